"""Pledges in the ledger, by their normal form: accounts in, all tellings of the same pledges out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tieline.ledger.view import View, listed
from tieline.merging.actions import normal_form
from tieline.records.codec import load
from tieline.records.pledge import Pledge

# All pledges that share a normal form with a pledge of some accounts.
_FAMILY = """
SELECT r.account, r.form, r.when_start, json_extract(r.payload, '$.deadline.end')
FROM records AS r WHERE {view} AND r.form IN (
    SELECT own.form FROM records AS own
    WHERE own.account IN (SELECT value FROM json_each(:accounts)) AND own.form IS NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """A pledge of an account: its normal form, the day of its report, and the last day of its deadline."""

    account: int
    form: str
    said: date | None
    due: date | None


def form_of(payload: str) -> str | None:
    """The normal form of a stored pledge."""
    return normal_form(load(Pledge, payload))


def family(connection: sqlite3.Connection, accounts: Iterable[int], view: View) -> list[Telling]:
    """All tellings of what the pledges of some accounts promise, theirs among them."""
    bound = {"accounts": listed(accounts), **view.parameters}
    rows = connection.execute(_FAMILY.format(view=view.holds("r")), bound)
    return [Telling(account, form, _day(said), _day(due)) for account, form, said, due in rows]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
