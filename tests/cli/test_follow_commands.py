"""`tieline follow`, `tieline confirm` and `tieline pledges --due`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tieline.cli.main import tieline

REPORT = (
    "PARIS, February 6 — French President Emmanuel Macron met Norwegian Prime Minister Jonas Gahr Støre in Paris on "
    "Tuesday. France and Norway agreed to maintain strategic communication throughout the year."
)


def run(*words: str, ledger: Path) -> tuple[int, str]:
    answer = CliRunner().invoke(tieline, [*words, "--ledger", str(ledger)])
    return answer.exit_code, answer.output


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("follow")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    path = folder / "ledger.db"
    code, told = run("read", str(folder / "report.txt"), "--published", "2024-02-06", "-q", "--rules-only", ledger=path)
    assert code == 0, told
    return path


def test_due_pledges_are_shown_with_their_status_and_how_long_there_is(ledger: Path) -> None:
    code, told = run("pledges", "--due", "--on", "2024-12-01", ledger=ledger)
    assert code == 0
    assert "in 30 days" in told
    assert "proposed" in told
    code, told = run("pledges", "--due", "--on", "2024-12-01", "--json", ledger=ledger)
    row = json.loads(told)
    assert row["status"]["outcome"] == "too_early"
    assert row["confirmed"] is False


def test_a_status_is_confirmed_by_name_and_taken_back(ledger: Path) -> None:
    id_ = json.loads(run("pledges", "--json", ledger=ledger)[1])["id"]
    code, told = run(
        "confirm", id_, "--as", "fulfilled", "--reason", "I was there", "--by", "Ana", "--json", ledger=ledger
    )
    assert code == 0, told
    assert json.loads(told)["status"]["author"] == "Ana"
    assert "fulfilled · Ana" in run("follow", id_, ledger=ledger)[1]
    assert "fulfilled" in run("pledges", ledger=ledger)[1]
    assert run("confirm", id_, "--undo", ledger=ledger)[0] == 0
    code, told = run("confirm", id_, "--undo", ledger=ledger)
    assert code == 1
    assert "nothing to take back" in told


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("pledges", "--on", "2024-12-01"), "--on goes with --due"),
        (("pledges", "--due", "--csv"), "exclude each other"),
        (("confirm", "h1", "--undo", "--as", "broken"), "--undo stands alone"),
        (("confirm", "h1", "--reject", "x", "--as", "broken"), "--reject stands alone"),
        (("confirm", "h1", "--as", "kept"), "kept"),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], fault: str, ledger: Path) -> None:
    code, told = run(*words, ledger=ledger)
    assert code == 2
    assert fault in told
