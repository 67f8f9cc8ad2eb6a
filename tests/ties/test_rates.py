"""Where the rate of a count shifts, and how sure that is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.ties.rates import dispersion, rate_shifts
from tieline.ties.segments import Shift


def _shifts(counts: list[int], exposure: float | list[float] = 1.0, shortest: int = 2) -> tuple[Shift, ...]:
    values = np.array(counts, dtype=np.int64)
    exposed = np.broadcast_to(np.asarray(exposure, dtype=np.float64), values.shape)
    return rate_shifts(values, exposed, shortest, level=0.9, rng=np.random.default_rng(1))


def test_a_rate_that_triples_is_placed_and_sized() -> None:
    (shift,) = _shifts([2, 1, 3, 2] * 8 + [6, 7, 5, 6] * 8)
    assert shift.at == 32
    assert (shift.before, shift.after) == (2.0, 6.0)
    assert shift.low <= 32 <= shift.high


def test_a_burst_of_a_few_weeks_is_two_shifts() -> None:
    assert [shift.at for shift in _shifts([1, 0, 2, 1] * 6 + [12, 14, 11] + [1, 0, 2, 1] * 6)] == [24, 27]


def test_where_twice_as_much_is_reported_twice_as_many_are_no_shift() -> None:
    counts = [2, 1, 3, 2] * 8 + [4, 2, 6, 4] * 8
    assert _shifts(counts)
    assert not _shifts(counts, [1.0] * 32 + [2.0] * 32)


@pytest.mark.parametrize(("mean", "spread"), [(0.5, 1), (2, 1), (2, 3), (8, 3)])
def test_steady_series_seldom_shift(mean: float, spread: int) -> None:
    """Three years, 150 times: about one in twenty, with its Monte-Carlo error."""
    rng = np.random.default_rng(5)
    means = np.full((150, 156), mean) if spread == 1 else rng.gamma(mean / (spread - 1), spread - 1, (150, 156))
    shifted = sum(bool(_shifts(series.tolist())) for series in rng.poisson(means))
    assert shifted / 150 <= 0.1


def test_the_interval_of_a_place_holds_it_as_often_as_it_says() -> None:
    held = []
    for seed in range(100):
        rng = np.random.default_rng(seed)
        found = _shifts([*rng.poisson(2, 60).tolist(), *rng.poisson(4, 60).tolist()])
        held += [found[0].low <= 60 <= found[0].high] if len(found) == 1 else []
    assert len(held) > 80
    assert 0.82 <= np.mean(held) <= 0.99


@settings(max_examples=60, deadline=None)
@given(counts=st.lists(st.integers(0, 30), max_size=50), shortest=st.integers(1, 5))
def test_places_are_apart_and_inside_their_intervals(counts: list[int], shortest: int) -> None:
    found = _shifts(counts, shortest=shortest)
    edges = [0, *(shift.at for shift in found), len(counts)]
    assert all(b - a >= shortest for a, b in pairwise(edges)) or not found
    assert all(shift.low <= shift.at <= shift.high for shift in found)


def test_poisson_counts_scatter_once_and_bursts_more() -> None:
    rng = np.random.default_rng(2)
    assert dispersion(rng.poisson(4, 2_000), np.ones(2_000)) == pytest.approx(1, abs=0.1)
    assert dispersion(rng.poisson(rng.gamma(2, 2, 2_000)), np.ones(2_000)) == pytest.approx(3, abs=0.4)
    assert dispersion(np.zeros(5, dtype=np.int64), np.ones(5)) == 1
