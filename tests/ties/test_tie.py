"""What every measure starts from: each happening once, nothing outside of the window, whole weeks only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from make import ENDS, Doing, Promise, make_tie, weeks_from

from tieline.ties.happenings import Happenings
from tieline.ties.window import Window
from tieline.ties.world import covered_weeks

WINDOW = weeks_from(date(2020, 1, 1), 4)
MONDAY = WINDOW.since


def _doing(name: str, day: date, end: date | None = None) -> Doing:
    return Doing(id=name, day=day, end=end)


def test_happenings_stand_in_order_whatever_order_they_came_in() -> None:
    rows = [_doing("b", date(2020, 1, 8)), _doing("a", date(2020, 1, 8)), _doing("c", date(2020, 1, 7))]
    assert make_tie(rows, WINDOW).acts.ids == ("c", "a", "b")
    assert make_tie(rows[::-1], WINDOW).acts.ids == ("c", "a", "b")


def test_a_happening_in_two_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="each counts once"):
        make_tie([_doing("a", MONDAY), _doing("a", MONDAY)], WINDOW)


def test_a_pledge_in_two_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="each counts once"):
        make_tie([], WINDOW, promises=[Promise(id="a", day=MONDAY), Promise(id="a", day=MONDAY)])


def test_a_week_that_is_cut_off_is_left_out() -> None:
    window = Window(date(2020, 1, 2), date(2020, 1, 21))  # a Thursday to a Tuesday
    rows = [_doing(name, date(2020, 1, day)) for name, day in {"a": 3, "b": 6, "c": 19, "d": 20}.items()]
    assert make_tie(rows, window).acts.ids == ("b", "c")


def test_what_lasts_into_the_next_week_counts_in_that_week() -> None:
    """At the end of the week in which it began nobody knew it as it stands in the rows."""
    tie = make_tie([_doing("a", date(2020, 1, 12), date(2020, 1, 13))], WINDOW)
    assert tie.weekly.n.tolist() == [0, 1, 0, 0]


def test_what_is_not_dated_to_a_week_has_no_week() -> None:
    tie = make_tie([_doing("month", date(2020, 1, 6), date(2020, 1, 13))], WINDOW)
    assert (len(tie.acts), len(tie.happenings)) == (0, 1)


def test_a_happening_outside_of_the_window_is_refused() -> None:
    late = make_tie([_doing("a", date(2020, 1, 28))], WINDOW)
    with pytest.raises(ValueError, match="outside"):
        replace(late, window=Window(MONDAY, date(2020, 1, 26)))


def test_an_outcome_seen_after_the_window_is_refused() -> None:
    tie = make_tie([], WINDOW, promises=[Promise(id="a", day=MONDAY, outcome="fulfilled", as_of=date(2020, 1, 31))])
    with pytest.raises(ValueError, match="outcome"):
        replace(tie, window=Window(MONDAY, date(2020, 1, 30)))


def test_a_world_of_other_weeks_is_refused() -> None:
    tie, longer = make_tie([], WINDOW), make_tie([], weeks_from(MONDAY, 5))
    with pytest.raises(ValueError, match="weeks of the world"):
        replace(tie, world=longer.world)


@pytest.mark.parametrize("ends", [("BBB", "AAA"), ("AAA", "AAA")])
def test_a_tie_has_two_ends_in_alphabetical_order(ends: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="alphabetical"):
        make_tie([], WINDOW, ends=ends)


def test_sums_by_week() -> None:
    rows = [
        Doing(id="a", day=date(2020, 1, 6), weight=2.0),
        Doing(id="b", day=date(2020, 1, 7), weight=-4.0),
        Doing(id="c", day=date(2020, 1, 22), weight=5.0),
        Doing(id="d", day=date(2020, 1, 22), weight=None),
    ]
    sums = make_tie(rows, WINDOW).weekly
    assert sums.n.tolist() == [2, 0, 1, 0]
    assert sums.mean.tolist() == [-1.0, 0.0, 5.0, 0.0]
    assert sums.squares.tolist() == [20.0, 0.0, 25.0, 0.0]
    assert sums.conflict.tolist() == [1, 0, 0, 0]


def test_the_volume_of_the_members_leaves_the_tie_itself_out() -> None:
    pairs = [ENDS, ("AAA", "CCC"), ("BBB", "CCC"), ("CCC", "DDD")]
    rows = [Doing(id=f"{a}{b}", day=MONDAY, first=a, second=b) for a, b in pairs]
    world = make_tie(rows, WINDOW).world
    assert world.volume.tolist() == [4, 0, 0, 0]
    assert world.volume_of_members(ENDS).tolist() == [2, 0, 0, 0]


def test_a_source_that_speaks_every_day_is_missing_as_soon_as_it_is_silent() -> None:
    assert covered_weeks(np.array([0, 30, 40, 0, 0, 35])).tolist() == [False, True, True, False, False, True]


def test_a_source_that_speaks_rarely_may_be_silent() -> None:
    """A report a week: silence of four weeks has a probability of e^-4, 1.8 %; of five it is a hole, till it speaks."""
    reported = np.array([1, 2, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2])
    assert covered_weeks(reported).tolist() == [True] * 9 + [False] * 3 + [True]


def test_later_weeks_change_no_earlier_one() -> None:
    reported = np.random.default_rng(3).poisson(0.7, 200)
    whole = covered_weeks(reported)
    for weeks in (10, 60, 150):
        np.testing.assert_array_equal(covered_weeks(reported[:weeks]), whole[:weeks])


def test_a_window_too_short_for_a_week_has_no_weeks() -> None:
    tie = make_tie([_doing("a", date(2020, 1, 8))], Window(date(2020, 1, 7), date(2020, 1, 11)))
    assert len(tie.acts) == 0
    assert tie.world.coverage == 0.0
    assert tie.weekly.n.tolist() == []


def test_owners_are_counted_once() -> None:
    rows = [
        Doing(id="a", day=MONDAY, owners=("one", "two")),
        Doing(id="b", day=MONDAY, owners=("two", "three")),
    ]
    happenings: Happenings = make_tie(rows, WINDOW).acts
    assert happenings.independent == 3
    assert np.array_equal(happenings.week, np.full(2, WINDOW.weeks[0]))
