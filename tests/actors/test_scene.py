"""Those who belong to a country are of the country where the sentence has them act. Sentences written for the tests."""

from __future__ import annotations

import pytest
from casting import DAY, Casting

from tieline.actors.resolve import resolve_cast
from tieline.language.parse import parse
from tieline.records.document import Document

KREMLIN = "Kremlin (en.kremlin.ru)"


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        (
            "Japan and Peru sent aid. At least four people died in Harare, Zimbabwe, when police opened fire.",
            "police",
            "ZWE",
        ),
        ("France protested. Residents clashed with soldiers in the Syrian city of Homs.", "Residents", "SYR"),
        ("France and Mali protested. A judge in Amsterdam freed the man.", "A judge", "NLD"),
        ("Peru and Chile protested. Politicians in Indonesia demanded an answer.", "Politicians", "IDN"),
    ],
)
def test_who_belongs_to_a_country_is_of_where_the_sentence_plays(text: str, words: str, state: str) -> None:
    assert Casting(text).states(words) == [state]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Japan protested. The lawmakers opposed the war in Iraq.", "The lawmakers"),  # of what, not where
        ("Libya's envoy left the government and found a home in Norway.", "the government"),  # where another verb plays
        ("Peru and Chile protested. An envoy arrived in Norway.", "An envoy"),  # who travels
        ("Peru protested. Officials from several countries met in Norway.", "Officials"),
    ],
)
def test_a_place_is_no_scene_for_others(text: str, words: str) -> None:
    states = {a.state for m in Casting(text).cast.mentions for a in m.actors if Casting(text).text(m) == words}
    assert not states & {"IRQ", "NOR"}


def test_an_embassy_is_no_scene_of_its_own_state() -> None:
    casting = Casting("Peru protested. Militants fired at the U.S. Embassy.")
    assert "Militants" not in casting.texts()


def test_a_minister_without_a_state_is_of_the_only_one_a_text_names() -> None:
    casting = Casting("Japan will hold elections. Environment minister John Example is a candidate.")
    assert casting.states("Environment minister John Example") == ["JPN"]
    open_ = Casting("Japan will hold talks with Peru. Environment minister John Example agreed.")
    assert open_.states("Environment minister John Example") == [None]


def test_whoever_serves_an_organisation_is_of_no_state() -> None:
    casting = Casting("Japan thanked Secretary-General John Example of the Organization of American States.")
    assert not any(a.state for m in casting.cast.mentions for a in m.actors if "Example" in casting.text(m))


def test_a_department_with_a_place_in_its_name_is_of_that_place() -> None:
    text = "The Chicago Police Department denied the request of the Nepalese ambassador."
    assert Casting(text).states("The Chicago Police Department") == ["USA"]


def test_the_security_council_on_a_governments_page_is_its_own_unless_the_united_nations_are_spoken_of() -> None:
    own = Casting("Deputy Chairman of the Security Council John Example spoke.", outlet=KREMLIN)
    assert own.states("Deputy Chairman of the Security Council John Example") == ["RUS"]
    text = "The Security Council met. The United Nations welcomed it."
    assert Casting(text, outlet=KREMLIN).states("The Security Council") == [None]


def test_a_state_in_brackets_behind_a_name_is_the_persons() -> None:
    casting = Casting("The envoys were John Example (French Republic) and Jane Example (Republic of Malawi).")
    assert casting.states("John Example") == ["FRA"]
    assert casting.states("Jane Example") == ["MWI"]


def test_a_title_may_be_a_surname() -> None:
    assert Casting("Julie Bishop, the Foreign Minister of Australia, left.").states(
        "Julie Bishop, the Foreign Minister of Australia"
    ) == ["AUS"]


def test_a_namesake_of_the_president_is_another() -> None:
    casting = Casting("President Trump spoke of his ancestor George Trump. President Trump laughed.")
    assert casting.states("President Trump", 1) == ["USA"]


def test_one_national_is_a_party_where_no_noun_follows() -> None:
    assert Casting("Norway expelled a North Korean.").states("a North Korean") == ["PRK"]
    assert "a Norwegian" not in Casting("Peru bought a Norwegian ship.").texts()


def test_a_party_with_its_state_is_that_states() -> None:
    assert Casting("The Communist Party of Nepal split.").states("The Communist Party of Nepal") == ["NPL"]


def test_the_state_before_a_quotation_is_no_adjective() -> None:
    assert (
        "the United Kingdom"
        in Casting(
            'A deal is possible, a negotiator says, only if the United Kingdom "abides by the standards".'
        ).texts()
    )


def test_the_country_that_is_ready_is_the_one_named_before() -> None:
    text = "Iranian President Ebrahim Raisi said that the country is ready to talk."
    assert Casting(text).states("the country") == ["IRN"]


def test_the_minister_of_the_only_state_a_text_names() -> None:
    text = "Nepalese President John Example refused what was announced by the Foreign Minister."
    assert Casting(text).states("the Foreign Minister") == ["NPL"]


def test_who_takes_questions_in_a_press_call_is_of_the_government_that_holds_it() -> None:
    text = "Background Press Call on Ships\n\nMR. EXAMPLE: Thanks. We have ships.\nQ Thank you."
    parsed_title, body = text.split("\n\n")
    document = Document(
        text=f"{body}\n\n{parsed_title}", title=parsed_title, title_start=len(body) + 2, outlet="The White House",
        published=DAY, language="en",
    )  # fmt: skip
    parsed = parse(document)
    we = [m for m in resolve_cast(parsed).mentions if parsed.doc[m.first].lower_ == "we"]
    assert [a.state for m in we for a in m.actors] == ["USA"]


def test_what_two_have_come_to_is_of_both() -> None:
    text = (
        "President Vladimir Putin spoke with President Xi Jinping.\n"
        "Xi Jinping: Mr Putin, we have come to an agreement on nearly all issues."
    )
    assert set(Casting(text).states("we")) == {"CHN", "RUS"}
