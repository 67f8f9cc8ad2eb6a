"""Every layout: told from the file, its columns where they belong, codes as text, states as of the day."""

from __future__ import annotations

import bz2
import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import coded_samples as samples
import pytest
from reading_coded import read_coded

from tieline.cli.importing import FORMATS
from tieline.coded.detect import choose
from tieline.coded.fault import CodedFileError
from tieline.coded.layouts.trips import split_title
from tieline.coded.opened import CodedFile
from tieline.coded.registry import LAYOUTS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rows"


@pytest.mark.parametrize("name", samples.ALL)
def test_a_layout_is_told_from_the_file(name: str, path: Path) -> None:
    path.write_bytes(samples.ALL[name])
    assert choose(CodedFile(path, "rows"))[0].name == name


def test_every_layout_has_a_sample_and_is_offered() -> None:
    assert set(samples.ALL) == set(LAYOUTS) == set(FORMATS)


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("other", samples.ALL)
def test_a_file_is_not_taken_for_another_layout(name: str, other: str, path: Path) -> None:
    """Neither by the first that fits nor when the user says so, and the refusal names the right one."""
    path.write_bytes(samples.ALL[name])
    if name == other:
        assert choose(CodedFile(path, "rows"), other)[0].name == other
        return
    with pytest.raises(CodedFileError, match=f"--format {name}"):
        choose(CodedFile(path, "rows"), other)


def test_gdelt_2(path: Path) -> None:
    (met, accused), rejects, total = read_coded(path, samples.GDELT2)
    assert (total.read, total.stored, total.collapsed, rejects) == (3, 2, 1, [])
    assert (met["source_state"], met["target_state"], met["place_state"]) == ("CHN", "RUS", "RUS")
    assert (met["source_name"], met["source_code"], met["date"]) == ("CHINESE", "CHNGOV", date(2019, 1, 21))
    assert (met["scheme"], met["code"], met["root"], met["category"], met["quad"]) == (
        "cameo", "046", "04", "CONSULT", "verbal_cooperation",
    )  # fmt: skip
    assert (met["weight"], met["weights"], met["given_weight"]) == (7.0, "goldstein-icews-3746c72", 7.0)
    assert (met["event_id"], met["mentions"], met["sources"], met["articles"]) == ("900000001", 10, 2, 10)
    assert (met["row"], met["mirror_row"], met["report"], met["source"]) == (
        1, 2, "https://news.example/talks", "gdelt2/1",
    )  # fmt: skip
    assert (accused["category"], accused["row"], accused["mirror_row"]) == ("ACCUSE", 3, None)


def test_gdelt_1_with_and_without_addresses_and_states_of_their_time(path: Path) -> None:
    rows, _, total = read_coded(path, samples.GDELT1)
    assert total.stored == 2
    assert {row["target_state"] for row in rows} == {"SUN"}
    assert (rows[1]["code"], rows[1]["category"], rows[1]["report"]) == ("190", "ASSAULT", "https://news.example/talks")
    older, _, _ = read_coded(path, samples.GDELT1_OLD)
    assert [row["report"] for row in older] == [None, None]


def test_a_code_that_lost_its_zero_is_refused_not_mistaken_for_a_class(path: Path) -> None:
    rows, rejects, total = read_coded(path, "\n".join(samples.gdelt(eventcode=code) for code in ("046", "12", "311")))
    assert (len(rows), total.rejected, [reject.line for reject in rejects]) == (1, 2, [2, 3])
    assert "zeros included" in rejects[0].reason


def test_gdelt_mentions(path: Path) -> None:
    ((row,), _, _) = read_coded(path, samples.MENTIONS)
    assert (row["event_id"], row["date"], row["sentence"], row["action_offset"], row["confidence"]) == (
        "900000001", date(2019, 1, 21), 3, -1, 70,
    )  # fmt: skip


def test_icews(path: Path) -> None:
    (visit, criticism), _, total = read_coded(path, samples.ICEWS)
    assert (total.read, total.collapsed) == (3, 1)
    assert (visit["code"], visit["source_state"], visit["target_state"], visit["row"], visit["mirror_row"]) == (
        "042", "NOR", "CHL", 2, 3,
    )  # fmt: skip
    assert (visit["report"], visit["sentence"], visit["publisher"], visit["place"]) == (
        "70",
        "2",
        "A Daily",
        "Santiago",
    )
    assert (criticism["place"], criticism["place_state"], criticism["given_weight"]) == (None, None, -2.0)


def test_icews_tuples(path: Path) -> None:
    (consult, sanction), _, total = read_coded(path, samples.TUPLES)
    assert total.collapsed == 1
    assert (consult["code"], consult["source_state"], consult["target_state"]) == ("040", "QAT", "PSE")
    assert (sanction["code"], sanction["source_state"], sanction["target_state"]) == ("163", "EUU", None)


