"""An id, or the beginning of one, in; what bears it out.

Ids of documents and records are hexadecimal. The id of a happening is "h" and the id of a record that told it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tieline.ledger.entries import RecordEntry, document_of, gap_of, moment_of, record_of
from tieline.ledger.errors import AmbiguousIdError, UnknownIdError
from tieline.ledger.moments import from_text
from tieline.ledger.tellings import membership, tell
from tieline.ledger.view import NOW
from tieline.merging.resolve import happening_id
from tieline.records.document import Document
from tieline.records.happening import Happening
from tieline.records.reading import Reading
from tieline.records.record import Record

_ENOUGH = 6  # ids that are fetched to tell that a prefix is ambiguous, and to name some
_LAST = "\U0010ffff"  # sorts after every character of an id


class Lookup:
    """Looks entries up in one ledger."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._path = path

    def entry(self, prefix: str) -> tuple[str, str]:
        """What bears an id that begins so, "document", "record" or "happening", and its whole id.

        Raises `UnknownIdError` and `AmbiguousIdError`, as all methods here do.
        """
        if prefix.startswith("h"):
            return "happening", self._happening(prefix)[1]
        documents, records = self._ids("documents", prefix), self._ids("records", prefix)
        found = self._only(sorted({*documents, *records}), "document, record or happening", prefix)
        return "document" if found in documents else "record", found

    def document(self, prefix: str) -> Document:
        """A document, with its text, as it was read last."""
        return self._reading(prefix)[0]

    def reading(self, prefix: str) -> Reading:
        """All that is told of a document today."""
        document, row, version = self._reading(prefix)
        told: dict[str, list[Record]] = defaultdict(list)
        for kind, payload in self._db.execute(
            "SELECT kind, payload FROM records WHERE reading = ? ORDER BY row", (row,)
        ):
            told[f"{kind}s"].append(record_of(kind, payload))
        gaps = self._db.execute(
            "SELECT record, field, reason, evidence FROM unresolved WHERE reading = ? ORDER BY item", (row,)
        )
        unresolved = tuple(gap_of(*gap) for gap in gaps)
        fields: dict[str, Any] = {field: tuple(members) for field, members in told.items()}
        return Reading(document=document, version=version, unresolved=unresolved, **fields)

    def _reading(self, prefix: str) -> tuple[Document, int, str]:
        """A document, with the row and the version of its present reading."""
        found = self._only(self._ids("documents", prefix), "document", prefix)
        metadata, text, version_of, row, version = self._db.execute(
            "SELECT rd.metadata, d.text, v.id, rd.row, rd.version FROM documents AS d "
            "JOIN readings AS rd ON rd.document = d.row AND rd.superseded_at IS NULL "
            "LEFT JOIN documents AS v ON v.row = d.version_of WHERE d.id = ?",
            (found,),
        ).fetchone()
        return document_of(metadata, text, version_of), row, version

    def record(self, prefix: str) -> RecordEntry:
        """A record as it is told today; one that no reading tells any longer as it was told last."""
        found = self._only(self._ids("records", prefix), "record", prefix)
        kind, payload, happening, version, recorded, superseded = self._db.execute(
            "SELECT r.kind, r.payload, h.id, rd.version, r.recorded_at, r.superseded_at FROM records AS r "
            "LEFT JOIN readings AS rd ON rd.row = r.reading LEFT JOIN accounts AS a ON a.row = r.account "
            "LEFT JOIN happenings AS h ON h.row = a.happening "
            "WHERE r.id = ? ORDER BY r.superseded_at IS NULL DESC, r.row DESC LIMIT 1",
            (found,),
        ).fetchone()
        return RecordEntry(
            record=record_of(kind, payload),
            happening=happening,
            version=version or "",
            recorded_at=from_text(recorded),
            superseded_at=moment_of(superseded),
        )

    def happening(self, prefix: str) -> Happening:
        """A happening, under its present id or any id it ever had."""
        account, id_ = self._happening(prefix)
        return tell(self._db, membership(self._db, [account], NOW))[id_]

    def _happening(self, prefix: str) -> tuple[int, str]:
        """Row of one of a happening's accounts, and the happening's present id."""
        ids = self._leading(prefix)
        if not ids:
            former = (happening_id(record) for record in self._ids("records", prefix[1:], "AND account IS NOT NULL"))
            ids = sorted({*former, *self._ids("redirects", prefix, column="former")})
        found = self._only(ids, "happening", prefix)
        return self._present(found)

    def _leading(self, prefix: str) -> list[str]:
        """Present ids of happenings that begin so: those of the records they are named after."""
        rows = self._db.execute(
            "SELECT h.id FROM records AS r JOIN accounts AS a ON a.row = r.account "
            "JOIN happenings AS h ON h.row = a.happening "
            "WHERE r.id >= ? AND r.id < ? AND h.id = 'h' || r.id ORDER BY r.id LIMIT ?",
            (prefix[1:], prefix[1:] + _LAST, _ENOUGH),
        )
        return [id_ for (id_,) in rows]

    def _present(self, id_: str) -> tuple[int, str]:
        """Follow the redirects from a whole id."""
        passed: set[str] = set()
        while id_ not in passed:
            passed.add(id_)
            row = self._db.execute(
                "SELECT a.row, h.id FROM records AS r JOIN accounts AS a ON a.row = r.account "
                "JOIN happenings AS h ON h.row = a.happening WHERE r.id = ? AND r.superseded_at IS NULL",
                (id_[1:],),
            ).fetchone()
            if row is not None:
                return row[0], row[1]
            onward = self._db.execute("SELECT current FROM redirects WHERE former = ?", (id_,)).fetchone()
            id_ = onward[0] if onward is not None else id_
        raise UnknownIdError(self._path, "happening", id_, "a later reading of its documents no longer tells it")

    def _ids(self, table: str, prefix: str, condition: str = "", column: str = "id") -> list[str]:
        """Different ids that begin so, enough of them to see whether there is more than one."""
        sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ? {condition} "  # noqa: S608
        rows = self._db.execute(f"{sql} ORDER BY {column} LIMIT ?", (prefix, prefix + _LAST, _ENOUGH))
        return [id_ for (id_,) in rows]

    def _only(self, ids: Sequence[str], what: str, prefix: str) -> str:
        if not ids or not prefix:
            raise UnknownIdError(self._path, what, prefix)
        if len(ids) > 1 and prefix not in ids:
            raise AmbiguousIdError(self._path, prefix, ids)
        return prefix if prefix in ids else ids[0]
