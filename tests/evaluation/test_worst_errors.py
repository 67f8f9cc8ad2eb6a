"""The table of the worst errors: what is wrong first, then the farthest days, and never a word of the texts."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

from tieline.evaluation.score import Error


def benchmark(name: str) -> ModuleType:
    """A script of the benchmarks as a module."""
    path = Path(__file__).parents[2] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_wrong_state_comes_before_a_missing_one_and_no_text_is_shown() -> None:
    errors = (Error("doc-1", "nothing for PER", 0, 5, "Lima"), Error("doc-1", "CHL for PER", 9, 14, "Cusco"))
    rows = benchmark("worst").worst(errors, 20)
    assert rows == ["| doc-1 | 9 - 14 | CHL for PER |", "| doc-1 | 0 - 5 | nothing for PER |"]


def test_of_dates_the_farthest_from_the_gold_comes_first() -> None:
    near = Error("doc-1", "2022-03-01..2022-03-01 for 2022-03-02..2022-03-02", 0, 5, "Monday")
    far = Error("doc-1", "2022-01-01..2022-12-31 for 2022-03-02..2022-03-02", 9, 14, "in 2022")
    rows = benchmark("worst").worst((near, far), 1)
    assert rows == ["| doc-1 | 9 - 14 | 2022-01-01..2022-12-31 for 2022-03-02..2022-03-02 |"]


def test_a_leaders_spell_is_known_by_state_surname_and_day() -> None:
    known = benchmark("coverage")._is_known
    assert known("REIGN", "365", "Putin", date(2012, 5, 7), date(2021, 3, 31))
    assert not known("REIGN", "2", "Putin", date(2012, 5, 7), date(2021, 3, 31))
