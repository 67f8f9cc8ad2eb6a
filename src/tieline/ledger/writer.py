"""Prepared readings in, rows out. Runs inside a write transaction that the ledger opens and closes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from tieline.ledger.columns import NAMED
from tieline.ledger.copies import day_of, write_text
from tieline.ledger.judging.apply import Applied, apply
from tieline.ledger.judging.stored import standing_on
from tieline.ledger.moments import as_moment, from_text, to_text
from tieline.ledger.placing import Placing
from tieline.ledger.prepared import Prepared, PreparedRecord, adds_nothing, prepare, version_key
from tieline.ledger.readings import as_read
from tieline.ledger.redirects import write_redirects
from tieline.ledger.rows import allocate
from tieline.ledger.versions import chain, unchain
from tieline.records.codec import dumps
from tieline.records.document import Document


class Added(StrEnum):
    """What adding a reading did: stored a document, found nothing to do, or replaced an earlier reading."""

    NEW = "new"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"


_METADATA = (
    "outlet", "published", "zone", "language", "licence", "retrieved", '"references"', "title_start", "title",
)  # fmt: skip
_RECORD_COLUMNS = (
    "row", "id", "kind", "document", "reading", "account", "when_start", "when_end", *NAMED, "confidence",
    "recorded_at", "payload", "form", "original",
)  # fmt: skip
_INSERT_RECORD = f"INSERT INTO records ({', '.join(_RECORD_COLUMNS)}) VALUES ({', '.join('?' * len(_RECORD_COLUMNS))})"  # noqa: S608


class Writer:
    """Writes readings through one connection, as of one moment."""

    def __init__(self, connection: sqlite3.Connection, moment: str) -> None:
        self._db = connection
        self._moment = moment
        self._placing = Placing(connection, moment)

    def add(self, prepared: Prepared) -> Added:
        """Store a reading unless it tells nothing new.

        An earlier version of the pipeline never replaces a later one, nor does metadata that only lack something.
        """
        found = self._db.execute(
            "SELECT d.row, r.row, r.version, r.metadata FROM documents AS d "
            "JOIN readings AS r ON r.document = d.row AND r.superseded_at IS NULL WHERE d.id = ?",
            (prepared.document.id,),
        ).fetchone()
        if found is None:
            self._write(self._new_document(prepared), prepared)
            return Added.NEW
        document, reading, version, metadata = found
        old, new = version_key(version), version_key(prepared.reading.version)
        if new < old or (new == old and adds_nothing(prepared.metadata, json.loads(metadata))):
            return Added.UNCHANGED
        self._replace(reading, document, prepared, correct=True)
        return Added.SUPERSEDED

    def judge_again(self, document: str) -> None:
        """Tell a document as the judgements that stand on it want it told."""
        row, reading = self._db.execute(
            "SELECT d.row, r.row FROM documents AS d JOIN readings AS r ON r.document = d.row "
            "AND r.superseded_at IS NULL WHERE d.id = ?",
            (document,),
        ).fetchone()
        self._replace(reading, row, prepare(as_read(self._db, document)), correct=False)

    def _replace(self, reading: int, document: int, prepared: Prepared, *, correct: bool) -> None:
        """Let a reading take the place of another of the same document. correct: its metadata may differ."""
        family = self._placing.family(reading)
        before = self._placing.retire(reading)
        self._supersede(reading)
        self._placing.settle(family)
        if correct:
            self._correct_document(document, prepared)
        applied = self._write(document, prepared)
        rejected = {one.record.id for one in applied.rejected}
        write_redirects(self._db, self._moment, before, prepared, rejected)

    def _write(self, document: int, read: Prepared) -> Applied:
        """Write a reading with what persons judged of its document."""
        standing = standing_on(self._db, read.document.id)
        applied = apply(read.reading, standing) if standing else Applied(read.reading)
        prepared = prepare(applied.reading, applied.apart) if standing else read
        write_text(self._db, prepared.copy, prepared.text)
        bridged = self._placing.bridged(prepared.copy, day_of(prepared.text))
        reading = allocate(self._db, "readings", 1)
        self._db.execute(
            "INSERT INTO readings (row, document, version, metadata, fingerprint, copy, day, recorded_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                reading,
                document,
                prepared.reading.version,
                json.dumps(prepared.metadata, ensure_ascii=False),
                prepared.fingerprint,
                prepared.copy,
                day_of(prepared.text),
                self._moment,
            ),
        )
        accounts = self._placing.place(reading, prepared.accounts, applied.matches, bridged)
        account_of = {record: accounts[a.first] for a in prepared.accounts for record in a.members}
        self._write_records(document, reading, account_of, prepared.records, applied.originals)
        self._db.executemany(
            "INSERT INTO rejections (reading, kind, item, id, payload, judgement) VALUES (?, ?, ?, ?, ?, ?)",
            [(reading, r.record.KIND, r.item, r.record.id, dumps(r.record), r.judgement) for r in applied.rejected],
        )
        self._db.executemany(
            "INSERT INTO unresolved (reading, item, record, field, reason, evidence) VALUES (?, ?, ?, ?, ?, ?)",
            [(reading, item, *gap) for item, gap in enumerate(prepared.unresolved)],
        )
        return applied

    def _write_records(
        self,
        document: int,
        reading: int,
        account_of: dict[str, int],
        records: Sequence[PreparedRecord],
        originals: Mapping[str, str],
    ) -> None:
        first = allocate(self._db, "records", len(records))
        self._db.executemany(
            _INSERT_RECORD,
            [
                (first + i, r.id, r.kind, document, reading, account_of.get(r.id), *r.when, *r.named, r.confidence,
                 self._moment, r.payload, r.form, originals.get(r.id))
                for i, r in enumerate(records)
            ],
        )  # fmt: skip
        self._db.executemany(
            "INSERT INTO record_states (state, kind, record, role) VALUES (?, ?, ?, ?)",
            [(state, r.kind, first + i, role) for i, r in enumerate(records) for state, role in sorted(r.states)],
        )

    def _new_document(self, prepared: Prepared) -> int:
        document = prepared.document
        row = allocate(self._db, "documents", 1)
        self._db.execute(
            f"INSERT INTO documents (row, id, url, text, added_at, seen_at, {', '.join(_METADATA)}) "  # noqa: S608
            f"VALUES (?, ?, ?, ?, ?, ?, {', '.join('?' * len(_METADATA))})",
            (row, document.id, document.url, document.text, self._moment, self._moment, *_columns(prepared)),
        )
        self._order(row, document)
        return row

    def _correct_document(self, row: int, prepared: Prepared) -> None:
        unchain(self._db, row)
        assignments = ", ".join(f"{name} = ?" for name in _METADATA if name != "retrieved")
        values = [v for name, v in zip(_METADATA, _columns(prepared), strict=True) if name != "retrieved"]
        self._db.execute(
            f"UPDATE documents SET {assignments}, retrieved = coalesce(?, retrieved) WHERE row = ?",  # noqa: S608
            (*values, prepared.metadata["retrieved"], row),
        )
        self._order(row, prepared.document)

    def _order(self, row: int, document: Document) -> None:
        """Put a document among the versions of its page, by when it was retrieved, else published, else added."""
        retrieved, added = self._db.execute(
            "SELECT retrieved, added_at FROM documents WHERE row = ?", (row,)
        ).fetchone()
        if retrieved is not None:
            seen = to_text(from_text(retrieved))
        else:
            seen = to_text(as_moment(document.published)) if document.published is not None else added
        self._db.execute("UPDATE documents SET seen_at = ? WHERE row = ?", (seen, row))
        chain(self._db, row)

    def _supersede(self, reading: int) -> None:
        for table, key in (("readings", "row"), ("records", "reading")):
            self._db.execute(
                f"UPDATE {table} SET superseded_at = ? WHERE {key} = ? AND superseded_at IS NULL",  # noqa: S608
                (self._moment, reading),
            )


def _columns(prepared: Prepared) -> tuple[Any, ...]:
    """The values of the columns in `_METADATA`."""
    plain = prepared.metadata
    return tuple(
        json.dumps(plain["references"], ensure_ascii=False) if "references" in name else plain[name]
        for name in _METADATA
    )
