"""Some accounts in, every account out that judgements could put into one happening with them.

Candidates are looked up by key, never by comparing all with all: documents of one text or near copies of it, and
contacts of the same persons in the same mode on the same or a neighbouring day. The conditions are those of
`merging.judge`. What a person put together belongs together too.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tieline.ledger.copies import Families
from tieline.ledger.judging.stored import rulings_on
from tieline.ledger.moments import from_text, to_text
from tieline.ledger.view import View, listed
from tieline.merging.account import Account, Meeting
from tieline.merging.resolve import Group
from tieline.merging.rulings import resolve_judged


@dataclass(frozen=True, slots=True)
class Placed:
    """An account with its row, and its happening's row, id and method, and whether persons had a say in what it holds;
    None where the view is not the present."""

    row: int
    account: Account
    happening: int | None
    id: str | None
    method: str | None
    judged: bool | None


# Accounts at the places of a list of [copy, place].
_COPIES = """
SELECT b.row FROM json_each(:keys) AS k
JOIN readings AS r ON r.copy = json_extract(k.value, '$[0]')
JOIN accounts AS b ON b.reading = r.row AND b.place = json_extract(k.value, '$[1]')
WHERE {view}
"""
# Accounts of the meetings of a list of [meeting, day, opens, closes, zoned, exact].
_MEETINGS = """
SELECT b.row FROM (
    SELECT json_extract(value, '$[0]') AS meeting, json_extract(value, '$[1]') AS day,
        json_extract(value, '$[2]') AS opens, json_extract(value, '$[3]') AS closes,
        json_extract(value, '$[4]') AS zoned, json_extract(value, '$[5]') AS exact
    FROM json_each(:keys)
) AS a
JOIN accounts AS b ON b.meeting = a.meeting AND b.day BETWEEN a.day - 1 AND a.day + 1
WHERE {view} AND (
    (a.day = b.day AND NOT a.exact AND NOT b.exact)
    OR (a.opens < b.closes AND b.opens < a.closes AND (a.day = b.day OR (a.zoned AND b.zoned)))
)
"""
# Accounts that a person put together with some accounts.
_PUT_TOGETHER = """
SELECT b.row FROM json_each(:keys) AS k
JOIN judgement_matches AS own ON own.account = k.value
JOIN judgements AS j ON j.row = own.judgement AND j.kind = 'same' AND {standing}
JOIN judgement_matches AS other ON other.judgement = j.row
JOIN accounts AS b ON b.row = other.account
WHERE {view}
"""
_ACCOUNTS = """
SELECT a.row, a.kind, a.first, a.size, coalesce(r.document, 'row ' || a.row), coalesce(r.copy, 'row ' || a.row),
    a.place, a.meeting, a.day, a.opens, a.closes, a.zoned, a.exact, h.row, h.id, h.method, h.judged
FROM accounts AS a
LEFT JOIN readings AS r ON r.row = a.reading
LEFT JOIN happenings AS h ON h.row = a.happening
WHERE a.row IN (SELECT value FROM json_each(:rows))
"""


def neighbourhood(connection: sqlite3.Connection, rows: Iterable[int], view: View) -> list[Placed]:
    """The accounts of the given rows and all they are connected with, directly or through others.

    Every key is looked up once, however many accounts share it.
    """
    known: dict[int, Placed] = {}
    copies: set[tuple[str, str]] = set()
    meetings: set[Meeting] = set()
    frontier = set(rows)
    families = Families(connection, view)
    while frontier:
        reached = load_accounts(connection, frontier, families)
        known.update((placed.row, placed) for placed in reached)
        new_copies = {(p.account.copy, p.account.place) for p in reached if p.account.place is not None} - copies
        new_meetings = {p.account.meeting for p in reached if p.account.meeting is not None} - meetings
        copies |= new_copies
        meetings |= new_meetings
        places = sorted((text, place) for copy, place in new_copies for text in families.members(copy))
        frontier = _rows(connection, _COPIES, view, places)
        frontier |= _rows(connection, _MEETINGS, view, [columns_of(meeting) for meeting in new_meetings])
        frontier |= _rows(connection, _PUT_TOGETHER, view, [placed.row for placed in reached])
        frontier -= known.keys()
    return list(known.values())


def _rows(connection: sqlite3.Connection, query: str, view: View, keys: Sequence[object]) -> set[int]:
    if not keys:
        return set()
    bound = {"keys": json.dumps(keys), **view.parameters}
    return {row for (row,) in connection.execute(query.format(view=view.holds("b"), standing=view.stands("j")), bound)}


def groups_of(connection: sqlite3.Connection, around: Sequence[Placed], view: View) -> tuple[Group, ...]:
    """The happenings that a whole neighbourhood tells, by the rules and by what persons judged."""
    rulings = rulings_on(connection, (placed.row for placed in around), view)
    return resolve_judged((placed.account for placed in around), rulings)


def columns_of(meeting: Meeting) -> tuple[str, int, str, str, int, int]:
    """A meeting as the columns meeting, day, opens, closes, zoned and exact of table accounts."""
    return (
        meeting.key,
        meeting.day,
        to_text(meeting.opens),
        to_text(meeting.closes),
        int(meeting.zoned),
        int(meeting.exact),
    )


@lru_cache(maxsize=4096)
def _meeting(key: str, day: int, opens: str, closes: str, zoned: int, exact: int) -> Meeting:
    return Meeting(
        key=key, day=day, opens=from_text(opens), closes=from_text(closes), zoned=bool(zoned), exact=bool(exact)
    )


def load_accounts(connection: sqlite3.Connection, rows: Iterable[int], families: Families) -> list[Placed]:
    """The accounts of some rows; their copy is that of the family of their text."""
    found = connection.execute(_ACCOUNTS, {"rows": listed(rows)}).fetchall()
    families.load(row[5] for row in found)
    return [_placed(*row[:5], families.label(row[5]), *row[6:]) for row in found]


def _placed(
    row: int,
    kind: str,
    first: str,
    size: int,
    document: int | str,
    copy: str,
    place: str | None,
    meeting: str | None,
    *rest: Any,
) -> Placed:
    told = _meeting(meeting, *rest[:5]) if meeting is not None else None
    account = Account(kind=kind, first=first, size=size, document=str(document), copy=copy, place=place, meeting=told)
    return Placed(row, account, *rest[5:])