def test_a_lost_zero_is_restored_only_where_the_relation_says_the_same(path: Path) -> None:
    rows, rejects, _ = read_coded(path, samples.TUPLES_NUMBERS)
    assert [row["code"] for row in rows] == ["040", "100"]
    assert [reject.line for reject in rejects] == [4]


def test_yearly_counts_are_counts(path: Path) -> None:
    rows, _, _ = read_coded(path, samples.YEARLY)
    assert (rows[0]["verbal_cooperation"], rows[0]["date"], rows[0]["source_state"]) == (6, date(2002, 1, 1), "AFG")
    assert rows[1]["source_state"] == "SUN"


def test_polecat_is_latin_1_and_a_side_of_two_countries_has_no_state(path: Path) -> None:
    (first, second), rejects, total = read_coded(path, samples.POLECAT.encode("latin-1"))
    assert (total.read, total.rejected, rejects[0].line, rejects[0].reason) == (3, 1, 4, "it has 4 columns, not 40")
    assert (first["source_name"], first["source_state"], first["target_state"]) == ("José Exemplo", "BRA", "CHN")
    assert (first["scheme"], first["category"], first["mode"], first["code"]) == (
        "plover", "CONSULT", "visit", "CONSULT/visit",
    )  # fmt: skip
    assert (first["contexts"], first["weights"]) == ("diplomatic; economic", "plover-0.8/1")
    assert (second["source_state"], second["target_state"]) == ("BRA", None)


def test_phoenix(path: Path) -> None:
    ((row,), _, _) = read_coded(path, samples.PHOENIX)
    assert (row["source_state"], row["target_state"], row["code"], row["category"]) == ("NOR", "CHL", "040", "CONSULT")
    assert (row["source_code"], row["place_state"], row["contexts"], row["remarks"]) == (
        "NORGOV",
        "NOR",
        None,
        "ID_TRADE,2",
    )


def test_petrarch2(path: Path) -> None:
    rows, _, _ = read_coded(path, samples.PETRARCH2)
    assert [(r["source_state"], r["target_state"], r["code"]) for r in rows] == [
        ("NOR", "CHL", "040"), ("USA", "CHN", "111"),
    ]  # fmt: skip


def test_visits(path: Path) -> None:
    (kohl, shultz), rejects, _ = read_coded(path, samples.VISITS)
    assert (kohl["kind"], kohl["source_name"], kohl["source_sectors"]) == ("contact", "Helmut Kohl", "Chancellor")
    assert (kohl["source_state"], kohl["target_state"], kohl["end"]) == ("DEU", "USA", date(1982, 11, 16))
    assert (shultz["source_state"], shultz["target_state"], shultz["place"]) == ("USA", "SUN", "Moscow")
    assert [(r.line, r.reason) for r in rejects] == [(4, "it ends before it starts")]


def test_travels(path: Path) -> None:
    ((row,), _, _) = read_coded(path, samples.TRAVELS)
    assert (row["source_name"], row["source_sectors"], row["source_state"], row["target_state"]) == (
        "Astrid Lunde", "Prime Minister", "NOR", "CHL",
    )  # fmt: skip
    assert (row["date"], row["end"], row["event_id"]) == (date(2018, 3, 5), date(2018, 3, 7), "17")


@pytest.mark.parametrize(
    ("written", "name", "office"),
    [("Prime Minister John Major", "John Major", "Prime Minister"), ("Helmut Kohl", "Helmut Kohl", None)],
)
def test_an_office_before_a_name_is_told_from_it(written: str, name: str, office: str | None) -> None:
    assert split_title(written) == (name, office)


def _zipped(data: bytes, *names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lambda data: _zipped(data, "a.CSV")])
def test_a_packed_file_gives_the_same_rows(pack: object, path: Path) -> None:
    plain = read_coded(path, samples.GDELT2)
    assert callable(pack)
    assert read_coded(path, pack(samples.GDELT2.encode())) == plain


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"a,b\n1,2\n", "layout is not known"),
        (samples.GDELT2.encode("utf-16"), "UTF-16"),
        (b"20190121220000-T12\t20190121220000\t1\n", "knowledge graph"),
        (gzip.compress(samples.GDELT2.encode())[:-20], "cannot be read"),
        (_zipped(b"", "a", "b"), "holds 2 files"),
        (b"PK\x03\x04 and nothing more", "cannot be read"),
    ],
)
def test_what_is_no_coded_file_is_refused_with_a_remedy(data: bytes, said: str, path: Path) -> None:
    with pytest.raises(CodedFileError, match=said) as refusal:
        read_coded(path, data)
    assert refusal.value.remedy


def test_line_numbers_count_blank_lines_carriage_returns_and_a_missing_last_line_end(path: Path) -> None:
    text = "\r\n".join([samples.gdelt(), "", samples.gdelt(eventcode="111"), "x", samples.gdelt(eventcode="112")])
    rows, rejects, total = read_coded(path, text)
    assert ([row["row"] for row in rows], [reject.line for reject in rejects], total.read) == ([1, 3, 5], [4], 4)
