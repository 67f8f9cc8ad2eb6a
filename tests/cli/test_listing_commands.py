"""Listings, `show` and `doctor`: tables for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "views"))
from sample_reading import reading  # the reading made by hand that the views are tested with

from tieline.ledger.ledger import Ledger

pytest_plugins = ("command_line",)
Run = Callable[..., Any]
KINDS = ("contacts", "events", "statements", "pledges", "claims")


@pytest.fixture
def filled(ledger: Path) -> Path:
    with Ledger(ledger) as opened:
        opened.add(reading())
        opened.add(reading(date(2025, 1, 23)))
    return ledger


@pytest.mark.parametrize("kind", KINDS)
def test_a_listing_is_a_table_json_or_csv_of_the_same_entries(tieline: Run, filled: Path, kind: str) -> None:
    table = tieline(kind)
    told = [json.loads(line) for line in tieline(kind, "--json").out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(tieline(kind, "--csv").out)))
    assert table.code == 0
    assert told
    assert [one["id"] for one in told] == [row["id"] for row in rows]
    assert all(one["id"][:8] in table.out for one in told)
    assert all({"evidence", "confidence", "reports", "disagreements"} <= set(one) for one in told)


def test_csv_gives_who_and_when_in_columns_of_their_own(tieline: Run, filled: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(tieline("contacts", "--csv").out))
    assert (row["participants"], row["participants_states"]) == ("Astrid Lunde;Mateo Rojas", "NOR;CHL")
    assert (row["when_start"], row["when_precision"], row["when_text"]) == ("2025-01-21", "day", "on Tuesday")
    assert (row["mode"], row["status"], row["historical"]) == ("meeting", "held", "false")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--between", "NOR", "CHL"), 1),
        (("--between", "norway", "chl"), 1),
        (("--between", "NOR", "SWE"), 0),
        (("--since", "2025-01-21", "--until", "2025-01-21"), 1),
        (("--since", "2025-01-22"), 0),
        (("--until", "2025-01-20"), 0),
        (("--text", "polar station"), 1),
        (("--text", "whales"), 0),
        (("--as-of", "2020-01-01"), 0),
        (("--limit", "1"), 1),
    ],
)
def test_conditions_narrow_a_listing(tieline: Run, filled: Path, words: tuple[str, ...], found: int) -> None:
    words = tuple("Norway" if word == "norway" else word for word in words)
    answer = tieline("contacts", *words, "--json")
    assert (answer.code, len(answer.out.splitlines())) == (0, found)


def test_nothing_found_is_said_and_is_no_failure(tieline: Run, filled: Path) -> None:
    answer = tieline("contacts", "--since", "2030-01-01")
    assert (answer.code, answer.out, answer.err) == (0, "", "tieline: nothing found\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--between", "NOR"),
        ("--between", "NOR", "Atlantis"),
        ("--since", "yesterday"),
        ("--since", "2025-02-01", "--until", "2025-01-01"),
        ("--as-of", "2025-01-01T10:00"),
        ("--limit", "0"),
        ("--text", "!!"),
        ("--json", "--csv"),
    ],
)
def test_conditions_that_make_no_sense_are_wrong_usage(tieline: Run, filled: Path, words: tuple[str, ...]) -> None:
    answer = tieline("contacts", *words)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1


def test_a_long_listing_says_that_it_was_cut(tieline: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieline.cli.listing.MOST", 1)
    answer = tieline("events")
    assert len([line for line in answer.out.splitlines() if line.strip()]) == 2
    assert "the first 1 are shown" in answer.err
    assert len(tieline("events", "--json").out.splitlines()) == 3


def test_documents_are_listed_with_what_they_tell(tieline: Run, filled: Path) -> None:
    assert "Norway and Chile agree to open a joint" in " ".join(tieline("documents").out.split())
    (told,) = (json.loads(line) for line in tieline("documents", "--json").out.splitlines())
    (row,) = csv.DictReader(io.StringIO(tieline("documents", "--csv").out))
    assert told["id"] == row["id"] == reading().document.id
    assert (row["event"], row["outlet"]) == ("3", "The Polar Times")


def test_a_cell_that_a_sheet_would_compute_is_quoted(tieline: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "会谈。" * 30, "title": "=HYPERLINK(1)"}), "utf-8")
    tieline("read", path, "--quiet")
    (row,) = csv.DictReader(io.StringIO(tieline("documents", "--csv").out))
    assert row["title"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_listing_shows_can_be_opened(tieline: Run, filled: Path, kind: str) -> None:
    told = json.loads(tieline(kind, "--json").out.splitlines()[0])
    answer = tieline("show", told["id"][:9])
    assert answer.code == 0
    assert told["id"] in answer.out
    assert "│ " in answer.out
    assert "REPORTS" in answer.out
    assert json.loads(tieline("show", told["id"], "--json").out)["id"] == told["id"]


def test_a_record_and_a_document_can_be_opened(tieline: Run, filled: Path) -> None:
    made = reading()
    record = tieline("show", made.contacts[0].id[:10])
    assert f"CONTACT · {made.contacts[0].id}" in record.out
    assert "Norway and Chile agree to open a joint polar station" in record.out
    document = tieline("show", made.document.id)
    assert "STATEMENTS  2" in document.out


@pytest.mark.parametrize("words", [("contacts",), ("documents", "--json"), ("show", "abc")])
def test_a_missing_ledger_says_how_to_make_one(tieline: Run, ledger: Path, words: tuple[str, ...]) -> None:
    answer = tieline(*words)
    assert (answer.code, answer.out) == (1, "")
    assert "tieline read" in answer.err
    assert not ledger.exists()


def test_an_id_that_nothing_has_is_named(tieline: Run, filled: Path) -> None:
    answer = tieline("show", "ffffffffffff")
    assert (answer.code, answer.out) == (1, "")
    assert "'ffffffffffff'" in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_corrupt_ledger_is_named_with_its_remedy(tieline: Run, filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    data[100:4096] = bytes(3996)
    filled.write_bytes(data)
    for suffix in ("-wal", "-shm"):
        filled.with_name(filled.name + suffix).unlink(missing_ok=True)
    answer = tieline("contacts")
    assert answer.code == 1
    assert str(filled) in answer.err
    assert "Traceback" not in answer.err


def test_doctor_finds_a_sound_installation_and_a_broken_ledger(tieline: Run, filled: Path) -> None:
    sound = tieline("doctor")
    assert (sound.code, sound.err) == (0, "")
    assert "FAULT" not in sound.out
    filled.write_bytes(b"no database " * 1000)
    for suffix in ("-wal", "-shm"):
        filled.with_name(filled.name + suffix).unlink(missing_ok=True)
    broken = tieline("doctor", "--json")
    assert broken.code == 1
    (fault,) = [told for told in map(json.loads, broken.out.splitlines()) if not told["sound"]]
    assert fault["subject"] == "ledger"
    assert fault["remedy"]
    assert "FAULT  ledger" in tieline("doctor").out
