"""A moment in, what the ledger holds now and did not hold then out, and what it held then and holds no more.

Rows of records are written in the order of time, so the first row after a moment is found by halving; what was
superseded since is found through an index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from tieline.ledger.columns import DOINGS
from tieline.ledger.entries import record_of
from tieline.ledger.reader import snapshot, tell_in_order
from tieline.ledger.view import NOW
from tieline.records.happening import Happening
from tieline.records.record import Record

MOST = 200  # of one kind
NEWEST = 20_000  # records that are looked through for what is new, the latest to be written


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that is told no more. by: the version of the reading that left it out. at: when."""

    record: Record
    at: str


class ChangeReader:
    """Reads what changed through one connection. since: a moment as `moments.to_text` writes it."""

    def __init__(self, connection: sqlite3.Connection, since: str) -> None:
        self._db = connection
        self._since = since
        self._first = self._first_row("records")
        self._from = max(self._first, (connection.execute("SELECT max(row) FROM records").fetchone()[0] or 0) - NEWEST)

    def new(self, kind: str) -> tuple[tuple[Happening, ...], bool]:
        """Happenings of a kind that nothing told before, newest first, and whether there are more."""
        with snapshot(self._db):
            rows = self._db.execute(
                "SELECT r.account FROM records AS r JOIN accounts AS a ON a.row = r.account "
                "WHERE r.row >= ? AND +r.kind = ? AND r.superseded_at IS NULL "
                "AND NOT EXISTS (SELECT 1 FROM records AS o WHERE o.id = r.id AND o.row < ?) "
                "AND NOT EXISTS (SELECT 1 FROM accounts AS b JOIN records AS o ON o.account = b.row "
                "WHERE b.happening = a.happening AND o.row < ?) ORDER BY r.row DESC LIMIT ?",
                (self._from, kind, self._first, self._first, MOST + 1),
            ).fetchall()
            found = tell_in_order(self._db, (account for (account,) in rows[:MOST]), NOW)
            return tuple(found), len(rows) > MOST or self._from > self._first

    def documents(self) -> int:
        """How many reports arrived."""
        arrived: int = self._db.execute(
            "SELECT count(*) FROM readings AS rd WHERE rd.row >= ? AND rd.superseded_at IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM readings AS o WHERE o.document = rd.document AND o.recorded_at < ?)",
            (self._first_row("readings"), self._since),
        ).fetchone()[0]
        return arrived

    def gone(self) -> Iterator[Gone]:
        """Records that were told then and are told no more, the latest to go first."""
        for kind in DOINGS:
            rows = self._db.execute(
                "SELECT r.kind, r.payload, r.superseded_at FROM records AS r WHERE r.kind = ? AND r.superseded_at >= ? "
                "AND r.row < ? AND NOT EXISTS (SELECT 1 FROM records AS o WHERE o.id = r.id "
                "AND o.superseded_at IS NULL) ORDER BY r.superseded_at DESC LIMIT ?",
                (kind, self._since, self._first, MOST),
            )
            for told, payload, at in rows:
                yield Gone(record_of(told, payload), at)

    def due(self, until: str) -> tuple[Happening, ...]:
        """Pledges whose deadline lies between the moment's day and another."""
        with snapshot(self._db):
            rows = self._db.execute(
                "SELECT r.account FROM records AS r WHERE r.kind = 'pledge' AND r.superseded_at IS NULL "
                "AND json_extract(r.payload, '$.deadline.end') >= ? AND json_extract(r.payload, '$.deadline.end') < ? "
                "ORDER BY json_extract(r.payload, '$.deadline.end') LIMIT ?",
                (self._since[:10], until + "~", MOST),
            ).fetchall()
            return tuple(tell_in_order(self._db, (account for (account,) in rows), NOW))

    def _first_row(self, table: str) -> int:
        """The first row of records, or of readings, that was written at or after the moment."""
        low, high = 1, 1 + (self._db.execute(f"SELECT max(row) FROM {table}").fetchone()[0] or 0)  # noqa: S608
        while low < high:
            middle = (low + high) // 2
            row, at = self._db.execute(
                f"SELECT row, recorded_at FROM {table} WHERE row >= ? ORDER BY row LIMIT 1",  # noqa: S608
                (middle,),
            ).fetchone()
            if at < self._since:
                low = row + 1
            else:
                high = middle
        return low
