"""`tieline evaluate`: a score to read or as JSON; a file that cannot be scored is named with its fault and a remedy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from petrarch_files import coding, sentence, written

pytest_plugins = ("command_line",)
Run = Callable[..., Any]


def test_petrarch_records_are_scored_and_the_bad_ones_named(tieline: Run, tmp_path: Path) -> None:
    path = written(tmp_path, sentence(coding("NOR", "CHL", "057")), sentence(text=None))
    answer = tieline("evaluate", "petrarch", path, "--json")
    told = json.loads(answer.out)
    assert answer.code == 1
    assert (told["n"], told["records"], len(told["refused"])) == (1, 1, 1)
    assert "record TEST-1: has no <Text>" in answer.err
    table = tieline("evaluate", "petrarch", path)
    assert table.code == 1
    assert "SUPPORT" in table.out
