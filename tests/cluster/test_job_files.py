"""The files for Slurm and Kubernetes, run as far as that goes without either: their commands, in a loop over shares."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from contents import contents

from tieline.cli.main import run

ROOT = Path(__file__).parents[2]
SLURM, KUBERNETES = ROOT / "examples" / "slurm", ROOT / "examples" / "kubernetes"
ARTICLES = ROOT / "examples" / "index.jsonl"
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the jobs are run by bash")


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `tieline` is this one."""
    command = tmp_path / "bin" / "tieline"
    command.parent.mkdir()
    command.write_text(f'#!/bin/bash\nexec "{sys.executable}" -m tieline "$@"\n', "utf-8")
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}", "TMPDIR": str(tmp_path)}


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """What one process keeps of the articles."""
    path = tmp_path_factory.mktemp("one") / "ledger.db"
    assert run(["read", str(ARTICLES), "--quiet", "--ledger", str(path)]) == 0
    return contents(path)


def done(words: list[str], environment: dict[str, str], timeout: float = 300) -> None:
    subprocess.run(words, env=environment, check=True, timeout=timeout, cwd=environment["TMPDIR"])


@pytest.mark.parametrize("path", sorted(SLURM.glob("*.sbatch")), ids=lambda path: path.name)
def test_a_batch_file_is_sound_bash(path: Path) -> None:
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0


def test_an_array_read_task_by_task_and_loaded_gives_the_ledger_of_one_process(
    shell: dict[str, str], tmp_path: Path, wanted: dict[str, list[object]]
) -> None:
    chunks, kept = tmp_path / "chunks", tmp_path / "ledger.zip"
    for task in ("1", "2"):
        array = {**shell, "SLURM_ARRAY_TASK_ID": task, "SLURM_ARRAY_TASK_MAX": "2", "SLURM_CPUS_PER_TASK": "1"}
        command = ["bash", str(SLURM / "read.sbatch"), str(ARTICLES), str(chunks)]
        if task == "1":  # taken away before it has done anything of use, and put back into the queue
            with pytest.raises(subprocess.TimeoutExpired):
                done(command, array, timeout=1.0)
        done(command, array)
    for _ in range(2):  # the second time from the backup of the first
        done(["bash", str(SLURM / "load.sbatch"), str(chunks), str(kept)], shell)
    assert run(["restore", str(kept), "--ledger", str(tmp_path / "ledger.db")]) == 0
    assert contents(tmp_path / "ledger.db") == wanted
    assert not list(tmp_path.glob("tieline.*")), "what the job worked on is gone"


def _containers(path: Path) -> list[dict[str, Any]]:
    yaml = pytest.importorskip("yaml")
    (job,) = yaml.safe_load_all(path.read_text("utf-8"))
    assert (job["apiVersion"], job["kind"]) == ("batch/v1", "Job")
    containers: list[dict[str, Any]] = job["spec"]["template"]["spec"]["containers"]
    named = {volume["name"] for volume in job["spec"]["template"]["spec"]["volumes"]}
    assert all({mount["name"] for mount in one["volumeMounts"]} <= named for one in containers)
    return containers


def test_pods_run_one_by_one_give_the_ledger_of_one_process(
    shell: dict[str, str], tmp_path: Path, wanted: dict[str, list[object]]
) -> None:
    """The commands of the containers, with two shares instead of a hundred."""
    (tmp_path / "data").mkdir()
    shutil.copy(ARTICLES, tmp_path / "data" / "index.jsonl")
    shutil.copytree(ARTICLES.parent / "reports", tmp_path / "data" / "reports")
    for name, pods in (("read.yaml", ("0", "1")), ("load.yaml", ("0",))):
        (container,) = _containers(KUBERNETES / name)
        (words,) = container["args"]
        for old, new in (
            ("/data/articles.jsonl.gz", "/data/index.jsonl"), ("/100", "/2"), ("/data/", f"{tmp_path}/data/"),
            ("/ledger/ledger.db", f"{tmp_path}/ledger.db"),
        ):  # fmt: skip
            words = words.replace(old, new)
        for pod in pods:
            done([*container["command"], words], {**shell, "JOB_COMPLETION_INDEX": pod})
    assert contents(tmp_path / "ledger.db") == wanted
