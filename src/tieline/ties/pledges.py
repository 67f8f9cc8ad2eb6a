"""The pledges of one tie as columns: rows of a snapshot in, what came of each and how long it took out."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tieline.ledger.snapshots.columns import PLEDGES
from tieline.ties.window import Days, Window


@dataclass(frozen=True)
class Pledges:
    """What two ends promised each other, each promise once, by day and then id, whatever order the rows came in.

    rows: columns of `PLEDGES`; both ends are the same in all of them. Two rows of one happening are refused.
    """

    rows: pa.Table

    def __post_init__(self) -> None:
        if not self.rows.schema.equals(PLEDGES):
            raise ValueError("the columns of a tie's pledges are those of a snapshot's pledges")
        ordered = self.rows.sort_by([("day", "ascending"), ("happening", "ascending")]).combine_chunks()
        if pc.count_distinct(ordered["happening"]).as_py() != len(ordered):
            raise ValueError("a pledge stands in several rows: each counts once")
        object.__setattr__(self, "rows", ordered)

    def __len__(self) -> int:
        return int(self.rows.num_rows)

    def known_in(self, window: Window) -> bool:
        """Whether all were made in a window, and what came of them was seen in it."""
        seen = self.as_of[~np.isnat(self.as_of)]
        return bool(window.holds(self.day).all() and window.holds(seen).all())

    def only(self, chosen: NDArray[np.bool_]) -> Pledges:
        """Some of them."""
        return Pledges(self.rows.filter(pa.array(chosen)))

    @functools.cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of their happenings."""
        return tuple(self.rows["happening"].to_pylist())

    @functools.cached_property
    def day(self) -> Days:
        """The day on which each was reported."""
        return np.asarray(self.rows["day"].to_numpy(), dtype="datetime64[D]")

    @functools.cached_property
    def as_of(self) -> Days:
        """The day of each outcome; not a time where there is none."""
        return np.asarray(self.rows["as_of"].to_numpy(), dtype="datetime64[D]")

    @functools.cached_property
    def outcome(self) -> NDArray[np.str_]:
        """What came of each; empty where nobody looked."""
        return np.array([outcome or "" for outcome in self.rows["outcome"].to_pylist()], dtype=np.str_)

    @functools.cached_property
    def direction(self) -> NDArray[np.int8]:
        """1 where the first end promises the second, -1 where the second promises the first, 0 where both promise."""
        return np.asarray(self.rows["direction"].to_numpy(), dtype=np.int8)

    @functools.cached_property
    def independent(self) -> int:
        """Independent sources among them: all owners that stand behind any of them, each once."""
        return len({owner for several in self.rows["owners"].to_pylist() for owner in several})
