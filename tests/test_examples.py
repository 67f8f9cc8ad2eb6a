"""The example reports: dated, sourced, marked where they are invented, and the same in both forms."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in (EXAMPLES / "index.jsonl").read_text("utf-8").splitlines()]
FICTIONAL = [row for row in ROWS if row["fictional"]]
REAL = [row for row in ROWS if not row["fictional"]]
# The only words in quotation marks of a real person or state: from the joint statement of 16 June 2021, a work of the
# United States government.
TRUE_WORDS = {"a nuclear war cannot be won and must never be fought."}
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_WEEKDAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


def _name(row: dict[str, Any]) -> str:
    return Path(row["file"]).stem


def test_every_report_stands_in_the_index_and_every_row_has_its_report() -> None:
    files = {path.relative_to(EXAMPLES).as_posix() for path in (EXAMPLES / "reports").iterdir()}
    assert {row["file"] for row in ROWS} == files


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_index_and_report_hold_the_same_text(row: dict[str, Any]) -> None:
    text = (EXAMPLES / row["file"]).read_text("utf-8")
    assert row["text"] == text, "run scripts/sync_examples.py"
    assert row["title"] == text.partition("\n")[0], "run scripts/sync_examples.py"


@pytest.mark.parametrize("row", REAL, ids=_name)
def test_a_real_report_names_where_its_facts_come_from(row: dict[str, Any]) -> None:
    assert row["facts"]
    assert all(fact["source"] and fact["url"].startswith("http") for fact in row["facts"])


@pytest.mark.parametrize("row", REAL, ids=_name)
def test_no_words_are_put_into_the_mouth_of_a_real_person(row: dict[str, Any]) -> None:
    assert set(_QUOTED.findall(row["text"])) <= TRUE_WORDS


@pytest.mark.parametrize("row", FICTIONAL, ids=_name)
def test_an_invented_report_says_so_in_its_headline(row: dict[str, Any]) -> None:
    assert row["title"].startswith("Example, fictional:")
    assert row["facts"] == []


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_the_weekday_a_report_names_is_that_of_its_dateline(row: dict[str, Any]) -> None:
    """Each report names one weekday at most, and it is the day the report is datelined."""
    weekdays = set(_WEEKDAY.findall(row["text"]))
    day = date.fromisoformat(row["published"][:10])
    assert weekdays <= {f"{day:%A}"}
    assert f"{day:%B} {day.day} —" in row["text"]


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_the_time_of_publication_can_be_placed(row: dict[str, Any]) -> None:
    if "zone" in row:
        assert ZoneInfo(row["zone"])
    else:
        assert datetime.fromisoformat(row["published"]).tzinfo is not None


def test_the_two_tellings_of_the_fictional_call_differ_by_a_day_and_are_hours_apart() -> None:
    first, second = sorted(datetime.fromisoformat(row["published"]) for row in FICTIONAL)
    assert first.date() != second.date()
    assert (second - first).total_seconds() < 12 * 3600
