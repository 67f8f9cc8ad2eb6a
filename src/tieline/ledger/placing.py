"""Accounts of one document in, their places among the happenings out: only what they touch is looked at again.

The outcome is that of resolving all accounts of the ledger at once. Contacts are resolved anew with everything they are
connected with, and so is everything that persons judged. All other accounts can only join the answering accounts of
copies, so they join one of them, whose happening holds the rest: the thousandth copy of an article costs what the
second did.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieline.ledger.copies import Families, has_near_copies
from tieline.ledger.judging.apply import Match
from tieline.ledger.neighbourhood import Placed, columns_of, groups_of, neighbourhood
from tieline.ledger.rows import allocate
from tieline.ledger.view import NOW, listed
from tieline.merging.account import Account
from tieline.merging.near_copies import DAYS
from tieline.merging.resolve import happening_id, method_of_copies
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
SELECT h.row, h.judged FROM readings AS own
JOIN readings AS other ON other.copy = own.copy AND other.row <> own.row
JOIN accounts AS b ON b.reading = other.row AND b.place = ?
JOIN happenings AS h ON h.row = b.happening
WHERE own.row = ? AND b.superseded_at IS NULL LIMIT 1
"""
# Texts that are one with a text and stand in a present report of about a day; and the text itself, if it stands in one.
_PRINTED_NEAR = """
SELECT n.other FROM near_copies AS n WHERE n.one = :copy AND EXISTS (
    SELECT 1 FROM readings AS rd
    WHERE rd.copy = n.other AND rd.superseded_at IS NULL AND rd.day BETWEEN :day - :days AND :day + :days
)
UNION SELECT copy FROM readings WHERE copy = :copy AND superseded_at IS NULL
"""
_PRESENT = """
SELECT a.row, a.kind = 'contact' OR h.judged, a.happening,
    (SELECT min(b.first) FROM accounts AS b WHERE b.happening = a.happening AND b.row <> a.row)
FROM accounts AS a JOIN happenings AS h ON h.row = a.happening WHERE a.reading = ? AND a.superseded_at IS NULL
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

    def place(
        self, reading: int, accounts: Sequence[Account], matches: Sequence[Match] = (), bridged: Iterable[int] = ()
    ) -> dict[str, int]:
        """Write the accounts of a new reading and join them with what tells the same; their rows by first record.

        matches: what persons judged of its records. bridged: accounts of families of copies it makes one.
        """
        answers, copied = self._answers(reading, accounts)
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
        account_of = {record: rows[a.first] for a in accounts for record in a.members}
        self.match(reading, matches, account_of)
        judged = {account_of[match.found] for match in matches if match.found in account_of}
        looked_at = {rows[a.first] for a in accounts if a.kind == Contact.KIND or a.first in copied} | judged
        looked_at.update(bridged)
        around = neighbourhood(self._db, looked_at, NOW)
        if judged or bridged or len(around) > len(looked_at):
            self._settle(around)
        return rows

    def match(self, reading: int | None, matches: Iterable[Match], account_of: Mapping[str, int]) -> None:
        """Write which records of a reading persons judged, by the accounts of their ids."""
        self._db.executemany(
            "INSERT INTO judgement_matches (judgement, record, side, found, reading, account) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(m.judgement, m.record, m.side, m.found, reading, account_of.get(m.found)) for m in matches],
        )

    def settle_around(self, accounts: Iterable[int]) -> list[int]:
        """Look again at what some accounts, and all that shares a happening with them, belong to; the rows of all that
        were looked at."""
        together = self._db.execute(
            "SELECT row FROM accounts WHERE happening IN "
            "(SELECT happening FROM accounts WHERE row IN (SELECT value FROM json_each(?)))",
            (listed(accounts),),
        )
        around = neighbourhood(self._db, [row for (row,) in together], NOW)
        self._settle(around)
        return [placed.row for placed in around]

    def bridged(self, copy: str, day: int) -> set[int]:
        """The accounts of the families of copies that one more report of a text makes one; none if it makes none one.

        Asked before the report is written, and after its text is.
        """
        if not has_near_copies(self._db, copy):
            return set()
        families = Families(self._db, NOW)
        near = self._db.execute(_PRINTED_NEAR, {"copy": copy, "day": day, "days": DAYS})
        joined = {families.members(other) for (other,) in near}
        return families.accounts(set().union(*joined)) if len(joined) > 1 else set()

    def family(self, reading: int) -> set[int]:
        """The accounts of other reports that near copies connect with a reading's text; none where it has none."""
        (copy,) = self._db.execute("SELECT copy FROM readings WHERE row = ?", (reading,)).fetchone()
        families = Families(self._db, NOW)
        members = families.members(copy)
        if len(members) == 1:
            return set()
        own = self._db.execute("SELECT row FROM accounts WHERE reading = ?", (reading,))
        return families.accounts(members) - {row for (row,) in own}

    def settle(self, accounts: Iterable[int]) -> None:
        """Look again at what some accounts and all that is connected with them belong to."""
        self._settle(neighbourhood(self._db, accounts, NOW))

    def _answers(self, reading: int, accounts: Sequence[Account]) -> tuple[dict[str, int], set[str]]:
        """For the accounts that are no contacts and are answered in a copy, by first record, that copy's happening; and
        those whose copy's happening persons had a say in, or whose text has near copies, which are for `_settle`."""
        (copy,) = self._db.execute("SELECT copy FROM readings WHERE row = ?", (reading,)).fetchone()
        if has_near_copies(self._db, copy):
            return {}, {account.first for account in accounts if account.place is not None}
        if self._db.execute(_COPIED, (reading,)).fetchone() is None:
            return {}, set()
        found: dict[str, int] = {}
        judged: set[str] = set()
        for account in accounts:
            if account.kind != Contact.KIND and account.place is not None:
                answer = self._db.execute(_ANSWER, (account.place, reading)).fetchone()
                if answer is not None and answer[1]:
                    judged.add(account.first)
                elif answer is not None:
                    found[account.first] = answer[0]
        return found, judged

    def retire(self, reading: int) -> list[Retired]:
        """Take the accounts of a superseded reading out of their happenings, and settle what is left of those."""
        present = self._db.execute(_PRESENT, (reading,)).fetchall()
        looked_at = {row for row, settled, _, _ in present if settled}
        around = neighbourhood(self._db, looked_at, NOW)
        self._db.execute(
            "UPDATE accounts SET superseded_at = ?, happening = NULL WHERE row IN (SELECT value FROM json_each(?))",
            (self._moment, listed(row for row, *_ in present)),
        )
        left = [placed for placed in around if placed.row not in looked_at]
        emptied = {p.happening for p in around if p.row in looked_at} - {p.happening for p in left}
        self._remove(h for h in emptied if h is not None)
        self._settle(left)
        self._rename(happening for _, settled, happening, _ in present if not settled)
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
        for group in groups_of(self._db, around, NOW):
            members = [by_first[account.first] for account in group.accounts]
            lead = members[0]
            # A happening is named after its smallest record, so if the name is taken, it is the lead account's.
            if lead.happening is not None and lead.id == group.id:
                target = lead.happening
                if (lead.method, lead.judged) != (group.method, group.judged):
                    self._db.execute(
                        "UPDATE happenings SET method = ?, judged = ? WHERE row = ?",
                        (group.method, group.judged, target),
                    )
            else:
                target = allocate(self._db, "happenings", 1)
                self._db.execute(
                    "INSERT INTO happenings (row, id, method, judged) VALUES (?, ?, ?, ?)",
                    (target, group.id, group.method, group.judged),
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
