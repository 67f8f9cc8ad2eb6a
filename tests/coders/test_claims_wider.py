"""Claims in the looser forms of readouts: presupposed ties, partners, commitments, tensions, and whose tie is meant."""

from __future__ import annotations

from datetime import date

import pytest

from tieline.coders.claims import code_claims
from tieline.coders.statements import code_statements
from tieline.reading import open_page
from tieline.records.document import Document

PUBLISHED = date(2025, 1, 22)


def told(text: str) -> list[tuple[str, str, str, str]]:
    """(states of the tie, predicate, polarity, words that say it) of every claim, in order of the words."""
    page = open_page(Document(text=text, language="en", published=PUBLISHED))
    found = []
    for claim in code_claims(page, code_statements(page).records).records:
        words = next(e for e in claim.spans("predicate"))
        ends = " ".join(sorted(a.state or a.name for a in claim.tie))
        found.append((words.start, (ends, claim.predicate.value, claim.polarity.value, words.text)))
    return [entry for _, entry in sorted(found)]


PRESUPPOSED = [
    (
        "The visit will strengthen the enduring partnership between Kenya and Ghana.",
        [("GHA KEN", "stability", "affirmed", "enduring")],
    ),
    (
        "Kenya and Ghana met to further deepen the close and stable ties between Kenya and Ghana.",
        [("GHA KEN", "level", "affirmed", "close"), ("GHA KEN", "stability", "affirmed", "stable")],
    ),
    (
        "The ministers will review the strong cooperation between Spain and Algeria.",
        [("DZA ESP", "level", "affirmed", "strong")],
    ),
    (
        "Kenya welcomed the new momentum in relations between Kenya and Ghana.",
        [("GHA KEN", "trend", "affirmed", "new momentum")],
    ),
    (
        "Kenya emphasised the strategic nature of relations between Kenya and Ghana.",
        [("GHA KEN", "level", "affirmed", "strategic nature")],
    ),
    (
        "Kenya and Ghana have a good foundation for cooperation.",
        [("GHA KEN", "level", "affirmed", "good foundation")],
    ),
]

PREDICATES = [
    ("Relations between Chile and Peru are strategic.", [("CHL PER", "level", "affirmed", "strategic")]),
    (
        "Cooperation between Chile and Peru has taken the form of a productive partnership.",
        [("CHL PER", "level", "affirmed", "productive")],
    ),
    (
        "Relations between Chile and Peru are characterised by a genuine partnership.",
        [("CHL PER", "level", "affirmed", "genuine")],
    ),
    (
        "The partnership between Chile and Peru serves as a cornerstone of peace.",
        [("CHL PER", "primacy", "affirmed", "cornerstone")],
    ),
    (
        "Chile and Peru are attaining a new level of cooperation.",
        [("CHL PER", "trend", "affirmed", "attaining a new level of cooperation")],
    ),
    (
        "Chile is confident that cooperation between Chile and Peru will continue to develop.",
        [("CHL PER", "trend", "affirmed", "develop")],
    ),
    (
        "Relations between Chile and Peru have not been developing normally.",
        [("CHL PER", "trend", "denied", "have not been developing normally")],
    ),
    ("The transatlantic partnership is in good shape.", [("EUU USA", "level", "affirmed", "good shape")]),
]

SIDES = [
    ("Turkey is one of Japan's leading partners.", [("JPN TUR", "primacy", "affirmed", "leading partners")]),
    ("Turkey is an important trade partner of Japan.", [("JPN TUR", "level", "affirmed", "important trade partner")]),
    ("Turkey has no closer ally than Japan.", [("JPN TUR", "primacy", "affirmed", "closer ally")]),
    ("Turkey and Japan will remain the closest of allies.", [("JPN TUR", "primacy", "affirmed", "closest of allies")]),
    (
        "Korea reaffirmed Korea's ironclad commitment to the Philippines.",
        [("KOR PHL", "resilience", "affirmed", "ironclad")],
    ),
    (
        "France underscored France's unwavering commitment to Poland's security.",
        [("FRA POL", "resilience", "affirmed", "unwavering")],
    ),
    ("Greece's support for Cyprus is unwavering.", [("CYP GRC", "resilience", "affirmed", "unwavering")]),
    (
        "Amid growing tensions between Greece and Turkey, the ministers met.",
        [("GRC TUR", "trend", "denied", "growing tensions")],
    ),
    (
        "Norway and Iceland have stood together for a century.",
        [("ISL NOR", "stability", "affirmed", "stood together")],
    ),
    (
        "Norway and Iceland stand shoulder to shoulder.",
        [("ISL NOR", "level", "affirmed", "stand shoulder")],
    ),
]

