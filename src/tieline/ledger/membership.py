"""Accounts in, the happenings they belong to out, each with all its accounts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from tieline.ledger.neighbourhood import groups_of, neighbourhood
from tieline.ledger.view import View, listed

# Row of an account -> id and method of the happening it belongs to.
Membership = Mapping[int, tuple[str, str]]


def membership(connection: sqlite3.Connection, accounts: Iterable[int], view: View) -> Membership:
    """The happenings of some accounts, with all their accounts, as of a view.

    The ledger keeps the present happenings; those of the past are worked out again from the accounts of that time.
    """
    if view.as_of is not None:
        chosen = list(accounts)
        around = neighbourhood(connection, chosen, view)
        rows = {placed.account.first: placed.row for placed in around}
        groups = groups_of(connection, around, view)
        return {rows[account.first]: (group.id, group.method) for group in groups for account in group.accounts}
    present = connection.execute(
        "SELECT a.row, h.id, h.method FROM accounts AS a JOIN happenings AS h ON h.row = a.happening "
        "WHERE a.happening IN (SELECT happening FROM accounts WHERE row IN (SELECT value FROM json_each(?)))",
        (listed(accounts),),
    )
    return {row: (id_, method) for row, id_, method in present}
