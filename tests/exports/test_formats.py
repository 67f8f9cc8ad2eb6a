"""What single formats do with values nobody would wish for."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import ANA, BEN, SPAIN

from tieline.exports.bundle_file import Entry, Quoted, Source, write_bundle
from tieline.exports.csv_file import write_csv
from tieline.exports.parquet_file import write_parquet
from tieline.exports.phoenix_file import GENERAL
from tieline.exports.polecat_file import COLUMNS, write_polecat
from tieline.exports.stata_file import write_stata
from tieline.exports.table import Cell, Column, Kind, Table
from tieline.exports.told import ToldEvent, pairs
from tieline.ontology import cameo
from tieline.records.event import Category, Event
from tieline.records.evidence import RowEvidence

HELD = (
    Column("words", Kind.STRING, "Words"),
    Column("count", Kind.INTEGER, "A count"),
    Column("share", Kind.NUMBER, "A share"),
    Column("sure", Kind.BOOLEAN, "Whether"),
    Column("day", Kind.DATE, "A day"),
)
ROWS = st.lists(
    st.tuples(
        st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1),
        st.none() | st.integers(-(2**31) + 1, 2**31 - 102),
        st.none() | st.floats(-1e6, 1e6),
        st.none() | st.booleans(),
        st.none() | st.dates(date(1600, 1, 1), date(2200, 1, 1)),
    ),
    max_size=12,
)


def _table(rows: list[tuple[Cell, ...]]) -> Table:
    return Table("values", "Values", HELD, rows)


@settings(max_examples=80, deadline=None)
@given(rows=ROWS)
def test_csv_gives_back_what_it_got(rows: list[tuple[Cell, ...]]) -> None:
    stream = io.BytesIO()
    assert write_csv(_table(rows), stream) == len(rows)
    head, *read = csv.reader(io.StringIO(stream.getvalue().decode(), newline=""))
    assert tuple(head) == _table([]).names
    for (words, *others), line in zip(rows, read, strict=True):
        assert line[0].removeprefix("'") == str(words or "").removeprefix("'")
        assert line[0][:1] not in ("=", "+", "-", "@", "\t", "\r")
        told = ["" if one is None else str(one).lower() if isinstance(one, bool) else str(one) for one in others]
        assert line[1:] == told


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_parquet_gives_back_what_it_got(rows: list[tuple[Cell, ...]]) -> None:
    stream = io.BytesIO()
    write_parquet(_table(rows), stream)
    read = pq.read_table(io.BytesIO(stream.getvalue()))
    assert [tuple(row.values()) for row in read.to_pylist()] == rows


@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_stata_gives_back_what_it_got(rows: list[tuple[Cell, ...]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("stata") / "values.dta"
    with path.open("wb") as stream:
        assert write_stata(_table(rows), stream) == len(rows)
    read, meta = pyreadstat.read_dta(str(path))
    assert meta.column_names_to_labels == {column.name: column.label for column in HELD}
    for row, told in zip(rows, read.itertuples(index=False), strict=True):
        assert told.words == (row[0] or "")
        assert (row[1] is None and told.count != told.count) or told.count == row[1]
        assert row[4] is None or told.day == row[4]


def _event(*actors: object, recipients: tuple[object, ...] = ()) -> Event:
    return Event(
        evidence=(RowEvidence(field="category", file="f", row=1),), confidence=1, method="test",
        category=Category.CONSULT, actors=actors, recipients=recipients,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_symmetric_act_is_told_in_both_directions() -> None:
    assert list(pairs(_event(ANA, BEN))) == [(ANA, BEN), (BEN, ANA)]
    assert list(pairs(_event(ANA, recipients=(BEN, SPAIN)))) == [(ANA, BEN), (ANA, SPAIN)]
    assert list(pairs(_event(ANA))) == [(ANA, None)]


@settings(max_examples=60, deadline=None)
@given(
    place=st.text(st.characters(exclude_categories=["Cs"])),
    outlet=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_polecat_keeps_its_columns_whatever_stands_in_a_cell(place: str, outlet: str) -> None:
    told = ToldEvent(happening="h1", event=_event(ANA, BEN), published=date(2024, 5, 6), outlet=f"{outlet}{place}")
    stream = io.BytesIO()
    assert write_polecat([told], stream) == 2
    lines = stream.getvalue().decode("iso-8859-1").split("\n")
    assert [line.count("\t") for line in lines[:-1]] == [len(COLUMNS) - 1] * 3


def test_the_general_codes_of_cameo_are_those_of_the_category() -> None:
    assert GENERAL.keys() == set(Category) - {Category.NONE}
    for category, code in GENERAL.items():
        crossing = cameo.crosswalk(code)
        assert crossing is not None
        assert crossing.category is category


def test_a_hostile_text_stays_text_in_a_bundle(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:alert(2)) # not a heading\n\n## nor this"
    entry = Entry(
        id="h1", kind="contact", heading=hostile, facts=(("told", hostile),), disagreements=(), plain={"id": "h1"},
        quoted=(Quoted(document="d", text=hostile, start=0, end=len(hostile)),),
    )  # fmt: skip
    source = Source(id="d", title=hostile, outlet=None, published=None, url=None, sha256="0")
    page = write_bundle(tmp_path, [entry], {"d": source}, "Made by hand.")[0].read_text("utf-8")
    assert "<script>" not in page
    assert "[x](" not in page
    assert "\n## nor this" not in page


def test_names_of_columns_are_such_that_stata_takes_them() -> None:
    with pytest.raises(ValueError, match="no name of a column"):
        Column("a name", Kind.STRING, "A")
    with pytest.raises(ValueError, match="80 characters"):
        Column("name", Kind.STRING, "A" * 81)
