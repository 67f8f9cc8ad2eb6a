"""What persons judged of pledges: written, taken back, and found again by the words of the pledge."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tieline.ledger.view import View, listed
from tieline.records.codec import dumps, load
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Pledge, PledgeStatus
from tieline.records.record import Record

Spot = tuple[str, int, int]  # a document, and where in its text


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands of a pledge: the outcomes persons gave it, oldest first, and the passages that are no evidence."""

    history: tuple[PledgeStatus, ...]
    rejected: frozenset[Spot]


def anchor_of(pledge: Pledge) -> Spot:
    """The words by which a pledge is found again, whatever reads them: its action."""
    piece = next(iter(pledge.spans("action")))
    return piece.document, piece.start, piece.end


def with_status(connection: sqlite3.Connection, records: Iterable[Record], view: View) -> dict[str, Record]:
    """Some records by id; the pledges among them with the outcomes that persons gave them, as of a view."""
    found = {record.id: record for record in records}
    documents = {record.document for record in found.values() if isinstance(record, Pledge)}
    if not documents:
        return found
    standing = "o.undone_at IS NULL"
    if view.as_of is not None:
        standing = "o.made_at <= :as_of AND (o.undone_at IS NULL OR o.undone_at > :as_of)"
    rows = connection.execute(
        f'SELECT document, start, "end", status FROM pledge_outcomes AS o WHERE {standing} AND status IS NOT NULL '  # noqa: S608
        "AND document IN (SELECT value FROM json_each(:documents)) ORDER BY row",
        {"documents": listed(d for d in documents if d is not None), **view.parameters},
    ).fetchall()
    if not rows:
        return found
    for record in [r for r in found.values() if isinstance(r, Pledge)]:
        document, start, end = anchor_of(record)
        given = (row[3] for row in rows if row[0] == document and row[1] < end and row[2] > start)
        found[record.id] = replace(record, status=tuple(load(PledgeStatus, status) for status in given))
    return found


def judged(connection: sqlite3.Connection, pledges: Iterable[Pledge]) -> Judged:
    """What stands of the tellings of one pledge. A judgement stands for every reading of words that overlap its own."""
    history: list[tuple[int, PledgeStatus]] = []
    rejected: set[Spot] = set()
    seen: set[int] = set()
    for spot in sorted({anchor_of(pledge) for pledge in pledges}):
        rows = connection.execute(
            'SELECT row, status, evidence FROM pledge_outcomes WHERE document = ? AND start < ? AND "end" > ? '
            "AND undone_at IS NULL ORDER BY row",
            (spot[0], spot[2], spot[1]),
        )
        for row, status, evidence in rows:
            if row in seen:
                continue
            seen.add(row)
            if status is not None:
                history.append((row, load(PledgeStatus, status)))
            else:
                found = json.loads(evidence)
                rejected.add((found["document"], found["start"], found["end"]))
    return Judged(tuple(status for _, status in sorted(history, key=lambda pair: pair[0])), frozenset(rejected))


def write_status(connection: sqlite3.Connection, moment: str, pledge: Pledge, status: PledgeStatus) -> None:
    """Write an outcome that a person gives a pledge."""
    _write(connection, moment, pledge, status.author, status=dumps(status))


def write_rejection(
    connection: sqlite3.Connection, moment: str, pledge: Pledge, passage: TextEvidence, author: str
) -> None:
    """Write that a passage is no evidence for or against a pledge."""
    spot = {"document": passage.document, "start": passage.start, "end": passage.end}
    _write(connection, moment, pledge, author, evidence=json.dumps(spot))


def _write(
    connection: sqlite3.Connection,
    moment: str,
    pledge: Pledge,
    author: str,
    *,
    status: str | None = None,
    evidence: str | None = None,
) -> None:
    connection.execute(
        'INSERT INTO pledge_outcomes (document, start, "end", status, evidence, author, made_at) '
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*anchor_of(pledge), status, evidence, author, moment),
    )


def take_back(connection: sqlite3.Connection, moment: str, pledges: Iterable[Pledge]) -> bool:
    """Take back the latest judgement of the tellings of a pledge; whether there was one."""
    latest: int | None = None
    for document, start, end in sorted({anchor_of(pledge) for pledge in pledges}):
        (row,) = connection.execute(
            'SELECT max(row) FROM pledge_outcomes WHERE document = ? AND start < ? AND "end" > ? AND undone_at IS NULL',
            (document, end, start),
        ).fetchone()
        latest = max(row, latest or 0) if row is not None else latest
    if latest is not None:
        connection.execute("UPDATE pledge_outcomes SET undone_at = ? WHERE row = ?", (moment, latest))
    return latest is not None
