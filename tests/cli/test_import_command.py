"""`tieline import`: the sum is printed, what is wrong is told with its remedy, importing again changes nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tieline.desk import imports

pytest_plugins = ("command_line",)
Run = Callable[..., Any]
HEADER = "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
ROWS = (
    "2014-01-01,Norway,NOR,Consult,040,1,Chile,CHL\n"
    "2014-01-01,Chile,CHL,Consult,040,1,Norway,NOR\n"
    "2014-01-02,Norway,NOR,Criticize or denounce,111,-2,Chile,CHL\n"
    "2014-13-01,Norway,NOR,Criticize or denounce,111,-2,Chile,CHL\n"
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "tuples.csv"
    path.write_text(HEADER + ROWS, "utf-8")
    return str(path)


def test_the_sum_and_the_layout_are_printed(tieline: Run, file: str) -> None:
    answer = tieline("import", file)
    assert answer.code == 0
    assert "ICEWS tuples (icews-tuples, told from the file)" in " ".join(answer.out.split())
    assert "4 read = 2 stored + 1 collapsed + 1 rejected" in answer.out
    assert "its day (date) cannot be read" in answer.out


def test_json_tells_all_of_it_and_the_rejects_name_line_and_reason(tieline: Run, file: str) -> None:
    told = json.loads(tieline("import", file, "--json").out)
    assert (told["read"], told["stored"], told["collapsed"], told["rejected"], told["new"]) == (4, 2, 1, 1, 2)
    assert (told["format"], told["detected"], told["into"]) == ("icews-tuples", True, "ledger")
    line = Path(told["rejects"]).read_text("utf-8").splitlines()[1]
    assert line.startswith("5,its day (date) cannot be read,")
    again = json.loads(tieline("import", file, "--json").out)
    assert (again["stored"], again["new"]) == (2, 0)


def test_what_is_imported_is_listed_and_shown_as_coded(tieline: Run, file: str) -> None:
    tieline("import", file)
    (event,) = [json.loads(line) for line in tieline("events", "--since", "2014-01-02", "--json").out.splitlines()]
    assert (event["scheme"], event["code"], event["reports"], event["evidence"][0]["row"]) == ("cameo", "111", [], 4)
    assert "coded" in tieline("events").out
    shown = tieline("show", event["id"]).out
    assert "CODED BY OTHERS" in shown
    assert "row 4 of file" in shown


def test_parquet_leaves_the_ledger_alone(tieline: Run, file: str, tmp_path: Path) -> None:
    told = json.loads(tieline("import", file, "--parquet", str(tmp_path / "coded"), "--json").out)
    assert (told["into"], told["stored"]) == ("parquet", 2)
    assert list((tmp_path / "coded" / "events" / "year=2014").glob("*.parquet"))
    assert not Path(os.environ["TIELINE_LEDGER"]).exists()


def test_a_file_with_more_rows_than_the_ledger_takes_goes_to_parquet(
    tieline: Run, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(imports.import_file.__kwdefaults__ or {}, "limit", 3)
    told = json.loads(tieline("import", file, "--json").out)
    assert told["into"] == "parquet"
    assert Path(told["place"]).name == "events"


def test_a_wrong_format_is_refused_with_the_right_one_and_other_files_are_imported(
    tieline: Run, file: str, tmp_path: Path
) -> None:
    answer = tieline("import", file, "--format", "gdelt2")
    assert (answer.code, "--format icews-tuples" in answer.err) == (1, True)
    answer = tieline("import", str(tmp_path / "none.csv"), file)
    assert (answer.code, "none.csv" in answer.err, "2 stored" in answer.out) == (1, True, True)
    assert tieline("import", file, "--format", "excel").code == 2


def test_an_interruption_keeps_what_is_stored_and_says_how_to_go_on(
    tieline: Run, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_given: Any, **_named: Any) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(imports, "parts", interrupted)
        answer = tieline("import", file)
    assert (answer.code, "the same command goes on" in answer.out) == (130, True)
    assert tieline("import", file).code == 0
