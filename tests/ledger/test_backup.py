"""A backup is whole or not there, and a restore never costs a ledger."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from contents import contents
from made_readings import ANA, BEN, TUESDAY, Story, on

from tieline.ledger import errors
from tieline.ledger.backup import BackupError, back_up, restore
from tieline.ledger.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of three reports."""
    path = tmp_path / "ledger.db"
    with Ledger(path) as opened:
        opened.add_all(story(number).reading() for number in range(3))
    return path


def story(number: int) -> Story:
    return Story(outlet=f"Outlet {number}").contact(ANA, BEN, when=on(TUESDAY)).pledge(ANA, BEN)


def test_what_is_restored_is_what_was_backed_up(ledger: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "far" / "backup.zip", tmp_path / "new" / "other.db"
    manifest = back_up(ledger, file)
    assert (manifest.documents, manifest.format) == (3, 1)
    assert [path.name for path in file.parent.iterdir()] == ["backup.zip"]
    told, aside = restore(file, other)
    assert (told, aside) == (manifest, None)
    assert contents(other) == contents(ledger)
    with Ledger(other) as opened:
        assert opened.faults() == []


def test_a_backup_is_made_while_others_write(ledger: Path, tmp_path: Path) -> None:
    with Ledger(ledger) as writer:
        writer.add(story(7).reading())  # in the log, not yet in the file
        writer._db.execute("BEGIN IMMEDIATE")
        assert back_up(ledger, tmp_path / "backup.zip").documents == 4
        writer._db.execute("ROLLBACK")


def test_any_program_that_opens_zip_archives_finds_the_ledger(ledger: Path, tmp_path: Path) -> None:
    back_up(ledger, tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        assert json.loads(archive.read("manifest.json"))["documents"] == 3
        archive.extract("ledger.db", tmp_path / "out")
    assert contents(tmp_path / "out" / "ledger.db") == contents(ledger)


def test_nothing_is_overwritten_unless_it_is_said(ledger: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "backup.zip", tmp_path / "other.db"
    back_up(ledger, file)
    before = file.read_bytes()
    with pytest.raises(BackupError, match="--replace"):
        back_up(ledger, file)
    assert file.read_bytes() == before
    with Ledger(other) as opened:
        opened.add(story(9).reading())
    kept = contents(other)
    with pytest.raises(BackupError, match="--replace"):
        restore(file, other)
    assert contents(other) == kept
    _, aside = restore(file, other, replace=True)
    assert aside is not None
    assert contents(aside) == kept
    assert contents(other) == contents(ledger)


def _broken(file: Path) -> Iterator[bytes]:
    data = file.read_bytes()
    yield b""
    yield data[: len(data) // 2]
    yield data[:200] + bytes(200) + data[400:]
    yield b"a letter " * 500


def test_a_damaged_backup_is_refused_and_the_ledger_stays(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    back_up(ledger, file)
    kept = contents(ledger)
    for data in _broken(file):
        file.write_bytes(data)
        with pytest.raises(BackupError, match="damaged one") as caught:
            restore(file, ledger, replace=True)
        assert str(file) in str(caught.value)
        assert contents(ledger) == kept
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "ledger.db"]


def _repacked(file: Path, database: bytes | None = None, **changes: Any) -> None:
    """The backup with another database, or another manifest."""
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        data = archive.read("ledger.db") if database is None else database
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("ledger.db", data)
        archive.writestr("manifest.json", json.dumps({**manifest, **changes}))


@pytest.mark.parametrize("changes", [{"schema": 99}, {"format": 2}])
def test_a_backup_of_a_later_version_is_refused(ledger: Path, tmp_path: Path, changes: dict[str, Any]) -> None:
    file = tmp_path / "backup.zip"
    back_up(ledger, file)
    _repacked(file, None, **changes)
    with pytest.raises(BackupError, match="Upgrade"):
        restore(file, tmp_path / "other.db")
    assert not (tmp_path / "other.db").exists()


def test_another_database_in_the_archive_is_refused(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    back_up(ledger, file)
    _repacked(file, database=b"SQLite format 3\0 and more")
    with pytest.raises(BackupError, match="not the one that was written"):
        restore(file, tmp_path / "other.db")


def test_a_damaged_ledger_is_not_backed_up_over_a_sound_one(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    back_up(ledger, file)
    before = file.read_bytes()
    with closing(sqlite3.connect(ledger, isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = OFF")
        opened.execute("DELETE FROM readings")
    with pytest.raises(errors.CorruptLedgerError):
        back_up(ledger, file, replace=True)
    assert file.read_bytes() == before


def test_a_damaged_ledger_is_replaced_and_its_log_is_not_taken_for_the_next_ones(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    back_up(ledger, file)
    kept = contents(ledger)
    ledger.write_bytes(b"nothing of use " * 500)
    ledger.with_name("ledger.db-wal").write_bytes(b"a log that must not be taken for the next ledger's")
    _, aside = restore(file, ledger, replace=True)
    assert aside is not None
    assert aside.read_bytes().startswith(b"nothing of use")
    assert not ledger.with_name("ledger.db-wal").exists()
    assert contents(ledger) == kept


def test_a_ledger_in_use_is_not_replaced(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    back_up(ledger, file)
    with Ledger(ledger) as writer:
        writer.add(story(8).reading())
        with pytest.raises(BackupError, match="another process"):
            restore(file, ledger, replace=True)
        writer.add(story(9).reading())
    with Ledger(ledger) as opened:
        assert len(list(opened.documents())) == 5


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.MissingLedgerError):
        back_up(tmp_path / "none.db", tmp_path / "backup.zip")
    with pytest.raises(BackupError, match="no such file"):
        restore(tmp_path / "none.zip", tmp_path / "ledger.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(ledger: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(BackupError, match="right to write"):
        back_up(ledger, closed / "backup.zip")
