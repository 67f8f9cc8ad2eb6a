"""What a pledge carries besides its action: to whom, how much, by when, on what condition, and what stays unsettled."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.coders.page import Coded
from tieline.coders.pledges import code_pledges
from tieline.coders.statements import code_statements
from tieline.language.parse import UnreadLanguageError
from tieline.reading import open_page
from tieline.records.document import Document
from tieline.records.pledge import Binding, Pledge

PUBLISHED = date(2025, 1, 22)  # a Wednesday


def coded(text: str, published: date | None = PUBLISHED) -> Coded[Pledge]:
    page = open_page(Document(text=text, language="en", published=published))
    return code_pledges(page, code_statements(page).records)


def only(text: str, published: date | None = PUBLISHED) -> Pledge:
    (pledge,) = coded(text, published).records
    return pledge


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Iran and Oman agreed to maintain contact throughout the year.", "2025-12-31"),
        ("Egypt and Spain agreed to build a port in 2027.", "2027-12-31"),
        ("India pledged to cut emissions by 2030.", "2030-12-31"),
        ("Poland and Latvia agreed to open the road by June.", "2025-06-30"),
        ("Japan and China agreed to restart the talks early next year.", "2026-04-30"),
        ("Norway promised to send the ships by the end of the year.", "2025-12-31"),
        ("Cuba will release the prisoners on Friday.", "2025-01-24"),
    ],
)
def test_the_deadline_is_the_end_of_the_time_in_the_action(text: str, end: str) -> None:
    deadline = only(text).deadline
    assert deadline is not None
    assert str(deadline.end) <= end
    assert str(deadline.end)[:4] == end[:4]


@pytest.mark.parametrize(
    "text",
    [
        "Poland pledged to repair the road.",
        "On Tuesday Poland pledged to repair the road.",
        "Poland pledged to honour the agreements signed in 2001.",
        "France pledged to keep its troops there for two years.",
    ],
)
def test_no_deadline_is_read_from_the_day_of_the_promise_or_from_the_past(text: str) -> None:
    assert only(text).deadline is None


def test_a_due_date_that_hangs_on_an_unknown_day_is_unresolved_not_guessed() -> None:
    found = coded("Poland and Latvia agreed to open the road next month.", published=None)
    (pledge,) = found.records
    assert pledge.deadline is None
    assert any(gap.field == "deadline" and gap.record == pledge.id for gap in found.unresolved)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("France pledged $50 million for Ukraine.", ["UKR"]),
        ("Japan will provide $100 million in aid to Kenya.", ["KEN"]),
        ("Sweden promised Latvia that it would send two frigates.", ["LVA"]),
        ("Canada assured Ukraine that it will deliver the tanks.", ["UKR"]),
        ("Denmark is committed to supplying Ukraine with shells.", ["UKR"]),
        ("Germany is ready to work with Egypt.", ["EGY"]),
        ("Spain agreed with Morocco to reopen the tunnel.", []),
        ("Poland pledged to repair the road.", []),
    ],
)
def test_recipients_are_those_named_for_it_and_never_the_makers(text: str, states: list[str]) -> None:
    assert [a.state for a in only(text).recipients] == states


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("France pledged $50 million for Ukraine.", [(50e6, "USD")]),
        ("Japan pledged 1.5 billion euros to Kenya.", [(1.5e9, "EUR")]),
        ("Russia will supply 200,000 tons of wheat to Syria.", [(200000.0, "tons of wheat")]),
        ("Sweden promised to send two frigates to Latvia.", [(2.0, "frigates")]),
        ("India pledged to cut emissions by 45 percent by 2030.", [(45.0, "percent")]),
        ("Iran and Oman agreed to hold two meetings of the two countries in 2026.", [(2.0, "meetings")]),
        ("Poland pledged to repair the road.", []),
        ("China will provide $20 million and 300 buses to Laos.", [(20e6, "USD"), (300.0, "buses")]),
    ],
)
def test_amounts_have_a_value_and_what_they_count(text: str, amounts: list[tuple[float, str]]) -> None:
    assert [(a.value, a.unit) for a in only(text).amounts] == amounts


@pytest.mark.parametrize(
    ("text", "condition", "action"),
    [
        (
            "Germany promised Poland that it would deliver the radars if parliament approves the budget.",
            "if parliament approves the budget",
            "deliver the radars",
        ),
        ("If sanctions are lifted, Iran will reopen the plant.", "If sanctions are lifted", "reopen the plant"),
        (
            "Sudan agreed to open the road in exchange for fuel.",
            "in exchange for fuel",
            "open the road",
        ),
        ("Kenya pledged to train the police unless the court objects.", "unless the court objects", "train the police"),
        ("Kenya pledged to train the police.", None, "train the police"),
        (
            "Norway pledged to support the mission for as long as it takes.",
            None,
            "support the mission for as long as it takes",
        ),
    ],
)
def test_a_condition_stands_apart_from_the_action(text: str, condition: str | None, action: str) -> None:
    pledge = only(text)
    assert (pledge.condition, pledge.action) == (condition, action)


@pytest.mark.parametrize(
    ("text", "continuing"),
    [
        ("Iran and Oman agreed to continue the talks.", True),
        ("Iran and Oman agreed to maintain contact.", True),
        ("Kazakhstan remains committed to joining the treaty.", True),
        ("The United States reaffirmed its commitment to defending Japan.", True),
        ("Iran and Oman agreed to open the strait.", False),
    ],
)
def test_going_on_with_something_is_marked(text: str, continuing: bool) -> None:
    assert only(text).continuing is continuing


def test_we_in_a_quotation_is_its_speaker() -> None:
    pledge = only('"We will reopen the embassy in Tripoli," Italian President Carlo Bianchi said.')
    assert [a.state for a in pledge.makers] == ["ITA"]
    assert pledge.action == "reopen the embassy in Tripoli"


def test_a_state_named_by_its_own_president_commits_itself() -> None:
    pledge = only('"Italy will rebuild the hospital," Italian President Carlo Bianchi said.')
    assert [a.state for a in pledge.makers] == ["ITA"]


def test_what_a_speaker_says_of_another_state_is_no_pledge() -> None:
    assert coded('"France will rebuild the hospital," Italian President Carlo Bianchi said.').records == ()


def test_an_impersonal_agreement_is_made_by_the_parties_before_it() -> None:
    text = "Chinese President Li Wei met Polish President Jan Nowak. It was agreed to open a consulate in Gdansk."
    assert {a.state for a in only(text).makers} == {"CHN", "POL"}


def test_an_impersonal_agreement_between_nobody_is_unresolved() -> None:
    found = coded("It was agreed to open a consulate in Gdansk.")
    assert found.records == ()
    assert [gap.field for gap in found.unresolved] == ["makers"]


def test_a_maker_nobody_can_settle_is_unresolved_and_makes_no_record() -> None:
    found = coded("He pledged to open a consulate.")
    assert found.records == ()
    assert [gap.field for gap in found.unresolved] == ["makers"]


def test_a_pledge_told_twice_is_kept_at_its_fullest_place() -> None:
    text = (
        "Poland pledges to build a road.\n\nOn Tuesday Poland pledged to build a road to Lviv by 2027 with two lanes."
    )
    assert only(text).action == "build a road to Lviv by 2027 with two lanes"


def test_two_different_pledges_of_one_maker_are_both_kept() -> None:
    text = "Poland pledged to build a road. Poland also pledged to build a bridge."
    assert [p.action for p in coded(text).records] == ["build a road", "build a bridge"]


def test_the_word_that_commits_gives_the_grade_not_the_act() -> None:
    assert only("Chile agreed to consider a treaty with Peru.").binding is Binding.FIRM
    assert only("Chile is ready to consider a treaty with Peru.").binding is Binding.INTENT


@pytest.mark.parametrize(
    "text",
    [
        "Russia had earlier promised to leave the base.",
        "In 1994 Russia pledged to respect the border of Ukraine.",
    ],
)
def test_a_promise_told_as_history_is_marked_historical(text: str) -> None:
    assert only(text).historical


def test_a_promise_of_the_day_is_not_historical() -> None:
    assert not only("Russia promised to leave the base.").historical


def test_the_shorter_telling_of_a_pledge_gives_way_to_the_fuller_one() -> None:
    found = coded("Peru and Kenya agreed to explore ways. Peru and Kenya agreed to explore ways to share the water.")
    assert [p.action for p in found.records] == ["explore ways to share the water"]


def test_a_text_without_stops_is_refused_and_not_read() -> None:
    found = coded("Russia pledged to build a road and " * 60)
    assert found.records == ()
    assert [gap.field for gap in found.unresolved] == ["action"]


def test_every_field_quotes_the_stored_text() -> None:
    text = "France  pledged\u00a0to send $5 million to Ukraine by 2027 if the court agrees."
    pledge = only(text)
    for piece in pledge.spans():
        piece.check(text)
    assert {e.field for e in pledge.spans()} == {
        "makers", "recipients", "action", "amounts", "binding", "deadline", "condition",
    }  # fmt: skip


WORDS = st.sampled_from(
    [
        "Russia",
        "pledged",
        "to",
        "agreed",
        "will",
        "not",
        "if",
        "its",
        "commitment",
        "readiness",
        "of",
        "that",
        "we",
        ".",
        ",",
        '"',
        "”",
        "“",
        "$",
        "5",
        "million",
        "and",
        "or",
        "the",
        "committed",
        "it",
        "was",
        "ready",
        "by",
        "2030",
        "Ukraine",
        ";",
        ":",
        "—",
        "(",
        ")",
        "would",
        "?",
        "promise",
        "for",
        "with",
        "as",
        "long",
        "in",
        "exchange",
        "plans",
        "Xi",
        "Putin",
        "\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_no_text_makes_the_coder_fail(words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    try:
        found = coded(text)
    except UnreadLanguageError:
        return
    for pledge in found.records:
        for piece in pledge.spans():
            piece.check(text)
