"""Questions in, entries out. Reads only; any number of readers may ask while one process writes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from tieline.ledger.columns import DOINGS
from tieline.ledger.entries import DocumentEntry, document_of, record_of
from tieline.ledger.membership import membership
from tieline.ledger.moments import from_text
from tieline.ledger.query import Query, Selection, select_documents, select_records
from tieline.ledger.tellings import tell
from tieline.ledger.view import NOW, View, listed
from tieline.records.document import Document
from tieline.records.happening import Happening
from tieline.records.record import Record

CHUNK = 200  # entries that are put together with one round of queries

_DOCUMENTS = """
SELECT d.id, rd.metadata, v.id, rd.version, rd.recorded_at,
    (SELECT reason FROM unresolved WHERE reading = rd.row AND record IS NULL AND field = 'language'),
    substr(d.text, 1, 400), rd.row
FROM documents AS d
JOIN readings AS rd ON rd.document = d.row
LEFT JOIN documents AS v ON v.row = d.version_of
WHERE {where}
"""


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything asked inside sees the ledger as of one commit."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


def happenings(connection: sqlite3.Connection, kind: str | None, query: Query) -> Iterator[Happening]:
    """Happenings one of whose records answers the query, by day and then id; those without a day come last.

    kind: which records must answer, and whose days count; None for all kinds, one after the other.
    """
    kinds = (kind,) if kind is not None else DOINGS
    found = (account for one in kinds for account in _accounts(connection, one, query))
    return islice(tell_in_order(connection, found, query.view), query.limit)


def _accounts(connection: sqlite3.Connection, kind: str, query: Query) -> Iterator[int]:
    """Accounts of the records that answer, in the order of the listing."""
    chosen = select_records(query, kind, rarest_first(connection, query.between, kind))
    windowed = query.since is not None or query.until is not None
    for dated in (True,) if windowed else (True, False):
        condition, order = ("IS NOT NULL", "r.when_start, r.id") if dated else ("IS NULL", "r.id")
        sql = f"SELECT r.account FROM records AS r WHERE {chosen.where} AND r.when_start {condition} ORDER BY {order}"  # noqa: S608
        for (account,) in connection.execute(sql, chosen.values):
            yield account


def rarest_first(connection: sqlite3.Connection, states: Sequence[str], kind: str) -> tuple[str, ...]:
    """States in the order of how many records of a kind involve them, so that the shortest list is walked."""
    different = tuple(dict.fromkeys(states))
    if len(different) < 2:
        return different
    count = "SELECT count(*) FROM record_states WHERE state = ? AND kind = ?"
    return tuple(sorted(different, key=lambda s: (connection.execute(count, (s, kind)).fetchone()[0], s)))


def tell_in_order(connection: sqlite3.Connection, accounts: Iterator[int], view: View) -> Iterator[Happening]:
    """The happenings of some accounts, each once, in the order in which the first of its accounts comes."""
    seen: set[str] = set()
    while chunk := list(islice(accounts, CHUNK)):
        members = membership(connection, chunk, view)
        fresh = dict.fromkeys(members[a][0] for a in chunk if a in members and members[a][0] not in seen)
        seen.update(fresh)
        told = tell(connection, {row: named for row, named in members.items() if named[0] in fresh}, view)
        yield from (told[id_] for id_ in fresh)


def documents(connection: sqlite3.Connection, query: Query) -> Iterator[DocumentEntry]:
    """Documents that answer the query, by day of publication and then id; undated ones come last."""
    chosen = select_documents(query)
    return _entries(connection, chosen, "ORDER BY d.published IS NULL, substr(d.published, 1, 10), d.id", query.limit)


def reports(connection: sqlite3.Connection, ids: Iterable[str], view: View = NOW) -> dict[str, DocumentEntry]:
    """The documents of some ids, by id."""
    chosen = Selection(
        (view.holds("rd"), "d.id IN (SELECT value FROM json_each(:ids))"), {"ids": listed(ids), **view.parameters}
    )
    return {entry.id: entry for entry in _entries(connection, chosen, "", None)}


def whole_documents(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Document]:
    """Some documents with their texts, by id."""
    rows = connection.execute(
        "SELECT d.id, rd.metadata, d.text, v.id FROM documents AS d "
        "JOIN readings AS rd ON rd.document = d.row AND rd.superseded_at IS NULL "
        "LEFT JOIN documents AS v ON v.row = d.version_of WHERE d.id IN (SELECT value FROM json_each(?))",
        (listed(ids),),
    )
    return {id_: document_of(metadata, text, version_of) for id_, metadata, text, version_of in rows}


def happenings_of(connection: sqlite3.Connection, records: Iterable[str]) -> dict[str, str]:
    """The ids of the happenings that some records tell today, by record."""
    rows = connection.execute(
        "SELECT r.id, h.id FROM records AS r JOIN accounts AS a ON a.row = r.account "
        "JOIN happenings AS h ON h.row = a.happening "
        "WHERE r.id IN (SELECT value FROM json_each(?)) AND r.superseded_at IS NULL",
        (listed(records),),
    )
    return dict(rows.fetchall())


def told_in(
    connection: sqlite3.Connection, documents: Iterable[str], kinds: Iterable[str], limit: int
) -> tuple[Happening, ...]:
    """Happenings that some documents tell by records of some kinds, kind by kind, in the order of the texts."""
    named, accounts = listed(documents), []
    for kind in kinds:
        rows = connection.execute(
            "SELECT account FROM records WHERE reading IN (SELECT rd.row FROM documents AS d JOIN readings AS rd "
            "ON rd.document = d.row AND rd.superseded_at IS NULL WHERE d.id IN (SELECT value FROM json_each(?))) "
            "AND kind = ? AND account IS NOT NULL ORDER BY +row LIMIT ?",
            (named, kind, limit),
        )
        accounts += [account for (account,) in rows]
    return tuple(islice(tell_in_order(connection, iter(accounts), NOW), limit))


def members(connection: sqlite3.Connection, happening: str) -> tuple[Record, ...]:
    """All records that tell a happening today, by id."""
    rows = connection.execute(
        "SELECT r.kind, r.payload FROM records AS lead JOIN accounts AS own ON own.row = lead.account "
        "JOIN happenings AS h ON h.row = own.happening JOIN accounts AS a ON a.happening = h.row "
        "JOIN records AS r ON r.account = a.row WHERE lead.id = ? AND h.id = ? ORDER BY r.id",
        (happening[1:], happening),
    )
    return tuple(record_of(*row) for row in rows)


def originals(connection: sqlite3.Connection, records: Iterable[str]) -> dict[str, Record]:
    """Some records as they were read, those that a person corrected."""
    rows = connection.execute(
        "SELECT id, kind, original FROM records WHERE id IN (SELECT value FROM json_each(?)) "
        "AND superseded_at IS NULL AND original IS NOT NULL",
        (listed(records),),
    )
    return {id_: record_of(kind, original) for id_, kind, original in rows}


def reasons(connection: sqlite3.Connection, records: Iterable[str]) -> dict[tuple[str | None, str], str]:
    """Why values of some records are missing, by record and field."""
    rows = connection.execute(
        "SELECT r.id, u.field, u.reason FROM records AS r "
        "JOIN unresolved AS u ON u.reading = r.reading AND u.record = r.id "
        "WHERE r.id IN (SELECT value FROM json_each(?)) AND r.superseded_at IS NULL ORDER BY u.item DESC",
        (listed(records),),
    )
    return {(record, field): reason for record, field, reason in rows}


def latest(connection: sqlite3.Connection) -> str | None:
    """When a reading was recorded last."""
    found: str | None = connection.execute("SELECT max(recorded_at) FROM readings").fetchone()[0]
    return found


def sizes(connection: sqlite3.Connection) -> dict[str, int]:
    """How many documents, records told today, and happenings there are."""
    return {
        "documents": connection.execute("SELECT count(*) FROM documents").fetchone()[0],
        "records": connection.execute("SELECT count(*) FROM records WHERE superseded_at IS NULL").fetchone()[0],
        "happenings": connection.execute("SELECT count(*) FROM happenings").fetchone()[0],
    }


def _entries(
    connection: sqlite3.Connection, chosen: Selection, order: str, limit: int | None
) -> Iterator[DocumentEntry]:
    rows = connection.execute(f"{_DOCUMENTS.format(where=chosen.where)} {order}", chosen.values)
    wanted = islice(rows, limit)
    while chunk := list(islice(wanted, CHUNK)):
        counts = _counts(connection, [reading for *_, reading in chunk])
        for *row, reading in chunk:
            yield _entry(counts.get(reading, {}), *row)


def _counts(connection: sqlite3.Connection, readings: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many records of each kind some readings tell."""
    found: dict[int, dict[str, int]] = {}
    rows = connection.execute(
        "SELECT reading, kind, count(*) FROM records WHERE reading IN (SELECT value FROM json_each(?)) "
        "GROUP BY reading, kind",
        (listed(readings),),
    )
    for reading, kind, count in rows:
        found.setdefault(reading, {})[kind] = count
    return found


def _entry(
    counts: dict[str, int],
    id_: str,
    metadata: str,
    version_of: str | None,
    version: str,
    recorded_at: str,
    unread: str | None,
    opening: str,
) -> DocumentEntry:
    plain = json.loads(metadata)
    return DocumentEntry(
        id=id_,
        title=plain["title"],
        headline=plain["title"] or next((line.strip() for line in opening.splitlines() if line.strip()), None),
        url=plain["url"],
        outlet=plain["outlet"],
        published=plain["published"],
        language=plain["language"],
        version_of=version_of,
        version=version,
        recorded_at=from_text(recorded_at),
        records=counts,
        unread=unread,
    )
