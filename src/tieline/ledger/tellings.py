"""Accounts in, happenings out, put together from their records with a fixed number of queries."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tieline.ledger.entries import record_of
from tieline.ledger.forms import family
from tieline.ledger.neighbourhood import groups_of, neighbourhood
from tieline.ledger.outcomes import with_status
from tieline.ledger.view import NOW, View, listed
from tieline.merging.agree import Told, happening_of
from tieline.merging.independence import Origin, owner_of
from tieline.merging.repeats import ToldPledge, repeats
from tieline.records.happening import Happening, Link, LinkKind

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


def tell(connection: sqlite3.Connection, members: Membership, view: View = NOW) -> dict[str, Happening]:
    """The happenings of a membership, by id."""
    told = gather(connection, members, view)
    methods = dict(members.values())
    links = _links(connection, members, view)
    return {
        id_: happening_of(id_, records, method=methods[id_], links=links.get(id_, ())) for id_, records in told.items()
    }


def gather(connection: sqlite3.Connection, members: Membership, view: View = NOW) -> dict[str, list[Told]]:
    """The records of a membership with where they come from, by the id of the happening they tell."""
    told: dict[str, list[Told]] = defaultdict(list)
    rows = connection.execute(
        "SELECT r.account, r.kind, r.payload, d.id, json_extract(rd.metadata, '$.outlet'), d.url, rd.copy, i.file "
        "FROM records AS r LEFT JOIN readings AS rd ON rd.row = r.reading "
        "LEFT JOIN documents AS d ON d.row = r.document LEFT JOIN imports AS i ON i.row = r.import "
        "WHERE r.account IN (SELECT value FROM json_each(?))",
        (listed(members),),
    )
    found = [(row[0], record_of(row[1], row[2]), *row[3:]) for row in rows]
    current = with_status(connection, (record for _, record, *_ in found), view)
    for account, record, document, outlet, url, copy, file in found:
        if file is not None:
            origin = Origin(document="", owner=f"import {file}", copy=f"import {file}")
        else:
            origin = Origin(document=document, owner=owner_of(outlet, url), copy=copy)
        told[members[account][0]].append(Told(current[record.id], origin))
    return told


def repeated(connection: sqlite3.Connection, accounts: Iterable[int], view: View = NOW) -> dict[str, str]:
    """For each happening that repeats an earlier one, that one's id; among those that pledge the same as accounts."""
    told = family(connection, accounts, view)
    happenings = membership(connection, {one.account for one in told}, view) if told else {}
    return repeats(
        ToldPledge(happening=happenings[one.account][0], form=one.form, said=one.said, due=one.due) for one in told
    )


def _links(connection: sqlite3.Connection, members: Membership, view: View) -> dict[str, tuple[Link, ...]]:
    """Links that are written down, which are of the present, and those that follow from what pledges say."""
    ids = {id_ for id_, _ in members.values()}
    rows = connection.execute(
        "SELECT source, kind, target FROM links WHERE source IN (SELECT value FROM json_each(?))",
        (listed(ids if view.as_of is None else ()),),
    )
    repeating = ((source, LinkKind.REPEATS, first) for source, first in repeated(connection, members, view).items())
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for source, kind, target in (*rows, *repeating):
        if source in ids:
            found[source].add((kind, target))
    return {
        source: tuple(Link(kind=LinkKind(kind), happening=target) for kind, target in sorted(links))
        for source, links in found.items()
    }
