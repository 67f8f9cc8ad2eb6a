"""Counts in, the places where their rate shifts out, and how sure each place is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import xlogy

from tieline.ties.measure import Floats
from tieline.ties.segments import Places, Shift, cumulative, optimal

PENALTY = 2.0  # times log n and the dispersion: about one steady series in twenty is said to shift
_DRAWS = 399

Counts = NDArray[np.int64]


def rate_shifts(
    counts: NDArray[np.int64], exposure: Floats, shortest: int, *, level: float, rng: np.random.Generator
) -> tuple[Shift, ...]:
    """The shifts of a rate, each with the interval of its place; before and after are counts per unit of exposure.

    Twice the log likelihood of Poisson counts with one rate a segment, less 2 log n for each shift (its place and its
    rate: the criterion of Schwarz 1978), is greatest; what counts scatter beyond Poisson divides the likelihood (quasi
    likelihood, Wedderburn 1974). counts: shape (n,). exposure: likewise, positive: where twice as much is reported,
    twice as many are expected. shortest: the fewest values a segment may have.

    The interval is that of the place found again in counts drawn with the rates and the dispersion found.
    """
    if not counts.any():
        return ()
    spread = dispersion(counts, exposure)
    sums, exposed = cumulative(counts.astype(np.float64)), cumulative(exposure)

    def cost(starts: Places, end: int) -> Floats:
        told = sums[end] - sums[starts]
        return -2 * _log_likelihood(told, exposed[end] - exposed[starts])

    places = optimal(len(counts), cost, PENALTY * float(np.log(len(counts))) * spread, shortest)
    edges = (0, *places, len(counts))
    return tuple(
        _shift(counts[a:c], exposure[a:c], a, b - a, shortest, spread, level, rng)
        for a, b, c in zip(edges, edges[1:], edges[2:], strict=False)
    )


def dispersion(counts: Counts, exposure: Floats) -> float:
    """How many times a Poisson count's variance the counts scatter, at least once: from differences of neighbours,
    which shifts of the rate hardly touch (von Neumann 1941, Annals of Mathematical Statistics 12)."""
    if len(counts) < 2 or not counts.any():
        return 1.0
    expected = exposure * counts.sum() / exposure.sum()
    residuals = (counts - expected) / np.sqrt(expected)
    return max(1.0, float(np.mean(np.diff(residuals) ** 2)) / 2)


def _shift(
    counts: Counts,
    exposure: Floats,
    offset: int,
    at: int,
    shortest: int,
    spread: float,
    level: float,
    rng: np.random.Generator,
) -> Shift:
    before, after = (float(counts[s].sum() / exposure[s].sum()) for s in (slice(at), slice(at, None)))
    expected = exposure * np.where(np.arange(len(counts)) < at, before, after)
    drawn = _drawn(expected, spread, rng)
    tail = (1 - level) / 2
    moved = _best_place(drawn, exposure, shortest) - at
    low, high = at - np.quantile(moved, [1 - tail, tail], method="inverted_cdf")
    return Shift(
        at=offset + at,
        low=offset + int(np.clip(low, min(shortest, at), at)),
        high=offset + int(np.clip(high, at, max(len(counts) - shortest, at))),
        before=before,
        after=after,
    )


def _drawn(expected: Floats, spread: float, rng: np.random.Generator) -> Counts:
    """Counts of these means, shape (draws, n), whose variance is `spread` times the mean: Poisson of gamma means."""
    size = (_DRAWS, len(expected))
    means = np.broadcast_to(expected, size)
    if spread > 1:
        means = rng.gamma(np.maximum(expected, 1e-9) / (spread - 1), spread - 1, size)
    return np.asarray(rng.poisson(means), dtype=np.int64)


def _best_place(drawn: Counts, exposure: Floats, shortest: int) -> Places:
    """For each series of counts, shape (draws, n), the index that divides it with the greatest likelihood."""
    sums, exposed = np.cumsum(drawn, axis=1), np.cumsum(exposure)
    places = np.arange(shortest, drawn.shape[1] - shortest + 1)
    left, total = sums[:, places - 1], sums[:, -1:]
    gain = _log_likelihood(left, exposed[places - 1]) + _log_likelihood(total - left, exposed[-1] - exposed[places - 1])
    return np.asarray(places[np.argmax(gain, axis=1)])


def _log_likelihood(told: Floats | Counts, exposed: Floats) -> Floats:
    """Of counts with one Poisson rate, where it is greatest, but for what no rate changes."""
    return np.asarray(xlogy(told, told / exposed))
