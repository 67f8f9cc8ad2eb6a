"""`tieline evaluate`: a score to read or as JSON; a file that cannot be scored is named with its fault and a remedy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_gold import line, written
from petrarch_files import coding, sentence
from petrarch_files import written as petrarch_file

from tieline.evaluation import TASKS
from tieline.evaluation.layouts import READS, Layout

pytest_plugins = ("command_line",)
Run = Callable[..., Any]

ON_DOCUMENTS = tuple(task for task in TASKS if Layout.GOLD in READS[task])
KEYS = {"task", "n", "documents", "f1", "precision", "recall", "interval", "per_class"}
PAIR = {"text": "Norway praised Chile.", "actor": "Norway", "recipient": "Chile", "category": "SUPPORT"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One document in each split."""
    return written(tmp_path, [line(split, split) for split in ("train", "dev", "test")])


@pytest.mark.parametrize("task", ON_DOCUMENTS)
def test_every_task_prints_one_object_with_the_documented_keys(tieline: Run, gold: Path, task: str) -> None:
    answer = tieline("evaluate", task, gold, "--split", "dev", "--json")
    (printed,) = answer.out.splitlines()
    told = json.loads(printed)
    assert (answer.code, answer.err) == (0, "")
    assert set(told) - {"errors", "confusion"} == KEYS
    assert (told["task"], told["documents"], told["interval"]) == (task, 1, None)
    assert told["per_class"]["all"]["n"] == told["n"] > 0


def test_a_score_to_read_has_its_headline_and_its_classes(tieline: Run, gold: Path) -> None:
    answer = tieline("evaluate", "statements", gold, "--split", "dev")
    assert answer.code == 0
    assert answer.out.startswith("statements: f1 ")
    assert "indirect" in answer.out


def test_without_a_split_all_documents_are_scored(tieline: Run, gold: Path) -> None:
    assert json.loads(tieline("evaluate", "claims", gold, "--json").out)["documents"] == 3


@pytest.mark.parametrize(("split", "shown"), [("dev", True), ("test", False), ("train", False), (None, False)])
def test_errors_are_shown_for_the_development_split_only(
    tieline: Run, gold: Path, monkeypatch: pytest.MonkeyPatch, split: str | None, shown: bool
) -> None:
    """A coder that finds nothing misses everything, in every split."""
    from tieline.records.reading import Reading

    monkeypatch.setattr(
        "tieline.evaluation.tasks.code_page", lambda page, **_: Reading(document=page.parsed.document, version="silent")
    )
    words = ("--split", split) if split else ()
    told = json.loads(tieline("evaluate", "statements", gold, *words, "--json").out)
    table = tieline("evaluate", "statements", gold, *words)
    assert told["precision"] is None
    assert ("errors" in told) is shown
    assert ("trained" in told) is (split in ("train", None))
    assert ("are training data" in table.out) is (split in ("train", None))
    assert ("missed" in table.out) is shown


