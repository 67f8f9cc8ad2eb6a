"""A disk that is full and others who write: what was told of stays, and the next run goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import crewing
import pytest
from contents import contents

from tieline.chunks import files
from tieline.cluster.crew import Alone
from tieline.cluster.write import write_chunks
from tieline.desk.load import load_chunks
from tieline.desk.read import Read, read_sources
from tieline.ledger.backup import back_up, restore
from tieline.ledger.ledger import Ledger

resource = pytest.importorskip("resource", reason="no limits as POSIX has them")
HERE = Path(__file__).parent
PATH = os.pathsep.join(str(HERE.parent / room) for room in ("faults", "cluster", "coded", "ledger"))

# Files may not grow beyond so many bytes: to who writes, that is a disk that is full.
LIMITED = """
import resource, sys
from pathlib import Path
import victims
from tieline.ledger.errors import LedgerError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    victims.TASKS[sys.argv[1]].work(Path(sys.argv[2]))
except (LedgerError, OSError) as error:
    print(type(error).__name__, error)
    sys.exit(7)
"""


def limited(task: str, folder: Path, size: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LIMITED, task, str(folder), str(size)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([PATH, *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("task", ["read", "chunks"])
def test_where_files_cannot_grow_what_was_told_of_is_kept_and_the_next_run_goes_on(task: str, tmp_path: Path) -> None:
    ended = limited(task, tmp_path, 700_000 if task == "read" else 400_000)
    assert ended.returncode == 7, ended.stdout + ended.stderr
    assert str(tmp_path / "ledger.db") in ended.stdout
    told = set((tmp_path / "told").read_text().split()) if (tmp_path / "told").exists() else set()
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.faults() == []
        assert told <= {entry.id for entry in ledger.documents()}
        list(read_sources(crewing.documents(40), ledger, pipeline=crewing.quick()))
    with Ledger(tmp_path / "clean.db") as ledger:
        list(read_sources(crewing.documents(40), ledger, pipeline=crewing.quick()))
    assert contents(tmp_path / "ledger.db") == contents(tmp_path / "clean.db")


def test_a_chunk_that_does_not_fit_is_not_there(tmp_path: Path) -> None:
    ended = limited("chunks", tmp_path, 5_000)
    assert ended.returncode == 7, ended.stdout + ended.stderr
    assert "File too large" in ended.stdout
    assert list((tmp_path / "chunks").iterdir()) == []


def test_a_backup_that_does_not_fit_leaves_the_one_before(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add_all(crewing.read(one) for one in crewing.documents(40))
    back_up(tmp_path / "ledger.db", tmp_path / "backup.zip")
    before = (tmp_path / "backup.zip").read_bytes()
    ended = limited("backup", tmp_path, 100_000)
    assert ended.returncode == 7, ended.stdout + ended.stderr
    assert (tmp_path / "backup.zip").read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")], "nothing half done is left"
    restore(tmp_path / "backup.zip", tmp_path / "other.db")
    assert contents(tmp_path / "other.db") == contents(tmp_path / "ledger.db")


def test_several_who_load_the_same_chunks_at_once_end_as_one(tmp_path: Path) -> None:
    found = list(crewing.documents(60))
    folder = tmp_path / "chunks"
    written = write_chunks(Alone(crewing.quick), found, folder, crewing.VERSION, lambda *_: None, size=7)
    assert all(isinstance(one, Read) for one in written)
    command = [sys.executable, "-m", "tieline", "load", str(folder), "--quiet", "--ledger", str(tmp_path / "many.db")]
    loading = [subprocess.Popen(command) for _ in range(3)]
    assert [one.wait() for one in loading] == [0, 0, 0]
    assert len(list(files.listed([folder]))) == 9
    with Ledger(tmp_path / "one.db") as ledger:
        list(load_chunks([folder], ledger))
    assert contents(tmp_path / "many.db") == contents(tmp_path / "one.db")
    with Ledger(tmp_path / "many.db") as ledger:
        assert ledger.faults() == []
