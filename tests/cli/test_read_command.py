"""`tieline read`: what it prints, what it keeps, what it says when something is wrong."""

from __future__ import annotations

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tieline.language.model import ModelError
from tieline.ledger.ledger import Ledger

REPORT = (
    "Chinese President Xi Jinping and Russian President Vladimir Putin held a video meeting on Tuesday. "
    "They agreed to keep in touch throughout the year."
)
pytest_plugins = ("command_line",)
Run = Callable[..., Any]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def documents(ledger: Path) -> int:
    with Ledger(ledger, read_only=True) as opened:
        return sum(1 for _ in opened.documents())


def test_a_report_is_shown_as_a_card_and_kept(tieline: Run, report: Path, ledger: Path) -> None:
    answer = tieline("read", report, "--published", "2025-01-22", "--outlet", "CGTN")
    assert answer.code == 0
    assert "CGTN · Wed 22 Jan 2025" in answer.out
    assert "\x1b" not in answer.out
    assert not any(line.endswith(" ") for line in answer.out.splitlines())
    assert answer.err == f"tieline: 1 new (ledger: {ledger})\n"
    assert documents(ledger) == 1


def test_reading_again_shows_the_card_again_and_changes_nothing(tieline: Run, report: Path, ledger: Path) -> None:
    first = tieline("read", report, "--published", "2025-01-22")
    second = tieline("read", report, "--published", "2025-01-22")
    assert second.out == first.out
    assert "1 known already" in second.err
    assert documents(ledger) == 1


def test_json_has_the_documented_keys(tieline: Run, report: Path, ledger: Path) -> None:
    for _ in range(2):  # the second time the ledger knows it already
        answer = tieline("read", report, "--published", "2025-01-22", "--json")
        (line,) = answer.out.splitlines()
        told = json.loads(line)
        assert set(told) == {
            "document", "version", "contacts", "events", "statements", "pledges", "claims", "issues", "unresolved",
        }  # fmt: skip
        for kind in ("contacts", "events", "statements", "pledges", "claims", "issues"):
            for record in told[kind]:
                assert {"id", "evidence", "confidence"} <= set(record)
                for piece in record["evidence"]:
                    assert told["document"]["text"][piece["start"] : piece["end"]] == piece["text"]


def test_without_a_ledger_nothing_is_kept(tieline: Run, report: Path, ledger: Path) -> None:
    answer = tieline("read", report, "--no-ledger", "--quiet")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert not ledger.exists()


def test_a_ledger_can_be_named(tieline: Run, report: Path, ledger: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert tieline("read", report, "--ledger", other, "--quiet").code == 0
    assert documents(other) == 1
    assert not ledger.exists()


def test_many_reports_are_shown_as_a_table(tieline: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"{REPORT} It was their meeting number {number}.", "utf-8")
    answer = tieline("read", folder, "--published", "2025-01-22")
    assert answer.code == 0
    assert answer.out.startswith("published")
    assert "5 reports:" in answer.out
    assert "CONTACTS" not in answer.out


def test_one_bad_file_is_named_and_the_rest_is_kept(tieline: Run, tmp_path: Path, ledger: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, "utf-8")
    (folder / "b.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "c.jsonl").write_text('{"text": "The two ministers met in Oslo."}\n{"text": 5}\n', "utf-8")
    answer = tieline("read", folder)
    assert answer.code == 1
    assert f"tieline: {folder / 'b.txt'}: it looks like a binary file. Give a text, HTML or JSONL file.\n" in answer.err
    assert f"tieline: {folder / 'c.jsonl'}:2: 'text' holds int 5. Write 'text' as a string.\n" in answer.err
    assert "2 new, 2 failed" in answer.err
    assert documents(ledger) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"\x00\x01\x02" * 50, "it looks like a binary file"),
        (b"%PDF-1.4\n%", "it is a broken PDF"),
    ],
)
def test_a_source_that_is_no_report_gives_one_line_and_no_traceback(
    tieline: Run, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "source"
    path.write_bytes(content)
    answer = tieline("read", path, "--quiet")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"tieline: {path}: {reason}")
    assert len(answer.err.splitlines()) == 1


