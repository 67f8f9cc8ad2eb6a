"""A document in, its present reading out: as it is told, or as it was read, without what persons judged."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

from tieline.ledger.entries import document_of, gap_of, record_of
from tieline.records.reading import Reading
from tieline.records.record import Record


def present_reading(connection: sqlite3.Connection, document: str) -> Reading:
    """All that is told of a document today; the id is that of a document the ledger holds."""
    return _reading(connection, document, judged=True)


def as_read(connection: sqlite3.Connection, document: str) -> Reading:
    """What the pipeline read in a document: values that were corrected, and records that were rejected."""
    return _reading(connection, document, judged=False)


def _reading(connection: sqlite3.Connection, document: str, *, judged: bool) -> Reading:
    metadata, text, version_of, row, version = connection.execute(
        "SELECT rd.metadata, d.text, v.id, rd.row, rd.version FROM documents AS d "
        "JOIN readings AS rd ON rd.document = d.row AND rd.superseded_at IS NULL "
        "LEFT JOIN documents AS v ON v.row = d.version_of WHERE d.id = ?",
        (document,),
    ).fetchone()
    told: dict[str, list[Record]] = defaultdict(list)
    for kind, payload, original in connection.execute(
        "SELECT kind, payload, original FROM records WHERE reading = ? ORDER BY row", (row,)
    ):
        told[f"{kind}s"].append(record_of(kind, payload if judged or original is None else original))
    if not judged:
        rejected = "SELECT kind, item, payload FROM rejections WHERE reading = ? ORDER BY kind, item"
        for kind, item, payload in connection.execute(rejected, (row,)):
            told[f"{kind}s"].insert(item, record_of(kind, payload))
    gaps = connection.execute(
        "SELECT record, field, reason, evidence FROM unresolved WHERE reading = ? ORDER BY item", (row,)
    )
    unresolved = tuple(gap_of(*gap) for gap in gaps)
    fields: dict[str, Any] = {field: tuple(members) for field, members in told.items()}
    return Reading(document=document_of(metadata, text, version_of), version=version, unresolved=unresolved, **fields)
