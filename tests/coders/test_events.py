"""Events from whole sentences: parties, category, aspect, evidence; by the encoder and by rule alone."""

from __future__ import annotations

from datetime import date

import pytest

from tieline.reading import read_document
from tieline.records.document import Document
from tieline.records.event import Aspect, Category, Event


def events(text: str, *, rules_only: bool = False) -> list[Event]:
    """The events of a text published on a day of 2025."""
    document = Document(text=text, language="en", published=date(2025, 1, 22))
    return list(read_document(document, rules_only=rules_only).events)


def told(event: Event) -> tuple[str, set[str | None], set[str | None]]:
    """Category, states of the actors, states of the recipients."""
    assert event.category is not None
    return event.category.value, {a.state for a in event.actors}, {r.state for r in event.recipients}


# Written for these tests: text, category, actors' states, recipients' states.
PLAIN = [
    ("France condemned Iran over the missile test.", "ACCUSE", {"FRA"}, {"IRN"}),
    ("Two Turkish diplomats were expelled by Austria on Monday.", "SANCTION", {"AUT"}, {"TUR"}),
    ("Norway sent doctors and field hospitals to Nepal.", "AID", {"NOR"}, {"NPL"}),
    ("The Israeli air force bombed the Syrian army near Aleppo.", "ASSAULT", {"ISR"}, {"SYR"}),
    ("Brazil urged Venezuela to release the two journalists.", "REQUEST", {"BRA"}, {"VEN"}),
    ("North Korea threatened to attack South Korea with artillery.", "THREATEN", {"PRK"}, {"KOR"}),
]


@pytest.mark.parametrize(("text", "category", "actors", "recipients"), PLAIN)
def test_who_did_what_to_whom(text: str, category: str, actors: set[str], recipients: set[str]) -> None:
    assert (category, actors, recipients) in [told(e) for e in events(text)]


@pytest.mark.parametrize(("text", "category", "actors", "recipients"), PLAIN[:1] + PLAIN[4:5])
def test_rules_alone_find_the_lexicons_predicates(
    text: str, category: str, actors: set[str], recipients: set[str]
) -> None:
    found = events(text, rules_only=True)
    assert (category, actors, recipients) in [told(e) for e in found]
    assert {e.method for e in found} == {"events.rules"}


def test_coordinated_recipients_are_one_event_with_both() -> None:
    assert ("ACCUSE", {"GBR"}, {"RUS", "BLR"}) in [told(e) for e in events("Britain condemned Russia and Belarus.")]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Japan imposed sanctions on Belarus.", Aspect.ASSERTED),
        ("Japan did not impose sanctions on Belarus.", Aspect.NEGATED),
        ("Japan will impose sanctions on Belarus next month.", Aspect.FUTURE),
    ],
)
def test_aspect(text: str, aspect: Aspect) -> None:
    assert aspect in {e.aspect for e in events(text) if {a.state for a in e.actors} == {"JPN"}}


def test_a_cooperative_act_still_to_come_is_an_agreement() -> None:
    found = [told(e) for e in events("Sweden will send ammunition to Ukraine in March.")]
    assert ("AGREE", {"SWE"}, {"UKR"}) in found
    assert "AID" not in {category for category, _, _ in found}


@pytest.mark.parametrize(
    "text",
    [
        "Chile lies west of Argentina.",
        "Kenya and Uganda share Lake Victoria.",
        "Portugal won the match.",
        "France condemned the attack.",
    ],
)
def test_no_event_without_an_act_between_two_parties(text: str) -> None:
    assert events(text) == []


def test_a_president_and_his_own_state_are_one_party() -> None:
    assert events("President Emmanuel Macron praised France.") == []


def test_the_event_of_a_contact_is_told_once() -> None:
    text = "French President Emmanuel Macron met German Chancellor Olaf Scholz for talks in Berlin on Tuesday."
    found = [e for e in events(text) if e.category is Category.CONSULT]
    assert len(found) == 1
    assert found[0].method == "events.from_contact"


def test_every_event_shows_its_words() -> None:
    for text, *_ in PLAIN:
        for event in events(text):
            for piece in event.spans("category", "actors", "recipients", "when"):
                assert text[piece.start : piece.end] == piece.text
            assert 0 < event.confidence <= 1
            assert next(event.spans("category"), None) is not None
            assert next(event.spans("actors"), None) is not None
