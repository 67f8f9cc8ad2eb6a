"""Killed at any moment and run again, everything ends as one clean run: nothing told of is lost, nothing is doubled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LONG = bool(os.environ.get("TIELINE_LONG"))  # also runs what takes minutes
KILLS = 40 if LONG else 4
TASKS = ("read", "merge", "import", "migrate", "snapshot", "chunks", "backup")
PATH = os.pathsep.join(str(HERE.parent / room) for room in ("faults", "cluster", "coded", "ledger"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes that are forked")
@pytest.mark.parametrize("task", TASKS)
def test_killed_at_random_moments_and_run_again_it_ends_as_one_clean_run(task: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", str(HERE / "victims.py"), task, str(tmp_path), str(KILLS), "7"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([PATH, *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert f"{task}: {KILLS} kills" in ended.stdout
