"""Accounts of one document in, their places among the happenings out: only what they touch is looked at again.

The outcome is that of resolving all accounts of the ledger at once, since `merging.resolve` decides every connected
neighbourhood by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieline.ledger.moments import to_text
from tieline.ledger.neighbourhood import Placed, neighbourhood
from tieline.ledger.rows import allocate
from tieline.ledger.view import NOW, listed
from tieline.merging.account import Account
from tieline.merging.resolve import SINGLE, WITHIN, happening_id, resolve

_INSERT_ACCOUNT = (
    "INSERT INTO accounts (row, reading, first, size, place, meeting, day, opens, closes, zoned, exact, happening, "
    "recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Retired:
    """An account that a later reading replaces: its row, its records, and the first records of the accounts of other
    documents that shared its happening."""

    row: int
    others: tuple[str, ...]


class Placing:
    """Places accounts through one connection, inside a write transaction, as of one moment."""

    def __init__(self, connection: sqlite3.Connection, moment: str) -> None:
        self._db = connection
        self._moment = moment

    def place(self, reading: int, accounts: Sequence[Account]) -> dict[str, int]:
        """Write the accounts of a new reading and join them with what tells the same; their rows by first record."""
        row = allocate(self._db, "accounts", len(accounts))
        happening = allocate(self._db, "happenings", len(accounts))
        self._db.executemany(
            "INSERT INTO happenings (row, id, method) VALUES (?, ?, ?)",
            [(happening + i, happening_id(a.first), WITHIN if a.size > 1 else SINGLE) for i, a in enumerate(accounts)],
        )
        self._db.executemany(
            _INSERT_ACCOUNT,
            [
                (row + i, reading, a.first, a.size, a.place, *_meeting(a), happening + i, self._moment)
                for i, a in enumerate(accounts)
            ],
        )
        rows = {a.first: row + i for i, a in enumerate(accounts)}
        around = neighbourhood(self._db, rows.values(), NOW)
        if len(around) > len(rows):
            self._settle(around)
        return rows

    def retire(self, reading: int) -> list[Retired]:
        """Take the accounts of a superseded reading out of their happenings, and settle what is left of those."""
        rows = {
            row
            for (row,) in self._db.execute(
                "SELECT row FROM accounts WHERE reading = ? AND superseded_at IS NULL", (reading,)
            )
        }
        around = neighbourhood(self._db, rows, NOW)
        left = [placed for placed in around if placed.row not in rows]
        retired = [
            Retired(p.row, tuple(q.account.first for q in left if q.happening == p.happening))
            for p in around
            if p.row in rows
        ]
        emptied = {p.happening for p in around if p.row in rows} - {p.happening for p in left}
        self._db.execute(
            "UPDATE accounts SET superseded_at = ?, happening = NULL WHERE row IN (SELECT value FROM json_each(?))",
            (self._moment, listed(rows)),
        )
        self._remove(h for h in emptied if h is not None)
        self._settle(left)
        return retired

    def _settle(self, around: Sequence[Placed]) -> None:
        """Resolve a neighbourhood and write what changes."""
        by_first = {placed.account.first: placed for placed in around}
        kept: set[int] = set()
        for group in resolve(placed.account for placed in around):
            members = [by_first[account.first] for account in group.accounts]
            lead = members[0]
            # A happening is named after its smallest record, so if the name is taken, it is the lead account's.
            if lead.happening is not None and lead.id == group.id:
                target = lead.happening
                if lead.method != group.method:
                    self._db.execute("UPDATE happenings SET method = ? WHERE row = ?", (group.method, target))
            else:
                target = allocate(self._db, "happenings", 1)
                self._db.execute(
                    "INSERT INTO happenings (row, id, method) VALUES (?, ?, ?)", (target, group.id, group.method)
                )
            kept.add(target)
            self._db.executemany(
                "UPDATE accounts SET happening = ? WHERE row = ?",
                [(target, member.row) for member in members if member.happening != target],
            )
        self._remove({p.happening for p in around if p.happening is not None} - kept)

    def _remove(self, happenings: Iterable[int]) -> None:
        self._db.executemany("DELETE FROM happenings WHERE row = ?", [(row,) for row in sorted(happenings)])


def _meeting(account: Account) -> tuple[str | int | None, ...]:
    told = account.meeting
    if told is None:
        return (None,) * 6
    return told.key, told.day, to_text(told.opens), to_text(told.closes), int(told.zoned), int(told.exact)
