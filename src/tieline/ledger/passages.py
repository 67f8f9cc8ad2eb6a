"""The parties of a pledge and a time in, the sentences of the reports of that time out, with the records they tell."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tieline.language.stems import spellings, stems
from tieline.ledger.columns import DOINGS
from tieline.ledger.entries import document_of, record_of
from tieline.ledger.view import listed
from tieline.merging.follow.passages import passages_of
from tieline.merging.follow.status import Coverage
from tieline.merging.follow.weigh import Passage

# CROSS JOIN: the few records of a report are looked at first, not all records of a state.
_PARTY = """EXISTS (
    SELECT 1 FROM records AS r CROSS JOIN record_states AS s ON s.record = r.row AND s.kind = r.kind
    WHERE r.reading = rd.row AND s.state = :party{0}
)"""
_DAY = "substr(d.published, 1, 10)"
_FROM = "FROM documents AS d JOIN readings AS rd ON rd.document = d.row AND rd.superseded_at IS NULL"


@dataclass(frozen=True, slots=True)
class Sought:
    """Reports that name all the parties, after one day and up to another; words: with any of these stems."""

    parties: frozenset[str]
    after: date
    until: date
    words: frozenset[str] = frozenset()


class PassageReader:
    """Reads passages through one connection; what it has read of a report it keeps."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._read: dict[int, tuple[Passage, ...]] = {}
        self._stemmed: dict[int, frozenset[str]] = {}

    def passages(self, sought: Sought) -> Iterator[Passage]:
        """The passages of all reports that are sought, by day and document."""
        conditions, bound = _conditions(sought)
        rows = self._db.execute(
            f"SELECT d.row, {_DAY}, rd.row {_FROM} WHERE {' AND '.join(conditions)} ORDER BY {_DAY}, d.id",
            bound,
        ).fetchall()
        for row, day, reading in rows:
            if row not in self._read:
                self._read[row] = tuple(self._passages(row, date.fromisoformat(day), reading))
            yield from self._read[row]

    def _passages(self, row: int, day: date, reading: int) -> Iterator[Passage]:
        metadata, text = self._db.execute(
            "SELECT rd.metadata, d.text FROM documents AS d JOIN readings AS rd ON rd.row = ? WHERE d.row = ?",
            (reading, row),
        ).fetchone()
        told = self._db.execute(
            "SELECT kind, payload FROM records WHERE reading = ? AND kind IN (SELECT value FROM json_each(?))",
            (reading, listed(DOINGS)),
        )
        yield from passages_of(document_of(metadata, text, None), day, (record_of(*record) for record in told))

    def coverage(self, sought: Sought) -> Coverage:
        """How many of the reports that are sought have half of the words or more, and the day of the last."""
        conditions, bound = _conditions(sought)
        rows = self._db.execute(
            f"SELECT d.row, {_DAY} {_FROM} WHERE {' AND '.join(conditions)} ORDER BY 2",
            bound,
        ).fetchall()
        hits = self._hits(sought.words) if rows else Counter()
        need = len(sought.words)
        days = [day for row, day in rows if hits[row] * 2 >= need and len(sought.words & self._stems(row)) * 2 >= need]
        return Coverage(len(days), date.fromisoformat(days[-1]) if days else None)

    def _hits(self, words: frozenset[str]) -> Counter[int]:
        """With how many of the stems the search index has a report: never less than the report has of them."""
        asked = "SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?"
        return Counter(row for stem in words for (row,) in self._db.execute(asked, (any_of((stem,)),)))

    def _stems(self, row: int) -> frozenset[str]:
        """The stems of a report's words, worked out once."""
        if row not in self._stemmed:
            (text,) = self._db.execute("SELECT text FROM documents WHERE row = ?", (row,)).fetchone()
            self._stemmed[row] = frozenset(stems(text))
        return self._stemmed[row]


def any_of(stems: Iterable[str]) -> str:
    """An expression of the search index: any form of any of the stems."""
    wanted = []
    for stem in sorted(stems):
        beginnings, whole = spellings(stem)
        wanted += [f'"{word}" *' for word in beginnings] + [f'"{word}"' for word in whole]
    return " OR ".join(wanted)


def _conditions(sought: Sought) -> tuple[list[str], dict[str, str]]:
    parties = sorted(sought.parties)
    bound = {f"party{i}": party for i, party in enumerate(parties)}
    bound |= {"after": sought.after.isoformat(), "until": sought.until.isoformat()}
    conditions = [f"{_DAY} > :after", f"{_DAY} <= :until", *(_PARTY.format(i) for i in range(len(parties)))]
    if sought.words:
        conditions.append("d.row IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH :words)")
        bound["words"] = any_of(sought.words)
    return conditions, bound
