"""Sums of all ties by stretches of four weeks in, the same world drawn again and again out.

Happenings come in waves, so that whole stretches of weeks are drawn with replacement, the same for all ties: what
happened together stays together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ties.measure import Floats
from tieline.ties.stretches import WEEKS
from tieline.ties.world import World

DRAWS = 200


@dataclass(frozen=True, kw_only=True)
class Sums:
    """Happenings, the sum of their weights and how many are conflictual; each of shape (ties,)."""

    n: Floats
    weight: Floats
    conflict: Floats

    @property
    def mean(self) -> Floats:
        """Mean weight of each tie; NaN where nothing happened."""
        return np.where(self.n > 0, self.weight / np.maximum(self.n, 1), np.nan)


def summed(world: World, weeks: slice = slice(None)) -> Sums:
    """The sums of some weeks of the world."""
    n, weight, conflict = (m[:, weeks].sum(axis=1, dtype=np.float64) for m in (world.n, world.weight, world.conflict))
    return Sums(n=n, weight=weight, conflict=conflict)


def drawn(world: World, seed: int, weeks: slice = slice(None), draws: int = DRAWS) -> Iterator[Sums]:
    """The sums of as many stretches as there are, drawn with replacement."""
    parts = [by_stretch(m[:, weeks]) for m in (world.n, world.weight, world.conflict)]
    count = parts[0].shape[1]
    rng = np.random.default_rng(seed)
    for _ in range(draws):
        times = np.bincount(rng.integers(0, count, count), minlength=count).astype(np.float64)
        n, weight, conflict = (part @ times for part in parts)
        yield Sums(n=n, weight=weight, conflict=conflict)


def by_stretch(matrix: NDArray[np.generic]) -> Floats:
    """Sums by stretch, shape (ties, stretches); what is left over goes to the last stretch."""
    starts = np.arange(max(matrix.shape[1] // WEEKS, 1)) * WEEKS
    return np.asarray(np.add.reduceat(matrix.astype(np.float64), starts, axis=1))
