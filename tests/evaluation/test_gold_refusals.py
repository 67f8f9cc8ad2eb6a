"""Gold that does not say what it means is refused with file, line, document, record and fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_gold import TEXT, line, span, written

from tieline.evaluation.gold import GoldError, read_gold

Annotation = dict[str, Any]
Spoil = Callable[[Annotation], object]


def refusal(folder: Path, spoil: Spoil) -> str:
    """What is said of the made document once a test has spoilt its annotation."""
    made = line()
    spoil(made["annotation"])
    with pytest.raises(GoldError) as refused:
        list(read_gold(written(folder, [line(), made])))
    return str(refused.value)


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    golds = list(read_gold(written(tmp_path, [line("train"), line("dev"), line("test")])))
    assert [gold.split for gold in golds] == ["train", "dev", "test"]
    assert golds[0].document.text == TEXT
    assert [m.canonical for m in golds[0].parties(golds[0].records("contacts")[0]["participants"])[0].members] == [
        "Ana Solberg"
    ]


def test_a_split_is_read_alone_and_only_its_documents_are_checked(tmp_path: Path) -> None:
    bad = line("test")
    bad["annotation"]["statements"][0]["content"] = []
    assert len(list(read_gold(written(tmp_path, [line("dev"), bad]), "dev"))) == 1


def test_blank_lines_are_passed_over(tmp_path: Path) -> None:
    assert len(list(read_gold(written(tmp_path, [line(), "", line()])))) == 2


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{not JSON", ":2: no JSON ("),
        ("[1, 2]", ":2: no object but '[1, 2]"),
        ('"text"', ":2: no object but"),
        ({"text": TEXT}, ":2: not a line of joined gold ('annotation'): make the file with gold/attach.py"),
        (line(text=None), ":2: not a line of joined gold ("),
        (line(published="yesterday"), ":2: not a line of joined gold (Invalid isoformat string: 'yesterday')"),
        (line(annotation=None), ":2: not a line of joined gold ("),
        (line(annotation={"cast": {}}), ":2: not a line of joined gold ('id')"),
        (line(annotation={"id": "", "cast": {}}), ":2: not a line of joined gold (its annotation has no id)"),
        (line(annotation={"id": "made-1"}), ":2: made-1: has no cast: it is an object of parties by key"),
    ],
)
def test_a_line_that_is_no_joined_gold_is_named_by_its_number(tmp_path: Path, bad: object, said: str) -> None:
    path = written(tmp_path, [line(), bad])
    with pytest.raises(GoldError) as refused:
        list(read_gold(path))
    assert str(refused.value).startswith(f"{path}{said}")


@pytest.mark.parametrize(
    ("where", "name", "value", "said"),
    [
        (
            "claims",
            "span",
            [5, len(TEXT) + 1],
            f"span: 5..{len(TEXT) + 1} is outside the text of {len(TEXT)} characters",
        ),
        ("claims", "span", [-3, 5], "span: -3..5 is outside the text"),
        ("claims", "span", [9, 9], "span: 9..9 is outside the text"),
        ("claims", "span", [9, 4], "span: 9..4 is outside the text"),
        ("claims", "span", None, "span: None is no span [start, end]"),
        ("claims", "span", "stable", "span: 'stable' is no span [start, end]"),
        ("claims", "span", [1, 2, 3], "span: [1, 2, 3] is no span [start, end]"),
        ("claims", "span", [1.0, 2.0], "span: [1.0, 2.0] is no span [start, end]"),
        ("claims", "scope", [span("Oslo")[0], span("Oslo")[1] + 1], "scope: 'Oslo ' begins or ends with white space"),
        ("contacts", "place", [0, 999], "place: 0..999 is outside the text"),
        ("contacts", "duration", [0, 999], "duration: 0..999 is outside the text"),
        ("statements", "cue", [0, 999], "cue: 0..999 is outside the text"),
        ("statements", "content", [[0, 999]], "content: 0..999 is outside the text"),
        ("statements", "content", [0, 5], "content: [0, 5] is no list of spans [start, end]"),
        ("statements", "content", "words", "content: 'words' is no list of spans [start, end]"),
        ("pledges", "condition", [0, 999], "condition: 0..999 is outside the text"),
        ("pledges", "binding_span", [0, 999], "binding_span: 0..999 is outside the text"),
        ("contacts", "when", 2, "when: there is no time 2"),
        ("contacts", "when", -1, "when: there is no time -1"),
        ("contacts", "when", "today", "when: there is no time 'today'"),
        ("pledges", "deadline", 7, "deadline: there is no time 7"),
        ("claims", "tie", [{"cast": ["sweden"], "span": [0, 9]}], "tie: sweden is not in the cast"),
        ("claims", "tie", [{"cast": ["norway"], "span": [0, 999]}], "tie: 0..999 is outside the text"),
        ("claims", "tie", [{"cast": ["norway"]}], "tie: {'cast': ['norway']} is no party reference with cast and span"),
        ("claims", "tie", ["norway"], "tie: 'norway' is no party reference with cast and span"),
        ("issues", "raised_by", [{"cast": ["sweden"], "span": [0, 9]}], "raised_by: sweden is not in the cast"),
    ],
)
def test_a_span_or_a_reference_that_points_nowhere_is_refused(
    tmp_path: Path, where: str, name: str, value: object, said: str
) -> None:
    message = refusal(tmp_path, lambda a: a[where][0].update({name: value}))
    assert message.startswith(f"{tmp_path / 'gold.jsonl'}:2: made-1: {where}[0]: {said}")


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("times", "precision"), ("contacts", "mode"), ("contacts", "status"), ("contacts", "rank"), ("events", "category"),
        ("events", "aspect"), ("statements", "kind"), ("pledges", "binding"), ("claims", "predicate"),
        ("claims", "polarity"), ("issues", "label"),
    ],
)  # fmt: skip
def test_a_word_of_no_ontology_is_refused_with_those_that_are(tmp_path: Path, where: str, name: str) -> None:
    message = refusal(tmp_path, lambda a: a[where][0].update({name: "wobbly"}))
    assert f"made-1: {where}[0]: {name} 'wobbly' is not one of " in message
    assert message.count(",") > 0


@pytest.mark.parametrize(
    ("where", "name", "allowed"),
    [("times", "precision", True), ("contacts", "rank", True), ("contacts", "mode", False)],
)
def test_only_a_precision_and_a_rank_may_be_empty(tmp_path: Path, where: str, name: str, allowed: bool) -> None:
    made = line()
    made["annotation"][where][0][name] = None
    path = written(tmp_path, [made])
    if allowed:
        assert list(read_gold(path))
    else:
        with pytest.raises(GoldError, match=f"{name} None is not one of"):
            list(read_gold(path))


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("times", "span"), ("contacts", "participants"), ("contacts", "when"), ("events", "actors"),
        ("events", "recipients"), ("statements", "speakers"), ("statements", "cue"), ("statements", "content"),
        ("pledges", "makers"), ("pledges", "deadline"), ("claims", "tie"), ("claims", "asserters"), ("issues", "label"),
    ],
)  # fmt: skip
def test_a_record_without_a_field_that_scorers_read_is_refused(tmp_path: Path, where: str, name: str) -> None:
    assert f"made-1: {where}[0]: has no {name}" in refusal(tmp_path, lambda a: a[where][0].pop(name))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda a: a.update(contacts=["met"]), "contacts[0]: is no object"),
        (lambda a: a["events"][0].update(mode="visit"), "events[0]: AGREE has no mode 'visit'"),
        (
            lambda a: a["events"][0].update(mode="visit", category="wobbly"),
            "events[0]: category 'wobbly' is not one of",
        ),
        (
            lambda a: a["times"][0].update(start="2025-01-22"),
            "times[0]: ends at 2025-01-21 before it starts at 2025-01-22",
        ),
        (
            lambda a: a["times"][0].update(start="Tuesday"),
            "times[0]: 'Tuesday' to '2025-01-21' are no ISO dates, and no reason is given",
        ),
        (lambda a: a["times"][0].pop("end"), "times[0]: '2025-01-21' to None are no ISO dates"),
        (lambda a: a["times"][1].update(span=span("January 2025")), "overlap"),
        (lambda a: a["cast"]["rojas"].update(kind="wizard"), "cast rojas: kind 'wizard' is not one of"),
        (lambda a: a["cast"]["rojas"].update(rank="captain"), "cast rojas: rank 'captain' is not one of"),
        (lambda a: a["cast"]["rojas"].pop("canonical"), "cast rojas: has no canonical name"),
        (lambda a: a["cast"].update(rojas="Luis Rojas"), "cast rojas: has no canonical name"),
        (lambda a: a.update(cast=["rojas"]), "has no cast: it is an object of parties by key"),
        (lambda a: a["statements"][1].update(content=[]), "statements[1]: says nothing"),
        (
            lambda a: a["statements"][1].update(content=[span("We trust"), span("trust each")]),
            "statements[1]: its fragments overlap",
        ),
        (
            lambda a: a["contacts"][0].update(participants=a["contacts"][0]["participants"][:1]),
            "contacts[0]: has fewer than two parties",
        ),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, spoil: Spoil, said: str) -> None:
    message = refusal(tmp_path, spoil)
    assert message.startswith(f"{tmp_path / 'gold.jsonl'}:2: made-1: ")
    assert said in message


def test_a_time_that_gives_its_reason_needs_no_days(tmp_path: Path) -> None:
    made = line()
    made["annotation"]["times"][0].update(start=None, end=None, unresolved="names no day")
    assert list(read_gold(written(tmp_path, [made])))


@pytest.mark.parametrize("kind", ["group", "organisation", "bloc"])
def test_one_reference_to_several_makes_a_contact(tmp_path: Path, kind: str) -> None:
    made = line()
    made["annotation"]["cast"]["solberg"].update(kind=kind, rank=None)
    made["annotation"]["contacts"][0]["participants"].pop()
    assert list(read_gold(written(tmp_path, [made])))
