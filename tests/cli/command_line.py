"""The command line, run in this process, with a ledger of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tieline.cli.main import run


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a ledger that does not exist yet, which every command in the test uses."""
    path = tmp_path / "of its own" / "ledger.db"
    monkeypatch.setenv("TIELINE_LEDGER", str(path))
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return path


@pytest.fixture
def tieline(ledger: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command: `tieline("read", "report.txt")`."""

    def answer(*words: str | Path) -> Answer:
        capsys.readouterr()
        code = run([str(word) for word in words])
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return answer
