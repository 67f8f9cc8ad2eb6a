"""The doctor says what a crash, a jump of the clock or a bad disk left behind, and how to mend it."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import crewing
import pytest
from contents import contents

from tieline.cluster.crew import Alone
from tieline.cluster.write import write_chunks
from tieline.desk import doctor, doctor_files
from tieline.desk.doctor import examine
from tieline.desk.findings import Finding
from tieline.ledger.ledger import Ledger
from tieline.ledger.migrate import Migration, migrations
from tieline.ledger.snapshots.make import make_snapshot
from tieline.ledger.snapshots.store import SnapshotStore, beside


@pytest.fixture(autouse=True)
def _model_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_model", lambda: Path("model"))


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of some reports."""
    path = tmp_path / "ledger.db"
    with Ledger(path) as opened:
        opened.add_all(crewing.read(one) for one in crewing.documents(5))
    return path


def wrong(ledger: Path, *chunks: Path) -> list[Finding]:
    return [finding for finding in examine(ledger, chunks) if not finding.sound]


def test_a_sound_ledger_has_nothing_to_mend(ledger: Path) -> None:
    make_snapshot(SnapshotStore(beside(ledger)), ledger, ())
    assert wrong(ledger) == []
    assert {"disk", "snapshots", "ledger"} <= {finding.subject for finding in examine(ledger)}


def test_what_ended_runs_left_is_named_once_nobody_works_on_it(ledger: Path) -> None:
    folder, partial = ledger.parent / ".ledger.db.x1", ledger.parent / "ledger.db.before-v4.bak.partial"
    folder.mkdir()
    partial.write_bytes(b"half a copy")
    assert wrong(ledger) == []
    for path in (folder, partial):
        os.utime(path, (time.time() - 7200,) * 2)
    found = wrong(ledger)
    assert [finding.subject for finding in found] == ["left behind"] * 2
    assert all("rm -r" in finding.remedy for finding in found)


def test_a_log_without_its_ledger_is_named(tmp_path: Path) -> None:
    (tmp_path / "ledger.db-wal").write_bytes(b"the last changes")
    (found,) = wrong(tmp_path / "ledger.db")
    assert "a log without its ledger" in found.detail
    assert "put the ledger back" in found.remedy


def test_a_clock_that_jumped_is_named_and_costs_nothing(ledger: Path) -> None:
    moments = iter([timedelta(days=9), timedelta(days=-900), timedelta(days=3), timedelta(), timedelta(days=-1)])
    clean = ledger.with_name("clean.db")
    with Ledger(clean) as opened:
        opened.add_all(crewing.read(one) for one in crewing.documents(20))
        opened.add_all(crewing.less(one) for one in crewing.documents(20))
    start = datetime.now(UTC)
    with Ledger(ledger, clock=lambda: start + next(moments, timedelta(days=1))) as opened:
        for one in crewing.documents(20):
            opened.add(crewing.read(one))
        for one in crewing.documents(20):
            opened.add(crewing.less(one))
        assert opened.faults() == []
    assert contents(ledger, today=True) == contents(clean, today=True)
    (found,) = wrong(ledger)
    assert found.subject == "clock"
    assert "set the clock" in found.remedy


def test_a_full_disk_is_named(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_files, "ROOM", 2**62)
    (found,) = wrong(ledger)
    assert found.subject == "disk"
    assert "make room" in found.remedy


def test_a_damaged_snapshot_is_named(ledger: Path) -> None:
    made = make_snapshot(SnapshotStore(beside(ledger)), ledger, ())
    broken = made.paths("doings")[0]
    broken.write_bytes(broken.read_bytes()[:-1])
    found = wrong(ledger)
    assert [finding.subject for finding in found] == ["snapshots"] * 2
    assert str(broken) in found[1].detail
    assert "tieline snapshot make" in found[1].remedy


def test_a_damaged_chunk_is_named(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "chunks"
    list(write_chunks(Alone(crewing.quick), crewing.documents(6), folder, crewing.VERSION, lambda *_: None, size=3))
    assert wrong(ledger, folder) == []
    broken = sorted(folder.iterdir())[0]
    broken.write_bytes(broken.read_bytes()[:-9])
    (found,) = wrong(ledger, folder)
    assert str(broken) in found.detail
    assert "read its share again" in found.remedy


def test_a_migration_that_was_cut_off_is_named(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It left the old schema, which any command that writes brings up to date."""
    later = (*migrations(), Migration(len(migrations()) + 1, ("CREATE TABLE notes (row INTEGER PRIMARY KEY)",)))
    monkeypatch.setattr("tieline.ledger.ledger.migrations", lambda: later)
    (found,) = wrong(ledger)
    assert "schema" in found.detail
    assert "keeps a backup" in found.remedy
    Ledger(ledger).close()
    assert wrong(ledger) == []
