"""What the history of a phrase is made from: the texts that may hold it, who speaks in them, and all reports around."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from tieline.ledger.copies import Families
from tieline.ledger.entries import record_of
from tieline.ledger.query import Query, select_documents
from tieline.ledger.view import NOW, listed
from tieline.records.statement import Statement

MOST_SIDES = 3  # of a record that speaks of ties; longer lists of states do not
_TIES = ("contact", "pledge", "claim", "event")
_DAY = "substr(d.published, 1, 10)"
_FROM = "FROM documents AS d JOIN readings AS rd ON rd.document = d.row"
Pair = tuple[str, str]
Speaker = tuple[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A dated report. reading: row of its reading. copy: equal for reports that carry one text."""

    id: str
    reading: int
    day: date
    outlet: str | None
    title: str | None
    text: str
    copy: str


@dataclass(frozen=True, slots=True)
class Around:
    """A report, as far as counting goes: its day, and its copy's key."""

    day: date
    copy: str


class PhraseReader:
    """Reads through one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def texts(self, query: Query, expression: str | None = None) -> Iterator[Text]:
        """The dated reports that answer a query, and an expression of the search index, by day and id."""
        chosen = select_documents(query)
        conditions, values = [*chosen.conditions, "d.published IS NOT NULL"], dict(chosen.values)
        if expression is not None:
            conditions.append("d.row IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH :expression)")
            values["expression"] = expression
        rows = self._db.execute(
            f"SELECT d.id, rd.row, {_DAY}, d.outlet, d.title, d.text, rd.copy {_FROM} "
            f"WHERE {' AND '.join(conditions)} ORDER BY {_DAY}, d.id",
            values,
        )
        families = Families(self._db, NOW)
        for id_, reading, day, outlet, title, text, copy in rows:
            yield Text(
                id=id_, reading=reading, day=date.fromisoformat(day), outlet=outlet, title=title, text=text,
                copy=families.label(copy),
            )  # fmt: skip

    def statements(self, reading: int) -> list[Statement]:
        """What a reading reports as said."""
        rows = self._db.execute("SELECT payload FROM records WHERE reading = ? AND kind = 'statement'", (reading,))
        return [s for s in (record_of("statement", payload) for (payload,) in rows) if isinstance(s, Statement)]

    def ties(self, readings: Iterable[int]) -> dict[int, frozenset[Pair]]:
        """The ties that readings speak of: pairs of states that a contact, event, pledge or claim names together."""
        rows = self._db.execute(
            "SELECT r.reading, r.row, s.state FROM records AS r JOIN record_states AS s "
            "ON s.record = r.row AND s.kind = r.kind "
            "WHERE r.reading IN (SELECT value FROM json_each(?)) AND r.kind IN (SELECT value FROM json_each(?))",
            (listed(readings), listed(_TIES)),
        )
        sides: dict[tuple[int, int], set[str]] = defaultdict(set)
        for reading, row, state in rows:
            sides[reading, row].add(state)
        found: dict[int, set[Pair]] = defaultdict(set)
        for (reading, _), states in sides.items():
            if len(states) <= MOST_SIDES:
                found[reading].update(combinations(sorted(states), 2))
        return {reading: frozenset(pairs) for reading, pairs in found.items()}

    def around(self, query: Query, *, outlet: str | None = None, speaker: Speaker | None = None) -> list[Around]:
        """All dated reports that answer a query, by day; of one outlet, or with words of one speaker, if named."""
        chosen = select_documents(query)
        conditions, values = [*chosen.conditions, "d.published IS NOT NULL"], dict(chosen.values)
        if outlet is not None:
            conditions.append("d.outlet = :outlet")
            values["outlet"] = outlet
        if speaker is not None:
            conditions.append(
                "EXISTS (SELECT 1 FROM records AS r, json_each(r.payload, '$.speakers') AS s "
                "WHERE r.reading = rd.row AND r.kind = 'statement' "
                "AND coalesce(json_extract(s.value, '$.canonical'), json_extract(s.value, '$.name')) = :speaker)"
            )
            values["speaker"] = speaker[0]
        rows = self._db.execute(
            f"SELECT {_DAY}, rd.copy {_FROM} WHERE {' AND '.join(conditions)} ORDER BY 1",
            values,
        ).fetchall()
        families = Families(self._db, NOW)
        families.load(copy for _, copy in rows)
        return [Around(date.fromisoformat(day), families.label(copy)) for day, copy in rows]
