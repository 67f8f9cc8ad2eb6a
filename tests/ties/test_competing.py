"""The Aalen-Johansen estimator against a small example worked by hand, and against known risks."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.ties.competing import CENSORED, incidence

# Five pledges: kept after 1 day, failed after 2, open after 3, kept after 4, open after 5.
TIMES = np.array([1, 2, 3, 4, 5])
CAUSES = np.array([1, 2, CENSORED, 1, CENSORED])


def test_worked_by_hand() -> None:
    """At risk 5, 4, 2; survival before 1, 4/5, 3/5: kept 1/5, then 1/5 + 3/5 * 1/2; failed 4/5 * 1/4."""
    kept, failed = incidence(TIMES, CAUSES, 1), incidence(TIMES, CAUSES, 2)
    assert kept.times.tolist() == [1.0, 2.0, 4.0]
    assert kept.share.tolist() == pytest.approx([0.2, 0.2, 0.5])
    assert failed.share.tolist() == pytest.approx([0.0, 0.2, 0.2])


def test_variance_worked_by_hand() -> None:
    """By day 4, of kept: (3/10)^2 1/(5*4) + (3/10)^2 1/(4*3), the risk that went by; 1^2 (5-1) 1/5^3 +
    (3/5)^2 (2-1) 1/2^3, the own steps; -2 (3/10) 1 1/5^2, what both share."""
    by_hand = 0.09 / 20 + 0.09 / 12 + 4 / 125 + 0.36 / 8 - 0.6 / 25
    assert incidence(TIMES, CAUSES, 1).variance[-1] == pytest.approx(by_hand)


def test_without_censoring_it_is_the_binomial_share() -> None:
    rng = np.random.default_rng(1)
    times, causes = rng.integers(1, 30, 40), rng.integers(1, 3, 40)
    found = incidence(times, causes, 1)
    expected = np.array([((times <= t) & (causes == 1)).mean() for t in found.times])
    np.testing.assert_allclose(found.share, expected)
    np.testing.assert_allclose(found.variance, expected * (1 - expected) / 40, atol=1e-15)


def test_before_the_first_outcome_nothing_is_known() -> None:
    assert incidence(TIMES, CAUSES, 1).by(0, 0.9) == (0.0, 0.0, 1.0)


def test_intervals_hold_at_the_nominal_rate() -> None:
    """90 % intervals of the share kept within a year, of 60 pledges, a third of them open: 87 to 93 %."""
    rng = np.random.default_rng(2)
    truth = 0.6 * (1 - np.exp(-365 / 300))
    hits = []
    for _ in range(1_500):
        until, last = np.ceil(rng.exponential(300, 60)), rng.integers(50, 1_000, 60)
        causes = np.where(until <= last, rng.choice([1, 2], 60, p=[0.6, 0.4]), CENSORED)
        _, low, high = incidence(np.minimum(until, last).astype(np.int64), causes, 1).by(365, 0.9)
        hits.append(low <= truth <= high)
    assert 0.87 <= np.mean(hits) <= 0.93
