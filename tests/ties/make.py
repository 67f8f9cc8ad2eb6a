"""Ties made by hand: plain rows in, the `Tie` that a snapshot of them would give out. No snapshot is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from tieline.ledger.snapshots.columns import DOINGS, PLEDGES
from tieline.ties.happenings import Happenings
from tieline.ties.tie import Tie
from tieline.ties.weekly import weekly
from tieline.ties.window import Window, week_of
from tieline.ties.world import Ends, World

ENDS = ("AAA", "BBB")


@dataclass(frozen=True, kw_only=True)
class Doing:
    """A row of a snapshot's doings. `reversed` tells it from the other end."""

    id: str
    day: date
    end: date | None = None
    first: str = ENDS[0]
    second: str = ENDS[1]
    direction: int = 1
    category: str | None = "CONSULT"
    weight: float | None = 1.0
    mode: str | None = None
    status: str | None = None
    rank: str | None = None
    owners: tuple[str, ...] = ("one",)
    reports: int = 1

    @property
    def quad(self) -> str | None:
        """As good as its weight says."""
        if self.weight is None:
            return None
        return "verbal_conflict" if self.weight < 0 else "verbal_cooperation"

    def row(self) -> dict[str, object]:
        """In the columns of `DOINGS`, the ends in alphabetical order."""
        straight = self.first < self.second
        return {
            "first": min(self.first, self.second),
            "second": max(self.first, self.second),
            "day": self.day,
            "end": self.end or self.day,
            "dated": "told",
            "happening": self.id,
            "direction": self.direction if straight else -self.direction,
            "category": self.category,
            "quad": self.quad,
            "weight": self.weight,
            "weights": None if self.weight is None else "plover/0.8",
            "mode": self.mode,
            "status": self.status,
            "rank": self.rank,
            "origin": "reports",
            "owners": sorted(self.owners),
            "reports": self.reports,
        }


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A row of a snapshot's pledges."""

    id: str
    day: date
    outcome: str | None = None
    as_of: date | None = None
    first: str = ENDS[0]
    second: str = ENDS[1]
    direction: int = 1
    deadline: date | None = None

    def row(self) -> dict[str, object]:
        """In the columns of `PLEDGES`, the ends in alphabetical order."""
        straight = self.first < self.second
        return {
            "first": min(self.first, self.second),
            "second": max(self.first, self.second),
            "day": self.day,
            "deadline": self.deadline,
            "happening": self.id,
            "binding": "firm",
            "direction": self.direction if straight else -self.direction,
            "outcome": self.outcome,
            "as_of": self.as_of,
            "author": None if self.outcome is None else "tieline",
            "owners": ["one"],
        }


def make_tie(
    doings: Iterable[Doing],
    window: Window,
    *,
    promises: Iterable[Promise] = (),
    ends: Ends = ENDS,
    silent: Sequence[int] = (),
    level: float = 0.90,
) -> Tie:
    """A tie as of the end of a window, of rows that may reach beyond it and be of other ties as well.

    silent: weeks in which no source reports; all others of the window are covered.
    """
    every = [doing.row() for doing in doings]
    known = [row for row in every if _within(window, row["day"]) and _within(window, row["end"])]
    return Tie(
        ends=ends,
        window=window,
        happenings=Happenings(_of(known, ends, DOINGS)),
        pledges=_of([_as_known(p, window).row() for p in promises if _within(window, p.day)], ends, PLEDGES),
        world=_world(known, window, silent),
        level=level,
    )


def _within(window: Window, day: object) -> bool:
    assert isinstance(day, date)
    return window.since <= day <= window.until


def _as_known(promise: Promise, window: Window) -> Promise:
    """A promise without an outcome that nobody could know yet."""
    later = promise.as_of is not None and promise.as_of > window.until
    return replace(promise, outcome=None, as_of=None) if later else promise


def _of(rows: Iterable[dict[str, object]], ends: Ends, schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist([row for row in rows if (row["first"], row["second"]) == ends], schema=schema)


def _world(rows: list[dict[str, object]], window: Window, silent: Sequence[int]) -> World:
    weeks = window.weeks
    of: dict[Ends, list[dict[str, object]]] = {}
    for row in rows:
        of.setdefault((str(row["first"]), str(row["second"])), []).append(row)
    ties = sorted(of)
    sums = [weekly(Happenings(_of(of[tie], tie, DOINGS)).acts.ending_in(weeks), weeks) for tie in ties]
    shape = (len(ties), len(weeks))
    return World(
        ties=tuple(ties),
        weeks=weeks,
        n=np.array([s.n for s in sums], dtype=np.int64).reshape(shape),
        weight=np.array([s.weight for s in sums], dtype=np.float64).reshape(shape),
        squares=np.array([s.squares for s in sums], dtype=np.float64).reshape(shape),
        conflict=np.array([s.conflict for s in sums], dtype=np.int64).reshape(shape),
        reported=np.where(np.isin(weeks, silent), 0, 100),
    )


def weeks_from(since: date, count: int) -> Window:
    """A window of whole weeks from the first Monday at or after a day."""
    monday = since + timedelta(days=-since.weekday() % 7)
    return Window(monday, monday + timedelta(days=7 * count - 1))


def week_number(day: date) -> int:
    """The number of a day's week."""
    return int(week_of(np.array([day], dtype="datetime64[D]"))[0])
