"""A series in, the places where its mean shifts out, and how sure each place is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ties.blocks import blocks
from tieline.ties.measure import Floats

Places = NDArray[np.int64]

_NORMAL = 1.4826  # median absolute deviation of a normal variable, times this, is its standard deviation


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift of the mean. at: index of the first value after it. low, high: bounds of that index. before, after: the
    means on either side."""

    at: int
    low: int
    high: int
    before: float
    after: float


def scale(values: Floats) -> float:
    """Standard deviation by the median absolute deviation; by the plain one where half of the values are equal."""
    spread = _NORMAL * float(np.median(np.abs(values - np.median(values))))
    return spread if spread > 0 else float(np.std(values))


def optimal(n: int, cost: Callable[[Places, int], Floats], penalty: float, shortest: int) -> tuple[int, ...]:
    """Indices at which new segments begin, such that the segments' costs plus `penalty` for each shift are least, over
    all ways to divide a series of n values (Jackson et al. 2005, IEEE Signal Processing Letters 12).

    cost: of the segments from each of some starts to one end. shortest: the fewest values a segment may have. Takes
    n² / 2 steps, done n at a time.
    """
    best = np.full(n + 1, np.inf)
    best[0] = -penalty
    last = np.zeros(n + 1, dtype=np.int64)
    for end in range(shortest, n + 1):
        starts = np.arange(0, end - shortest + 1)
        total = best[starts] + cost(starts, end) + penalty
        last[end] = starts[int(np.argmin(total))]
        best[end] = float(np.min(total))
    found, at = [], int(last[n])
    while at > 0:
        found.append(at)
        at = int(last[at])
    return tuple(reversed(found))


def partition(values: Floats, penalty: float, shortest: int) -> tuple[int, ...]:
    """Indices at which new segments begin, such that squared deviations from the segments' means plus `penalty` for
    each shift are least: the linear kernel of Arlot, Celisse & Harchaoui (2019, JMLR 20). values: shape (n,), finite.
    """
    sums, squares = cumulative(values), cumulative(values**2)

    def cost(starts: Places, end: int) -> Floats:
        deviations = squares[end] - squares[starts] - (sums[end] - sums[starts]) ** 2 / (end - starts)
        return np.asarray(deviations)

    return optimal(len(values), cost, penalty, shortest)


def shifts(
    values: Floats, penalty: float, shortest: int, *, level: float, rng: np.random.Generator, draws: int = 399
) -> tuple[Shift, ...]:
    """The shifts of a series, each with the interval of its place.

    The interval is the basic bootstrap of the place between the neighbouring shifts, with residuals drawn in blocks, so
    that what lasts a few values does not pass for certainty (Hušková & Kirch 2008, J. Time Series Analysis 29).
    """
    places = partition(values, penalty, shortest)
    edges = (0, *places, len(values))
    return tuple(
        _shift(values[a:c], a, b - a, shortest, level, rng, draws)
        for a, b, c in zip(edges, edges[1:], edges[2:], strict=False)
    )


def _shift(
    values: Floats, offset: int, at: int, shortest: int, level: float, rng: np.random.Generator, draws: int
) -> Shift:
    before, after = float(values[:at].mean()), float(values[at:].mean())
    drawn = np.concatenate(
        [values[:at][blocks(at, draws, rng)], values[at:][blocks(len(values) - at, draws, rng)]], axis=1
    )
    tail = (1 - level) / 2
    moved = _best_place(drawn, shortest) - at
    low, high = at - np.quantile(moved, [1 - tail, tail], method="inverted_cdf")
    edge = len(values) - shortest
    return Shift(
        at=offset + at,
        low=offset + int(np.clip(low, shortest, at)),
        high=offset + int(np.clip(high, at, max(edge, at))),
        before=before,
        after=after,
    )


def _best_place(series: Floats, shortest: int) -> NDArray[np.int64]:
    """For each series, shape (draws, n), the index that divides it with the least squared deviation."""
    n = series.shape[1]
    sums = np.cumsum(series, axis=1)
    places = np.arange(shortest, n - shortest + 1)
    left, total = sums[:, places - 1], sums[:, -1:]
    explained = left**2 / places + (total - left) ** 2 / (n - places)
    return np.asarray(places[np.argmax(explained, axis=1)])


def cumulative(values: Floats) -> Floats:
    """Sums of the first 0, 1, ... n values."""
    return np.concatenate([[0.0], np.cumsum(values)])
