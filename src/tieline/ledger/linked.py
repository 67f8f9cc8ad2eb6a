"""Accounts in, the links of the contacts they tell out: to what they announce or are part of, and to them.

Only contacts of the same states near in time are read. Coded rows tell no links: their parts of a snapshot stand alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from tieline.ledger.membership import membership
from tieline.ledger.view import View, listed
from tieline.merging.links import NEWS, REACH, Linked, Sought, ToldContact, links, telling
from tieline.records.codec import load
from tieline.records.contact import Contact

_OWN = """
SELECT row FROM records
WHERE account IN (SELECT value FROM json_each(:accounts)) AND kind = 'contact' AND document IS NOT NULL
"""
_TELLINGS = """
SELECT r.row, r.account, r.payload, d.id, substr(d.published, 1, 10), d.title_start
FROM records AS r JOIN documents AS d ON d.row = r.document WHERE r.row IN (SELECT value FROM json_each(:rows))
"""
_KEYS = """
SELECT json_extract(value, '$[0]') AS opens, json_extract(value, '$[1]') AS closes,
    json_extract(value, '$[2]') AS reported, json_extract(value, '$[3]') AS last,
    json_extract(value, '$[4]') AS state, json_extract(value, '$[5]') AS other,
    json_extract(value, '$[6]') AS modes, json_extract(value, '$[7]') AS statuses
FROM json_each(:keys)
"""
# Contacts of two states in the modes and statuses of a key: those of some days, and news that tells none.
_FITS = """
r.account IS NOT NULL AND r.document IS NOT NULL AND instr(k.statuses, r.status) AND instr(k.modes, r.mode)
AND EXISTS (SELECT 1 FROM record_states AS s WHERE s.state = k.state AND s.kind = 'contact' AND s.record = r.row)
AND EXISTS (SELECT 1 FROM record_states AS s WHERE s.state = k.other AND s.kind = 'contact' AND s.record = r.row)
"""
_NEAR = f"""
WITH k AS MATERIALIZED ({_KEYS})
SELECT r.row FROM k CROSS JOIN records AS r INDEXED BY records_by_kind
ON r.kind = 'contact' AND {{view}} AND r.when_start BETWEEN k.opens AND k.closes WHERE {_FITS}
UNION
SELECT r.row FROM k
CROSS JOIN documents AS d INDEXED BY documents_by_published
ON substr(d.published, 1, 10) BETWEEN k.reported AND k.last
CROSS JOIN readings AS rd ON rd.document = d.row
CROSS JOIN records AS r INDEXED BY records_by_reading
ON r.reading = rd.row AND r.kind = 'contact' AND r.when_start IS NULL AND {{view}} WHERE {_FITS}
"""  # noqa: S608


def linked(connection: sqlite3.Connection, accounts: Iterable[int], view: View) -> tuple[Linked, ...]:
    """The links from the happenings of some accounts to others; with an account come all of its happening."""
    own = _tellings(connection, _own(connection, accounts), view)
    keys = {key for one in own.values() for key in _keys(one, one.targets)}
    near = _tellings(connection, _near(connection, keys, view) - own.keys(), view)
    return links([*own.values(), *near.values()], {one.happening for one in own.values()})


def linking(connection: sqlite3.Connection, accounts: Iterable[int], view: View) -> tuple[Linked, ...]:
    """The links from others to the happenings of some accounts."""
    own = _tellings(connection, _own(connection, accounts), view)
    wanted = {one.happening for one in own.values()}
    keys = {key for one in own.values() for key in _keys(one, one.sources)}
    near = connection.execute(
        "SELECT account FROM records WHERE row IN (SELECT value FROM json_each(?))",
        (listed(_near(connection, keys, view)),),
    )
    around = membership(connection, {account for (account,) in near}, view)
    return tuple(link for link in linked(connection, around, view) if link.target in wanted)


def _own(connection: sqlite3.Connection, accounts: Iterable[int]) -> set[int]:
    return {row for (row,) in connection.execute(_OWN, {"accounts": listed(accounts)})}


def _near(connection: sqlite3.Connection, keys: Iterable[tuple[str, ...]], view: View) -> set[int]:
    bound = {"keys": json.dumps(sorted(keys)), **view.parameters}
    return {row for (row,) in connection.execute(_NEAR.format(view=view.holds("r")), bound)}


def _keys(one: ToldContact, sought: Sought | None) -> Iterator[tuple[str, ...]]:
    """The key under which what is sought of a contact is looked up; none for sides that are no states."""
    if sought is not None and one.states:
        first, last = one.days
        yield (
            *_span(first - REACH, last + REACH),
            *_span(first - NEWS[0], last + NEWS[1]),
            *(one.states[0], one.states[-1]),
            *(" ".join(sorted(words)) for words in sought),
        )


def _span(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), last.isoformat()


def _tellings(connection: sqlite3.Connection, rows: set[int], view: View) -> dict[int, ToldContact]:
    """Some records as tellings of contacts, by row; without those that can be linked to nothing."""
    if not rows:
        return {}
    found = connection.execute(_TELLINGS, {"rows": listed(rows)}).fetchall()
    happenings = membership(connection, {account for _, account, *_ in found}, view)
    told = {
        row: telling(
            happenings[account][0],
            document,
            load(Contact, payload),
            date.fromisoformat(said) if said else None,
            title_start,
        )
        for row, account, payload, document, said, title_start in found
        if account in happenings
    }
    return {row: one for row, one in told.items() if one is not None}
