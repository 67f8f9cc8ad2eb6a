"""The happenings of one tie as columns: rows of a snapshot in, the arrays that measures compute with out."""

from __future__ import annotations

import functools

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tieline.ledger.snapshots.columns import DOINGS
from tieline.records.event import Quad
from tieline.ties.rows import Rows
from tieline.ties.window import Days, Weeks, Window, week_of

CONFLICT = (Quad.VERBAL_CONFLICT.value, Quad.MATERIAL_CONFLICT.value)
_DAYS_OF_A_WEEK = 7


class Happenings(Rows):
    """What happened between two ends, each happening once."""

    SCHEMA = DOINGS

    def within(self, window: Window) -> Happenings:
        """Those whose days lie in a window, with their last day as well as their first."""
        return self.only(window.holds(self.day) & window.holds(self.end))

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
    def end(self) -> Days:
        """The last day of each."""
        return self._days("end")

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

    def words(self, column: str) -> list[str | None]:
        """A column of text."""
        found: list[str | None] = self.rows[column].to_pylist()
        return found
