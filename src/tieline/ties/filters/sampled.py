"""One tie's weeks in, courses that its level may have taken out: the smoothed posterior of the local-level model."""

from __future__ import annotations

import numpy as np

from tieline.ties.filters.local_level import PRIOR_DF, PRIOR_VARIANCE, Filtered
from tieline.ties.measure import Floats
from tieline.ties.weekly import Weekly


def sampled(sums: Weekly, filtered: Filtered, draws: int, rng: np.random.Generator) -> Floats:
    """Levels at the end of each week given all weeks, shape (draws, weeks).

    Signal and common variance are drawn by what they count at the end, the variance of a single weight from its
    inverse gamma posterior, and the level backwards from the last week: forward filtering, backward sampling (Carter &
    Kohn 1994, Biometrika 81; Frühwirth-Schnatter 1994, J. Time Series Analysis 15).

    sums: of the tie that was filtered; filtered: of that tie alone.
    """
    counts = rng.multinomial(draws, filtered.weights[0] / filtered.weights[0].sum())
    pairs = zip(filtered.signals, filtered.commons, counts, strict=True)
    return np.concatenate([_paths(sums, q, c, int(count), rng) for q, c, count in pairs if count])


def _paths(sums: Weekly, signal: float, common: float, count: int, rng: np.random.Generator) -> Floats:
    """Courses under one pair."""
    worth = sums.n / (1 + common * sums.n)
    weeks = len(worth)
    centre, variance = np.zeros(weeks), np.zeros(weeks)
    m, c, squares = 0.0, 1.0, PRIOR_DF * PRIOR_VARIANCE
    for t, (w, mean) in enumerate(zip(worth.tolist(), sums.mean.tolist(), strict=True)):
        c += signal
        if w > 0:
            q = 1 + c * w
            error = mean - m
            m += c * w / q * error
            squares += w / q * error**2
            c /= q
        centre[t], variance[t] = m, c
    df = PRIOR_DF + int((worth > 0).sum())
    deviation = np.sqrt(squares / rng.chisquare(df, size=count))
    found = np.empty((count, weeks))
    found[:, -1] = centre[-1] + deviation * np.sqrt(variance[-1]) * rng.standard_normal(count)
    for t in range(weeks - 2, -1, -1):
        gain = variance[t] / (variance[t] + signal)
        spread = np.sqrt(variance[t] * (1 - gain))
        found[:, t] = centre[t] + gain * (found[:, t + 1] - centre[t])
        found[:, t] += deviation * spread * rng.standard_normal(count)
    return found
