"""Mixtures of some series that come closest to others: many least-squares problems on the simplex, solved at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ties.measure import Floats

_STEPS = 2_000
_CLOSE = 1e-6


@dataclass(frozen=True, kw_only=True)
class Fits:
    """What each series is beside its mixture. weights: shape (targets, parts). gap: shape (targets, weeks), the series
    less its mixture, whose mean over the fitted weeks is nought; NaN where the series has no value. error: the root
    mean square of the gap over these weeks. seen: how many of them hold a value."""

    weights: Floats
    gap: Floats
    error: Floats
    seen: NDArray[np.int64]


def fit(
    targets: Floats, parts: Floats, allowed: NDArray[np.bool_], fitted: NDArray[np.bool_], *, penalty: float = 0.0
) -> Fits:
    """Each target as a mixture of the parts, each series' own mean over the fitted weeks taken out.

    targets: shape (k, weeks), NaN where there is no value. parts: shape (m, weeks), finite. allowed: shape (k, m),
    which parts each target may be mixed from, at least one. fitted: shape (weeks,) or (k, weeks), the weeks that
    weights are chosen on; only those of them count in which the target has a value, at least one. penalty: of the sum
    of squared weights, for each week, in the square of the values' unit: the greater, the more even the mixture.
    """
    known = np.isfinite(targets)
    use = (known & fitted).astype(np.float64)
    seen = use.sum(axis=1)
    own = np.where(known, targets, 0.0)
    own_mean = (own * use).sum(axis=1) / seen
    part_means = use @ parts.T / seen[:, None]
    gram = np.stack([(parts * row) @ parts.T for row in use])
    gram -= seen[:, None, None] * part_means[:, :, None] * part_means[:, None, :]
    gram += penalty * seen[:, None, None] * np.eye(len(parts))
    toward = (own * use) @ parts.T - (seen * own_mean)[:, None] * part_means
    weights = on_simplex(gram, toward, allowed)
    gap = (targets - own_mean[:, None]) - (weights @ parts - (weights * part_means).sum(axis=1)[:, None])
    error = np.sqrt(np.nansum(np.where(use > 0, gap, 0.0) ** 2, axis=1) / seen)
    return Fits(weights=weights, gap=gap, error=error, seen=seen.astype(np.int64))


def on_simplex(gram: Floats, toward: Floats, allowed: NDArray[np.bool_]) -> Floats:
    """Weights w, none below zero, one in sum and zero where not allowed, for which w'Gw / 2 - w'b is least.

    gram: shape (k, m, m), positive semidefinite. toward: shape (k, m). By accelerated projected gradient (Beck &
    Teboulle 2009, SIAM J. Imaging Sciences 2), begun anew where it overshoots, with the projection of Duchi et al.
    (2008, ICML).
    """
    inside = allowed[:, :, None] & allowed[:, None, :]
    sums = np.abs(np.where(inside, gram, 0.0)).sum(axis=2).max(axis=1)  # bounds the greatest eigenvalue
    steps = 1 / np.maximum(np.minimum(sums, np.trace(np.where(inside, gram, 0.0), axis1=1, axis2=2)), 1e-300)
    weights = ahead = allowed / allowed.sum(axis=1, keepdims=True)
    pace = np.ones(len(gram))
    for _ in range(_STEPS):
        slope = np.einsum("kij,kj->ki", gram, ahead) - toward
        new = _project(ahead - steps[:, None] * slope, allowed)
        over = ((new - weights) * (ahead - new)).sum(axis=1) > 0
        pace = np.where(over, 1.0, pace)
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        moved = new - weights
        ahead, weights, pace = new + ((pace - 1) / faster)[:, None] * moved, new, faster
        if float(np.abs(moved).max()) < _CLOSE:
            break
    return np.asarray(weights)


def _project(points: Floats, allowed: NDArray[np.bool_]) -> Floats:
    """The nearest points with no coordinate below zero, a sum of one, and zeros where not allowed."""
    held = np.where(allowed, points, -np.inf)
    ordered = -np.sort(-held, axis=1)
    with np.errstate(invalid="ignore"):
        excess = np.cumsum(np.where(np.isfinite(ordered), ordered, 0.0), axis=1) - 1
        above = ordered - excess / np.arange(1, points.shape[1] + 1) > 0
    count = points.shape[1] - np.argmax(above[:, ::-1], axis=1)
    threshold = np.take_along_axis(excess, count[:, None] - 1, axis=1) / count[:, None]
    return np.where(allowed, np.maximum(points - threshold, 0.0), 0.0)
