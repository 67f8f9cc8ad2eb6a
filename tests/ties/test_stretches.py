"""Intervals from stretches of weeks: happenings that come in waves count less."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.ties.posteriors import Beta
from tieline.ties.stretches import effective, ratio, stretches


def test_what_is_left_over_joins_a_stretch() -> None:
    assert stretches(np.ones(14, dtype=np.int64)).tolist() == [5.0, 5.0, 4.0]
    assert stretches(np.ones(3, dtype=np.int64)).tolist() == [3.0]


def test_a_ratio_that_never_changes_has_no_spread() -> None:
    assert ratio(np.array([2.0, 4.0, 6.0]), np.array([1.0, 2.0, 3.0]), 0.9) == (2.0, 2.0, 2.0)


def test_the_mean_of_stretches_has_students_interval() -> None:
    """Over ones a ratio is a mean; 2.92 is Student's t at 95 % with two degrees of freedom, 1/sqrt(3) the error."""
    value, low, high = ratio(np.array([1.0, 2.0, 3.0]), np.ones(3), 0.9)
    assert (value, low, high) == pytest.approx((2.0, 2 - 2.91999 / np.sqrt(3), 2 + 2.91999 / np.sqrt(3)), rel=1e-5)


def test_waves_are_worth_less_than_a_steady_run() -> None:
    steady = effective(np.full(20, 10.0), np.full(20, 3.0), 0.9)
    waves = effective(np.full(20, 10.0), np.tile([10.0, 0.0, 0.0, 2.0], 5), 0.9)
    assert waves < steady / 2
    assert steady <= 200


def test_ratios_hold_at_the_nominal_rate() -> None:
    """90 % intervals over two years, of weeks that are alike and of weeks that come in waves: 86 to 93 %."""
    rng = np.random.default_rng(13)
    for wave in (None, 1.0):
        hits = []
        for _ in range(1_000):
            n = rng.poisson(2 * (rng.gamma(wave, 1 / wave, 104) if wave else np.ones(104)))
            weight = 1.5 * n + 3 * np.sqrt(n) * rng.normal(size=104)
            _, low, high = ratio(stretches(weight), stretches(rng.poisson(50, 104)), 0.9)
            hits.append(low <= 3 / 50 <= high)
        assert 0.86 <= np.mean(hits) <= 0.93


def test_shares_in_waves_hold_at_the_nominal_rate() -> None:
    """The same for a share whose weeks have shares of their own: 86 to 95 %, more where there are no waves."""
    rng = np.random.default_rng(14)
    for wavy in (False, True):
        hits = []
        for _ in range(1_000):
            n = rng.poisson(2, 104)
            k = rng.binomial(n, rng.beta(3, 7, 104) if wavy else np.full(104, 0.3))
            worth = effective(stretches(n), stretches(k), 0.9) / n.sum()
            low, high = Beta(0.5 + worth * k.sum(), 0.5 + worth * (n - k).sum()).interval(0.9)
            hits.append(low <= 0.3 <= high)
        assert 0.86 <= np.mean(hits) <= 0.95
