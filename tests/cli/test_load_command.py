"""`tieline read` with workers and in shares, and `tieline load`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from contents import contents

from tieline.ledger.ledger import Ledger

pytest_plugins = ("command_line",)
Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples" / "index.jsonl"


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """What one process keeps of the example reports."""
    from tieline.cli.main import run

    path = tmp_path_factory.mktemp("one") / "ledger.db"
    assert run(["read", str(EXAMPLES), "--rules-only", "--quiet", "--ledger", str(path)]) == 0
    return contents(path)


def test_workers_keep_what_one_process_keeps(tieline: Run, ledger: Path, wanted: dict[str, list[object]]) -> None:
    answer = tieline("read", EXAMPLES, "--rules-only", "--workers", "2")
    assert answer.code == 0
    assert answer.err == f"tieline: 15 new (ledger: {ledger})\n"
    assert "15 reports:" in answer.out
    assert contents(ledger) == wanted


@pytest.mark.parametrize("by", ["document", "file"])
def test_shares_loaded_keep_what_one_process_keeps(
    tieline: Run, ledger: Path, tmp_path: Path, wanted: dict[str, list[object]], by: str
) -> None:
    folder = tmp_path / "chunks"
    told = []
    for share in ("1/2", "2/2"):
        answer = tieline("read", EXAMPLES, "--rules-only", "--shard", share, "--by", by, "-o", folder)
        assert (answer.code, answer.out) == (0, "")
        told.append(int(answer.err.removeprefix("tieline: ").split()[0].replace("nothing", "0")))
    assert sum(told) == 15
    assert all(told) or by == "file"
    assert not ledger.exists()
    answer = tieline("load", folder)
    assert (answer.code, answer.out, answer.err) == (0, "", f"tieline: 15 new (ledger: {ledger})\n")
    assert contents(ledger) == wanted
    answer = tieline("load", folder, "--json")
    assert answer.err == f"tieline: 15 known already (ledger: {ledger})\n"
    assert len({json.loads(line)["document"]["id"] for line in answer.out.splitlines()}) == 15


def test_a_damaged_chunk_is_named_and_the_rest_is_loaded(tieline: Run, ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "chunks"
    tieline("read", EXAMPLES, "--rules-only", "-o", folder)
    broken = folder / "broken.parquet"
    broken.write_bytes(b"PAR1 and nothing else")
    answer = tieline("load", folder, "--quiet")
    assert answer.code == 1
    assert answer.err.startswith(f"tieline: {broken}: it is damaged")
    with Ledger(ledger, read_only=True) as opened:
        assert len(list(opened.documents())) == 15


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--workers", "2", "--cluster", "tcp://x:1"], "exclude each other"),
        (["--workers", "0"], "0 is not in the range"),
        (["--shard", "1/2"], "needs -o"),
        (["--shard", "3/2", "-o", "chunks"], "no share"),
        (["-o", "chunks", "--no-ledger"], "leave --ledger"),
    ],
)
def test_options_that_contradict_each_other_are_wrong_usage(
    tieline: Run, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = tieline("read", EXAMPLES, *words)
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / "chunks").exists()


@pytest.mark.skipif(os.name == "nt", reason="no signals as POSIX has them")
def test_an_interruption_leaves_all_that_was_told_of_in_the_ledger(tmp_path: Path) -> None:
    path, source = tmp_path / "ledger.db", tmp_path / "many.jsonl"
    lines = [json.dumps({"text": f"Leaders of Spain and Nigeria met on Monday. Number {n}."}) for n in range(20_000)]
    source.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, "-m", "tieline", "read", str(source), "--rules-only", "--workers", "2", "--json"]
    command += ["--ledger", str(path)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    told = {json.loads(process.stdout.readline())["document"]["id"] for _ in range(20)}
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to the workers too
    out, err = process.communicate(timeout=60)
    told |= {json.loads(line)["document"]["id"] for line in out.splitlines()}
    assert process.returncode == 130
    assert "interrupted: " in err
    assert "Traceback" not in err
    with Ledger(path) as ledger:
        kept = {entry.id for entry in ledger.documents()}
        assert ledger.faults() == []
    assert told <= kept