def test_an_error_is_told_with_the_gold_name_and_its_sentence(
    tieline: Run, gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tieline.records.reading import Reading

    monkeypatch.setattr(
        "tieline.evaluation.tasks.code_page", lambda page, **_: Reading(document=page.parsed.document, version="silent")
    )
    told = json.loads(tieline("evaluate", "claims", gold, "--split", "dev", "--json").out)
    (error,) = told["errors"]
    assert (error["document"], error["text"]) == ("dev", "stable")
    assert error["sentence"] == "She said that the ties between Norway and Chile were stable."
    assert "dev 147..153 missed: She said that the ties" in tieline("evaluate", "claims", gold, "--split", "dev").out


def test_confusions_are_a_table_to_read(tieline: Run, tmp_path: Path) -> None:
    path = written(tmp_path, [PAIR, {**PAIR, "category": "ASSAULT"}])
    table = tieline("evaluate", "events", path, "--rules-only").out
    assert "What was told (columns, by number) of what the gold has (rows)" in table
    told = {
        gold: n
        for gold, _, n in json.loads(tieline("evaluate", "events", path, "--rules-only", "--json").out)["confusion"]
    }
    assert told == {"SUPPORT": 1, "ASSAULT": 1}


def test_pairs_with_splits_are_scored_by_split_and_training_pairs_are_told(tieline: Run, tmp_path: Path) -> None:
    path = written(tmp_path, [{**PAIR, "split": "train"}, {**PAIR, "split": "dev", "aspect": "asserted"}])
    whole = tieline("evaluate", "events", path, "--rules-only")
    assert "1 of the 2 are training data" in whole.out
    held = json.loads(tieline("evaluate", "events", path, "--rules-only", "--split", "dev", "--json").out)
    assert (held["n"], "trained" in held) == (1, False)


LAYOUTS: dict[str, Any] = {
    "gold": line(), "pairs": PAIR, "list": {"id": "x", "sha256": "0"}, "annotation": {"id": "x", "cast": {}},
    "attributions": {"id": "a", "text": "Rojas spoke.", "attributions": []}, "xml": "<Sentences/>",
    "plover": {"id": "P", "text": "x", "event": "AID", "eventText": "x"}, "plv": "sentence_id\tmarked_sentence",
}  # fmt: skip


@pytest.mark.parametrize(
    ("task", "given", "said"),
    [
        ("statements", "plv", "reads gold documents with their texts (JSON Lines; gold/attach.py makes them), or attributions"),
        ("claims", "pairs", "this file holds marked pairs (JSON Lines with text, actor, recipient, category): score it with `tieline evaluate events`"),
        ("events", "gold", "this file holds gold documents with their texts"),
        ("petrarch", "gold", "the task 'petrarch' reads PETRARCH validation records (XML); this file holds gold"),
        ("dates", "xml", "this file holds PETRARCH validation records (XML): score it with `tieline evaluate petrarch`"),
        ("actors", "attributions", "score it with `tieline evaluate statements`"),
        ("statements", "plover", "score it with `tieline evaluate sentences`"),
        ("claims", "list", "join it with its texts first: python gold/attach.py"),
        ("claims", "annotation", "join it with its text first: python gold/attach.py"),
    ],
)  # fmt: skip
def test_a_file_of_another_task_is_told_what_it_is(
    tieline: Run, tmp_path: Path, task: str, given: str, said: str
) -> None:
    answer = tieline("evaluate", task, written(tmp_path, [LAYOUTS[given]]))
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err


@pytest.mark.parametrize("task", ["events", "sentences"])
def test_errors_of_files_without_splits_are_not_shown(tieline: Run, tmp_path: Path, task: str) -> None:
    other = {**PAIR, "id": "P", "event": "ASSAULT", "eventText": "x", "source": [{"actorText": "Norway"}], "target": []}
    path = written(tmp_path, [{**PAIR, "category": "ASSAULT"} if task == "events" else other])
    told = json.loads(tieline("evaluate", task, path, "--json").out)
    assert told["n"] == 1
    assert "errors" not in told


@pytest.mark.parametrize("task", ["events", "petrarch", "statements"])
def test_a_split_of_a_file_without_splits_is_refused(tieline: Run, tmp_path: Path, task: str) -> None:
    lines = {"events": PAIR, "statements": {"id": "a", "text": "Rojas spoke.", "attributions": []}}
    path = petrarch_file(tmp_path, sentence()) if task == "petrarch" else written(tmp_path, [lines[task]])
    answer = tieline("evaluate", task, path, "--split", "dev")
    assert (answer.code, answer.out) == (1, "")
    assert f"{path}: has no splits: leave --split out" in answer.err


@pytest.mark.parametrize("task", [*ON_DOCUMENTS, "events"])
def test_an_empty_file_holds_nothing_to_score(tieline: Run, tmp_path: Path, task: str) -> None:
    path = written(tmp_path, [])
    answer = tieline("evaluate", task, path)
    assert (answer.code, answer.out) == (1, "")
    assert f"{path}: holds nothing to score" in answer.err


def test_a_split_without_documents_is_named(tieline: Run, tmp_path: Path) -> None:
    answer = tieline("evaluate", "claims", written(tmp_path, [line("train")]), "--split", "test")
    assert answer.code == 1
    assert "holds nothing to score of the split 'test'" in answer.err


@pytest.mark.parametrize("task", TASKS)
def test_a_malformed_file_is_named_with_its_line(tieline: Run, tmp_path: Path, task: str) -> None:
    path = written(tmp_path, ["met <on> Tuesday"])
    answer = tieline("evaluate", task, path, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"tieline: {path}:1: no")
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("task", [*ON_DOCUMENTS, "events"])
def test_a_file_in_another_charset_is_refused_with_the_remedy(tieline: Run, tmp_path: Path, task: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes('{"text": "Solberg à Oslo"}\n'.encode("latin-1"))
    answer = tieline("evaluate", task, path)
    assert answer.code == 1
    assert "Save it as UTF-8" in answer.err


def test_gold_that_fails_its_checks_is_named_by_document_and_record(tieline: Run, tmp_path: Path) -> None:
    bad = line()
    bad["annotation"]["claims"][0]["span"] = [0, 9999]
    answer = tieline("evaluate", "claims", written(tmp_path, [line(name="made-0"), bad]), "--split", "dev")
    assert answer.code == 1
    assert ":2: made-1: claims[0]: span: 0..9999 is outside the text" in answer.err


@pytest.mark.parametrize(
    "words", [("claims",), ("claims", "absent.jsonl"), ("wizardry", "absent.jsonl"), ("claims", ".")]
)
def test_wrong_usage_is_code_two(tieline: Run, words: tuple[str, ...]) -> None:
    answer = tieline("evaluate", *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err


def test_an_unknown_split_is_wrong_usage(tieline: Run, gold: Path) -> None:
    assert tieline("evaluate", "claims", gold, "--split", "holdout").code == 2


def test_petrarch_records_are_scored_and_the_bad_ones_named(tieline: Run, tmp_path: Path) -> None:
    path = petrarch_file(tmp_path, sentence(coding("NOR", "CHL", "057")), sentence(text=None))
    answer = tieline("evaluate", "petrarch", path, "--json")
    told = json.loads(answer.out)
    assert answer.code == 1
    assert (told["n"], told["records"], len(told["refused"])) == (1, 1, 1)
    assert "record TEST-1: has no <Text>" in answer.err
    table = tieline("evaluate", "petrarch", path)
    assert table.code == 1
    assert "SUPPORT" in table.out


@pytest.mark.parametrize(
    ("task", "option", "said"),
    [("petrarch", "--actors", "give --verbs too"), ("claims", "--verbs", "dictionaries are for the task petrarch")],
)
def test_dictionaries_that_no_task_uses_are_wrong_usage(
    tieline: Run, gold: Path, tmp_path: Path, task: str, option: str, said: str
) -> None:
    dictionary = tmp_path / "my.actors"
    dictionary.write_text("NORWAY [NOR]\n", "utf-8")
    answer = tieline("evaluate", task, gold, option, dictionary)
    assert answer.code == 2
    assert said in answer.err
