"""Some accounts in, every account out that judgements could put into one happening with them.

Candidates are looked up by key, never by comparing all with all: documents of one text, and contacts of the same
persons in the same mode on the same or a neighbouring day. The conditions are those of `merging.judge`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from tieline.ledger.moments import from_text
from tieline.ledger.view import View, listed
from tieline.merging.account import Account, Meeting


@dataclass(frozen=True, slots=True)
class Placed:
    """An account with its row, and its happening's row, id and method; None where the view is not the present."""

    row: int
    account: Account
    happening: int | None
    id: str | None
    method: str | None


_COPIES = """
SELECT b.row FROM accounts AS a
JOIN readings AS ra ON ra.row = a.reading
JOIN readings AS rb ON rb.copy = ra.copy AND rb.row <> ra.row
JOIN accounts AS b ON b.reading = rb.row AND b.place = a.place
WHERE a.row IN (SELECT value FROM json_each(:rows)) AND a.place IS NOT NULL AND {view}
"""
_MEETINGS = """
SELECT b.row FROM accounts AS a
JOIN accounts AS b ON b.meeting = a.meeting AND b.day BETWEEN a.day - 1 AND a.day + 1 AND b.row <> a.row
WHERE a.row IN (SELECT value FROM json_each(:rows)) AND a.meeting IS NOT NULL AND {view} AND (
    (a.day = b.day AND NOT a.exact AND NOT b.exact)
    OR (a.opens < b.closes AND b.opens < a.closes AND (a.day = b.day OR (a.zoned AND b.zoned)))
)
"""
_ACCOUNTS = """
SELECT a.row, a.first, a.size, r.document, r.copy, a.place, a.meeting, a.day, a.opens, a.closes, a.zoned, a.exact,
    h.row, h.id, h.method
FROM accounts AS a
JOIN readings AS r ON r.row = a.reading
LEFT JOIN happenings AS h ON h.row = a.happening
WHERE a.row IN (SELECT value FROM json_each(:rows))
"""


def neighbourhood(connection: sqlite3.Connection, rows: Iterable[int], view: View) -> list[Placed]:
    """The accounts of the given rows and all they are connected with, directly or through others."""
    known: set[int] = set()
    frontier = set(rows)
    while frontier:
        known |= frontier
        bound = {"rows": listed(frontier), **view.parameters}
        found: set[int] = set()
        for candidates in (_COPIES, _MEETINGS):
            found.update(row for (row,) in connection.execute(candidates.format(view=view.holds("b")), bound))
        frontier = found - known
    return load_accounts(connection, known)


def load_accounts(connection: sqlite3.Connection, rows: Iterable[int]) -> list[Placed]:
    """The accounts of some rows."""
    return [_placed(*row) for row in connection.execute(_ACCOUNTS, {"rows": listed(rows)})]


def _placed(
    row: int,
    first: str,
    size: int,
    document: int,
    copy: str,
    place: str | None,
    meeting: str | None,
    day: int,
    opens: str,
    closes: str,
    zoned: int,
    exact: int,
    *happening: object,
) -> Placed:
    told = None
    if meeting is not None:
        told = Meeting(
            key=meeting,
            day=day,
            opens=from_text(opens),
            closes=from_text(closes),
            zoned=bool(zoned),
            exact=bool(exact),
        )
    account = Account(first=first, size=size, document=str(document), copy=copy, place=place, meeting=told)
    return Placed(row, account, *happening)  # type: ignore[arg-type]
