"""A ledger in, everything that is wrong with it out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tieline.ledger.entries import gap_of, record_of
from tieline.ledger.neighbourhood import groups_of, neighbourhood
from tieline.ledger.view import NOW
from tieline.records.evidence import Evidence, EvidenceError, TextEvidence

RESTORE = "restore a backup, or move the ledger away and read the sources again"
REREAD = "read the document again from its source"
ENOUGH = 20  # faults of one sort that are listed one by one


@dataclass(frozen=True, slots=True)
class Fault:
    """where: the part of the ledger. fault: what is wrong. remedy: what to do about it."""

    where: str
    fault: str
    remedy: str


def check_ledger(connection: sqlite3.Connection, path: Path) -> list[Fault]:
    """All faults, at most `ENOUGH` of each sort: of the file, its references, its evidence, its search and its
    happenings."""
    found: list[Fault] = []
    for sort in (_file, _references, _evidence, _search, _members, _groups):
        for number, fault in enumerate(sort(connection, path)):
            if number == ENOUGH:
                found.append(Fault(fault.where, "and more of the same sort", fault.remedy))
                break
            found.append(fault)
        if found and sort is _file:
            break  # what a damaged file says about itself is worth nothing
    return found


def _file(connection: sqlite3.Connection, path: Path) -> Iterator[Fault]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Fault(str(path), str(line), RESTORE)


def _references(connection: sqlite3.Connection, _: Path) -> Iterator[Fault]:
    for table, row, parent, _number in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(table, f"row {row} refers to a row of {parent} that does not exist", RESTORE)


def _evidence(connection: sqlite3.Connection, _: Path) -> Iterator[Fault]:
    """Every span of every record and every unresolved value, superseded ones too, against the stored text."""
    documents = connection.execute("SELECT row, id, text FROM documents ORDER BY row")
    for row, id_, text in documents:
        try:
            for piece in _pieces(connection, row):
                if piece.document != id_:
                    raise EvidenceError(f"evidence from document {piece.document} stands under {id_}")
                piece.check(text)
        except ValueError as error:  # an EvidenceError, or a payload that is no record any more
            yield Fault(f"document {id_}", str(error), REREAD)


def _pieces(connection: sqlite3.Connection, document: int) -> Iterator[TextEvidence]:
    evidence: list[Evidence] = []
    for kind, payload in connection.execute(
        "SELECT r.kind, r.payload FROM readings AS rd JOIN records AS r ON r.reading = rd.row WHERE rd.document = ?",
        (document,),
    ):
        evidence.extend(record_of(kind, payload).evidence)
    for gap in connection.execute(
        "SELECT u.record, u.field, u.reason, u.evidence FROM readings AS rd "
        "JOIN unresolved AS u ON u.reading = rd.row WHERE rd.document = ?",
        (document,),
    ):
        evidence.extend(gap_of(*gap).evidence)
    return (piece for piece in evidence if isinstance(piece, TextEvidence))


def _search(connection: sqlite3.Connection, path: Path) -> Iterator[Fault]:
    """The search index against the documents, by SQLite's own check where the file can be written."""
    rebuild = "INSERT INTO documents_fts (documents_fts) VALUES ('rebuild')"
    remedy = f'rebuild it: sqlite3 {path} "{rebuild}"'
    counted = connection.execute(
        "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM documents_fts_docsize)"
    ).fetchone()
    if counted[0] != counted[1]:
        yield Fault("search", f"it covers {counted[1]} of {counted[0]} documents", remedy)
        return
    try:
        connection.execute("INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
            yield Fault("search", f"it is out of step with the documents ({path})", remedy)
        elif error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise


_STEPS = {
    "record {0} is told today, but belongs to no happening": (
        "SELECT r.id FROM records AS r LEFT JOIN accounts AS a ON a.row = r.account "
        "WHERE r.superseded_at IS NULL AND r.kind <> 'issue' AND a.happening IS NULL"
    ),
    "record {0} belongs to an account of another reading": (
        "SELECT r.id FROM records AS r JOIN accounts AS a ON a.row = r.account "
        "WHERE r.reading IS NOT a.reading OR r.import IS NOT a.import"
    ),
    "record {0} is superseded, and its reading is not, or the other way round": (
        "SELECT r.id FROM records AS r JOIN readings AS rd ON rd.row = r.reading "
        "WHERE r.superseded_at IS NOT rd.superseded_at"
    ),
    "account {0} does not have the records it counts": (
        "SELECT a.row FROM accounts AS a LEFT JOIN records AS r ON r.account = a.row "
        "GROUP BY a.row HAVING count(r.row) <> a.size OR min(r.id) IS NOT a.first"
    ),
    "happening {0} is not named after its smallest record": (
        "SELECT h.id FROM happenings AS h LEFT JOIN accounts AS a ON a.happening = h.row "
        "GROUP BY h.row HAVING h.id IS NOT 'h' || min(a.first)"
    ),
    "document {0} has no present reading": (
        "SELECT d.id FROM documents AS d LEFT JOIN readings AS rd ON rd.document = d.row AND rd.superseded_at IS NULL "
        "WHERE rd.row IS NULL"
    ),
}


def _members(connection: sqlite3.Connection, _: Path) -> Iterator[Fault]:
    for fault, query in _STEPS.items():
        for (who,) in connection.execute(query):
            yield Fault("happenings", fault.format(who), RESTORE)


def _groups(connection: sqlite3.Connection, _: Path) -> Iterator[Fault]:
    """Every happening that could have more than one account, worked out again from its accounts."""
    seen: set[int] = set()
    candidates = connection.execute(
        "SELECT a.row FROM accounts AS a LEFT JOIN readings AS rd ON rd.row = a.reading "
        "WHERE a.superseded_at IS NULL AND (a.meeting IS NOT NULL "
        "OR EXISTS (SELECT 1 FROM judgement_matches AS m WHERE m.account = a.row) "
        "OR EXISTS (SELECT 1 FROM near_copies AS n WHERE n.one = rd.copy) "
        "OR EXISTS (SELECT 1 FROM readings AS o WHERE o.copy = rd.copy AND o.row <> rd.row) "
        "OR EXISTS (SELECT 1 FROM accounts AS b WHERE b.happening = a.happening AND b.row <> a.row))"
    )
    for (row,) in candidates:
        if row in seen:
            continue
        around = neighbourhood(connection, [row], NOW)
        seen.update(placed.row for placed in around)
        groups = groups_of(connection, around, NOW)
        wanted = {account.first: (group.id, group.method) for group in groups for account in group.accounts}
        for placed in around:
            if (placed.id, placed.method) != wanted[placed.account.first]:
                fault = f"the account that begins with record {placed.account.first} stands in {placed.id}"
                yield Fault("happenings", f"{fault} and belongs in {wanted[placed.account.first][0]}", RESTORE)
