"""What a ledger holds, as plain values that can be compared: no row numbers, and no recorded times."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

_QUERIES = {
    "documents": (
        "SELECT d.id, d.url, d.outlet, d.published, d.zone, d.language, d.licence, d.retrieved, d.'references', v.id, "
        "d.title_start, d.title, d.text FROM documents AS d LEFT JOIN documents AS v ON v.row = d.version_of"
    ),
    "readings": (
        "SELECT d.id, r.version, r.metadata, r.fingerprint, r.copy, r.superseded_at IS NULL "
        "FROM readings AS r JOIN documents AS d ON d.row = r.document"
    ),
    "records": (
        "SELECT r.id, d.id, rd.fingerprint, a.first, r.kind, r.when_start, r.when_end, r.mode, r.status, r.category, "
        "r.aspect, r.binding, r.predicate, r.label, r.weight, r.confidence, r.payload, r.superseded_at IS NULL "
        "FROM records AS r JOIN documents AS d ON d.row = r.document JOIN readings AS rd ON rd.row = r.reading "
        "LEFT JOIN accounts AS a ON a.row = r.account"
    ),
    "states": (
        "SELECT r.id, s.state, s.kind, s.role, r.superseded_at IS NULL FROM record_states AS s "
        "JOIN records AS r ON r.row = s.record"
    ),
    "accounts": (
        "SELECT a.first, a.size, a.place, a.meeting, a.day, a.opens, a.closes, a.zoned, a.exact, h.id, h.method, "
        "a.superseded_at IS NULL FROM accounts AS a LEFT JOIN happenings AS h ON h.row = a.happening"
    ),
    "happenings": "SELECT id, method FROM happenings",
    "unresolved": (
        "SELECT d.id, rd.fingerprint, u.item, u.record, u.field, u.reason, u.evidence FROM unresolved AS u "
        "JOIN readings AS rd ON rd.row = u.reading JOIN documents AS d ON d.row = rd.document"
    ),
    "redirects": "SELECT former, current FROM redirects",
    "search": "SELECT d.id FROM documents_fts AS f JOIN documents AS d ON d.row = f.rowid",
}
# Where only what is told today is compared: rows whose last column is 0 are of the past.
_DATED = {"readings", "records", "states", "accounts"}


def contents(path: Path, *, today: bool = False) -> dict[str, list[Any]]:
    """All tables; with `today`, without what is superseded, and without the unresolved and redirects of the past."""
    with closing(sqlite3.connect(path)) as connection:
        found = {name: sorted(map(list, connection.execute(query)), key=json.dumps) for name, query in _QUERIES.items()}
    if today:
        for name in _DATED:
            found[name] = [row for row in found[name] if row[-1]]
        current = {(row[0], row[3]) for row in found["readings"]}
        found["unresolved"] = [row for row in found["unresolved"] if (row[0], row[1]) in current]
        del found["redirects"]
    return found
