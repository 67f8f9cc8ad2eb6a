"""What is asked of the ledger, as one value, and the SQL it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tieline.ledger.columns import TYPES
from tieline.ledger.moments import to_text
from tieline.ledger.view import View

_FOUND = "SELECT rowid FROM documents_fts WHERE documents_fts MATCH :text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to list; every condition must hold.

    between: states or blocs that must all be involved in one record. since, until: days, both inclusive; an entry that
    lasts longer than a day counts if they overlap. Contacts and events count by when they happened, and not at all if
    that is not known; what is said counts by the day of the report, and so do documents. kind: one kind of record.
    text: words that must all stand in the document, "several words" in quotation marks as a phrase. limit: at most so
    many entries. as_of: the ledger as it stood at that moment, which needs a time zone.
    """

    between: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    text: str | None = None
    limit: int | None = None
    as_of: datetime | None = None

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in TYPES:
            raise ValueError(f"{self.kind!r} is no kind of record: use one of {', '.join(TYPES)}")
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError(f"nothing can be since {self.since} and until {self.until}: swap them")
        if self.limit is not None and self.limit < 0:
            raise ValueError(f"a limit of {self.limit} is less than nothing")
        if self.as_of is not None and self.as_of.tzinfo is None:
            raise ValueError(f"as_of {self.as_of.isoformat()} has no time zone: add an offset")
        wrong = next((code for code in self.between if not (code.isalpha() and code.isupper())), None)
        if wrong is not None:
            raise ValueError(f"{wrong!r} is not a code of a state or bloc, such as CHN")

    @property
    def view(self) -> View:
        """The ledger at the moment that is asked about."""
        return View(to_text(self.as_of) if self.as_of is not None else None)


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions in SQL, joined by AND, and the values they bind."""

    conditions: tuple[str, ...]
    values: dict[str, Any]

    @property
    def where(self) -> str:
        """The WHERE clause."""
        return " AND ".join(self.conditions) if self.conditions else "1"


def select_records(query: Query, kind: str, rarest_first: tuple[str, ...]) -> Selection:
    """Conditions on `records AS r`; the states come in the order in which they are to be looked up."""
    values: dict[str, Any] = {"kind": kind, **query.view.parameters}
    # A leading "+" keeps the planner from starting at the kind where states or words are the shorter way.
    plus = "+" if rarest_first or query.text is not None else ""
    conditions = [f"{plus}r.kind = :kind", query.view.holds("r"), "r.account IS NOT NULL"]
    for i, state in enumerate(rarest_first):
        values[f"state{i}"] = state
        start, end = ("r.row IN (SELECT record", "") if i == 0 else ("EXISTS (SELECT 1", " AND record = r.row")
        conditions.append(f"{start} FROM record_states WHERE state = :state{i} AND kind = :kind{end})")
    if query.since is not None:
        conditions.append("r.when_end >= :since")
        values["since"] = query.since.isoformat()
    if query.until is not None:
        conditions.append("r.when_start <= :until")
        values["until"] = query.until.isoformat()
    if query.text is not None:
        way = "+r.reading" if rarest_first else "r.reading"
        conditions.append(f"{way} IN (SELECT row FROM readings WHERE document IN ({_FOUND}))")  # noqa: S608
        values["text"] = match_expression(query.text)
    return Selection(tuple(conditions), values)


def select_documents(query: Query) -> Selection:
    """Conditions on `documents AS d` and their `readings AS rd`."""
    values: dict[str, Any] = dict(query.view.parameters)
    day = "substr(d.published, 1, 10)"
    if query.as_of is not None:  # the date as it was known then
        day = "substr(json_extract(rd.metadata, '$.published'), 1, 10)"
    conditions = [query.view.holds("rd")]
    for name, bound, sign in (("since", query.since, ">="), ("until", query.until, "<=")):
        if bound is not None:
            conditions.append(f"{day} {sign} :{name}")
            values[name] = bound.isoformat()
    if query.text is not None:
        conditions.append(f"d.row IN ({_FOUND})")
        values["text"] = match_expression(query.text)
    if query.between or query.kind is not None:
        conditions.append(_tells(query, values))
    return Selection(tuple(conditions), values)


def _tells(query: Query, values: dict[str, Any]) -> str:
    """The document holds a record of the kind that involves all the states."""
    inner = ["r.reading = rd.row"]
    if query.kind is not None:
        inner.append("r.kind = :kind")
        values["kind"] = query.kind
    for i, state in enumerate(query.between):
        values[f"state{i}"] = state
        holder = f"record_states WHERE state = :state{i} AND kind = r.kind AND record = r.row"
        inner.append(f"EXISTS (SELECT 1 FROM {holder})")  # noqa: S608
    return f"EXISTS (SELECT 1 FROM records AS r WHERE {' AND '.join(inner)})"  # noqa: S608


def match_expression(text: str) -> str:
    """A user's words as an FTS5 expression: all of them must occur; a phrase in double quotation marks as it stands.

    Nothing the user writes is taken for an operator. Raises `ValueError` where there is no word to look for.
    """
    sound = text.replace("\0", " ").encode("utf-8", "replace").decode()
    straight = re.sub("[“”„«»]", '"', sound)
    phrases = [a or b for a, b in re.findall(r'"([^"]*)"|([^\s"]+)', straight)]
    wanted = [phrase for phrase in phrases if re.search(r"\w", phrase)]
    if not wanted:
        raise ValueError(f"{text!r} holds no word to look for")
    return " AND ".join(f'"{phrase}"' for phrase in wanted)
