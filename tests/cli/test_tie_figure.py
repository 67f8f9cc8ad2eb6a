"""`tieline tie --figure`: a picture of the tie over time in the format asked for, or a plain word why there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ("command_line",)
Run = Callable[..., Any]
HEADER = "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
ROWS = "".join(f"2014-0{m}-{d:02d},Norway,NOR,Consult,040,1,Chile,CHL\n" for m in (1, 2, 3) for d in range(1, 28, 2))
BEGINNINGS = {".png": b"\x89PNG", ".svg": b"<svg", ".pdf": b"%PDF", ".html": b"<!DOCTYPE html>"}


@pytest.fixture
def coded(tieline: Run, tmp_path: Path) -> str:
    (tmp_path / "tuples.csv").write_text(HEADER + ROWS, "utf-8")
    tieline("import", tmp_path / "tuples.csv", "--parquet", tmp_path / "coded", "--quiet")
    return str(tmp_path / "coded")


@pytest.mark.parametrize("form", BEGINNINGS)
def test_it_is_drawn_in_the_format_of_its_name(tieline: Run, coded: str, tmp_path: Path, form: str) -> None:
    pytest.importorskip("vl_convert")
    path = tmp_path / f"tie{form}"
    assert tieline("tie", "NOR", "CHL", "--coded", coded, "--figure", path).code == 0
    assert path.read_bytes().lstrip().startswith(BEGINNINGS[form])
    if form == ".svg":
        drawn = path.read_text("utf-8")
        assert "Chile – Norway" in drawn
        assert "contacts held: none, or not enough evidence" in drawn
        assert "icews-tuples" in drawn


def test_what_cannot_be_drawn_is_told(
    tieline: Run, coded: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tieline("tie", "NOR", "CHL", "--coded", coded, "--figure", tmp_path / "tie.gif")
    assert (other.code, "a figure is .png, .svg, .pdf, .html" in other.err) == (1, True)
    nothing = tieline("tie", "NOR", "TON", "--coded", coded, "--figure", tmp_path / "tie.svg")
    assert (nothing.code, "Nothing is known of any doing between Norway and Tonga" in nothing.err) == (2, True)
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    missing = tieline("tie", "NOR", "CHL", "--coded", coded, "--figure", tmp_path / "tie.svg")
    assert (missing.code, "python -m pip install 'tieline[figures]'" in missing.err) == (1, True)


def test_names_of_shocks_do_not_cover_each_other(tieline: Run, coded: str, tmp_path: Path) -> None:
    """Crimea was seized on 27 February 2014, Mosul fell on 10 June: in thirty years their names would overlap."""
    pytest.importorskip("vl_convert")
    for since, mosul in (("2014-01-01", True), ("1984-01-01", False)):
        path = tmp_path / "tie.svg"
        words = ("tie", "NOR", "CHL", "--coded", coded, "--since", since, "--until", "2014-07-01", "--figure", path)
        assert tieline(*words).code == 0
        assert ("Fall of Mosul" in path.read_text("utf-8")) is mosul
