"""An id, or the beginning of one, in; what bears it out.

Ids of documents and records are hexadecimal. The id of a happening is "h" and the id of a record that told it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tieline.ledger.entries import RecordEntry, moment_of, record_of
from tieline.ledger.errors import AmbiguousIdError, UnknownIdError
from tieline.ledger.membership import membership
from tieline.ledger.moments import from_text
from tieline.ledger.reader import whole_documents
from tieline.ledger.readings import present_reading
from tieline.ledger.tellings import tell
from tieline.ledger.view import NOW
from tieline.merging.resolve import happening_id
from tieline.records.document import Document
from tieline.records.happening import Happening
from tieline.records.reading import Reading

_ENOUGH = 6  # ids that are fetched to tell that a prefix is ambiguous, and to name some
_LAST = "\U0010ffff"  # sorts after every character of an id
_RECORD = """
SELECT r.kind, r.payload, r.original, h.id, rd.version, r.recorded_at, r.superseded_at FROM records AS r
LEFT JOIN readings AS rd ON rd.row = r.reading LEFT JOIN accounts AS a ON a.row = r.account
LEFT JOIN happenings AS h ON h.row = a.happening
WHERE r.id = ? ORDER BY r.superseded_at IS NULL DESC, r.row DESC LIMIT 1
"""
_REJECTED = """
SELECT x.kind, x.payload, NULL, NULL, rd.version, rd.recorded_at, rd.recorded_at FROM rejections AS x
JOIN readings AS rd ON rd.row = x.reading WHERE x.id = ? ORDER BY rd.row DESC LIMIT 1
"""
_WRONG = """
SELECT 1 FROM judgement_matches AS m
JOIN judgements AS j ON j.row = m.judgement AND j.kind = 'wrong' AND j.undone_at IS NULL WHERE m.found = ?
"""


class Lookup:
    """Looks entries up in one ledger."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._path = path

    def entry(self, prefix: str) -> tuple[str, str]:
        """What bears an id that begins so, "document", "record" or "happening", and its whole id.

        A happening all of whose records a person rejected is the record it was named after. Raises `UnknownIdError` and
        `AmbiguousIdError`, as all methods here do.
        """
        if prefix.startswith("h"):
            try:
                return "happening", self._happening(prefix)[1]
            except UnknownIdError:
                rejected = self._rejected(prefix[1:])
                if rejected is None:
                    raise
                return "record", rejected
        documents, records = self._ids("documents", prefix), self._records(prefix)
        found = self._only(sorted({*documents, *records}), "document, record or happening", prefix)
        return "document" if found in documents else "record", found

    def document(self, prefix: str) -> Document:
        """A document, with its text, as it was read last."""
        found = self._only(self._ids("documents", prefix), "document", prefix)
        return whole_documents(self._db, [found])[found]

    def reading(self, prefix: str) -> Reading:
        """All that is told of a document today."""
        return present_reading(self._db, self._only(self._ids("documents", prefix), "document", prefix))

    def record(self, prefix: str) -> RecordEntry:
        """A record as it is told today; one that no reading tells any longer as it was told last."""
        found = self._only(self._records(prefix), "record", prefix)
        row = self._db.execute(_RECORD, (found,)).fetchone() or self._db.execute(_REJECTED, (found,)).fetchone()
        kind, payload, original, happening, version, recorded, superseded = row
        return RecordEntry(
            record=record_of(kind, payload),
            original=record_of(kind, original) if original is not None else None,
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

    def _rejected(self, prefix: str) -> str | None:
        """The one rejected record whose id begins so."""
        found = [id_ for id_ in self._records(prefix) if self._db.execute(_WRONG, (id_,)).fetchone()] if prefix else []
        return found[0] if len(found) == 1 else None

    def _records(self, prefix: str) -> list[str]:
        """Ids of records that begin so, with those a person rejected before any reading told them."""
        return sorted({*self._ids("records", prefix), *self._ids("rejections", prefix)})

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
