"""The happenings of one tie as columns: rows of a snapshot in, the arrays that measures compute with out."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tieline.ledger.snapshots.columns import DOINGS
from tieline.records.event import Quad
from tieline.ties.window import Days, Weeks, Window, week_of

CONFLICT = (Quad.VERBAL_CONFLICT.value, Quad.MATERIAL_CONFLICT.value)
_DAYS_OF_A_WEEK = 7
_ORDER = [("day", "ascending"), ("happening", "ascending")]


@dataclass(frozen=True)
class Happenings:
    """What happened between two ends, each happening once, by day and then id, whatever order the rows came in.

    rows: columns of `DOINGS`; both ends are the same in all of them. Two rows of one happening are refused.
    """

    rows: pa.Table

    def __post_init__(self) -> None:
        if not self.rows.schema.equals(DOINGS):
            raise ValueError("the columns of a tie's happenings are those of a snapshot's doings")
        ordered = self.rows.sort_by(_ORDER).combine_chunks()
        if pc.count_distinct(ordered["happening"]).as_py() != len(ordered):
            raise ValueError("a happening stands in several rows: each counts once")
        object.__setattr__(self, "rows", ordered)

    def __len__(self) -> int:
        return int(self.rows.num_rows)

    def within(self, window: Window) -> Happenings:
        """Those whose days lie in a window, with their last day as well as their first."""
        return self.only(window.holds(self.day) & window.holds(self.end))

    def only(self, chosen: NDArray[np.bool_]) -> Happenings:
        """Some of them."""
        return Happenings(self.rows.filter(pa.array(chosen)))

    @property
    def acts(self) -> Happenings:
        """Those with a weight, dated to a week or better: what level and conflict are measured on."""
        return self.only(np.isfinite(self.weight) & self.to_the_week)

    @property
    def contacts(self) -> Happenings:
        """Contacts that were held, dated to a week or better."""
        held = pc.fill_null(pc.equal(self.rows["status"], "held"), False)
        return self.only(held.to_numpy(zero_copy_only=False) & self.to_the_week)

    def ending_in(self, weeks: Weeks) -> Happenings:
        """Those that end in one of some weeks."""
        return self.only(np.isin(self.week, weeks))

    @functools.cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of the happenings."""
        return tuple(self.rows["happening"].to_pylist())

    @functools.cached_property
    def day(self) -> Days:
        """The first day of each."""
        return np.asarray(self.rows["day"].to_numpy(), dtype="datetime64[D]")

    @functools.cached_property
    def end(self) -> Days:
        """The last day of each."""
        return np.asarray(self.rows["end"].to_numpy(), dtype="datetime64[D]")

    @property
    def to_the_week(self) -> NDArray[np.bool_]:
        """Which are dated to a week or better."""
        return np.asarray((self.end - self.day).astype(np.int64) < _DAYS_OF_A_WEEK)

    @functools.cached_property
    def week(self) -> Weeks:
        """The number of the week in which each ends: only then is it known as it stands here."""
        return week_of(self.end)

    @functools.cached_property
    def weight(self) -> NDArray[np.float64]:
        """Conflict-cooperation score from -10 to 10; NaN where there is none."""
        return np.asarray(self.rows["weight"].to_numpy(zero_copy_only=False), dtype=np.float64)

    @functools.cached_property
    def conflict(self) -> NDArray[np.bool_]:
        """Which are conflictual: verbal or material conflict by quad class."""
        found = pc.is_in(self.rows["quad"], value_set=pa.array(CONFLICT))
        return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.bool_)

    @functools.cached_property
    def direction(self) -> NDArray[np.int8]:
        """1 where the first end acts on the second, -1 where the second acts on the first, 0 where both act."""
        return np.asarray(self.rows["direction"].to_numpy(), dtype=np.int8)

    def words(self, column: str) -> list[str | None]:
        """A column of text."""
        found: list[str | None] = self.rows[column].to_pylist()
        return found

    @functools.cached_property
    def independent(self) -> int:
        """Independent sources among them: all owners that stand behind any of them, each once."""
        owners = {owner for several in self.rows["owners"].to_pylist() for owner in several}
        return len(owners)
