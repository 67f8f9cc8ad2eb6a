"""Judgements in, a ledger that tells what they say out. Runs inside a write transaction that the ledger opens."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from tieline.ledger.errors import ContradictionError, UnjudgeableError
from tieline.ledger.judging.anchors import anchor_of
from tieline.ledger.judging.apply import Match
from tieline.ledger.judging.contradictions import broken, contradicted
from tieline.ledger.judging.stored import beginning_with
from tieline.ledger.placing import Placing
from tieline.ledger.rows import allocate
from tieline.ledger.writer import Writer
from tieline.records.codec import dump
from tieline.records.judgement import Anchor, Correction, Decision, Judgement
from tieline.records.record import Record, digest

METHOD = "person"
_ACCOUNTS = (
    "SELECT DISTINCT m.account FROM judgement_matches AS m JOIN accounts AS a ON a.row = m.account "
    "WHERE m.judgement = ? AND a.superseded_at IS NULL"
)
_TOLD = "SELECT 1 FROM records WHERE id = ? AND superseded_at IS NULL"


class JudgementWriter:
    """Writes judgements through one connection, as of one moment. path: of the ledger, for messages."""

    def __init__(self, connection: sqlite3.Connection, moment: str, path: Path) -> None:
        self._db = connection
        self._moment = moment
        self._path = path

    def judge(
        self,
        decision: Decision,
        sides: Sequence[Sequence[Record]],
        *,
        by: str,
        reason: str | None = None,
        correction: Correction | None = None,
    ) -> Judgement:
        """Write a judgement on records that are told today, and follow it.

        sides: of records told apart, those that stay first; of all others one. Raises `ContradictionError` for what
        others that stand rule out, and `UnjudgeableError` for a coded row that is to change.
        """
        anchors = [anchor_of(record, number) for number, side in enumerate(sides) for record in side]
        self._refuse(decision, sides, anchors)
        row = allocate(self._db, "judgements", 1)
        id_ = f"j{digest('judgement', decision.value, by, self._moment, str(row), *(a.record for a in anchors))}"
        payload = {"correction": dump(correction)} if correction is not None else {}
        self._db.execute(
            "INSERT INTO judgements (row, id, kind, payload, method, score, author, made_at, reason) "
            "VALUES (?, ?, ?, ?, ?, 1.0, ?, ?, ?)",
            (row, id_, decision.value, json.dumps(payload, ensure_ascii=False), METHOD, by, self._moment, reason),
        )
        self._anchor(row, anchors)
        again = _told_again(decision, anchors)
        self._match(row, [anchor for anchor in anchors if anchor.document not in again])
        self._follow(row, again)
        return beginning_with(self._db, id_)[0][1]

    def undo(self, row: int, judgement: Judgement, *, by: str, reason: str | None = None) -> Judgement:
        """Take a judgement back; raises `ContradictionError` where others can be held no more without it."""
        self._db.execute(
            "UPDATE judgements SET undone_at = ?, undone_by = ?, undone_reason = ? WHERE row = ?",
            (self._moment, by, reason, row),
        )
        self._follow(row, _told_again(judgement.decision, judgement.anchors))
        return beginning_with(self._db, judgement.id)[0][1]

    def _refuse(self, decision: Decision, sides: Sequence[Sequence[Record]], anchors: Iterable[Anchor]) -> None:
        named = contradicted(self._db, decision, [frozenset(r.id for r in side) for side in sides])
        if named:
            raise self._contradiction(named)
        for record in (record for side in sides for record in side):
            if self._db.execute(_TOLD, (record.id,)).fetchone() is None:
                raise UnjudgeableError(
                    self._path, f"record {record.id} is told no longer", "Look it up with `tieline show` to see why"
                )
        coded = next((anchor for anchor in anchors if anchor.file is not None), None)
        if coded is not None and decision in (Decision.WRONG, Decision.CORRECTED):
            raise UnjudgeableError(
                self._path,
                f"record {coded.record} is row {coded.row} of a coded file, which stands as its makers coded it",
                "Merge it with what the reports tell, split it off, or leave the file out",
            )

    def _contradiction(self, named: Sequence[str]) -> ContradictionError:
        found = [beginning_with(self._db, id_)[0][1] for id_ in named]
        said = " and ".join(f"judgement {j.id} ({j.decision}) of {j.by}, {j.made_at:%Y-%m-%d}" for j in found)
        return ContradictionError(self._path, named, said)

    def _anchor(self, row: int, anchors: Iterable[Anchor]) -> None:
        rows = [
            (a.record, a.kind, a.side, a.document, start, end, a.file, a.row)
            for a in anchors
            for start, end in (a.spans or ((None, None),))
        ]
        self._db.executemany(
            'INSERT INTO judgement_anchors (judgement, item, record, kind, side, document, start, "end", file, '
            "file_row)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(row, item, *columns) for item, columns in enumerate(rows)],
        )

    def _match(self, row: int, anchors: Sequence[Anchor]) -> None:
        """The records of documents that need not be told again are those that were judged."""
        for anchor in anchors:
            found = self._db.execute(
                "SELECT reading, account FROM records WHERE id = ? AND superseded_at IS NULL", (anchor.record,)
            ).fetchone()
            reading, account = found
            match = Match(row, anchor.record, anchor.side, anchor.record)
            Placing(self._db, self._moment).match(reading, [match], {anchor.record: account})

    def _follow(self, row: int, documents: Iterable[str]) -> None:
        """Tell documents again, and look again at the happenings of all that a judgement speaks of."""
        writer = Writer(self._db, self._moment)
        for document in documents:
            writer.judge_again(document)
        accounts = [account for (account,) in self._db.execute(_ACCOUNTS, (row,))]
        if not accounts:
            return
        around = Placing(self._db, self._moment).settle_around(accounts)
        named = broken(self._db, around, row)
        if named:
            raise self._contradiction(named)


def _told_again(decision: Decision, anchors: Iterable[Anchor]) -> list[str]:
    """The documents whose records or accounts are others under a judgement than without it."""
    sides: dict[str, set[int]] = {}
    for anchor in anchors:
        if anchor.document is not None:
            sides.setdefault(anchor.document, set()).add(anchor.side)
    if decision is Decision.SAME:
        return []
    return sorted(d for d, told in sides.items() if decision is not Decision.DIFFERENT or len(told) > 1)
