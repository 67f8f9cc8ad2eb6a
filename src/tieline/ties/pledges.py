"""The pledges of one tie as columns: rows of a snapshot in, what came of each and how long it took out."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from tieline.ledger.snapshots.columns import PLEDGES
from tieline.ties.rows import Rows
from tieline.ties.window import Days, Window


class Pledges(Rows):
    """What two ends promised each other, each promise once."""

    SCHEMA = PLEDGES

    def known_in(self, window: Window) -> bool:
        """Whether all were made in a window, and what came of them was seen in it."""
        seen = self.as_of[~np.isnat(self.as_of)]
        return bool(window.holds(self.day).all() and window.holds(seen).all())

    @functools.cached_property
    def as_of(self) -> Days:
        """The day of each outcome; not a time where there is none."""
        return self._days("as_of")

    @functools.cached_property
    def outcome(self) -> NDArray[np.str_]:
        """What came of each; empty where nobody looked."""
        return np.array([outcome or "" for outcome in self.rows["outcome"].to_pylist()], dtype=np.str_)
