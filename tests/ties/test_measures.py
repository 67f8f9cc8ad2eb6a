"""What every measure must survive: one matrix over all in the registry, whoever adds one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path as File

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import ENDS, Doing, Promise, make_tie, week_number, weeks_from

from tieline.ontology.shocks import Shock
from tieline.ties.measure import FLOOR, Measure, NotEnough, Path, Result
from tieline.ties.registry import MEASURES, measure_all
from tieline.ties.tie import Tie
from tieline.ties.window import Window, monday

WINDOW = weeks_from(date(2018, 1, 1), 104)
OTHERS = ("CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III")  # 21 ties between them: as many as resilience needs
RANKS = ("head_of_state", "minister", None)
SHOCK = Shock(id="storm", day=date(2019, 1, 15), name="Storm", parties=("ZZZ",), source="made up for this test")
every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
# Of these some numbers are about one end alone, and change places when the ends do.
DIRECTED = {"follow_through", "reciprocity", "triangularity"}


@functools.cache
def _world(seed: int = 0) -> tuple[tuple[Doing, ...], tuple[Promise, ...]]:
    """Two and a half years of a small world: acts and contacts of all pairs, pledges of the tie itself."""
    rng = np.random.default_rng(seed)
    states = (*ENDS, *OTHERS)
    doings = []
    for i, first in enumerate(states):
        for second in states[i + 1 :]:
            count = 700 if (first, second) == ENDS else 420
            days = np.sort(rng.integers(0, 130 * 7, count))
            for number, day in enumerate(days.tolist()):
                contact = number % 3 == 0
                doings.append(
                    Doing(
                        id=f"{first}{second}{number}",
                        day=WINDOW.since + timedelta(days=day),
                        end=WINDOW.since + timedelta(days=day + int(rng.integers(0, 3))),
                        first=first,
                        second=second,
                        direction=int(rng.integers(-1, 2)),
                        weight=float(rng.choice([-9.0, -4.0, -2.0, 1.0, 3.0, 5.0, 7.0])),
                        mode=str(rng.choice(["visit", "phone"])) if contact else None,
                        status="held" if contact else None,
                        rank=RANKS[number % len(RANKS)] if contact else None,
                    )
                )
    return tuple(doings), tuple(_promises(rng))


def _promises(rng: np.random.Generator) -> Sequence[Promise]:
    outcomes = ["fulfilled", "partly_fulfilled", "broken", "lapsed", "in_the_works", "not_rated", None]
    made = []
    for number in range(150):
        day = WINDOW.since + timedelta(days=int(rng.integers(0, 500)))
        outcome = outcomes[number % len(outcomes)]
        later = day + timedelta(days=int(rng.integers(1, 500)))
        way = int(rng.integers(-1, 2))
        made.append(Promise(id=f"p{number}", day=day, outcome=outcome, as_of=later if outcome else None, direction=way))
    return made


def _tie(
    doings: Sequence[Doing] | None = None, promises: Sequence[Promise] | None = None, window: Window = WINDOW
) -> Tie:
    made, promised = _world()
    tie = make_tie(made if doings is None else doings, window, promises=promised if promises is None else promises)
    return replace(tie, shocks=(SHOCK,) if window.since <= SHOCK.day <= window.until else ())


@functools.cache
def _of(name: str) -> Result:
    return MEASURES[name](_tie())


def _same(one: Result, other: Result) -> None:
    """The same to the last digit, paths and rows included."""
    assert one.plain() == other.plain()
    if isinstance(one, Measure) and isinstance(other, Measure):
        assert one.rows == other.rows
        assert [path.name for path in one.paths] == [path.name for path in other.paths]
        for mine, its in zip(one.paths, other.paths, strict=True):
            for column in ("days", "value", "low", "high"):
                np.testing.assert_array_equal(getattr(mine, column), getattr(its, column))


def _name(measure: Callable[[Tie], Result]) -> str:
    return next(name for name, registered in MEASURES.items() if registered is measure)


@every_measure
def test_it_answers_to_its_name_and_says_what_it_rests_on(measure: Callable[[Tie], Result]) -> None:
    told = _of(_name(measure))
    assert isinstance(told, Measure)
    assert told.name == _name(measure)
    assert told.formula.version >= 1
    assert told.estimates
    assert told.n == len(told.rows) == len(set(told.rows)) >= FLOOR
    assert told.independent == 1
    assert told.coverage == 1.0
    assert measure.__doc__
    assert "Declines" in measure.__doc__ or "declines" in measure.__doc__


@every_measure
def test_estimates_have_an_interval_around_them_or_say_why_not(measure: Callable[[Tie], Result]) -> None:
    told = _of(_name(measure))
    assert isinstance(told, Measure)
    for estimate in told.estimates:
        if estimate.low is None or estimate.high is None:
            assert estimate.note or estimate.censored, estimate
        else:
            assert estimate.low <= estimate.value <= estimate.high, estimate


@every_measure
def test_the_order_of_rows_changes_nothing(measure: Callable[[Tie], Result]) -> None:
    doings, promises = _world()
    order = np.random.default_rng(1).permutation(len(doings))
    _same(_of(_name(measure)), measure(_tie([doings[i] for i in order], promises[::-1])))


@every_measure
def test_ends_named_the_other_way_round_change_nothing(measure: Callable[[Tie], Result]) -> None:
    doings, promises = _world()
    turned = [replace(d, first=d.second, second=d.first, direction=-d.direction) for d in doings]
    promised = [replace(p, first=p.second, second=p.first, direction=-p.direction) for p in promises]
    _same(_of(_name(measure)), measure(_tie(turned, promised)))


@every_measure
def test_who_does_it_to_whom_changes_no_symmetric_number(measure: Callable[[Tie], Result]) -> None:
    doings, promises = _world()
    mirrored = [replace(d, direction=-d.direction) for d in doings]
    promised = [replace(p, direction=-p.direction) for p in promises]
    one, other = _of(_name(measure)), measure(_tie(mirrored, promised))
    if _name(measure) not in DIRECTED:
        _same(one, other)
    else:
        assert isinstance(one, Measure)
        assert isinstance(other, Measure)
        assert (one.n, one.independent, one.rows) == (other.n, other.independent, other.rows)


@every_measure
def test_a_report_more_of_the_same_happening_changes_nothing(measure: Callable[[Tie], Result]) -> None:
    doings, promises = _world()
    told_again = [replace(d, reports=d.reports + 1) for d in doings]
    _same(_of(_name(measure)), measure(_tie(told_again, promises)))


@every_measure
def test_what_comes_after_the_window_changes_nothing(measure: Callable[[Tie], Result]) -> None:
    """The small world goes on for half a year after the window; the measure of a world that ends with it is the same."""
    doings, promises = _world()
    past = [d for d in doings if (d.end or d.day) <= WINDOW.until]
    assert len(past) < len(doings)
    _same(_of(_name(measure)), measure(_tie(past, promises)))


_LATER = st.builds(
    Doing,
    id=st.uuids().map(str),
    day=st.dates(WINDOW.until + timedelta(days=1), WINDOW.until + timedelta(days=400)),
    first=st.just(ENDS[0]),
    second=st.sampled_from([ENDS[1], *OTHERS]),
    direction=st.integers(-1, 1),
    weight=st.one_of(st.none(), st.floats(-10, 10)),
    status=st.sampled_from(["held", "announced", None]),
)


@every_measure
@settings(max_examples=8, deadline=None)
@given(later=st.lists(_LATER, min_size=1, max_size=30, unique_by=lambda d: d.id))
def test_no_future_happening_changes_anything(measure: Callable[[Tie], Result], later: list[Doing]) -> None:
    doings, promises = _world()
    _same(_of(_name(measure)), measure(_tie([*later, *doings], promises)))


@every_measure
@pytest.mark.parametrize("weeks", [30, 61, 90])
def test_a_path_shows_what_was_known_then(measure: Callable[[Tie], Result], weeks: int) -> None:
    """The path of the long window at a week is the path, and the value, of the window that ends with that week."""
    whole = _of(_name(measure))
    assert isinstance(whole, Measure)
    then = measure(_tie(window=weeks_from(WINDOW.since, weeks)))
    for path in whole.paths:
        if isinstance(then, NotEnough):
            assert np.isnan(path.value[:weeks]).all()
            continue
        before = next(p for p in then.paths if p.name == path.name)
        _starts_as(path, before)
        now = next((e for e in then.estimates if e.name == path.name), None)
        if now is not None:
            assert now.value == pytest.approx(path.value[weeks - 1], rel=1e-9)
            assert now.low == pytest.approx(path.low[weeks - 1], rel=1e-9)
            assert now.high == pytest.approx(path.high[weeks - 1], rel=1e-9)


def _starts_as(path: Path, before: Path) -> None:
    for column in ("value", "low", "high"):
        np.testing.assert_allclose(getattr(path, column)[: len(before.days)], getattr(before, column), rtol=1e-9)


@every_measure
def test_paths_stand_on_the_weeks_of_the_window(measure: Callable[[Tie], Result]) -> None:
    told = _of(_name(measure))
    assert isinstance(told, Measure)
    for path in told.paths:
        np.testing.assert_array_equal(path.days, monday(WINDOW.weeks))
        known = ~np.isnan(path.value)
        assert known[-1]
        assert (path.low[known] <= path.value[known]).all()
        assert (path.value[known] <= path.high[known]).all()


@every_measure
def test_below_its_floor_it_declines_with_the_reason(measure: Callable[[Tie], Result]) -> None:
    doings, promises = _world()
    own = [d for d in doings if (d.first, d.second) == ENDS]
    others = [d for d in doings if (d.first, d.second) != ENDS]
    few = [replace(d, status="held") for d in own[: FLOOR - 1]]
    told = measure(_tie([*others, *few], promises[: FLOOR - 1]))
    assert isinstance(told, NotEnough)
    assert told.reason
    assert told.n < told.needed
    assert told.name == _name(measure)


@every_measure
@pytest.mark.parametrize(
    "window",
    [WINDOW, Window(date(2018, 1, 2), date(2018, 1, 4)), Window(date(1990, 1, 1), date(1990, 12, 31))],
    ids=["no row", "shorter than a week", "long ago"],
)
def test_where_nothing_is_known_it_declines(measure: Callable[[Tie], Result], window: Window) -> None:
    doings, promises = ([], []) if window == WINDOW else _world()
    told = measure(_tie(doings, promises, window))
    assert isinstance(told, NotEnough)
    assert told.n < told.needed


@every_measure
def test_a_tie_of_one_day_is_no_crash(measure: Callable[[Tie], Result]) -> None:
    """Thirty happenings on one day of two years, all alike: no spread, no second week."""
    alike = [Doing(id=str(i), day=date(2018, 6, 5), weight=-4.0, status="held") for i in range(30)]
    told = measure(_tie(alike, []))
    assert isinstance(told, NotEnough) or all(np.isfinite(e.value) for e in told.estimates)


@every_measure
def test_weeks_without_sources_are_no_quiet_weeks(measure: Callable[[Tie], Result]) -> None:
    doings, promises = _world()
    gap = WINDOW.weeks[40:60]
    kept = [d for d in doings if week_number(d.end or d.day) not in gap]
    told = measure(make_tie(kept, WINDOW, promises=promises, silent=gap.tolist()))
    assert isinstance(told, NotEnough) or told.coverage < 1


@pytest.mark.parametrize("name", MEASURES)
def test_it_has_a_page_in_the_guide(name: str) -> None:
    guide = File(__file__).parents[2] / "docs" / "measures"
    assert (guide / f"{name}.md").is_file()
    assert f"({name}.md)" in (guide / "index.md").read_text("utf-8")


def test_all_measures_in_the_order_of_the_registry() -> None:
    assert [told.name for told in measure_all(_tie())] == list(MEASURES)
