"""Accounts of one document in, their places among the happenings out: only what they touch is looked at again.

The outcome is that of resolving all accounts of the ledger at once. Contacts are resolved anew with everything they are
connected with. All other accounts can only join the answering accounts of copies, so they join one of them, whose
happening holds the rest: the thousandth copy of an article costs what the second did.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieline.ledger.neighbourhood import Placed, columns_of, neighbourhood
from tieline.ledger.rows import allocate
from tieline.ledger.view import NOW, listed
from tieline.merging.account import Account
from tieline.merging.resolve import happening_id, method_of_copies, resolve
from tieline.records.contact import Contact

_INSERT_ACCOUNT = (
    "INSERT INTO accounts (row, reading, kind, first, size, place, meeting, day, opens, closes, zoned, exact, "
    "happening, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_COPIED = """
SELECT 1 FROM readings AS own JOIN readings AS other ON other.copy = own.copy AND other.row <> own.row
WHERE own.row = ? AND other.superseded_at IS NULL LIMIT 1
"""
_ANSWER = """
SELECT b.happening FROM readings AS own
JOIN readings AS other ON other.copy = own.copy AND other.row <> own.row
JOIN accounts AS b ON b.reading = other.row AND b.place = ?
WHERE own.row = ? AND b.superseded_at IS NULL LIMIT 1
"""
_PRESENT = """
SELECT a.row, a.kind, a.happening,
    (SELECT min(b.first) FROM accounts AS b WHERE b.happening = a.happening AND b.row <> a.row)
FROM accounts AS a WHERE a.reading = ? AND a.superseded_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Retired:
    """An account that a later reading replaces: its row, and the smallest first record of the accounts of other
    documents that shared its happening; None if there were none."""

    row: int
    heir: str | None


class Placing:
    """Places accounts through one connection, inside a write transaction, as of one moment."""

    def __init__(self, connection: sqlite3.Connection, moment: str) -> None:
        self._db = connection
        self._moment = moment

    def place(self, reading: int, accounts: Sequence[Account]) -> dict[str, int]:
        """Write the accounts of a new reading and join them with what tells the same; their rows by first record."""
        answers = self._answers(reading, accounts)
        alone = [a for a in accounts if a.first not in answers]
        happening = allocate(self._db, "happenings", len(alone))
        self._db.executemany(
            "INSERT INTO happenings (row, id, method) VALUES (?, ?, ?)",
            [(happening + i, happening_id(a.first), method_of_copies([a.size])) for i, a in enumerate(alone)],
        )
        happenings = answers | {a.first: happening + i for i, a in enumerate(alone)}
        row = allocate(self._db, "accounts", len(accounts))
        self._db.executemany(
            _INSERT_ACCOUNT,
            [
                (row + i, reading, a.kind, a.first, a.size, a.place, *_meeting(a), happenings[a.first], self._moment)
                for i, a in enumerate(accounts)
            ],
        )
        self._rename(answers.values())
        rows = {a.first: row + i for i, a in enumerate(accounts)}
        contacts = [rows[a.first] for a in accounts if a.kind == Contact.KIND]
        around = neighbourhood(self._db, contacts, NOW)
        if len(around) > len(contacts):
            self._settle(around)
        return rows

    def _answers(self, reading: int, accounts: Sequence[Account]) -> dict[str, int]:
        """For the accounts that are no contacts and are answered in a copy, by first record, that copy's happening."""
        if self._db.execute(_COPIED, (reading,)).fetchone() is None:
            return {}
        found: dict[str, int] = {}
        for account in accounts:
            if account.kind != Contact.KIND and account.place is not None:
                answer = self._db.execute(_ANSWER, (account.place, reading)).fetchone()
                if answer is not None:
                    found[account.first] = answer[0]
        return found

    def retire(self, reading: int) -> list[Retired]:
        """Take the accounts of a superseded reading out of their happenings, and settle what is left of those."""
        present = self._db.execute(_PRESENT, (reading,)).fetchall()
        contacts = {row for row, kind, _, _ in present if kind == Contact.KIND}
        around = neighbourhood(self._db, contacts, NOW)
        self._db.execute(
            "UPDATE accounts SET superseded_at = ?, happening = NULL WHERE row IN (SELECT value FROM json_each(?))",
            (self._moment, listed(row for row, *_ in present)),
        )
        left = [placed for placed in around if placed.row not in contacts]
        emptied = {p.happening for p in around if p.row in contacts} - {p.happening for p in left}
        self._remove(h for h in emptied if h is not None)
        self._settle(left)
        self._rename(happening for _, kind, happening, _ in present if kind != Contact.KIND)
        return [Retired(row, heir) for row, _, _, heir in present]

    def _rename(self, happenings: Iterable[int]) -> None:
        """Name happenings of copies after what they hold now; remove those that hold nothing."""
        for happening in sorted(set(happenings)):
            first, largest, count = self._db.execute(
                "SELECT min(first), max(size), count(*) FROM accounts WHERE happening = ?", (happening,)
            ).fetchone()
            if not count:
                self._remove([happening])
                continue
            method = method_of_copies([largest] * min(count, 2))
            self._db.execute(
                "UPDATE happenings SET id = ?, method = ? WHERE row = ? AND (id <> ? OR method <> ?)",
                (happening_id(first), method, happening, happening_id(first), method),
            )

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
    return columns_of(account.meeting) if account.meeting is not None else (None,) * 6
