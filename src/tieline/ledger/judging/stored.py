"""Judgements in the ledger: which there are, whose records they mean today, and what they say of accounts."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tieline.ledger.errors import AmbiguousIdError, UnknownIdError
from tieline.ledger.judging.apply import Standing
from tieline.ledger.moments import from_text
from tieline.ledger.view import View, listed
from tieline.merging.rulings import Rulings
from tieline.records.codec import load
from tieline.records.judgement import Anchor, Correction, Decision, Judgement

_COLUMNS = (
    "j.row, j.id, j.kind, j.payload, j.method, j.score, j.author, j.made_at, j.reason, j.undone_at, j.undone_by, "
    "j.undone_reason"
)
# Judged records that some reading of today tells.
_FOUND = (
    "SELECT m.judgement, m.record FROM judgement_matches AS m LEFT JOIN readings AS rd ON rd.row = m.reading "
    "WHERE m.judgement IN (SELECT value FROM json_each(?)) AND rd.superseded_at IS NULL"
)
_RULINGS = """
SELECT j.row, j.kind, a.first, m.side FROM judgement_matches AS m
JOIN judgements AS j ON j.row = m.judgement AND j.kind IN ('same', 'different') AND {standing}
JOIN accounts AS a ON a.row = m.account
WHERE m.account IN (SELECT value FROM json_each(:accounts))
"""


def standing_on(connection: sqlite3.Connection, document: str) -> list[Standing]:
    """The judgements that stand on records of a document, in the order in which they were made."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements AS j WHERE j.undone_at IS NULL "  # noqa: S608
        "AND j.row IN (SELECT judgement FROM judgement_anchors WHERE document = ?) ORDER BY j.row",
        (document,),
    ).fetchall()
    return [Standing(row[0], judgement) for row, judgement in zip(rows, _judgements(connection, rows), strict=True)]


def judgements(connection: sqlite3.Connection, *, standing: bool = False) -> list[Judgement]:
    """All judgements, oldest first; only those not taken back, if `standing`."""
    condition = "j.undone_at IS NULL" if standing else "1"
    rows = connection.execute(f"SELECT {_COLUMNS} FROM judgements AS j WHERE {condition} ORDER BY j.row").fetchall()  # noqa: S608
    return _judgements(connection, rows)


def judgements_of(connection: sqlite3.Connection, records: Iterable[str]) -> list[Judgement]:
    """The judgements that stand on some records, by their ids today or as they were judged; oldest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements AS j WHERE j.undone_at IS NULL AND j.row IN ("  # noqa: S608
        "SELECT judgement FROM judgement_matches WHERE found IN (SELECT value FROM json_each(?))) ORDER BY j.row",
        (listed(records),),
    ).fetchall()
    return _judgements(connection, rows)


def beginning_with(connection: sqlite3.Connection, prefix: str) -> list[tuple[int, Judgement]]:
    """The judgements whose id begins so, with their rows."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements AS j WHERE substr(j.id, 1, ?) = ? ORDER BY j.row",  # noqa: S608
        (len(prefix), prefix),
    ).fetchall()
    return [(row[0], judgement) for row, judgement in zip(rows, _judgements(connection, rows), strict=True)]


def only(connection: sqlite3.Connection, path: Path, prefix: str) -> tuple[int, Judgement]:
    """The judgement whose id begins so, with its row. Raises `UnknownIdError` and `AmbiguousIdError`."""
    found = beginning_with(connection, prefix) if prefix else []
    if not found:
        raise UnknownIdError(path, "judgement", prefix)
    if len(found) > 1:
        raise AmbiguousIdError(path, prefix, [judgement.id for _, judgement in found])
    return found[0]


def _judgements(connection: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> list[Judgement]:
    wanted = listed(row[0] for row in rows if isinstance(row[0], int))
    anchors = _anchors(connection, wanted)
    found = {tuple(pair) for pair in connection.execute(_FOUND, (wanted,))} if rows else set()
    return [_judgement(row, anchors, found) for row in rows]


def _anchors(connection: sqlite3.Connection, wanted: str) -> dict[int, list[Anchor]]:
    parts: dict[tuple[int, str, int], list[tuple[object, ...]]] = defaultdict(list)
    for judgement, record, side, *place in connection.execute(
        'SELECT judgement, record, side, kind, document, start, "end", file, file_row FROM judgement_anchors '
        "WHERE judgement IN (SELECT value FROM json_each(?)) ORDER BY judgement, item",
        (wanted,),
    ):
        parts[judgement, record, side].append(tuple(place))
    found: dict[int, list[Anchor]] = defaultdict(list)
    for (judgement, record, side), places in parts.items():
        kind, document, _, _, file, row = places[0]
        spans = [[start, end] for _, _, start, end, _, _ in places if start is not None]
        plain = {"record": record, "kind": kind, "document": document, "spans": spans, "file": file, "row": row}
        found[judgement].append(load(Anchor, {**plain, "side": side}))
    return found


def _judgement(row: Sequence[object], anchors: dict[int, list[Anchor]], found: set[tuple[object, ...]]) -> Judgement:
    number, id_, kind, payload, method, score, by, made_at, reason, undone_at, undone_by, undone_reason = row
    assert isinstance(number, int)
    correction = json.loads(str(payload)).get("correction")
    return Judgement(
        id=str(id_),
        decision=Decision(str(kind)),
        anchors=tuple(anchors[number]),
        by=str(by),
        made_at=from_text(str(made_at)),
        reason=_text(reason),
        correction=load(Correction, correction) if correction is not None else None,
        method=str(method),
        score=float(str(score)),
        undone_at=from_text(str(undone_at)) if undone_at is not None else None,
        undone_by=_text(undone_by),
        undone_reason=_text(undone_reason),
        missing=tuple(a.record for a in anchors[number] if undone_at is None and (number, a.record) not in found),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def rulings_on(connection: sqlite3.Connection, accounts: Iterable[int], view: View) -> Rulings:
    """What persons judged of some accounts, given by their rows, as of a view."""
    same: dict[int, set[str]] = defaultdict(set)
    apart: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    bound = {"accounts": listed(accounts), **view.parameters}
    for judgement, kind, first, side in connection.execute(_RULINGS.format(standing=view.stands("j")), bound):
        if kind == Decision.SAME.value:
            same[judgement].add(first)
        else:
            apart[judgement][first].add(side)
    return Rulings(
        same=tuple(frozenset(firsts) for firsts in same.values()),
        apart=tuple({f: next(iter(s)) for f, s in sides.items() if len(s) == 1} for sides in apart.values()),
    )
