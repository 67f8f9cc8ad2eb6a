"""What goes wrong is told with the file, the fault and the remedy, and leaves a sound ledger behind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from contents import contents
from made_readings import ANA, BEN, TUESDAY, Story, on

from tieline.ledger import errors
from tieline.ledger.ledger import Ledger
from tieline.ledger.writer import Added
from tieline.records.reading import Reading


def report(number: int, *, padding: int = 0) -> Reading:
    story = Story(outlet=f"Outlet {number}").contact(ANA, BEN, when=on(TUESDAY))
    story.say("x" * padding or "No more.")
    return story.reading()


def test_a_missing_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(errors.MissingLedgerError, match="tieline read") as caught:
        Ledger(path, read_only=True)
    assert str(path) in str(caught.value)
    assert not path.exists()


def test_a_busy_ledger_is_named_after_the_timeout(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as first, Ledger(path, timeout=0.05) as second:
        first._db.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.LockedError, match="another process"):
            second.add(report(1))
        first._db.execute("ROLLBACK")
        assert second.add(report(1)) is Added.NEW


def test_a_reader_is_not_disturbed_by_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as writer:
        writer.add(report(1))
        with Ledger(path, read_only=True, timeout=0.05) as reader:
            writer._db.execute("BEGIN IMMEDIATE")
            assert len(list(reader.documents())) == 1
            writer._db.execute("ROLLBACK")
            listing = reader.documents()
            next(listing)
            writer.add(report(2))
            assert list(listing) == [], "a listing shows one state of the ledger"
            assert len(list(reader.documents())) == 2


@pytest.mark.parametrize("content", [b"this is a letter, not a ledger" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(errors.CorruptLedgerError, match="backup of the file") as caught:
            Ledger(path, read_only=read_only)
        assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(errors.ForeignFileError, match="not a ledger"):
            Ledger(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add_all(report(i, padding=5000) for i in range(20))
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xaa" * 8192)
    with Ledger(path, read_only=True) as ledger:
        try:
            faults = ledger.faults()
        except errors.CorruptLedgerError as error:
            faults = [error]  # type: ignore[list-item]
        assert faults


def test_a_ledger_of_a_later_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add(report(1))
        ledger._db.execute("PRAGMA user_version = 99")
    for read_only in (True, False):
        with pytest.raises(errors.NewerLedgerError, match=r"schema 99.*upgrade"):
            Ledger(path, read_only=read_only)


@pytest.mark.parametrize("where", ["file/ledger.db", "file", "."])
def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / where
    with pytest.raises((errors.ReadOnlyError, errors.CorruptLedgerError)) as caught:
        Ledger(path)
    assert str(path) in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_ledger_in_a_folder_of_somebody_else_can_be_read_but_not_written(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        Path(folder).chmod(0o755)
        with Ledger(path) as ledger:
            ledger.add(report(1))
        told = _as_somebody_else(path, tmp_path / "other.db")
    assert (told.stdout.split("\n"), told.stderr) == (["1 []", "refused", "refused", ""], "")


def _as_somebody_else(path: Path, own: Path) -> subprocess.CompletedProcess[str]:
    program = """
        import os, sys
        from tieline.ledger.ledger import Ledger
        from tieline.ledger.errors import ReadOnlyError
        with Ledger(sys.argv[1], read_only=True) as ledger, Ledger(sys.argv[2]) as own:
            own.faults()
            for document in ledger.documents():  # load what somebody else may not be able to load
                own.add(ledger.reading(document.id))
        os.setgid(65534), os.setuid(65534)
        with Ledger(sys.argv[1], read_only=True) as ledger:
            print(len(list(ledger.documents())), ledger.faults())
        for place in (sys.argv[1], sys.argv[1] + "/../new/ledger.db"):
            try:
                Ledger(place)
            except ReadOnlyError as error:
                print("refused" if place in str(error) else error)
    """
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(path), str(own)], capture_output=True, text=True
    )


def test_a_full_disk_keeps_what_was_added_before_and_goes_on_later(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    readings = [report(i, padding=20_000) for i in range(30)]
    with Ledger(path) as ledger:
        pages = ledger._db.execute("PRAGMA page_count").fetchone()[0]
        ledger._db.execute(f"PRAGMA max_page_count = {pages + 60}")
        with pytest.raises(errors.DiskFullError, match="goes on where it stopped"):
            ledger.add_all(readings, batch=1)
        kept = len(list(ledger.documents()))
        assert 0 < kept < len(readings)
        assert ledger.faults() == []
    with Ledger(path) as ledger:
        assert ledger.add_all(readings) == {Added.UNCHANGED: kept, Added.NEW: len(readings) - kept}
        assert ledger.faults() == []
    with Ledger(tmp_path / "clean.db") as ledger:
        ledger.add_all(readings)
    assert contents(path) == contents(tmp_path / "clean.db")


def test_what_fails_inside_a_batch_leaves_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tieline.ledger.placing import Placing

    place = Placing.place

    def fails_at_third(self: Placing, reading: int, *told: Any) -> object:
        if reading == 3:
            raise KeyboardInterrupt
        return place(self, reading, *told)

    monkeypatch.setattr(Placing, "place", fails_at_third)
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(report(0))
        with pytest.raises(KeyboardInterrupt):
            ledger.add_all([report(1), report(2), report(3)])
        assert len(list(ledger.documents())) == 1
        assert ledger.faults() == []


def test_a_fault_of_ours_is_not_dressed_up_as_the_users(tmp_path: Path) -> None:
    no_table = pytest.raises(sqlite3.OperationalError, match="no such table")
    with Ledger(tmp_path / "ledger.db") as ledger, no_table, ledger._translated():
        ledger._db.execute("SELECT * FROM nowhere")
