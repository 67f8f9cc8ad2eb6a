"""What a person looks for in, the newest records that answer out, with what a listing counts them by."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from tieline.ledger.columns import DOINGS
from tieline.ledger.query import match_expression
from tieline.ledger.reader import rarest_first, snapshot, tell_in_order
from tieline.ledger.view import NOW
from tieline.records.happening import Happening

MOST_REPORTS = 2_000  # reports with the words looked for that are opened, the latest to arrive
MOST_RECORDS = 1_000  # records of one kind that are counted, the newest
_COLUMNS = "r.account, a.happening, r.kind, r.mode, r.category, d.outlet, r.when_start, r.id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for; every condition must hold of one record.

    words: must all stand in the report. states: codes that are all involved. names: parts of names of persons or bodies
    that are all involved. since, until: days, both inclusive.
    """

    words: str | None = None
    states: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    mode: str | None = None
    category: str | None = None
    outlet: str | None = None

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in DOINGS:
            raise ValueError(f"{self.kind!r} is no kind of doing: use one of {', '.join(DOINGS)}")
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError(f"nothing can be since {self.since} and until {self.until}: swap them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that answers: the rows of its account and happening, and what it is counted by."""

    account: int
    happening: int
    kind: str
    mode: str | None
    category: str | None
    outlet: str | None
    day: str | None


class SearchReader:
    """Searches through one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def steady(self) -> AbstractContextManager[None]:
        """All that is asked inside sees one state of the ledger, though others write."""
        return snapshot(self._db)

    def hits(self, sought: Sought) -> tuple[list[Hit], bool]:
        """Records that answer, newest first and undated ones last, and whether there are more than were looked at.

        Raises `ValueError` for words that hold none.
        """
        kinds = (sought.kind,) if sought.kind is not None else DOINGS
        reports, cut = self._reports(sought)
        rows: list[tuple[Any, ...]] = []
        for kind in kinds:
            found = self._records(sought, kind, reports)
            cut = cut or len(found) == MOST_RECORDS
            rows += found
        rows.sort(key=lambda row: (row[6] or "", row[7]), reverse=True)
        return [Hit(account=a, happening=h, kind=k, mode=m, category=c, outlet=o, day=d)
                for a, h, k, m, c, o, d, _ in rows], cut  # fmt: skip

    def happenings(self, accounts: Iterable[int]) -> Iterator[Happening]:
        """The happenings of some accounts, each once, in their order."""
        return tell_in_order(self._db, iter(accounts), NOW)

    def _reports(self, sought: Sought) -> tuple[list[int] | None, bool]:
        """Rows of the reports that hold the words; None where any report will do."""
        wanted = [match_expression(sought.words)] if sought.words else []
        wanted += [f"({' OR '.join(match_expression(word) for word in name.split())})" for name in sought.names]
        if not wanted:
            return None, False
        rows = self._db.execute(
            "SELECT rowid FROM documents_fts WHERE documents_fts MATCH ? ORDER BY rowid DESC LIMIT ?",
            (" AND ".join(wanted), MOST_REPORTS + 1),
        ).fetchall()
        return [row for (row,) in rows[:MOST_REPORTS]], len(rows) > MOST_REPORTS

    def _records(self, sought: Sought, kind: str, reports: Sequence[int] | None) -> list[tuple[Any, ...]]:
        conditions, values = _conditions(sought, kind, rarest_first(self._db, sought.states, kind), reports)
        payload = ", r.payload" if sought.names else ""
        rows = self._db.execute(
            f"SELECT {_COLUMNS}{payload} FROM records AS r JOIN accounts AS a ON a.row = r.account "  # noqa: S608
            f"LEFT JOIN documents AS d ON d.row = r.document WHERE {' AND '.join(conditions)} "
            "ORDER BY r.when_start DESC, r.id DESC LIMIT :most",
            {**values, "most": MOST_RECORDS},
        )
        if not sought.names:
            return rows.fetchall()
        names = [_named(name) for name in sought.names]
        return [row[:-1] for row in rows if all(name.search(row[-1]) for name in names)]


def _conditions(
    sought: Sought, kind: str, states: Sequence[str], reports: Sequence[int] | None
) -> tuple[list[str], dict[str, Any]]:
    values: dict[str, Any] = {"kind": kind}
    plus = "+" if states or reports is not None else ""  # starts at the kind only where nothing is narrower
    conditions = [f"{plus}r.kind = :kind", "r.superseded_at IS NULL", "r.account IS NOT NULL"]
    for i, state in enumerate(states):
        values[f"state{i}"] = state
        start, end = ("r.row IN (SELECT record", "") if i == 0 else ("EXISTS (SELECT 1", " AND record = r.row")
        conditions.append(f"{start} FROM record_states WHERE state = :state{i} AND kind = :kind{end})")
    if reports is not None:
        way = "+r.reading" if states else "r.reading"
        among = "SELECT value FROM json_each(:reports)"
        conditions.append(f"{way} IN (SELECT row FROM readings WHERE document IN ({among}) AND superseded_at IS NULL)")  # noqa: S608
        values["reports"] = f"[{','.join(map(str, reports))}]"
    for column, sign in (("when_end", ">="), ("when_start", "<=")):
        bound = sought.since if sign == ">=" else sought.until
        if bound is not None:
            conditions.append(f"r.{column} {sign} :{column}")
            values[column] = bound.isoformat()
    for name, column in (("mode", "r.mode"), ("category", "r.category"), ("outlet", "d.outlet")):
        if getattr(sought, name) is not None:
            conditions.append(f"{column} = :{name}")
            values[name] = getattr(sought, name)
    return conditions, values


def _named(name: str) -> re.Pattern[str]:
    """Finds an actor with such a name in the JSON of a record: whole words of the name as written or as resolved."""
    said = r"[^\"]*?".join(rf"\b{re.escape(word)}\b" for word in name.replace('"', " ").split())
    return re.compile(rf'"(?:name|canonical)":"[^"]*?{said}', re.IGNORECASE)
