"""All ties week by week, as far as one window goes: what a tie is compared with and normalised by."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ties.window import Weeks

Ends = tuple[str, str]
BUSIEST = 2_000  # ties; thirty years of so many are a hundred megabytes
_IMPROBABLE = 0.01  # a silence less likely than this is a hole in the sources


@dataclass(frozen=True, kw_only=True)
class World:
    """Weekly sums of all ties over the same weeks.

    ties: the ends of each, first before second, in alphabetical order. weeks: numbers of the weeks, without gaps.
    n, weight, squares, conflict: shape (ties, weeks): happenings with a weight that ended in the week, the sum of
    their weights, of the squares of these, and how many are conflictual. reported: what all sources reported in each
    week on any tie. of_acts: what those of them reported that ever tell of happenings with a weight; None where all do.
    independent: how many sources tell of such.
    """

    ties: tuple[Ends, ...]
    weeks: Weeks
    n: NDArray[np.int64]
    weight: NDArray[np.float64]
    squares: NDArray[np.float64]
    conflict: NDArray[np.int64]
    reported: NDArray[np.int64]
    independent: int = 0
    of_acts: NDArray[np.int64] | None = None

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

    @functools.cached_property
    def covered(self) -> NDArray[np.bool_]:
        """Which weeks the sources cover: any other is missing, not quiet."""
        return covered_weeks(np.maximum(self.reported, self.volume))

    @functools.cached_property
    def acted(self) -> NDArray[np.bool_]:
        """Which weeks the sources of happenings with a weight cover: a log of visits says nothing of conflict, and its
        weeks are no quiet ones."""
        told = self.reported if self.of_acts is None else self.of_acts
        return covered_weeks(np.maximum(told, self.volume))

    @functools.cached_property
    def volume(self) -> NDArray[np.int64]:
        """Happenings of all ties, week by week."""
        return np.asarray(self.n.sum(axis=0), dtype=np.int64)

    def volume_of_members(self, ends: Ends) -> NDArray[np.int64]:
        """Happenings of both ends with all others, week by week; those of the tie itself are left out."""
        either = self.of(ends[0]) ^ self.of(ends[1])
        return np.asarray(self.n[either].sum(axis=0), dtype=np.int64)

    @functools.cached_property
    def busiest(self) -> World:
        """The 2,000 ties with the most happenings, all where there are fewer: what a tie is compared with. The alphabet
        decides between equals."""
        if len(self.ties) <= BUSIEST:
            return self
        order = np.argsort(-self.n.sum(axis=1), kind="stable")
        return self._only(np.sort(order[:BUSIEST]))

    def with_any_of(self, ends: Ends) -> World:
        """The ties that have one of two ends, or both."""
        return self._only(np.flatnonzero(self.of(ends[0]) | self.of(ends[1])))

    def _only(self, rows: NDArray[np.int64]) -> World:
        """Some of its ties; its weeks are covered where those of the whole world are."""
        return World(
            ties=tuple(self.ties[i] for i in rows.tolist()),
            weeks=self.weeks,
            n=self.n[rows],
            weight=self.weight[rows],
            squares=self.squares[rows],
            conflict=self.conflict[rows],
            reported=np.maximum(self.reported, self.volume),
            independent=self.independent,
            of_acts=None if self.of_acts is None else np.maximum(self.of_acts, self.volume),
        )

    def without(self, *ends: str) -> NDArray[np.bool_]:
        """Which ties have none of these ends: donors that share a member with a tie are contaminated by it."""
        kept = [first not in ends and second not in ends for first, second in self.ties]
        return np.array(kept, dtype=np.bool_)

    def of(self, end: str) -> NDArray[np.bool_]:
        """Which ties have this end."""
        return np.array([end in tie for tie in self.ties], dtype=np.bool_)


def covered_weeks(reported: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which weeks the sources cover. reported: what they report of all ties, by week, without gaps, in order.

    Weeks with a report are covered. A source that speaks rarely may be silent for a week or two; once it has been
    silent for so long that its pace up to its last report (Poisson) makes that improbable, the weeks are a hole, and so
    are those before its first report. No later week changes the answer for an earlier one.
    """
    covered = np.zeros(len(reported), dtype=np.bool_)
    weeks = reports = silent = 0
    pace = np.inf  # reports a week
    for week, count in enumerate(reported.tolist()):
        silent = 0 if count else silent + 1
        covered[week] = np.exp(-silent * pace) >= _IMPROBABLE if silent else True
        weeks, reports = weeks + int(covered[week]), reports + count
        if count:
            pace = reports / weeks
    return covered
