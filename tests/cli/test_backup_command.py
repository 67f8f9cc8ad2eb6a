"""`tieline backup` and `tieline restore`: what they print, and what they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from contents import contents
from made_readings import ANA, BEN, Story

from tieline.ledger.ledger import Ledger

pytest_plugins = ("command_line",)
Run = Callable[..., Any]


def test_a_ledger_is_backed_up_and_restored(tieline: Run, ledger: Path, tmp_path: Path) -> None:
    with Ledger(ledger) as opened:
        opened.add(Story().contact(ANA, BEN).reading())
    file = tmp_path / "backup.zip"
    answer = tieline("backup", file)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith(f"tieline: {file}: 1 documents, schema ")
    answer = tieline("restore", file)
    assert answer.code == 1
    assert "a ledger is here already. Keep it aside with --replace" in answer.err
    answer = tieline("restore", file, "--replace", "--json")
    assert answer.code == 0
    told = json.loads(answer.out)
    assert (told["file"], told["documents"]) == (str(ledger), 1)
    aside = Path(answer.err.removeprefix("tieline: ").partition(": ")[0])
    assert contents(aside) == contents(ledger)


def test_a_file_that_is_no_backup_is_named(tieline: Run, ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.zip"
    file.write_text("Dear reader", "utf-8")
    answer = tieline("restore", file)
    assert answer.code == 1
    assert answer.err.startswith(f"tieline: {file}: it is no backup")
    assert not ledger.exists()
