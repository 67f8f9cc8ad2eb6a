"""How much of a tie's movement is everybody's: its surprises and those of other ties in, the share they explain out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tieline.ties.blocks import blocks
from tieline.ties.filters.local_level import local_level
from tieline.ties.measure import Floats
from tieline.ties.quantiles import central
from tieline.ties.weekly import Weekly
from tieline.ties.world import World

FACTORS = 2
BLOCKS = 10  # stretches of weeks, each foretold from the others
TIES = 19  # others needed for a factor to be common
MOST = 200  # others that are used, the most reported first
REPORTED = 0.8  # share of the weeks that the sources cover in which another tie must have happenings
_DRAWS = 999


def explained(tie: Weekly, world: World, ends: tuple[str, str], level: float, rng: np.random.Generator) -> (
    tuple[float, float, float] | None
):  # fmt: skip
    """R² gained, with its interval; None where fewer than 19 other ties are reported on throughout.

    A surprise is the difference of a week's mean weight from its forecast, in the forecast's scale. Factors are the
    first two principal components of the surprises of ties that share no member. The R² is cross-validated over
    stretches of weeks, so that it can be negative, where the factors explain nothing; the interval is a block bootstrap
    of the weeks' errors.
    """
    covered, world = world.acted, world.busiest
    others = _others(world, ends, int(covered.sum()))
    if len(others) < TIES:
        return None
    sums = Weekly(
        n=world.n[others], weight=world.weight[others], squares=world.squares[others], conflict=world.conflict[others]
    )
    surprises = np.nan_to_num(_surprises(sums))
    own = _surprises(tie)[0]
    seen = np.flatnonzero(np.isfinite(own))
    factors = _factors(surprises)[seen]
    kept, plain = _errors(own[seen], factors)
    drawn = blocks(len(kept), _DRAWS, rng)
    low, high = central(1 - kept[drawn].sum(axis=1) / plain[drawn].sum(axis=1), level)
    return float(1 - kept.sum() / plain.sum()), low, high


def _others(world: World, ends: tuple[str, str], covered: int) -> NDArray[np.int64]:
    fit = np.flatnonzero(world.without(*ends) & ((world.n > 0).sum(axis=1) >= REPORTED * covered))
    order = np.argsort(-world.n[fit].sum(axis=1), kind="stable")
    return np.sort(fit[order[:MOST]])


def _surprises(sums: Weekly) -> Floats:
    """Shape (ties, weeks); NaN in weeks without happenings."""
    filtered = local_level(sums)
    return np.asarray((np.atleast_2d(sums.mean) - filtered.forecast) / filtered.forecast_scale)


def _factors(surprises: Floats) -> Floats:
    """Shape (weeks, factors)."""
    centred = surprises - surprises.mean(axis=1, keepdims=True)
    _, _, right = np.linalg.svd(centred, full_matrices=False)
    return np.asarray(right[:FACTORS].T * np.sqrt(surprises.shape[1]))


def _errors(own: Floats, factors: Floats) -> tuple[Floats, Floats]:
    """Squared errors of each week, foretold from the factors of the week and from the mean alone."""
    kept, plain = np.empty(len(own)), np.empty(len(own))
    for held in np.array_split(np.arange(len(own)), BLOCKS):
        rest = np.setdiff1d(np.arange(len(own)), held)
        design = np.column_stack([np.ones(len(rest)), factors[rest]])
        fit = np.linalg.lstsq(design, own[rest], rcond=None)[0]
        kept[held] = (own[held] - np.column_stack([np.ones(len(held)), factors[held]]) @ fit) ** 2
        plain[held] = (own[held] - own[rest].mean()) ** 2
    return kept, plain
