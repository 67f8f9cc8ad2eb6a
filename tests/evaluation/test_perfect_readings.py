"""What every scorer owes: a perfect reading scores 1, silence scores 0, and each fault costs what it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_gold import SOLBERG, TRUST, gold, party, perfect, span

from tieline.evaluation.score import Counts
from tieline.evaluation.statements import tally_statements
from tieline.evaluation.tasks import ON_READINGS
from tieline.records.actor import Actor, ActorKind
from tieline.records.claim import Polarity
from tieline.records.contact import ContactMode
from tieline.records.document import Document
from tieline.records.event import Category
from tieline.records.reading import Reading
from tieline.records.statement import Statement, StatementKind

RECORDS = {
    "statements": "statements",
    "contacts": "contacts",
    "pledges": "pledges",
    "claims": "claims",
    "sentences": "events",
}


def counts(folder: Path, task: str, **changes: Any) -> dict[str, Counts]:
    """Counts of the perfect reading with some of its records changed."""
    document = gold(folder)
    reading = replace(perfect(document.document), **changes)
    return dict(ON_READINGS[task](document, reading).counts)


@pytest.mark.parametrize("task", ON_READINGS)
def test_a_perfect_reading_scores_one_under_every_heading_and_has_no_error(tmp_path: Path, task: str) -> None:
    document = gold(tmp_path)
    tally = ON_READINGS[task](document, perfect(document.document))
    assert {name: c.f1 for name, c in tally.counts.items()} == dict.fromkeys(tally.counts, 1.0)
    assert tally.counts["all"].gold > 0
    assert tally.errors == ()


@pytest.mark.parametrize("task", ON_READINGS)
def test_silence_scores_nothing_and_every_record_is_missed(tmp_path: Path, task: str) -> None:
    document = gold(tmp_path)
    tally = ON_READINGS[task](document, Reading(document=document.document, version="silent"))
    wanted = len(document.records(RECORDS[task]))
    assert tally.counts["all"] == Counts(0, wanted, 0)
    assert len(tally.errors) == wanted


@pytest.mark.parametrize("task", ON_READINGS)
def test_what_is_told_where_the_gold_has_nothing_is_invented(tmp_path: Path, task: str) -> None:
    document = gold(tmp_path)
    empty = replace(document, annotation={**document.annotation, RECORDS[task]: []})
    tally = ON_READINGS[task](empty, perfect(document.document))
    told = len(getattr(perfect(document.document), RECORDS[task]))
    assert tally.counts["all"] == Counts(0, 0, told)
    assert len(tally.errors) == told


@pytest.mark.parametrize("task", ON_READINGS)
def test_the_order_of_records_changes_nothing(tmp_path: Path, task: str) -> None:
    document = gold(tmp_path)
    reading = perfect(document.document)
    backwards: dict[str, Any] = {RECORDS[task]: tuple(reversed(getattr(reading, RECORDS[task])))}
    turned = replace(reading, **backwards)
    raw = document.annotation
    again = replace(document, annotation={**raw, RECORDS[task]: list(reversed(raw[RECORDS[task]]))})
    assert ON_READINGS[task](document, turned).counts == ON_READINGS[task](document, reading).counts
    assert ON_READINGS[task](again, reading).counts == ON_READINGS[task](document, reading).counts


def test_a_contact_of_another_mode_is_wrong_and_its_participants_are_right(tmp_path: Path) -> None:
    (contact,) = perfect(gold(tmp_path).document).contacts
    told = counts(tmp_path, "contacts", contacts=(replace(contact, id="", mode=ContactMode.VISIT),))
    assert (told["all"], told["participants"], told["participants_mode"]) == (
        Counts(0, 1, 1),
        Counts(1, 1, 1),
        Counts(0, 1, 1),
    )


def test_a_contact_without_its_day_is_wrong(tmp_path: Path) -> None:
    (contact,) = perfect(gold(tmp_path).document).contacts
    told = counts(tmp_path, "contacts", contacts=(replace(contact, when=None),))
    assert (told["all"].right, told["participants_mode"].right, told["participants_day"].right) == (0, 1, 0)


def test_a_claim_with_the_other_polarity_is_found_in_its_place_and_wrong(tmp_path: Path) -> None:
    (claim,) = perfect(gold(tmp_path).document).claims
    told = counts(tmp_path, "claims", claims=(replace(claim, polarity=Polarity.DENIED),))
    assert (told["all"].right, told["place"].right) == (0, 1)


def test_a_pledge_of_another_maker_is_wrong_and_its_words_are_right(tmp_path: Path) -> None:
    (pledge,) = perfect(gold(tmp_path).document).pledges
    other = replace(pledge.makers[0], state="SWE")
    told = counts(tmp_path, "pledges", pledges=(replace(pledge, makers=(other,)),))
    assert (told["all"].right, told["action"].right) == (0, 1)


def test_an_event_of_another_category_is_found_at_its_trigger_and_wrong(tmp_path: Path) -> None:
    (event,) = perfect(gold(tmp_path).document).events
    told = counts(tmp_path, "sentences", events=(replace(event, category=Category.AID),))
    assert (told["all"].right, told["trigger"].right) == (0, 1)
    assert (told["AGREE"], told["AID"]) == (Counts(0, 1, 0), Counts(0, 0, 1))


def test_a_statement_by_somebody_else_has_its_content_and_not_its_speaker(tmp_path: Path) -> None:
    document = gold(tmp_path).document
    indirect, direct = perfect(document).statements
    wrong = tuple(
        document.quote("speakers", *span_of(document, "Oslo")) if e.field == "speakers" else e for e in direct.evidence
    )
    told = counts(tmp_path, "statements", statements=(indirect, replace(direct, evidence=wrong)))
    assert (told["all"].right, told["content"].right, told["speaker_and_content"].right) == (1, 2, 1)


@pytest.mark.parametrize(("words", "right"), [("We trust", True), ("We", False)])
def test_half_of_the_content_is_enough_and_less_is_not(tmp_path: Path, words: str, right: bool) -> None:
    """The gold's content holds four words."""
    document = gold(tmp_path).document
    indirect, direct = perfect(document).statements
    cut = tuple(
        document.quote("content", *span_of(document, words)) if e.field == "content" else e for e in direct.evidence
    )
    told = counts(tmp_path, "statements", statements=(indirect, replace(direct, id="", content=(words,), evidence=cut)))
    assert told["direct"].right == int(right)


