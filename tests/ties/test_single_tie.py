"""Numbers of the measures on single ties that can be worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from make import ENDS, Doing, Promise, make_tie, weeks_from

from tieline.ties.cadence import DAYS_OF_A_MONTH, cadence
from tieline.ties.conflict_share import conflict_share
from tieline.ties.follow_through import follow_through
from tieline.ties.hostility import WEEKS_OF_A_YEAR, hostility
from tieline.ties.intensity import intensity
from tieline.ties.level import level
from tieline.ties.measure import Estimate, Measure, NotEnough, Result

WINDOW = weeks_from(date(2019, 1, 1), 52)


def _day(number: int) -> date:
    return WINDOW.since + timedelta(days=number)


def _steady(weights: tuple[float, ...] = (-4.0, 2.0, 3.0, 7.0)) -> list[Doing]:
    """One happening a week, the weights in turn."""
    return [Doing(id=f"w{w}", day=_day(7 * w), weight=weights[w % len(weights)]) for w in range(52)]


def _estimates(told: Result) -> dict[tuple[str, str | None], Estimate]:
    assert isinstance(told, Measure), told
    return {(e.name, e.of): e for e in told.estimates}


def test_a_steady_tie_stands_at_its_mean() -> None:
    now = _estimates(level(make_tie(_steady(), WINDOW)))["level", None]
    assert now.low is not None
    assert now.high is not None
    assert now.low < 2.0 < now.high
    assert now.value == pytest.approx(2.0, abs=0.8)


def test_the_level_falls_when_the_tie_turns() -> None:
    turned = [*_steady((3.0, 5.0))[:26], *_steady((-9.0, -5.0))[26:]]
    told = level(make_tie(turned, WINDOW))
    assert isinstance(told, Measure)
    (path,) = told.paths
    assert path.value[25] > 2
    assert path.high[-1] < 0
    assert np.isnan(path.value[18])  # nineteen happenings by then
    assert np.isfinite(path.value[19])


def test_conflict_over_the_window_is_the_plain_share() -> None:
    found = _estimates(conflict_share(make_tie(_steady(), WINDOW)))
    assert found["over_the_window", None].value == 13 / 52
    assert found["conflict_share", None].value == pytest.approx(0.25, abs=0.05)


def test_a_tie_without_conflict_has_a_share_of_nothing_and_an_interval_above() -> None:
    whole = _estimates(conflict_share(make_tie(_steady((1.0,)), WINDOW)))["over_the_window", None]
    assert whole.value == whole.low == 0
    assert whole.high is not None
    assert 0 < whole.high < 0.1


def test_hostility_of_a_year() -> None:
    """13 of 52 in 52 weeks: a year has 52.18 of them."""
    found = _estimates(hostility(make_tie(_steady(), WINDOW)))
    years = 52 / WEEKS_OF_A_YEAR
    assert found["hostility", None].value == pytest.approx((13 / years) / np.sqrt(52 / years))
    assert found["happenings", None].value == pytest.approx(52 / years)
    assert found["conflictual", None].value == pytest.approx(13 / years)


def test_uncovered_weeks_are_no_time() -> None:
    doings = _steady()[:26]
    silent = WINDOW.weeks[26:].tolist()
    half = _estimates(hostility(make_tie(doings, WINDOW, silent=silent)))
    whole = _estimates(hostility(make_tie(doings, WINDOW)))
    assert half["happenings", None].value == pytest.approx(2 * whole["happenings", None].value)


def test_intensity_over_three_volumes() -> None:
    """A weight of 8 in four weeks; with the rest of the world at three a week, two of which touch an end."""
    others = [
        Doing(id=f"{a}{b}{w}", day=_day(7 * w), first=a, second=b)
        for a, b in (("AAA", "CCC"), ("BBB", "CCC"), ("CCC", "DDD"))
        for w in range(52)
    ]
    found = _estimates(intensity(make_tie([*_steady(), *others], WINDOW)))
    assert found["raw", None].value == pytest.approx(2.0)
    assert found["global_volume", None].value == pytest.approx(2.0 / 4 * 1_000)
    assert found["member_volume", None].value == pytest.approx(2.0 / 2 * 100)


def test_intensity_says_where_the_ends_do_nothing_with_others() -> None:
    told = intensity(make_tie(_steady(), WINDOW))
    assert isinstance(told, Measure)
    assert [e.name for e in told.estimates] == ["raw", "global_volume"]
    assert any("nothing with others" in note for note in told.notes)


def _contacts(days: range) -> list[Doing]:
    return [
        Doing(id=f"c{d}", day=_day(d), status="held", mode="phone" if d % 2 else "visit", rank="minister", weight=None)
        for d in days
    ]


def test_cadence_counts_days_not_contacts() -> None:
    made = _contacts(range(0, 300, 10))
    again = [Doing(id=f"again{d.id}", day=d.day, status="held", mode="meeting", weight=None) for d in made]
    announced = [Doing(id="soon", day=_day(301), status="announced", mode="visit", weight=None)]
    found = _estimates(cadence(make_tie([*made, *again, *announced], WINDOW)))
    months = 52 * 7 / DAYS_OF_A_MONTH
    assert found["cadence", None].value == pytest.approx(30 / months)
    assert found["by_mode", "meeting"].value == pytest.approx(30 / months)
    assert found["by_mode", "visit"].value == pytest.approx(30 / months)
    assert ("by_mode", "phone") not in found
    assert found["by_rank", "minister"].value == pytest.approx(30 / months)
    assert found["by_rank", "unknown"].value == pytest.approx(30 / months)


def test_the_gap_since_the_last_contact() -> None:
    """Thirty contacts in 291 days, then 73 days of silence."""
    found = _estimates(cadence(make_tie(_contacts(range(0, 300, 10)), WINDOW)))
    assert found["gap", None].value == 52 * 7 - 1 - 290
    assert found["gap_expected", None].value == pytest.approx(291 / 30.5)
    assert found["silence", None].value == pytest.approx((291 / 364) ** 30.5)


def test_silence_of_the_sources_is_no_silence_of_the_tie() -> None:
    made = _contacts(range(0, 300, 10))
    silent = WINDOW.weeks[42:].tolist()
    found = _estimates(cadence(make_tie(made, WINDOW, silent=silent)))
    assert found["gap", None].value == 73
    assert found["silence", None].value == pytest.approx((291 / 294) ** 30.5)  # three days of the last week


def _rated(count: int, outcome: str | None, days: int, direction: int = 0) -> list[Promise]:
    return [
        Promise(
            id=f"{outcome}{days}{direction}{i}",
            day=_day(i),
            outcome=outcome,
            as_of=_day(i + days) if outcome else None,
            direction=direction,
        )
        for i in range(count)
    ]


def test_follow_through() -> None:
    promises = [
        *_rated(20, "fulfilled", 100, direction=1),
        *_rated(5, "partly_fulfilled", 190),
        *_rated(15, "broken", 150, direction=1),
        *_rated(10, "in_the_works", 200),
        *_rated(7, None, 0),
    ]
    told = follow_through(make_tie([], WINDOW, promises=promises))
    found = _estimates(told)
    assert isinstance(told, Measure)
    assert told.n == 50
    assert found["kept_in_full", None].value == 20 / 40
    assert found["kept_at_least_in_part", None].value == 25 / 40
    assert found["kept_in_full", f"pledges of {ENDS[0]}"].value == 20 / 35
    assert found["kept_within", "182 days"].value == 20 / 50
    assert found["failed_within", "182 days"].value == 15 / 50
    assert ("kept_within", "365 days") not in found
    assert any("7 pledges have no rating" in note for note in told.notes)
    assert any("no person has confirmed" in note for note in told.notes)


def test_follow_through_says_what_is_lacking() -> None:
    none = follow_through(make_tie([], WINDOW))
    unrated = follow_through(make_tie([], WINDOW, promises=_rated(30, None, 0)))
    assert isinstance(none, NotEnough)
    assert isinstance(unrated, NotEnough)
    assert none.reason == "no pledges between the two ends in the window"
    assert "await a rating" in unrated.reason
