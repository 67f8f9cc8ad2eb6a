"""Accounts in, happenings out, put together from their records with a fixed number of queries."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from tieline.ledger.copies import Families
from tieline.ledger.entries import record_of
from tieline.ledger.forms import family
from tieline.ledger.linked import linked, linking
from tieline.ledger.membership import Membership, membership
from tieline.ledger.outcomes import with_status
from tieline.ledger.view import NOW, View, listed
from tieline.merging.agree import Told, happening_of
from tieline.merging.independence import Origin, owner_of
from tieline.merging.repeats import ToldPledge, repeats
from tieline.records.happening import Happening, Link, LinkKind


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
    families = Families(connection, view)
    families.load(row[5] for row in found if row[5] is not None)
    current = with_status(connection, (record for _, record, *_ in found), view)
    for account, record, document, outlet, url, copy, file in found:
        if file is not None:
            origin = Origin(document="", owner=f"import {file}", copy=f"import {file}")
        else:
            origin = Origin(document=document, owner=owner_of(outlet, url), copy=families.label(copy))
        told[members[account][0]].append(Told(current[record.id], origin))
    return told


def repeated(connection: sqlite3.Connection, accounts: Iterable[int], view: View = NOW) -> dict[str, str]:
    """For each happening that repeats an earlier one, that one's id; among those that pledge the same as accounts."""
    told = family(connection, accounts, view)
    happenings = membership(connection, {one.account for one in told}, view) if told else {}
    return repeats(
        ToldPledge(happening=happenings[one.account][0], form=one.form, said=one.said, due=one.due) for one in told
    )


def repetitions(
    connection: sqlite3.Connection, happenings: Iterable[str], view: View = NOW
) -> dict[str, tuple[str, ...]]:
    """For each of some happenings that a later one repeats, the ids of those."""
    wanted = set(happenings)
    found: dict[str, list[str]] = {}
    for later, first in sorted(repeated(connection, accounts_of(connection, wanted), view).items()):
        if first in wanted:
            found.setdefault(first, []).append(later)
    return {first: tuple(later) for first, later in found.items()}


def links_to(
    connection: sqlite3.Connection, happenings: Iterable[str], view: View = NOW
) -> dict[str, tuple[Link, ...]]:
    """For each of some happenings, what announces it and what is part of it; each link names the other happening."""
    wanted = set(happenings)
    found: dict[str, list[Link]] = {}
    for link in linking(connection, accounts_of(connection, wanted), view):
        if link.target in wanted:
            found.setdefault(link.target, []).append(Link(kind=link.kind, happening=link.source, reason=link.reason))
    return {target: tuple(links) for target, links in found.items()}


def accounts_of(connection: sqlite3.Connection, happenings: Iterable[str]) -> list[int]:
    """The accounts after which some happenings are named."""
    rows = connection.execute(
        "SELECT account FROM records WHERE id IN (SELECT value FROM json_each(?)) AND account IS NOT NULL",
        (listed(id_[1:] for id_ in happenings),),
    )
    return [row for (row,) in rows]


def _links(connection: sqlite3.Connection, members: Membership, view: View) -> dict[str, tuple[Link, ...]]:
    """Links that are written down, which are of the present, and those that follow from what reports tell."""
    ids = {id_ for id_, _ in members.values()}
    rows = connection.execute(
        "SELECT source, kind, target, NULL FROM links WHERE source IN (SELECT value FROM json_each(?))",
        (listed(ids if view.as_of is None else ()),),
    )
    repeating = ((source, "repeats", first, None) for source, first in repeated(connection, members, view).items())
    near = ((one.source, one.kind.value, one.target, one.reason) for one in linked(connection, members, view))
    found: dict[str, dict[tuple[str, str], str | None]] = defaultdict(dict)
    for source, kind, target, reason in (*rows, *repeating, *near):
        if source in ids:
            found[source][kind, target] = reason
    return {
        source: tuple(
            Link(kind=LinkKind(kind), happening=target, reason=reason)
            for (kind, target), reason in sorted(links.items())
        )
        for source, links in found.items()
    }
