"""Where the mean of a series shifts, and how sure that is."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
import ruptures
from hypothesis import given, settings
from hypothesis import strategies as st
from make import Doing, make_tie, weeks_from

from tieline.ties.breaks import CONFLICT, TONE, breaks
from tieline.ties.measure import Floats, Measure
from tieline.ties.segments import partition, scale, shifts
from tieline.ties.tie import Tie


def _stepped(rng: np.random.Generator, lengths: list[int], means: list[float]) -> Floats:
    return np.concatenate([rng.normal(m, 1, n) for m, n in zip(means, lengths, strict=True)])


@pytest.mark.parametrize("seed", range(12))
def test_the_partition_is_that_of_ruptures(seed: int) -> None:
    rng = np.random.default_rng(seed)
    series = _stepped(rng, rng.integers(10, 60, 4).tolist(), rng.normal(0, 1.5, 4).tolist())
    penalty = float(rng.uniform(3, 25))
    theirs = ruptures.KernelCPD(kernel="linear", min_size=4).fit(series.reshape(-1, 1)).predict(pen=penalty)
    assert partition(series, penalty, 4) == tuple(int(place) for place in theirs[:-1])


@settings(max_examples=60, deadline=None)
@given(
    series=st.lists(st.floats(-10, 10), min_size=0, max_size=40),
    penalty=st.floats(0, 50),
    shortest=st.integers(1, 6),
)
def test_no_other_single_place_is_better(series: list[float], penalty: float, shortest: int) -> None:
    values = np.array(series)
    if len(values) < shortest:
        assert partition(values, penalty, shortest) == ()
        return
    found = partition(values, penalty, shortest)
    edges = [0, *found, len(values)]
    assert all(b - a >= shortest for a, b in pairwise(edges))
    best = _cost(values, edges) + penalty * len(found)
    others = [[0, place, len(values)] for place in range(shortest, len(values) - shortest + 1)]
    assert best <= min([_cost(values, [0, len(values)]), *(_cost(values, e) + penalty for e in others)]) + 1e-6


def _cost(values: Floats, edges: list[int]) -> float:
    parts = (values[a:b] for a, b in pairwise(edges))
    return float(sum(((part - part.mean()) ** 2).sum() for part in parts if len(part)))


def test_the_interval_of_a_place_holds_it_as_often_as_it_says() -> None:
    """A shift of one standard deviation in the middle of 150 weeks, 120 times; 90 % intervals."""
    held: list[bool] = []
    for seed in range(120):
        series = _stepped(np.random.default_rng(seed), [80, 70], [0, 1])
        found = shifts(series, 3 * np.log(150), 4, level=0.9, rng=np.random.default_rng(seed))
        held.extend(shift.low <= 80 <= shift.high for shift in found if len(found) == 1)
    assert len(held) > 100
    assert 0.82 <= np.mean(held) <= 0.97


def test_noise_alone_seldom_breaks() -> None:
    count = sum(
        len(partition(_scaled(np.random.default_rng(seed).normal(size=260)), 3 * np.log(260), 4)) for seed in range(60)
    )
    assert count / (60 * 5) < 0.1  # breaks a year


def _scaled(values: Floats) -> Floats:
    return np.asarray(values / scale(values))


def _tie(fall: float) -> Tie:
    """Two years of three happenings a week, whose weights fall by so much at the middle."""
    window = weeks_from(date(2018, 1, 1), 104)
    rng = np.random.default_rng(4)
    doings = [
        Doing(
            id=str(i),
            day=window.since + timedelta(weeks=i // 3),
            weight=float(3 + rng.normal() - (fall if i >= 156 else 0)),
        )
        for i in range(312)
    ]
    return make_tie(doings, window)


def test_a_fall_is_dated_and_sized() -> None:
    told = breaks(_tie(3.0))
    assert isinstance(told, Measure)
    rate, *shifted = told.estimates
    (shift,) = (one for one in shifted if one.of == TONE)
    assert rate.value == pytest.approx(0.5, abs=0.01)
    assert shift.value == pytest.approx(-3.0, abs=0.4)
    assert shift.day == date(2019, 1, 7) - timedelta(weeks=1)
    assert shift.day_low is not None
    assert shift.day_high is not None
    assert shift.day_low <= shift.day <= shift.day_high


def test_a_steady_tie_has_no_break_but_an_upper_bound_on_their_rate() -> None:
    told = breaks(_tie(0.0))
    assert isinstance(told, Measure)
    (rate,) = told.estimates
    assert rate.value == rate.low == 0
    assert rate.high is not None
    assert 0.5 < rate.high < 2


def test_weeks_of_conflict_are_a_break_even_where_tone_stays() -> None:
    """Two years of one fight a week; from the middle on five."""
    window = weeks_from(date(2018, 1, 1), 104)
    doings = [
        Doing(id=f"{week}-{i}", day=window.since + timedelta(weeks=week), weight=-4.0)
        for week in range(104)
        for i in range(5 if week >= 52 else 1)
    ]
    told = breaks(make_tie(doings, window))
    assert isinstance(told, Measure)
    rate, shift = told.estimates
    assert rate.value == pytest.approx(0.5, abs=0.01)
    assert (shift.of, shift.day) == (CONFLICT, window.since + timedelta(weeks=52))
    assert shift.value == pytest.approx(4.0)
