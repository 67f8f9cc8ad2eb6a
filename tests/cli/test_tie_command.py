"""`tieline tie` and `tieline snapshot`: an answer with its snapshot, or a plain word why there is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ("command_line",)
Run = Callable[..., Any]
HEADER = "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
ROWS = "".join(f"2014-0{m}-{d:02d},Norway,NOR,Consult,040,1,Chile,CHL\n" for m in (1, 2, 3) for d in range(1, 28, 2))


@pytest.fixture
def coded(tieline: Run, tmp_path: Path) -> str:
    """A folder of coded tables about one tie."""
    file = tmp_path / "tuples.csv"
    file.write_text(HEADER + ROWS, "utf-8")
    folder = tmp_path / "coded"
    assert tieline("import", file, "--parquet", folder, "--quiet").code == 0
    return str(folder)


def test_a_tie_is_told_from_each_source_and_then_from_all(tieline: Run, tmp_path: Path, coded: str) -> None:
    one = json.loads(tieline("tie", "NOR", "Chile", "--coded", coded, "--json").out)
    assert (one["ends"], one["names"], one["nothing"]) == (["CHL", "NOR"], ["Chile", "Norway"], None)
    assert one["window"]["since"] == "2014-01-01"
    assert [(t["origin"], t["happenings"], t["independent"]) for t in one["tellings"]] == [("icews-tuples", 42, 1)]
    report = tmp_path / "report.txt"
    report.write_text(
        "Norwegian Prime Minister Erna Solberg met Chilean President Michelle Bachelet on Tuesday.", "utf-8"
    )
    assert tieline("read", report, "--published", "2014-03-05", "--rules-only", "--quiet").code == 0
    both = json.loads(tieline("tie", "NOR", "Chile", "--coded", coded, "--json").out)["tellings"]
    counts = [(t["origin"], t["happenings"], t["independent"]) for t in both]
    assert counts == [("icews-tuples", 42, 1), ("reports", 1, 1), ("all", 43, 2)]


def test_the_page_names_the_tie_the_window_and_the_snapshot(tieline: Run, coded: str) -> None:
    page = tieline("tie", "NOR", "CHL", "--coded", coded)
    assert page.code == 0
    made = json.loads(tieline("snapshot", "list", "--json").out)
    assert f"Chile – Norway  2014-01-01 to 2014-03-27  snapshot {made['snapshot']}" in page.out
    assert "42 happenings, 1 independent source" in " ".join(page.out.split())


def test_a_named_snapshot_is_read_again_though_more_has_come(tieline: Run, tmp_path: Path, coded: str) -> None:
    old = json.loads(tieline("snapshot", "make", "--coded", coded, "--json").out)
    assert (old["doings"], old["current"], old["pinned"], old["origins"]) == (42, True, False, ["icews-tuples"])
    later = tmp_path / "later.csv"
    later.write_text(HEADER + "2014-05-01,Norway,NOR,Consult,040,1,Chile,CHL\n", "utf-8")
    tieline("import", later, "--parquet", coded, "--quiet")
    words = ("tie", "NOR", "CHL", "--coded", coded, "--json")
    assert json.loads(tieline(*words).out)["tellings"][0]["happenings"] == 43
    again = json.loads(tieline(*words, "--snapshot", old["snapshot"][:6]).out)
    assert (again["snapshot"], again["tellings"][0]["happenings"]) == (old["snapshot"], 42)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("CHN", "CHN"), "a tie is between two different ends"),
        (("CHN", "China"), "a tie is between two different ends"),
        (("CHN", "Rusia"), "'Rusia' is no state or bloc: did you mean Russia"),
        (("CHN", "RUS", "--since", "2020-01-01", "--until", "2019-01-01"), "swap them"),
        (("CHN", "RUS", "--since", "Tuesday"), "is not a day"),
    ],
)
def test_wrong_usage_is_told_with_the_remedy(tieline: Run, words: tuple[str, ...], said: str) -> None:
    answer = tieline("tie", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_nothing_known_is_a_plain_answer(tieline: Run, coded: str) -> None:
    window = ("--since", "2016-01-01", "--until", "2016-12-31")
    answer = tieline("tie", "NOR", "CHL", "--coded", coded, *window)
    assert answer.code == 0
    said = " ".join(answer.out.split())
    assert "Nothing is known of Chile and Norway from 2016-01-01 to 2016-12-31; what is known lies between" in said
    never = json.loads(tieline("tie", "NOR", "TON", "--coded", coded, "--json").out)
    assert never["nothing"] == "Nothing is known of any doing between Norway and Tonga."
    assert never["tellings"] == []


def test_without_a_ledger_it_says_what_to_do(tieline: Run) -> None:
    answer = tieline("tie", "NOR", "CHL")
    assert (answer.code, answer.out) == (1, "")
    assert "there is no ledger here, and no coded tables beside it. Read reports with `tieline read" in answer.err


def test_snapshots_are_kept_checked_and_named(tieline: Run, coded: str) -> None:
    made = json.loads(tieline("snapshot", "make", "--coded", coded, "--json").out)
    assert "pinned" in tieline("snapshot", "pin", made["snapshot"][:5]).out
    assert "pinned" not in tieline("snapshot", "pin", made["snapshot"], "--undo").out
    assert "sound" in tieline("snapshot", "verify").out
    (Path(made["folder"]) / "doings" / "icews-tuples-2014.parquet").unlink()
    broken = tieline("snapshot", "verify", "--json")
    told = json.loads(broken.out)
    assert (broken.code, told["sound"], [fault["fault"] for fault in told["faults"]]) == (1, False, ["it is missing"])
    assert "Delete the folder" in broken.err
    assert tieline("snapshot", "pin", "nosuch").code == 1
    asked = tieline("tie", "NOR", "CHL", "--coded", coded, "--snapshot", made["snapshot"])
    assert asked.code == 1
    assert "doings/icews-tuples-2014.parquet" in asked.err.replace("\n", "")


def test_a_measure_opens_into_its_formula_and_its_rows_and_each_row_into_itself(tieline: Run, coded: str) -> None:
    words = ("tie", "NOR", "CHL", "--coded", coded, "--explain", "level")
    told = json.loads(tieline(*words, "--json").out)
    (whole,) = [m for m in json.loads(tieline(*words[:-2], "--json").out)["tellings"][0]["measures"]
                if m["measure"] == "level"]  # fmt: skip
    assert told["result"] == whole
    assert len(told["rows"]) == whole["n"] > 20
    assert (told["rows"][0]["file"], told["rows"][0]["line"]) == ("tuples.csv", 5)
    assert told["weights"] == ["goldstein-icews-3746c72"]
    page = tieline(*words).out
    assert "FORMULA" in page
    row = told["rows"][0]["happening"]
    assert row in page
    shown = tieline("show", row, "--coded", coded)
    assert "Norway NOR" in shown.out
    assert "row 5 of file" in shown.out
    assert json.loads(tieline("show", row, "--coded", coded, "--json").out)["facets"]["event"]["code"] == "040"


def test_what_cannot_be_opened_is_told(tieline: Run, coded: str) -> None:
    unknown = tieline("tie", "NOR", "CHL", "--coded", coded, "--explain", "warmth")
    assert (unknown.code, "'warmth' is no measure: use one of level, " in unknown.err) == (2, True)
    gone = tieline("show", "aaaaaaaaaaaa:3", "--coded", coded)
    assert (gone.code, "holds no coded row 'aaaaaaaaaaaa:3'; name the folder" in gone.err) == (1, True)


def test_a_measure_that_declines_gives_its_reason_and_the_rows_it_had(tieline: Run, coded: str) -> None:
    words = ("tie", "NOR", "CHL", "--coded", coded, "--explain", "cadence")
    told = json.loads(tieline(*words, "--json").out)
    assert told["result"]["not_enough"]
    assert len(told["rows"]) == 42
    assert "not enough evidence" in tieline(*words).out


def test_what_all_measures_leave_out_is_said_once(tieline: Run, coded: str) -> None:
    words = ("tie", "NOR", "CHL", "--coded", coded, "--since", "2014-01-02")
    told = json.loads(tieline(*words, "--json").out)["tellings"][0]
    assert len(told["notes"]) == 1
    assert sum(note in told["notes"] for measure in told["measures"] for note in measure.get("notes", [])) > 1
    assert " ".join(tieline(*words).out.split()).count(told["notes"][0]) == 1


def test_a_damaged_coded_file_is_named_with_the_remedy(tieline: Run, coded: str) -> None:
    (file,) = Path(coded).glob("events/year=2014/*.parquet")
    file.write_bytes(file.read_bytes()[:100])
    told = tieline("tie", "NOR", "CHL", "--coded", coded)
    assert told.code == 1
    assert told.err.startswith(f"tieline: {file}: it cannot be read")
    assert f"Delete the folder {coded} and import its files" in told.err


def test_a_snapshot_names_a_layout_once_for_all_its_years(tieline: Run, tmp_path: Path, coded: str) -> None:
    later = tmp_path / "later.csv"
    later.write_text(HEADER + "2015-05-01,Norway,NOR,Consult,040,1,Chile,CHL\n", "utf-8")
    tieline("import", later, "--parquet", coded, "--quiet")
    assert "from coded files of icews-tuples, of 2 years" in tieline("snapshot", "make", "--coded", coded).out
