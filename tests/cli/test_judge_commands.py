"""`tieline merge`, `split`, `correct`, `reject`, `judgements`: what a person types, and what the ledger tells then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_readings import ANA, BEN, TUESDAY, WEDNESDAY, Story, on

from tieline.ledger.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(Story(outlet="A").contact(ANA, BEN, when=on(TUESDAY)).reading())
        ledger.add(Story(outlet="B").contact(ANA, BEN, when=on(WEDNESDAY), told="held talks").reading())
    return tmp_path / "ledger.db"


def typed(path: Path, *words: str) -> Result:
    from tieline.cli.main import tieline

    return CliRunner().invoke(tieline, [*words, "--ledger", str(path)])


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in typed(path, "contacts", "--json").stdout.splitlines()]


def test_a_merge_is_told_listed_and_taken_back(path: Path) -> None:
    one, other = ids(path)
    merged = json.loads(typed(path, "merge", one, other, "--by", "Ada", "--reason", "a slip", "--json").stdout)
    assert (merged["decision"], merged["by"], merged["reason"]) == ("same", "Ada", "a slip")
    assert ids(path) == merged["happenings"]
    assert "tell one doing · by Ada" in typed(path, "show", one).stdout
    typed(path, "merge", one, "--undo", "--by", "Bob")
    assert ids(path) == [one, other]
    assert "taken back by Bob" in typed(path, "judgements").stdout
    assert typed(path, "judgements", "--standing", "--json").stdout == ""


def test_a_correction_shows_both_values(path: Path) -> None:
    one, _ = ids(path)
    assert "when is 2025-03-09" in typed(path, "correct", one, "day", "2025-03-09", "--by", "Ada").stdout
    shown = " ".join(typed(path, "show", one).stdout.split())
    assert "read as 2025-03-04" in shown
    told = json.loads(typed(path, "show", one, "--json").stdout)
    assert [(c["field"], c["was"], c["now"]) for c in told["corrections"]] == [("when", "2025-03-04", "2025-03-09")]


def test_a_rejected_entry_is_shown_with_who_rejected_it(path: Path) -> None:
    one, other = ids(path)
    typed(path, "reject", one, "--by", "Ada", "--reason", "not they")
    assert ids(path) == [other]
    shown = " ".join(typed(path, "show", one).stdout.split())
    assert "rejected: it is listed and counted nowhere" in shown
    assert "by Ada" in shown
    assert "“not they”" in shown
    refused = typed(path, "reject", one)
    assert refused.exit_code == 1
    assert "Ada rejected it" in refused.output
    typed(path, "reject", one, "--undo")
    assert ids(path) == [one, other]


def test_a_split_names_records_or_reports(path: Path) -> None:
    one, other = ids(path)
    merged = json.loads(typed(path, "merge", one, other, "--json").stdout)
    refused = typed(path, "split", one, other[1:])
    assert refused.exit_code == 1
    assert merged["id"] in str(refused.exception)
    assert len(ids(path)) == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("correct", "ID", "mode", "flight"), 1, "use one of visit, meeting"),
        (("correct", "ID"), 2, "needs a FIELD and a VALUE"),
        (("merge", "ID"), 0, ""),
        (("merge", "ID", "ID", "--undo"), 2, "--undo takes one ID"),
        (("split", "ID"), 1, "no two parts"),
        (("reject", "ID", "--undo"), 1, "nobody judged"),
    ],
)
def test_wrong_usage_says_what_to_do(path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    one, _ = ids(path)
    answer = typed(path, *(one if word == "ID" else word for word in words))
    assert (answer.exit_code, said in answer.output) == (code, True)


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    answer = typed(tmp_path / "none.db", "reject", "h1")
    assert "there is no ledger here" in str(answer.exception)
    assert not (tmp_path / "none.db").exists()
