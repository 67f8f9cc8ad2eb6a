"""Records of coded rows in, rows of the ledger out. Runs inside a write transaction that the ledger opens and closes.

A coded row is a happening of its own; rows that mirror each other come as one record with both lines as evidence. It
joins what texts tell by judgement alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tieline.ledger.columns import NAMED, days, named_columns
from tieline.ledger.rows import allocate
from tieline.merging.parties import roles
from tieline.merging.resolve import happening_id
from tieline.records.codec import dumps
from tieline.records.record import Record

BATCH = 5_000  # rows to a transaction: less than a second, so that other writers need not wait long
SINGLE = "single"
_RECORD = ("row", "id", "kind", "import", "import_row", "account", "when_start", "when_end", *NAMED, "confidence",
           "recorded_at", "payload")  # fmt: skip
_INSERT = f"INSERT INTO records ({', '.join(_RECORD)}) VALUES ({', '.join('?' * len(_RECORD))})"  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A coded file. digest: its SHA-256. layout: name and version of how it was read. name: as the user knows it."""

    digest: str
    layout: str
    name: str


class CodedWriter:
    """Writes records of one file's rows through one connection, as of one moment."""

    def __init__(self, connection: sqlite3.Connection, moment: str, file: ImportedFile) -> None:
        self._db = connection
        self._moment = moment
        connection.execute(
            "INSERT INTO imports (file, format, name, rows, imported_at) VALUES (?, ?, ?, 0, ?) "
            "ON CONFLICT (file) DO NOTHING",
            (file.digest, file.layout, file.name, moment),
        )
        self._import: int = connection.execute("SELECT row FROM imports WHERE file = ?", (file.digest,)).fetchone()[0]

    def add(self, rows: Sequence[tuple[int, Record]]) -> int:
        """Store the rows that are not stored yet, each with its line; how many they were."""
        lines = [line for line, _ in rows]
        known = {
            line
            for (line,) in self._db.execute(
                "SELECT import_row FROM records WHERE import = ? AND import_row BETWEEN ? AND ?",
                (self._import, min(lines), max(lines)),
            )
        }
        fresh = [(line, record) for line, record in rows if line not in known]
        if fresh:
            self._write(fresh)
        return len(fresh)

    def _write(self, fresh: Sequence[tuple[int, Record]]) -> None:
        count = len(fresh)
        happening = allocate(self._db, "happenings", count)
        account = allocate(self._db, "accounts", count)
        row = allocate(self._db, "records", count)
        self._db.executemany(
            "INSERT INTO happenings (row, id, method) VALUES (?, ?, ?)",
            [(happening + i, happening_id(record.id), SINGLE) for i, (_, record) in enumerate(fresh)],
        )
        self._db.executemany(
            "INSERT INTO accounts (row, import, kind, first, size, happening, recorded_at) "
            "VALUES (?, ?, ?, ?, 1, ?, ?)",
            [
                (account + i, self._import, record.KIND, record.id, happening + i, self._moment)
                for i, (_, record) in enumerate(fresh)
            ],
        )
        self._db.executemany(
            _INSERT,
            [
                (row + i, record.id, record.KIND, self._import, line, account + i, *days(record, None),
                 *named_columns(record), record.confidence, self._moment, dumps(record))
                for i, (line, record) in enumerate(fresh)
            ],
        )  # fmt: skip
        self._db.executemany(
            "INSERT INTO record_states (state, kind, record, role) VALUES (?, ?, ?, ?)",
            [(state, r.KIND, row + i, role) for i, (_, r) in enumerate(fresh) for state, role in sorted(_states(r))],
        )
        self._db.execute("UPDATE imports SET rows = rows + ? WHERE row = ?", (count, self._import))


def _states(record: Record) -> set[tuple[str, str]]:
    return {(a.state, role) for role, _, actors in roles(record) for a in actors if a.state is not None}
