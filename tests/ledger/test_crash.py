"""A kill at any moment, and several writers at once, leave the ledger one clean run would have made."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from contents import contents

from tieline.ledger.ledger import Ledger

HERE = Path(__file__).parent
NAMES = ("Ana Sol", "Ben Okoro", "Cai Lun", "Dia Rao")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty little reports, many of the same meetings; some are copies, some versions of one page."""
    chance = random.Random(7)
    made = tmp_path_factory.mktemp("reports")
    for number in range(60):
        lines = [f"{', '.join(chance.sample(NAMES, 2))}: 2025-03-0{chance.randint(1, 4)}" for _ in range(3)]
        url = f"https://a.example/{number % 20}" if number % 3 else ""
        text = "\n".join([f"Outlet {chance.randint(1, 5)}", url, *lines])
        (made / f"{number:03}.txt").write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def clean(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    path = tmp_path_factory.mktemp("clean") / "ledger.db"
    assert end(start(path, folder)) == 0
    return contents(path)


def start(ledger: Path, folder: Path, batch: int = 1) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(HERE / "crash_writer.py"), str(ledger), str(folder), str(batch)]
    return subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}, stdout=subprocess.PIPE
    )


def end(writer: subprocess.Popen[bytes]) -> int:
    """Wait for a writer; its exit code."""
    writer.communicate()
    return writer.returncode


def sound(path: Path) -> int:
    """Check a ledger, and that every document in it is whole; how many there are."""
    with Ledger(path) as ledger:
        assert ledger.faults() == []
        entries = list(ledger.documents())
        for entry in entries:
            assert sum(entry.records.values()) == len(list(ledger.reading(entry.id).records())) == 6
        return len(entries)


@pytest.mark.parametrize(("seed", "batch"), [(1, 0), (2, 1), (3, 7)])
def test_killed_at_random_moments_and_run_again_it_ends_as_one_clean_run(
    folder: Path, clean: dict[str, list[object]], tmp_path: Path, seed: int, batch: int
) -> None:
    chance = random.Random(seed)
    path = tmp_path / "ledger.db"
    kept = []
    for lines in (1, 1, *(chance.randint(2, 55) for _ in range(6))):
        writer = start(path, folder, batch)
        assert writer.stdout is not None
        for _ in range(lines):
            writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.004))  # a document takes about as long
        writer.kill()
        end(writer)
        if path.exists() and path.stat().st_size:
            kept.append(sound(path))
    assert kept == sorted(kept)
    assert kept[-1] > 0
    assert end(start(path, folder, batch)) == 0
    assert sound(path) == len(clean["documents"])
    assert contents(path) == clean


def test_writers_at_once_end_as_one_clean_run(folder: Path, clean: dict[str, list[object]], tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    writers = [start(path, folder, batch) for batch in (0, 3, 5)]
    assert [end(writer) for writer in writers] == [0, 0, 0]
    assert sound(path) == len(clean["documents"])
    assert contents(path) == clean
