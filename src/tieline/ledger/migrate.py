"""A database file in, the same file with this program's schema out.

Migrations are numbered SQL files, which may call `normal_form(payload)` of a pledge. All that are missing run in one
transaction, under the write lock; a ledger that already holds data is copied to FILE.before-vN.bak first. A kill in
between leaves the old schema and the old data.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tieline.ledger.errors import ForeignFileError, NewerLedgerError, OlderLedgerError
from tieline.ledger.forms import form_of

APPLICATION = 0x5449454C  # "TIEL", in the file's header: tells a ledger from any other database


@dataclass(frozen=True)
class Migration:
    """number: the schema version it leads to. statements: its SQL, statement by statement."""

    number: int
    statements: tuple[str, ...]


@cache
def migrations(folder: Traversable | None = None) -> tuple[Migration, ...]:
    """All migrations in order; they count from 1 without a gap."""
    where = folder if folder is not None else files("tieline.ledger") / "migrations"
    sources = sorted((f for f in where.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    found = tuple(Migration(int(f.name[:4]), tuple(_statements(f.read_text("utf-8")))) for f in sources)
    if [m.number for m in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"migrations in {where} do not count from 1: {[m.number for m in found]}")
    return found


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger's inner semicolons do not part it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        raise ValueError(f"a migration ends in the middle of a statement: {statement.strip()[:80]!r}")


def version_of(connection: sqlite3.Connection) -> int:
    """Schema version of an open database; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_foreign(connection: sqlite3.Connection, path: Path, known: tuple[Migration, ...]) -> None:
    """Raise for a database that is not a ledger, or one of a later schema; an empty file is neither."""
    found = version_of(connection)
    if found or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _require_ledger(connection, path)
    if found > len(known):
        raise NewerLedgerError(path, found, len(known))


def require_current(connection: sqlite3.Connection, path: Path, known: tuple[Migration, ...]) -> None:
    """Raise unless the database is a ledger of exactly the newest known schema."""
    refuse_foreign(connection, path, known)
    found = version_of(connection)
    if found < len(known):
        raise OlderLedgerError(path, found, len(known))


def migrate(connection: sqlite3.Connection, path: Path, known: tuple[Migration, ...]) -> None:
    """Bring an open database up to date. The connection is in autocommit mode and not in a transaction."""
    refuse_foreign(connection, path, known)
    if version_of(connection) == len(known):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        refuse_foreign(connection, path, known)  # again under the lock: another process may have been quicker
        found = version_of(connection)
        if found and _holds_data(connection):
            back_up(path, path.with_name(f"{path.name}.before-v{len(known)}.bak"))
        connection.create_function("normal_form", 1, form_of, deterministic=True)
        for migration in known[found:]:
            for statement in migration.statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(known)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def back_up(path: Path, copy: Path) -> None:
    """Copy a database as of its last commit; the copy appears under its name only when it is whole."""
    partial = copy.with_name(f"{copy.name}.partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as target:
        source.backup(target)
    partial.replace(copy)


def _require_ledger(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise ForeignFileError(path)


def _holds_data(connection: sqlite3.Connection) -> bool:
    tables = ("documents", "imports", "judgements")
    return any(connection.execute(f"SELECT EXISTS (SELECT 1 FROM {t})").fetchone()[0] for t in tables)  # noqa: S608
