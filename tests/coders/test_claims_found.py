"""What is read as a claim about a tie: between whom, what it says, and which way."""

from __future__ import annotations

from datetime import date

import pytest

from tieline.coders.claims import code_claims
from tieline.coders.statements import code_statements
from tieline.reading import open_page
from tieline.records.claim import Claim
from tieline.records.document import Document

PUBLISHED = date(2025, 1, 22)


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a report published on Wednesday 22 January 2025."""
    page = open_page(Document(text=text, language="en", published=PUBLISHED))
    return code_claims(page, code_statements(page).records).records


def told(text: str) -> list[tuple[str, str, str, str]]:
    """(states of the tie, predicate, polarity, words that say it) of every claim, in order of the words."""
    found = []
    for claim in claims(text):
        words = next(e for e in claim.spans("predicate"))
        ends = " ".join(sorted(a.state or a.name for a in claim.tie))
        found.append((words.start, (ends, claim.predicate.value, claim.polarity.value, words.text)))
    return [entry for _, entry in sorted(found)]


LEVEL = [
    ("Relations between Kenya and Ghana are excellent.", [("GHA KEN", "level", "affirmed", "excellent")]),
    ("Relations between Kenya and Ghana are not good.", [("GHA KEN", "level", "denied", "are not good")]),
    (
        "Ties between Chile and Peru are at the highest level in history.",
        [("CHL PER", "level", "affirmed", "the highest level")],
    ),
    (
        "Ties between Chile and Peru are at their lowest point since 1999.",
        [("CHL PER", "level", "denied", "their lowest point")],
    ),
    (
        "The relationship between Spain and Algeria is in a dire state.",
        [("DZA ESP", "level", "denied", "a dire state")],
    ),
    ("The relationship between Spain and Algeria is in crisis.", [("DZA ESP", "level", "denied", "crisis")]),
    (
        "The friendship between India and Nepal has never been stronger.",
        [("IND NPL", "level", "affirmed", "has never been stronger")],
    ),
    (
        "Relations between India and Nepal have reached an unprecedented level.",
        [("IND NPL", "level", "affirmed", "an unprecedented level")],
    ),
    ("India and Nepal enjoy excellent relations.", [("IND NPL", "level", "affirmed", "excellent")]),
    ("Egypt and Oman have built a strong partnership.", [("EGY OMN", "level", "affirmed", "strong")]),
    ("Austria and Hungary are close friends.", [("AUT HUN", "level", "affirmed", "close friends")]),
    ("There is deep trust between Austria and Hungary.", [("AUT HUN", "level", "affirmed", "deep")]),
    ("Relations between Malta and Libya remain tense.", [("LBY MLT", "level", "denied", "tense")]),
    (
        "Cuba and Mexico praised the strong partnership between Cuba and Mexico.",
        [("CUB MEX", "level", "affirmed", "strong")],
    ),
    (
        "Norway and Sweden expressed satisfaction with the high level of cooperation between Norway and Sweden.",
        [("NOR SWE", "level", "affirmed", "high level")],
    ),
    (
        "Amid strained relations between Japan and China, the ministers met.",
        [("CHN JPN", "level", "denied", "strained")],
    ),
    ("Relations between Iran and Oman are based on friendship.", [("IRN OMN", "level", "affirmed", "friendship")]),
    ("Iranian-Omani relations are on good terms.", [("IRN OMN", "level", "affirmed", "good terms")]),
]

TREND = [
    (
        "Relations between France and Senegal have deteriorated since 2020.",
        [("FRA SEN", "trend", "denied", "deteriorated")],
    ),
    ("Cooperation between Turkey and Qatar is deepening.", [("QAT TUR", "trend", "affirmed", "deepening")]),
    (
        "Ties between Turkey and Qatar have been elevated to a new level.",
        [("QAT TUR", "trend", "affirmed", "elevated to a new level")],
    ),
    ("Ties between Turkey and Qatar continue to improve.", [("QAT TUR", "trend", "affirmed", "improve")]),
    (
        "Polish-Lithuanian relations are developing dynamically.",
        [("LTU POL", "trend", "affirmed", "developing dynamically")],
    ),
    ("Polish-Lithuanian relations were damaged by the dispute.", [("LTU POL", "trend", "denied", "damaged")]),
    (
        "Relations between Iraq and Kuwait have entered a new stage.",
        [("IRQ KWT", "trend", "affirmed", "entered a new stage")],
    ),
    ("Relations between Iraq and Kuwait are becoming stronger.", [("IRQ KWT", "trend", "affirmed", "stronger")]),
    ("Relations between Iraq and Kuwait have not improved.", [("IRQ KWT", "trend", "denied", "have not improved")]),
    (
        "Greece and Cyprus welcomed the improvement in relations between Greece and Turkey.",
        [("GRC TUR", "trend", "affirmed", "improvement")],
    ),
    (
        "The partnership between Fiji and Australia is making steady progress.",
        [("AUS FJI", "trend", "affirmed", "making steady progress")],
    ),
    (
        "Considerable progress has been made in relations between Italy and Libya.",
        [("ITA LBY", "trend", "affirmed", "progress")],
    ),
    (
        "Worsening relations between Armenia and Azerbaijan alarmed the region.",
        [("ARM AZE", "trend", "denied", "Worsening")],
    ),
    ("Cooperation between Laos and Vietnam has been strengthened.", [("LAO VNM", "trend", "affirmed", "strengthened")]),
]

STABILITY = [
    ("Relations between Poland and Ukraine remain stable.", [("POL UKR", "stability", "affirmed", "stable")]),
    ("Relations between Poland and Ukraine will remain stable.", [("POL UKR", "stability", "affirmed", "stable")]),
    ("Ties between Sudan and Chad are volatile.", [("SDN TCD", "stability", "denied", "volatile")]),
    ("Ties between Sudan and Chad are unpredictable.", [("SDN TCD", "stability", "denied", "unpredictable")]),
    (
        "The stability of ties between Brazil and Uruguay would help both sides.",
        [("BRA URY", "stability", "affirmed", "stability")],
    ),
    (
        "Ghana reaffirmed the enduring friendship between Ghana and Togo.",
        [("GHA TGO", "stability", "affirmed", "enduring")],
    ),
    (
        "Ghana noted the long-standing partnership between Ghana and Togo.",
        [("GHA TGO", "stability", "affirmed", "long-standing")],
    ),
]

RESILIENCE = [
    (
        "Cooperation between China and Laos will never be impacted by changes in the international situation.",
        [("CHN LAO", "resilience", "affirmed", "will never be impacted")],
    ),
    (
        "Military ties between China and India will not be affected by the visa dispute.",
        [("CHN IND", "resilience", "affirmed", "will not be affected")],
    ),
    (
        "Relations between Cuba and Angola have withstood the test of time.",
        [("AGO CUB", "resilience", "affirmed", "withstood the test")],
    ),
    (
        "The alliance between Japan and the United States is unshakeable.",
        [("JPN USA", "resilience", "affirmed", "unshakeable")],
    ),
    (
        "The bond between Israel and the United States is unbreakable.",
        [("ISR USA", "resilience", "affirmed", "unbreakable")],
    ),
    ("The partnership between Sudan and Chad is fragile.", [("SDN TCD", "resilience", "denied", "fragile")]),
    (
        "Relations between Peru and Bolivia were affected by the crisis.",
        [("BOL PER", "resilience", "denied", "affected")],
    ),
    (
        "Relations between Peru and Bolivia have survived many crises.",
        [("BOL PER", "resilience", "affirmed", "survived")],
    ),
    (
        "Korea hailed the ironclad alliance between Korea and the United States.",
        [("KOR USA", "resilience", "affirmed", "ironclad")],
    ),
    (
        "Rwanda highlighted the resilience of the partnership between Rwanda and Zambia.",
        [("RWA ZMB", "resilience", "affirmed", "resilience")],
    ),
]

PARITY = [
    ("China and Laos have always treated each other as equals.", [("CHN LAO", "parity", "affirmed", "equals")]),
    (
        "Relations between Turkey and Azerbaijan are developing on an equal footing.",
        [("AZE TUR", "parity", "affirmed", "an equal footing")],
    ),
    (
        "Relations between Iran and Iraq are based on mutual respect.",
        [("IRN IRQ", "parity", "affirmed", "mutual respect")],
    ),
    (
        "Cooperation between Iran and Iraq is mutually beneficial.",
        [("IRN IRQ", "parity", "affirmed", "mutually beneficial")],
    ),
    ("The partnership between France and Spain was one-sided.", [("ESP FRA", "parity", "denied", "one-sided")]),
]

PRIMACY = [
    ("Iran is Syria's closest ally.", [("IRN SYR", "primacy", "affirmed", "closest ally")]),
    (
        "China-Pakistan relations are a model of relations between neighbours.",
        [("CHN PAK", "primacy", "affirmed", "model")],
    ),
    ("The friendship between Cuba and Vietnam is unique.", [("CUB VNM", "primacy", "affirmed", "unique")]),
    ("Japan is Australia's most important partner.", [("AUS JPN", "primacy", "affirmed", "most important partner")]),
]

SEVERAL = [
    (
        "Relations between Oman and Iran are stable and friendly.",
        [("IRN OMN", "stability", "affirmed", "stable"), ("IRN OMN", "level", "affirmed", "friendly")],
    ),
    (
        "The stability and resilience of China-Russia ties would help both nations.",
        [("CHN RUS", "stability", "affirmed", "stability"), ("CHN RUS", "resilience", "affirmed", "resilience")],
    ),
    (
        "Malta praised the close and enduring relations between Malta and Italy.",
        [("ITA MLT", "level", "affirmed", "close"), ("ITA MLT", "stability", "affirmed", "enduring")],
    ),
]

READOUTS = [
    (
        "Oman praised the enduring strength of the partnership between Oman and Iran.",
        [("IRN OMN", "stability", "affirmed", "enduring"), ("IRN OMN", "level", "affirmed", "strength")],
    ),
    (
        "Norway noted positive trends in the cooperation between Norway and Chile.",
        [("CHL NOR", "trend", "affirmed", "positive trends")],
    ),
    (
        "Norway gave a high assessment to the dynamic development of relations between Norway and Chile.",
        [("CHL NOR", "trend", "affirmed", "dynamic development")],
    ),
    ("The dispute has strained relations between Japan and Korea.", [("JPN KOR", "trend", "denied", "strained")]),
    (
        "The security of Europe is ensured by the close cooperation between Poland and Germany.",
        [("DEU POL", "level", "affirmed", "close")],
    ),
    (
        "Relations between Russia and Finland have evolved into friendly relations.",
        [("FIN RUS", "level", "affirmed", "friendly")],
    ),
    (
        "Britain spoke of an unbreakable friendship between Britain and Pakistan.",
        [("GBR PAK", "resilience", "affirmed", "unbreakable")],
    ),
    ("The development of relations between India and Russia has not slowed.", [("IND RUS", "trend", "affirmed", "has not slowed")]),
]  # fmt: skip

POSITIVE = READOUTS + LEVEL + TREND + STABILITY + RESILIENCE + PARITY + PRIMACY + SEVERAL

NONE = [
    # wishes, calls, tasks
    "France and Spain should develop strong ties between Paris and Madrid.",
    "Italy called for strong ties between Italy and Libya.",
    "Italy emphasized the importance of a stable and resilient relationship between Italy and Libya.",
    "Italy and Libya agreed to build a better partnership between Italy and Libya.",
    "Nepal hopes that relations between Nepal and India are good.",
    "Nepal expressed its interest in close relations between Nepal and India.",
    "Japan and Korea discussed the development of friendly relations between Japan and Korea.",
    "Japan and Korea pledged to elevate Japan-Korea relations to new heights.",
    "Turkey wants stable relations between Turkey and Greece.",
    "Kenya and Uganda spoke about the further strengthening of ties between Kenya and Uganda.",
    "Ghana stressed the need for close cooperation between Ghana and Mali.",
    "Chile noted the prospects for strong cooperation between Chile and Peru.",
    # forecasts, conditions, questions
    "U.S.-China relations will improve.",
    "Relations between Mali and Niger would be excellent.",
    "If relations between Mali and Niger are good, trade will grow.",
    "Are relations between Mali and Niger good?",
    "Relations between Mali and Niger could deteriorate.",
    "Egypt doubts that relations between Egypt and Sudan are stable.",
    # not about how a tie is
    "Iran and Oman established diplomatic relations.",
    "Iran severed relations with Saudi Arabia.",
    "Trade between Iran and Oman grew by 30 percent.",
    "The two ministers discussed relations between Iran and Oman.",
    "China and Russia have a comprehensive strategic partnership.",
    "Austria and Hungary continued their cooperation.",
    "Relations between Chad and Libya are important.",
    "Relations between Chad and Libya are an important topic.",
    "Relations between Chad and Libya were discussed.",
    # not a tie between two ends
    "Relations between the government and the unions are strained.",
    "The economy of Kenya is stable.",
    "The ceasefire between Israel and Lebanon is fragile.",
    "The alliance is strong.",
]


@pytest.mark.parametrize(("text", "expected"), POSITIVE, ids=[text for text, _ in POSITIVE])
def test_a_claim_is_read_with_its_tie_its_predicate_and_its_polarity(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_does_not_say_how_a_tie_is_is_no_claim(text: str) -> None:
    assert told(text) == []
