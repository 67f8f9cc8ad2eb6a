"""Parties that no table knows take part in events: by their common noun, with a state only where a nationality tells it."""

from __future__ import annotations

import pytest

from tieline.coders.events.candidates import candidates
from tieline.coders.events.unlisted import METHOD, with_unlisted
from tieline.reading import open_page, read_document
from tieline.records.document import Document

Told = tuple[str | None, list[str], list[str]]


def told(text: str) -> list[Told]:
    """Category and names of every event."""
    events = read_document(Document(text=text, language="en")).events
    return [(e.category, [a.name for a in e.actors], [r.name for r in e.recipients]) for e in events]


@pytest.mark.parametrize(
    ("text", "category", "actor", "recipient"),
    [
        ("The opposition accused the government of rigging the vote.", "ACCUSE", "The opposition", "the government"),
        ("Masked gunmen shot dead a prominent lawyer on Friday.", "ASSAULT", "Masked gunmen", "a prominent lawyer"),
        ("Greenpeace sued Norway over drilling licences.", "ACCUSE", "Greenpeace", "Norway"),
        (
            "Palestinian militants fired rockets into southern Israel.",
            "ASSAULT",
            "Palestinian militants",
            "southern Israel",
        ),
        ("Workers went on strike to demand higher wages from the government.", "PROTEST", "Workers", "the government"),
    ],
)
def test_a_party_without_office_or_state_acts_and_is_acted_upon(
    text: str, category: str, actor: str, recipient: str
) -> None:
    assert any(c == category and actor in actors and recipient in recipients for c, actors, recipients in told(text)), (
        told(text)
    )


def test_its_state_is_that_of_a_nationality_and_else_stays_empty() -> None:
    page = open_page(Document(text="Syria returned a Jordanian pilot. Farmers attacked a policeman.", language="en"))
    unlisted = {a.name: a.state for c in with_unlisted(page) for m in (*c.actors, *c.recipients) for a in m.actors}
    assert unlisted == {"Syria": "SYR", "a Jordanian pilot": "JOR", "Farmers": None, "a policeman": None}


def test_where_the_cast_knows_both_parties_there_is_no_second_candidate() -> None:
    page = open_page(Document(text="France condemned Iran over the missile test.", language="en"))
    assert list(with_unlisted(page)) == []
    assert len(list(candidates(page))) > 0


def test_things_are_no_party() -> None:
    page = open_page(Document(text="The storm damaged the harvest. Farmers bought new tractors.", language="en"))
    assert list(with_unlisted(page)) == []


def test_an_unlisted_party_carries_its_words_and_says_how_it_was_found() -> None:
    text = "Masked gunmen shot dead a prominent lawyer on Friday."
    (event,) = read_document(Document(text=text, language="en")).events
    assert {a.method for a in (*event.actors, *event.recipients)} == {METHOD}
    for field in ("actors", "recipients"):
        for span in event.spans(field):
            assert text[span.start : span.end] == span.text