@pytest.mark.parametrize(("cited", "who", "right"), [("She", 0, True), ("Luis Rojas", 1, False)])
def test_without_a_cue_any_words_for_the_speaker_will_do_but_not_another_speaker(
    tmp_path: Path, cited: str, who: int, right: bool
) -> None:
    """The gold cites "President Ana Solberg of Norway"."""
    told = counts_of_ambient(tmp_path, [party("solberg", SOLBERG)], cited, (perfect_speaker(tmp_path, who),))
    assert (told["ambient"].right, told["content"].right) == (int(right), 1)


@pytest.mark.parametrize(
    ("cited", "codes", "right"), [("Norway and Chile", "NOR CHL", True), ("Norway pledged", "NOR", False)]
)
def test_joint_speakers_without_a_cue_speak_for_their_sides(
    tmp_path: Path, cited: str, codes: str, right: bool
) -> None:
    """The gold cites the two presidents."""
    states = tuple(Actor(name=code, kind=ActorKind.STATE, state=code) for code in codes.split())
    both = [party("solberg", SOLBERG), party("rojas", "Luis Rojas")]
    told = counts_of_ambient(tmp_path, both, cited, states)
    assert (told["ambient"].right, told["content"].right) == (int(right), 1)


def perfect_speaker(folder: Path, who: int) -> Actor:
    return perfect(gold(folder).document).statements[who].speakers[0]


def counts_of_ambient(
    folder: Path, wanted: list[dict[str, Any]], cited: str, speakers: tuple[Actor, ...]
) -> dict[str, Counts]:
    """Counts for one ambient statement, "We trust each other"."""
    document = gold(folder)
    raw = {"kind": "ambient", "speakers": wanted, "cue": None, "content": [span(TRUST)]}
    ambient = replace(document, annotation={**document.annotation, "statements": [raw]})
    text = document.document
    sources = (text.quote("speakers", *span_of(text, cited), item) for item in range(len(speakers)))
    evidence = (text.quote("content", *span(TRUST)), *sources)
    made = Statement(
        kind=StatementKind.AMBIENT,
        content=(TRUST,),
        speakers=speakers,
        evidence=evidence,
        confidence=1.0,
        method="made",
    )
    reading = Reading(document=document.document, version="made", statements=(made,))
    return dict(tally_statements(ambient, reading).counts)


def span_of(document: Document, words: str) -> tuple[int, int]:
    start = document.text.index(words)
    return start, start + len(words)
