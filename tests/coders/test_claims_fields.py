"""What a claim carries besides its predicate: who says so, for what scope, what tests it, and what stays unsettled."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.coders.claims import code_claims
from tieline.coders.page import Coded
from tieline.coders.statements import code_statements
from tieline.language.parse import UnreadLanguageError
from tieline.reading import open_page
from tieline.records.claim import Claim
from tieline.records.document import Document, with_title

PUBLISHED = date(2025, 1, 22)
MEETING = "Chinese President Li Wei met Polish President Jan Nowak in Warsaw. "


def coded(text: str, title: str | None = None) -> Coded[Claim]:
    stored, title, start = with_title(title, text)
    document = Document(text=stored, title=title, title_start=start, language="en", published=PUBLISHED)
    page = open_page(document)
    return code_claims(page, code_statements(page).records)


def only(text: str, title: str | None = None) -> Claim:
    (claim,) = coded(text, title).records
    return claim


def ends(claim: Claim) -> set[str | None]:
    return {actor.state for actor in claim.tie}


def test_the_asserter_is_the_speaker_of_the_statement() -> None:
    claim = only('"Relations between Italy and Libya are excellent," Italian President Carlo Bianchi said.')
    assert [a.state for a in claim.asserters] == ["ITA"]


def test_who_praises_a_tie_asserts_it() -> None:
    claim = only("Italian President Carlo Bianchi praised the strong partnership between Italy and Libya.")
    assert [a.state for a in claim.asserters] == ["ITA"]


def test_the_report_in_its_own_voice_has_no_asserter() -> None:
    assert only("Relations between Italy and Libya are excellent.").asserters == ()


def test_a_joint_statement_is_asserted_by_those_its_headline_names() -> None:
    claim = only("We applaud our growing cooperation on space.", "Joint Statement of Italy and Libya")
    assert {a.state for a in claim.asserters} == {"ITA", "LBY"}
    assert ends(claim) == {"ITA", "LBY"}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (
            "Cooperation between China and Laos will never be impacted by changes in the international situation.",
            "by changes in the international situation",
        ),
        ("Ties between Chile and Peru are at the highest level in history.", "in history"),
        ("Relations between France and Senegal have deteriorated since 2020.", "since 2020"),
        (
            "Military ties between China and India will not be affected despite the visa dispute.",
            "despite the visa dispute",
        ),
        (
            "Japan highlighted the resilience of the partnership between Japan and Peru amid global shifts.",
            "amid global shifts",
        ),
        ("Relations between Kenya and Ghana are excellent.", None),
    ],
)
def test_scope_is_what_it_is_said_for_or_against_as_written(text: str, scope: str | None) -> None:
    assert only(text).scope == scope


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Relations between Kenya and Ghana are excellent.", "tone_level"),
        ("Relations between Kenya and Ghana have improved.", "tone_trend"),
        ("Relations between Kenya and Ghana are stable.", "stability"),
        ("Relations between Kenya and Ghana have withstood the test of time.", "resilience"),
        ("Relations between Kenya and Ghana are developing on an equal footing.", None),
        ("The friendship between Kenya and Ghana is unique.", None),
    ],
)
def test_every_predicate_names_the_measure_that_tests_it(text: str, measure: str | None) -> None:
    assert only(text).measure == measure


@pytest.mark.parametrize(
    "text",
    [
        "Bilateral relations are excellent.",
        "The two countries enjoy excellent relations.",
        "Their relations are excellent.",
        "Relations between the two countries are excellent.",
        "Relations between our countries are excellent.",
    ],
)
def test_words_for_a_pair_stand_for_the_pair_of_the_passage(text: str) -> None:
    assert ends(only(MEETING + text)) == {"CHN", "POL"}


def test_one_named_end_is_joined_by_the_speaker() -> None:
    claim = only('"Relations with Angola are excellent," Italian President Carlo Bianchi said.')
    assert ends(claim) == {"AGO", "ITA"}


def test_one_named_end_is_joined_by_who_holds_the_tie() -> None:
    assert ends(only("Iran enjoys excellent relations with Iraq.")) == {"IRN", "IRQ"}


def test_a_pair_among_three_states_is_unresolved_not_guessed() -> None:
    found = coded("China, Poland and Kenya met. Polish, Kenyan and Chinese experts came. Bilateral ties are excellent.")
    assert found.records == ()
    assert [gap.field for gap in found.unresolved] == ["tie"]


def test_persons_stand_for_their_states_as_ends_of_a_tie() -> None:
    claim = only(MEETING + "Both presidents praised the strong relations between their countries.")
    assert {a.kind.value for a in claim.tie} == {"state"}


def test_a_leader_called_a_friend_is_no_claim_about_the_tie() -> None:
    assert coded(MEETING + '"President Nowak is my closest friend," Li Wei said.').records == ()


def test_a_pronoun_for_the_tie_is_read_as_the_tie() -> None:
    text = "Relations between Italy and Libya were cold, but they have improved."
    assert [(c.predicate.value, c.polarity.value) for c in coded(text).records] == [
        ("level", "denied"), ("trend", "affirmed"),
    ]  # fmt: skip


def test_adjectives_of_one_predicate_make_one_claim() -> None:
    claim = only("Malta praised the warm and friendly relations between Malta and Italy.")
    assert [e.text for e in claim.spans("predicate")] == ["warm and friendly"]


def test_every_field_quotes_the_stored_text() -> None:
    text = "Ties  between\u00a0Chile and Peru are at the highest level in history."
    claim = only(text)
    for piece in claim.spans():
        piece.check(text)
    assert claim.text in text


WORDS = st.sampled_from(
    [
        "Relations",
        "between",
        "Russia",
        "and",
        "China",
        "are",
        "excellent",
        ".",
        ",",
        "will",
        "never",
        "be",
        "impacted",
        "by",
        "the",
        "two",
        "countries",
        "our",
        "bilateral",
        "ties",
        "they",
        "it",
        "have",
        "deteriorated",
        "closest",
        "ally",
        "Iran",
        "Syria's",
        "praised",
        "strong",
        "of",
        "resilience",
        "?",
        "not",
        "at",
        "highest",
        "level",
        "in",
        "history",
        '"',
        "”",
        "“",
        "treated",
        "each",
        "other",
        "as",
        "equals",
        "on",
        "an",
        "equal",
        "footing",
        "with",
        "France",
        "who",
        "which",
        "-",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_no_text_makes_the_coder_fail(words: list[str]) -> None:
    text = " ".join(words)
    try:
        found = coded(text)
    except UnreadLanguageError:
        return
    for claim in found.records:
        for piece in claim.spans():
            piece.check(text)
