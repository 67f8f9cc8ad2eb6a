"""Migrations: in order, in one transaction, after a backup, and once even if two processes start at once."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from contents import contents
from made_readings import ANA, BEN, Story

from tieline.ledger import errors
from tieline.ledger.ledger import Ledger
from tieline.ledger.migrate import Migration, migrations
from tieline.ledger.writer import Added

NOW = len(migrations())
NEXT = Migration(
    NOW + 1, ("CREATE TABLE notes (row INTEGER PRIMARY KEY, text TEXT)", "INSERT INTO notes VALUES (1, 'x')")
)
BROKEN = Migration(NOW + 1, ("CREATE TABLE notes (row INTEGER PRIMARY KEY)", "INSERT INTO nowhere VALUES (1)"))


def schema(*more: Migration) -> tuple[Migration, ...]:
    return (*migrations(), *more)


def made(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(Story().contact(ANA, BEN).reading())


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_older_ledger_is_brought_up_to_date_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    made(path)
    before = contents(path)
    with Ledger(path, schema=schema(NEXT)) as ledger:
        assert ledger.add(Story().contact(ANA, BEN).reading()) is Added.UNCHANGED
    assert version(path) == NOW + 1
    backup = tmp_path / f"ledger.db.before-v{NOW + 1}.bak"
    assert version(backup) == NOW
    assert contents(backup) == before == contents(path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ledger.db", f"ledger.db.before-v{NOW + 1}.bak"]


def test_an_empty_ledger_is_migrated_without_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Ledger(path).close()
    Ledger(path, schema=schema(NEXT)).close()
    assert [p.name for p in tmp_path.iterdir()] == ["ledger.db"]


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    made(path)
    before = contents(path)
    with pytest.raises(sqlite3.OperationalError, match="no such table: nowhere"):
        Ledger(path, schema=schema(BROKEN))
    assert version(path) == NOW
    assert contents(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'notes'").fetchone() == (0,)
    Ledger(path, schema=schema(NEXT)).close()
    assert version(path) == NOW + 1


def test_a_reader_of_an_older_ledger_says_how_to_bring_it_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    made(path)
    with pytest.raises(errors.OlderLedgerError, match="tieline read"):
        Ledger(path, read_only=True, schema=schema(NEXT))


def test_numbers_without_a_gap_are_required(tmp_path: Path) -> None:
    (tmp_path / "0001_a.sql").write_text("CREATE TABLE a (x);")
    (tmp_path / "0003_b.sql").write_text("CREATE TABLE b (x);")
    with pytest.raises(ValueError, match="do not count from 1"):
        migrations(tmp_path)


def test_a_statement_that_is_not_closed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "0001_a.sql").write_text("CREATE TABLE a (x); CREATE TABLE b (x)")
    with pytest.raises(ValueError, match="middle of a statement"):
        migrations(tmp_path)


def test_every_query_on_the_road_of_a_document_uses_an_index(tmp_path: Path) -> None:
    """No statement of adding or listing walks a whole table."""
    with Ledger(tmp_path / "ledger.db") as ledger:
        queries: list[str] = []
        ledger._db.set_trace_callback(queries.append)
        ledger.add(Story(document={"url": "https://a.example/"}).contact(ANA, BEN).pledge(ANA, BEN).reading())
        ledger.add(
            Story(document={"url": "https://a.example/"}, version="2").contact(ANA, BEN).pledge(ANA, BEN).reading()
        )
        for happening in ledger.happenings("contact"):
            ledger.happening(happening.id)
            ledger.members(happening.id)
            ledger.entry(happening.id[:8])
            ledger.record(happening.members[0])
            ledger.reading(happening.documents[0])
            ledger.reports(happening.documents)
            ledger.reasons(happening.members)
        ledger._db.set_trace_callback(None)
        walked = set()
        for query in queries:
            if query.split()[0] in ("SELECT", "UPDATE", "DELETE") and "documents_fts" not in query:
                steps = [row[3] for row in ledger._db.execute(f"EXPLAIN QUERY PLAN {query}")]
                walked |= {f"{step}: {query}" for step in steps if re.match(r"SCAN (?!.*(VIRTUAL|CONSTANT))", step)}
    assert not walked
