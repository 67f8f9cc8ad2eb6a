"""Gold that does not say what it means is refused with file, line, document, record, field, value and remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_gold import SOLBERG, TEXT, line, party, span, written

from tieline.evaluation.gold import GoldError, read_gold

Annotation = dict[str, Any]
Spoil = Callable[[Annotation], object]


def refusals(folder: Path, spoil: Spoil) -> list[str]:
    """What is said of the made document once a test has spoilt its annotation, without file, line and name."""
    made = line()
    spoil(made["annotation"])
    path = written(folder, [line(name="made-0"), made])
    with pytest.raises(GoldError) as refused:
        list(read_gold(path))
    told = str(refused.value).splitlines()
    assert all(fault.startswith(f"{path}:2: made-1: ") for fault in told)
    return [fault.removeprefix(f"{path}:2: made-1: ") for fault in told]


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    golds = list(read_gold(written(tmp_path, [line(split, split) for split in ("train", "dev", "test")])))
    assert [(gold.id, gold.split) for gold in golds] == [("train", "train"), ("dev", "dev"), ("test", "test")]
    assert golds[0].document.text == TEXT
    assert [m.canonical for m in golds[0].parties(golds[0].records("contacts")[0]["participants"])[0].members] == [
        "Ana Solberg"
    ]


def test_a_split_is_read_alone_and_only_its_documents_are_checked(tmp_path: Path) -> None:
    bad = line("test", "made-2")
    bad["annotation"]["statements"][0]["content"] = []
    assert len(list(read_gold(written(tmp_path, [line("dev"), bad]), "dev"))) == 1


def test_blank_lines_are_passed_over(tmp_path: Path) -> None:
    assert len(list(read_gold(written(tmp_path, [line(), "", line(name="made-2")])))) == 2


def test_a_document_that_stands_twice_is_refused_whatever_its_splits(tmp_path: Path) -> None:
    path = written(tmp_path, [line("train"), line("test")])
    with pytest.raises(GoldError, match=r":2: made-1: stands in line 1 already: keep one of the two"):
        list(read_gold(path, "test"))


def test_every_fault_of_every_document_is_told(tmp_path: Path) -> None:
    one, other = line(), line(name="made-2")
    one["annotation"]["cast"]["rojas"].update(kind="wizard", state=5)
    one["annotation"]["claims"][0].update(span=[9, 4], polarity="perhaps")
    other["annotation"]["statements"][1].update(content=[], kind=["direct"])
    with pytest.raises(GoldError) as refused:
        list(read_gold(written(tmp_path, [one, other])))
    told = str(refused.value)
    assert len(told.splitlines()) == 6
    for fault in (
        "kind: 'wizard'",
        "state: 5",
        "span: 9..4",
        "'perhaps'",
        "says nothing",
        "kind: ['direct'] is not one",
    ):
        assert fault in told


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{not JSON", "no JSON ("),
        ("[" * 100_000, "no JSON ("),
        ("[1, 2]", "no object but '[1, 2]"),
        ('"text"', "no object but"),
        ({"text": TEXT}, "no line of joined gold: has no annotation, split, kind, source"),
        (line(text=None), "no line of joined gold: text: None is no name"),
        (line(text=" "), "no line of joined gold: text: ' ' is no name"),
        (line(published="yesterday"), "no line of joined gold: published: 'yesterday' is no day: write YYYY-MM-DD"),
        (line(published="2020-01-01garbage"), "no line of joined gold: published: '2020-01-01garbage' is no day"),
        (line("holdout"), "no line of joined gold: split: 'holdout' is not one of dev, test, train"),
        (line(splitt="dev"), "no line of joined gold: 'splitt' is no field here: write one of text, annotation"),
        (line(title_start="5"), "no line of joined gold: title_start: '5' is no offset"),
        (line(title="Talks", title_start=5), "made-1: the title does not stand where title_start says"),
        (line(annotation=None), "no line of joined gold: annotation: None is no object"),
        (line(annotation={"cast": {}}), "no line of joined gold: annotation: id: None is no name"),
        (line(annotation={"id": "", "cast": {}}), "no line of joined gold: annotation: id: '' is no name"),
        (line(annotation={"id": "made-1"}), "made-1: cast: None is no object of parties by key"),
    ],
)
def test_a_line_that_is_no_joined_gold_is_named_by_its_number(tmp_path: Path, bad: object, said: str) -> None:
    path = written(tmp_path, [line(name="made-0"), bad])
    with pytest.raises(GoldError) as refused:
        list(read_gold(path))
    assert str(refused.value).startswith(f"{path}:2: {said}")


def cited(key: str, start: int, end: int) -> list[dict[str, Any]]:
    return [{"cast": [key], "span": [start, end]}]


@pytest.mark.parametrize(
    ("where", "name", "value", "said"),
    [
        ("claims", "span", [5, len(TEXT) + 1], f"5..{len(TEXT) + 1} is outside the text of {len(TEXT)} characters"),
        ("claims", "span", [-3, 5], "-3..5 is outside the text"),
        ("claims", "span", [9, 9], "9..9 is outside the text"),
        ("claims", "span", [9, 4], "9..4 is outside the text"),
        ("claims", "span", None, "None is no span [start, end]"),
        ("claims", "span", "stable", "'stable' is no span [start, end]"),
        ("claims", "span", [1, 2, 3], "[1, 2, 3] is no span [start, end]"),
        ("claims", "span", [1.0, 2.0], "[1.0, 2.0] is no span [start, end]"),
        ("claims", "span", [True, False], "[True, False] is no span [start, end]"),
        ("claims", "scope", [span("Oslo")[0], span("Oslo")[1] + 1], "'Oslo ' begins or ends with white space"),
        ("contacts", "place", [0, 999], "0..999 is outside the text"),
        ("contacts", "duration", [0, 999], "0..999 is outside the text"),
        ("contacts", "host", "sweden", "'sweden' is not in the cast"),
        ("contacts", "host", ["norway"], "['norway'] is not in the cast"),
        ("contacts", "background", "yes", "'yes' is neither true nor false"),
        ("statements", "cue", [0, 999], "0..999 is outside the text"),
        ("statements", "content", [[0, 999]], "0..999 is outside the text"),
        ("statements", "content", [0, 5], "[0, 5] is no list of spans [start, end]"),
        ("statements", "content", "words", "'words' is no list of spans [start, end]"),
        ("statements", "content", [[0, 9], [15, 18], [10, 12]], "[[0, 9], [15, 18], [10, 12]]: its fragments are not in"),
        ("statements", "kind", ["direct"], "['direct'] is not one of"),
        ("pledges", "condition", [0, 999], "0..999 is outside the text"),
        ("pledges", "binding_span", [0, 999], "0..999 is outside the text"),
        ("pledges", "makers", [], "is empty: name at least one party"),
        ("contacts", "when", 2, "there is no time 2"),
        ("contacts", "when", -1, "there is no time -1"),
        ("contacts", "when", True, "there is no time True"),
        ("contacts", "when", "today", "there is no time 'today'"),
        ("pledges", "deadline", 7, "there is no time 7"),
        ("events", "actors", 5, "5 is no list of party references"),
        ("events", "actors", {"cast": ["norway"], "span": [0, 9]}, "{'cast': ['norway'], 'span': [0, 9]} is no list of"),
        ("events", "category", ["AGREE"], "['AGREE'] is not one of ACCUSE, "),
        ("events", "recipients", None, "None is no list of party references"),
        ("claims", "tie", cited("sweden", 0, 9), "'sweden' is not in the cast"),
        ("claims", "tie", cited("norway", 0, 999), "span: 0..999 is outside the text"),
        ("claims", "tie", [{"cast": ["norway"]}], "{'cast': ['norway']} is no party reference with cast and span"),
        ("claims", "tie", ["norway"], "'norway' is no party reference with cast and span"),
        ("claims", "tie", [{"cast": [], "span": [0, 9]}], "cast: [] names nobody"),
        ("claims", "tie", [{"cast": "norway", "span": [0, 9]}], "cast: 'norway' names nobody"),
        ("claims", "tie", [{"cast": [["x"]], "span": [0, 9]}], "['x'] is not in the cast"),
        ("claims", "tie", [{"cast": ["norway", "norway"], "span": [0, 9]}], "cast: ['norway', 'norway'] names a member"),
        ("claims", "tie", [{"cast": ["norway"], "span": [0, 9], "nth": 2}], "'nth' is no field here"),
        ("claims", "tie", cited("norway", 0, 9) + cited("chile", 0, 9), "[0, 9] is given twice"),
        ("issues", "raised_by", cited("sweden", 0, 9), "'sweden' is not in the cast"),
        ("times", "start", "2020-01-01garbage", "'2020-01-01garbage' is no day"),
        ("times", "start", "20200101", "'20200101' is no day"),
        ("times", "end", "2025-02-30", "'2025-02-30' is no day"),
        ("times", "end", "2025-01-21T10:00", "'2025-01-21T10:00' is no day: write YYYY-MM-DD, or a moment with its offset"),
    ],
)  # fmt: skip
def test_a_value_that_a_field_may_not_hold_is_refused(
    tmp_path: Path, where: str, name: str, value: object, said: str
) -> None:
    told = refusals(tmp_path, lambda a: a[where][0].update({name: value}))
    assert any(fault.startswith(f"{where}[0]: {name}: {said}") for fault in told), told


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("times", "precision"), ("contacts", "mode"), ("contacts", "status"), ("contacts", "rank"), ("events", "category"),
        ("events", "aspect"), ("statements", "kind"), ("pledges", "binding"), ("claims", "predicate"),
        ("claims", "polarity"), ("issues", "label"),
    ],
)  # fmt: skip
def test_a_word_of_no_ontology_is_refused_with_those_that_are(tmp_path: Path, where: str, name: str) -> None:
    (told,) = refusals(tmp_path, lambda a: a[where][0].update({name: "wobbly"}))
    assert told.startswith(f"{where}[0]: {name}: 'wobbly' is not one of ")
    assert told.count(",") > 0


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("times", "span"), ("contacts", "participants"), ("contacts", "when"), ("events", "actors"),
        ("events", "recipients"), ("statements", "speakers"), ("statements", "cue"), ("statements", "content"),
        ("pledges", "makers"), ("pledges", "deadline"), ("claims", "tie"), ("claims", "asserters"), ("issues", "label"),
    ],
)  # fmt: skip
def test_a_record_without_a_field_that_it_needs_is_refused(tmp_path: Path, where: str, name: str) -> None:
    (told,) = refusals(tmp_path, lambda a: a[where][0].pop(name))
    assert told.startswith(f"{where}[0]: has no {name}: a record of this kind needs ")


@pytest.mark.parametrize("where", ["contacts", "events", "statements", "pledges", "claims", "issues", "times"])
@pytest.mark.parametrize("value", [5, "met", {"span": [0, 1]}, None])
def test_records_that_are_no_list_are_refused(tmp_path: Path, where: str, value: object) -> None:
    told = refusals(tmp_path, lambda a: a.update({where: value}))
    assert any(fault.startswith(f"{where}: ") and "is no list: write []" in fault for fault in told)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda a: a.update(claim=[]), "'claim' is no field here: write one of id, cast, times, contacts"),
        (lambda a: a["pledges"][0].update(biding="firm"), "pledges[0]: 'biding' is no field here"),
        (lambda a: a["cast"]["rojas"].update(name="x"), "cast 'rojas': 'name' is no field here"),
        (lambda a: a.update(contacts=["met"]), "contacts[0]: 'met' is no object"),
        (lambda a: a["cast"]["rojas"].update(kind="wizard"), "cast 'rojas': kind: 'wizard' is not one of"),
        (lambda a: a["cast"]["rojas"].update(kind=["person"]), "cast 'rojas': kind: ['person'] is not one of"),
        (lambda a: a["cast"]["rojas"].update(rank="captain"), "cast 'rojas': rank: 'captain' is not one of"),
        (lambda a: a["cast"]["norway"].update(rank="minister"), "cast 'norway': rank: 'minister' on a state: only persons"),
        (lambda a: a["cast"]["rojas"].update(state="CHI"), "cast 'rojas': state: 'CHI' is no code of the states table"),
        (lambda a: a["cast"]["rojas"].update(state="SUN"), "cast 'rojas': state: 'SUN' was no more on 2025-01-22"),
        (lambda a: a["cast"]["chile"].update(state=None), "cast 'chile': state: None on a state: give its code"),
        (lambda a: a["cast"]["rojas"].pop("canonical"), "cast 'rojas': has no canonical"),
        (lambda a: a["cast"]["rojas"].update(canonical=" "), "cast 'rojas': canonical: ' ' is no name"),
        (lambda a: a["cast"].update(rojas="Luis Rojas"), "cast 'rojas': 'Luis Rojas' is no object"),
        (lambda a: a.update(cast=["rojas"]), "cast: ['rojas'] is no object of parties by key"),
        (lambda a: a["events"][0].update(mode="visit"), "events[0]: mode: AGREE has no mode 'visit'"),
        (lambda a: a["events"][0].update(actors=[]), "events[0]: actors: has no party on either side"),
        (lambda a: a["events"][0].update(recipients=a["events"][0]["actors"]), "is among the recipients too"),
        (lambda a: a["events"].append(a["events"][0]), "events[1]: is events[0] once more"),
        (lambda a: a["times"][0].update(start="2025-01-22"), "times[0]: ends at 2025-01-21 before it starts at 2025-01-22"),
        (lambda a: a["times"][0].update(end=None), "times[0]: has no end, and no reason why not"),
        (lambda a: a["times"][0].update(unresolved="no year"), "times[0]: start: '2025-01-21' beside a reason why"),
        (lambda a: a["times"][1].update(span=span("January 2025")), "overlap: one expression is one time"),
        (lambda a: a["statements"][1].update(content=[]), "statements[1]: content: says nothing"),
        (lambda a: a["statements"][1].update(content=[span("We trust"), span("trust each")]), "its fragments overlap"),
        (lambda a: a["statements"][1].update(cue=a["statements"][1]["content"][0]), "stands inside the content"),
        (lambda a: a["statements"][0].update(cue=None), "statements[0]: cue: None on an indirect statement"),
        (lambda a: a["statements"][0].update(kind="ambient"), "on an ambient statement: with a cue of its own"),
        (lambda a: a["statements"][0].update(speakers=[]), "statements[0]: speakers: names nobody, and no reason"),
        (lambda a: a["statements"][0].update(reason="passive"), "statements[0]: reason: 'passive' beside speakers"),
        (lambda a: a["claims"][0]["tie"].pop(), "claims[0]: tie: has one end"),
        (lambda a: a["contacts"][0]["participants"].pop(), "contacts[0]: participants: has fewer than two parties"),
        (lambda a: a["cast"]["rojas"].update(state="NOR"), "contacts[0]: participants: all are of NOR"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(tmp_path: Path, spoil: Spoil, said: str) -> None:
    assert said in "\n".join(refusals(tmp_path, spoil))


def test_a_time_that_gives_its_reason_needs_no_days(tmp_path: Path) -> None:
    made = line()
    made["annotation"]["times"][0].update(start=None, end=None, precision=None, unresolved="names no day")
    assert list(read_gold(written(tmp_path, [made])))


def test_a_moment_may_stand_for_a_day(tmp_path: Path) -> None:
    made = line(published="2025-01-22 09:30:00+01:00")
    moment = {"start": "2025-01-21T10:00+01:00", "end": "2025-01-21T10:00+01:00", "precision": "minute"}
    made["annotation"]["times"][0].update(moment)
    assert list(read_gold(written(tmp_path, [made])))


@pytest.mark.parametrize("kind", ["group", "organisation", "bloc"])
def test_one_reference_to_several_makes_a_contact_and_a_tie(tmp_path: Path, kind: str) -> None:
    made = line()
    made["annotation"]["cast"]["solberg"].update(kind=kind, rank=None)
    made["annotation"]["contacts"][0]["participants"].pop()
    made["annotation"]["claims"][0]["tie"] = [party("solberg", SOLBERG)]
    assert list(read_gold(written(tmp_path, [made])))


@pytest.mark.parametrize(
    "allowed",
    [
        lambda a: a["cast"].update(ussr={"canonical": "Soviet Union", "kind": "state", "office": "", "state": "SUN"}),
        lambda a: a["cast"]["norway"].update(office=""),
        lambda a: a["claims"][0]["tie"].append(party("rojas", "Rojas", 2)),  # a tie of three
        lambda a: a["claims"][0].update(asserters=[], tie=[{"cast": ["norway", "chile"], "span": span("the ties")}]),
        lambda a: a["events"][0].update(recipients=a["events"][0]["actors"], actors=[]),  # a title that names one
        lambda a: a["statements"][0].update(speakers=[], reason="passive"),
        lambda a: a["contacts"][0].update(host=None, rank=None, when=None),
        lambda a: a.pop("issues"),
    ],
)
def test_what_the_guide_allows_is_allowed(tmp_path: Path, allowed: Spoil) -> None:
    made = line()
    allowed(made["annotation"])
    assert list(read_gold(written(tmp_path, [made])))
