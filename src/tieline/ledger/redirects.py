"""Where a happening is found whose naming record is no longer told.

"h" and the id of any record that is told today leads to that record's happening, so that joining and parting
happenings needs no entry. Only when a later reading drops a record is it written down who took its place: another
document's record of the same happening, else the record of the same kind that the new reading finds at the same words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from tieline.ledger.columns import DOINGS, TYPES
from tieline.ledger.judging.anchors import common
from tieline.ledger.placing import Retired
from tieline.ledger.prepared import Prepared
from tieline.merging.resolve import happening_id
from tieline.records.codec import load
from tieline.records.record import Record

Span = tuple[int, int]


def write_redirects(
    connection: sqlite3.Connection,
    moment: str,
    retired: Sequence[Retired],
    prepared: Prepared,
    rejected: Collection[str] = (),
) -> None:
    """Write the redirects for all records of retired accounts that the new reading does not tell again.

    rejected: ids of those that a person rejected: nothing at the same words takes their place.
    """
    told = {record.id for record in prepared.reading.records()}
    found: list[tuple[str, str, str]] = []
    for account in retired:
        members = connection.execute(
            "SELECT id, kind, payload FROM records WHERE account = ?", (account.row,)
        ).fetchall()
        kept = sorted([id_ for id_, _, _ in members if id_ in told] + ([account.heir] if account.heir else []))
        for id_, kind, payload in members:
            if id_ in told:
                continue
            heir = kept[0] if kept else None
            if heir is None and id_ not in rejected:
                heir = _heir(load(TYPES[kind], payload), prepared)
            if heir is not None:
                found.append((happening_id(id_), happening_id(heir), moment))
    connection.executemany("INSERT OR REPLACE INTO redirects (former, current, made_at) VALUES (?, ?, ?)", found)


def _heir(former: Record, prepared: Prepared) -> str | None:
    """The record of the same kind with most anchoring characters in common; None where there is none."""
    spans = _anchor(former)
    shared = [
        (-common(spans, _anchor(record)), record.id)
        for record in prepared.reading.records()
        if record.KIND == former.KIND and record.KIND in DOINGS
    ]
    best = min(shared, default=(0, ""))
    return best[1] if best[0] < 0 else None


def _anchor(record: Record) -> list[Span]:
    return [(e.start, e.end) for e in record.spans(*record.ANCHOR)]
