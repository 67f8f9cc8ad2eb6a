"""All ties week by week, as far as one window goes: what a tie is compared with and normalised by."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ties.window import Weeks

Ends = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class World:
    """Weekly sums of all ties over the same weeks.

    ties: the ends of each, first before second, in alphabetical order. weeks: numbers of the weeks, without gaps.
    n, weight, squares, conflict: shape (ties, weeks): happenings with a weight that ended in the week, the sum of
    their weights, of the squares of these, and how many are conflictual. reported: what all sources reported in each
    week on any tie.
    """

    ties: tuple[Ends, ...]
    weeks: Weeks
    n: NDArray[np.int64]
    weight: NDArray[np.float64]
    squares: NDArray[np.float64]
    conflict: NDArray[np.int64]
    reported: NDArray[np.int64]

    def __post_init__(self) -> None:
        shape = (len(self.ties), len(self.weeks))
        for name in ("n", "weight", "squares", "conflict"):
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name} of the world has shape {getattr(self, name).shape}, not {shape}")
        if self.reported.shape != self.weeks.shape:
            raise ValueError(f"what was reported has shape {self.reported.shape}, not {self.weeks.shape}")

    @property
    def coverage(self) -> float:
        """Share of the weeks that are covered, in [0, 1]; 0 where there is no week."""
        return float(np.mean(self.covered)) if len(self.weeks) else 0.0

    @property
    def covered(self) -> NDArray[np.bool_]:
        """In which weeks anything was reported of any tie, then or later: any other week is missing, not quiet."""
        return np.asarray((self.reported > 0) | (self.volume > 0))

    @functools.cached_property
    def volume(self) -> NDArray[np.int64]:
        """Happenings of all ties, week by week."""
        return np.asarray(self.n.sum(axis=0), dtype=np.int64)

    def volume_of_members(self, ends: Ends) -> NDArray[np.int64]:
        """Happenings of both ends with all others, week by week; those of the tie itself are left out."""
        either = self.of(ends[0]) ^ self.of(ends[1])
        return np.asarray(self.n[either].sum(axis=0), dtype=np.int64)

    def without(self, *ends: str) -> NDArray[np.bool_]:
        """Which ties have none of these ends: donors that share a member with a tie are contaminated by it."""
        kept = [first not in ends and second not in ends for first, second in self.ties]
        return np.array(kept, dtype=np.bool_)

    def of(self, end: str) -> NDArray[np.bool_]:
        """Which ties have this end."""
        return np.array([end in tie for tie in self.ties], dtype=np.bool_)