DYAD = [
    (
        "President of Chile Juan Soto met President of Peru Luis Vega in Lima. Bilateral relations are excellent.",
        [("CHL PER", "level", "affirmed", "excellent")],
    ),
    (
        "President of Chile Juan Soto met President of Peru Luis Vega in Lima. Cooperation is growing dynamically.",
        [("CHL PER", "trend", "affirmed", "growing")],
    ),
]
ALL = PRESUPPOSED + PREDICATES + SIDES + DYAD


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text for text, _ in ALL])
def test_a_claim_is_read_in_the_looser_forms_of_readouts(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


NONE = [
    # what is to be made
    "Kenya and Ghana agreed to build the strong partnership of the future.",
    "Kenya and Ghana strengthened ways for achieving a new quality of partnership.",
    # commitments to acts and things
    "France reaffirmed France's unwavering commitment to working with Poland.",
    "France reaffirmed France's unwavering commitment to freedom of navigation.",
    # ties of many or of none
    "Kenya met Ghana in Accra. A broad dialogue is growing.",
    "Kenya met Ghana in Accra. International cooperation is growing.",
    # said under a condition
    "Norway and Iceland are stronger when they stand together.",
    # one's own tensions
    "Growing tensions worried the ministers of Greece and Turkey.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_claim_is_none(text: str) -> None:
    assert told(text) == []


def test_one_thing_said_of_two_joined_ties_is_one_claim() -> None:
    text = "The friendship and partnership between Kenya and Ghana is enduring."
    assert [entry[1] for entry in told(text)] == ["stability"]


@pytest.mark.parametrize(
    ("text", "asserters"),
    [
        ("Kenya praised the close ties between Kenya and Ghana.", ["KEN"]),
        ("Kenya discussed the close ties between Kenya and Ghana.", []),
        ("Amid growing tensions between Greece and Turkey, Spain offered its help.", []),
    ],
)
def test_what_is_only_mentioned_is_said_by_the_report(text: str, asserters: list[str]) -> None:
    page = open_page(Document(text=text, language="en", published=PUBLISHED))
    records = code_claims(page, code_statements(page).records).records
    assert [[a.state for a in claim.asserters] for claim in records] == [asserters]


AGE = [
    ("They celebrated 60 years of partnership between Kenya and Ghana.", "60 years of partnership"),
    ("Relations between Kenya and Ghana go back many decades.", "go back"),
    ("Kenya and Ghana have a strategic partnership built over decades.", "built over decades"),
    ("Kenya and Ghana have worked together for more than 60 years.", "worked together for more than 60 years"),
    ("Kenya and Ghana are united by a long history of trade.", "united by a long history"),
    ("Kenya and Ghana are bound by longstanding ties.", "longstanding"),
    ("Cooperation between Kenya and Ghana is based on solid traditions.", "based on solid traditions"),
]


@pytest.mark.parametrize(("text", "words"), AGE, ids=[text for text, _ in AGE])
def test_how_long_a_tie_has_been_says_that_it_is_steady(text: str, words: str) -> None:
    assert told(text) == [("GHA KEN", "stability", "affirmed", words)]


def test_the_age_of_anything_else_is_no_claim() -> None:
    assert told("Kenya and Ghana marked 60 years of the port. Kenya and Ghana are linked by a road.") == []


def test_a_tie_that_is_being_expanded_grows_and_risen_tensions_are_a_bad_trend() -> None:
    assert told("Kenya and Ghana are expanding cooperation in energy.") == [
        ("GHA KEN", "trend", "affirmed", "expanding")
    ]
    assert told("Tensions between Kenya and Ghana have risen since May.") == [
        ("GHA KEN", "trend", "denied", "Tensions between Kenya and Ghana have risen")
    ]
