"""The package as others import it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pyarrow.compute as pc
import pytest

import tieline
from tieline.ties.measure import Measure

TEXT = "Chinese President Xi Jinping and Russian President Vladimir Putin held a video meeting on Tuesday."


def test_a_text_is_read_with_what_is_known_of_it() -> None:
    reading = tieline.read(TEXT, published="2025-01-22", title="Leaders meet", outlet="CGTN", language="en")
    assert reading.document.published == date(2025, 1, 22)
    assert (reading.document.title, reading.document.outlet) == ("Leaders meet", "CGTN")
    assert reading.document.text.startswith(TEXT)
    assert reading.version == tieline.__version__


@pytest.mark.parametrize(
    ("text", "published"), [("", "2025-01-22"), ("  \n", None), (TEXT, "2025-02-30"), (TEXT, "2025-01-22T10:00")]
)
def test_what_cannot_be_read_is_a_value_error(text: str, published: str | None) -> None:
    with pytest.raises(ValueError, match=r"empty|is not a date|no time zone"):
        tieline.read(text, published=published)


def test_a_ledger_is_opened_by_the_package(tmp_path: Path) -> None:
    with tieline.Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(tieline.read(TEXT, published="2025-01-22"))
        assert len(list(ledger.documents())) == 1


@pytest.fixture
def tie(tmp_path: Path) -> tieline.Ledger:
    from tieline.desk.imports import import_file

    rows = "".join(
        f"2014-0{m}-{d:02d},Norway,NOR,Consult,040,1,Chile,CHL\n" for m in (1, 2, 3) for d in range(1, 28, 2)
    )
    head = "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
    (tmp_path / "tuples.csv").write_text(head + rows, "utf-8")
    import_file(tmp_path / "tuples.csv", tmp_path / "l.db", parquet=tmp_path / "l-coded")
    return tieline.Ledger(tmp_path / "l.db")


def test_a_tie_comes_as_the_table_its_reader_likes(tie: tieline.Ledger) -> None:
    told = tie.tie("Norway", "CHL", since="2014-01-01")
    assert told.ends == ("CHL", "NOR")
    level = told.measures["level"]
    assert isinstance(level, Measure)
    table = told.to_arrow()
    assert set(table["measure"].to_pylist()) == set(told.measures)
    first = table.filter(pc.equal(table["measure"], "level")).to_pylist()[0]
    assert (first["value"], first["low"], first["n"]) == (level.estimates[0].value, level.estimates[0].low, level.n)
    declined = table.filter(pc.equal(table["measure"], "follow_through")).to_pylist()[0]
    assert (declined["value"], bool(declined["not_enough"])) == (None, True)
    assert len(told.happenings) == 42
    assert set(told.paths.to_arrow()["measure"].to_pylist()) >= {"level"}
    for library, columns in (("pandas", lambda f: list(f.columns)), ("polars", lambda f: f.columns)):
        pytest.importorskip(library)
        assert columns(getattr(told, f"to_{library}")()) == table.column_names


def test_a_library_that_is_not_there_is_named(tie: tieline.Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tie.tie("NOR", "CHL")
    for library in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(ImportError, match=f"{library} is not installed: python -m pip install {library}"):
            getattr(told, f"to_{library}")()


def test_a_wrong_end_or_day_is_a_value_error(tie: tieline.Ledger) -> None:
    with pytest.raises(ValueError, match="did you mean Chile"):
        tie.tie("NOR", "Chili")
    with pytest.raises(ValueError, match="two different ends"):
        tie.tie("NOR", "Norway")
    with pytest.raises(ValueError, match="swap them"):
        tie.tie("NOR", "CHL", since="2015-01-01", until="2014-01-01")


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        tieline.nothing_like_it  # noqa: B018