def test_a_file_of_fifty_megabytes_is_refused(tieline: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as stream:
        stream.truncate(0)
        for _ in range(50):
            stream.write(b"word " * 200_000)
    answer = tieline("read", path, "--quiet")
    assert answer.code == 1
    assert "it holds more than 20 MB of text" in answer.err


@pytest.mark.parametrize("charset", ["latin-1", "cp1251", "utf-16"])
def test_other_charsets_are_read_and_said(tieline: Run, tmp_path: Path, charset: str) -> None:
    text = {
        "latin-1": "Le ministre des Affaires étrangères a été reçu à Genève par son homologue français. " * 4,
        "cp1251": "Министр иностранных дел провёл переговоры со своим коллегой в Москве во вторник. " * 4,
        "utf-16": REPORT,
    }[charset]
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode(charset))
    answer = tieline("read", path, "--no-ledger")
    assert answer.code == 0
    assert f"tieline: {path}: read as " in answer.err


def test_a_report_without_a_date_says_how_to_give_one(tieline: Run, report: Path) -> None:
    assert "give it with --published" in " ".join(tieline("read", report, "--no-ledger").out.split())


def test_a_language_that_is_not_read_is_kept_and_named(tieline: Run, tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "zh.txt"
    path.write_text("两国外长在奥斯陆举行会谈,就双边关系和共同关心的问题交换了意见。" * 10, "utf-8")
    answer = tieline("read", path)
    assert answer.code == 0
    assert "Tieline reads English only" in " ".join(answer.out.split())
    assert documents(ledger) == 1


@pytest.mark.parametrize("published", ["2025-02-30", "yesterday", "2025-01-22T09:00"])
def test_an_impossible_date_or_a_moment_without_offset_is_wrong_usage(
    tieline: Run, report: Path, ledger: Path, published: str
) -> None:
    answer = tieline("read", report, "--published", published)
    assert answer.code == 2
    assert answer.err.startswith("tieline read: Invalid value for --published: ")
    assert repr(published) in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not ledger.exists()


def test_a_moment_needs_no_offset_where_the_zone_is_given(tieline: Run, report: Path) -> None:
    answer = tieline(
        "read", report, "--published", "2025-01-22T09:00", "--zone", "Asia/Shanghai", "--no-ledger", "--json"
    )
    assert json.loads(answer.out)["document"]["published"] == "2025-01-22T09:00:00+08:00"


@pytest.mark.parametrize("words", [("read",), ("read", "x", "--zone", "Mars"), ("read", "--nothing"), ("unknown",)])
def test_wrong_usage_is_one_line_and_code_2(tieline: Run, words: tuple[str, ...]) -> None:
    answer = tieline(*words)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert "--help'." in answer.err


def test_a_missing_model_is_reported_with_its_remedy_before_anything_is_read(
    tieline: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise ModelError("the English model is not installed. Mend it with: pip install the-model")

    monkeypatch.setattr("tieline.language.model.find_model", missing)
    answer = tieline("read", "nowhere.txt")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "tieline: the English model is not installed. Mend it with: pip install the-model\n"
    assert not ledger.exists()


def test_a_file_that_is_no_ledger_is_named_and_left_alone(tieline: Run, report: Path, tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"These are notes, not a database. " * 100)
    answer = tieline("read", report, "--ledger", path)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"tieline: {path}")
    assert len(answer.err.splitlines()) == 1
    assert path.read_bytes() == b"These are notes, not a database. " * 100


def test_a_locked_ledger_is_named_with_its_remedy(
    tieline: Run, report: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = Ledger.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "timeout", 0.1)
    Ledger(ledger).close()
    other = sqlite3.connect(ledger, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = tieline("read", report)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert answer.code == 1
    assert answer.err.startswith(f"tieline: {ledger}")
    assert "locked" in answer.err
    assert "Traceback" not in answer.err


def test_hostile_text_reaches_no_terminal(tieline: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = tmp_path / "a\x1b[31m[bold]b.jsonl"
    hostile = "The \x1b]0;x\x07[red]minister[/] \u202emet\u202c his \x9b2Jcolleague in [/bold] Oslo on Tuesday."
    path.write_text(json.dumps({"text": hostile, "title": hostile, "outlet": "[blink]\x1b[5m"}) + "\nnot json\n")
    answer = tieline("read", path, "--no-ledger")
    assert "[red]minister[/]" in answer.out
    for forbidden in ("\x1b]", "\x07", "\x9b", "\u202e", "\x1b[2J", "\x1b[5m"):
        assert forbidden not in answer.out + answer.err
    assert "␛[31m[bold]b.jsonl:2: the line is not a JSON object" in answer.err


def test_standard_input_is_read(tieline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert json.loads(tieline("read", "-", "--no-ledger", "--json").out)["document"]["text"] == REPORT


def started(*words: str, **settings: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from tieline.cli.main import main; main()", *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **settings},
    )  # fmt: skip


def test_an_interruption_keeps_what_was_read(ledger: Path) -> None:
    with started("read", "-") as process:
        assert process.stdin is not None
        for number in range(2):
            process.stdin.write(json.dumps({"text": f"{REPORT} Number {number}."}) + "\n")
        process.stdin.flush()
        waited_until = time.monotonic() + 60
        while time.monotonic() < waited_until and not (ledger.exists() and _kept(ledger) == 2):
            time.sleep(0.1)
        time.sleep(0.5)  # what is kept is also counted by now, and the next line waited for
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "tieline: interrupted: 2 new" in err
    assert "Traceback" not in err
    assert out.count("CONTACTS") == 2
    assert documents(ledger) == 2


def _kept(ledger: Path) -> int:
    with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
        try:
            count: int = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        except sqlite3.OperationalError:  # the ledger is being made
            return 0
    return count


def test_a_closed_pipe_is_quiet(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"报告 {number}。" * 2000}) + "\n" for number in range(40)), "utf-8")
    with started("read", str(path), "--no-ledger", "--json") as process:
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert process.wait(60) == 141


def test_a_users_actors_are_read_and_a_broken_line_is_named(tieline: Run, tmp_path: Path, ledger: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Jane Example met Xi Jinping in Lima on Tuesday.", "utf-8")
    actors = tmp_path / "actors.csv"
    actors.write_text("name,state,kind\nJane Example,FRA,person\nNobody,Nowhere,person\n", "utf-8")
    plain = tieline("read", report, "--published", "2025-01-22", "--json")
    answer = tieline("read", report, "--published", "2025-01-22", "--json", "--actors", actors)
    (told,) = [json.loads(line) for line in answer.out.splitlines()]
    states = {p["name"]: p["state"] for contact in told["contacts"] for p in contact["participants"]}
    assert states["Jane Example"] == "FRA"
    assert f"{actors}:3: 'Nowhere' is no code" in answer.err
    assert told["version"] != json.loads(plain.out)["version"]
    assert documents(ledger) == 1


def test_a_file_of_actors_of_no_known_format_is_refused(tieline: Run, report: Path, tmp_path: Path) -> None:
    actors = tmp_path / "actors.xlsx"
    actors.write_bytes(b"")
    answer = tieline("read", report, "--no-ledger", "--actors", actors)
    assert answer.code == 1
    assert "its extension tells no format" in answer.err


def test_a_users_verbs_are_read_and_a_broken_line_is_named(tieline: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Norwegian troops gave Chile tents on Tuesday.", "utf-8")
    verbs, agents = tmp_path / "my.verbs", tmp_path / "my.agents"
    verbs.write_text("--- AID [070] ---\nGIVE {GAVE}\n- * TENTS [073]\n- * &NONE [071]\n", "utf-8")
    agents.write_text("TROOP [~MIL]\n", "utf-8")
    answer = tieline("read", report, "--no-ledger", "--json", "--verbs", verbs, "--agents", agents)
    (told,) = [json.loads(line) for line in answer.out.splitlines()]
    (event,) = told["events"]
    assert (event["scheme"], event["code"], event["category"]) == ("cameo", "073", "AID")
    assert [a["state"] for a in (*event["actors"], *event["recipients"])] == ["NOR", "CHL"]
    assert f"{verbs}:4: the synset &NONE is not defined above it" in answer.err


def test_discards_without_verbs_are_wrong_usage(tieline: Run, report: Path, tmp_path: Path) -> None:
    discards = tmp_path / "discards.txt"
    discards.write_text("CHESS\n", "utf-8")
    answer = tieline("read", report, "--no-ledger", "--discards", discards)
    assert answer.code == 2
    assert "--discards needs --verbs" in answer.err
