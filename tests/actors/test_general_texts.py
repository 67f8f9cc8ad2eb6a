"""What fresh reports showed to be missing: nationalities before a name, a government's own offices, notes behind
speakers, "the two", "the latter", "the country", "our country"."""

from __future__ import annotations

from datetime import date

import pytest
from casting import Casting

WHITE_HOUSE, KREMLIN = "The White House", "Kremlin"
DAY = date(2022, 11, 7)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Dutch far-right politician and activist Joost Bakker spoke.", "NLD"),
        ("U.S. Republican presidential candidate Donald Young called.", "USA"),
    ],
)
def test_a_nationality_at_the_head_of_the_noun_phrase_is_the_persons(text: str, state: str) -> None:
    casting = Casting(text)
    assert casting.states(casting.texts()[-1]) == [state]


def test_a_nationality_behind_a_comma_is_not_the_next_persons() -> None:
    casting = Casting("Germany thanked the Dutch, and delegate Tom Wood spoke.")
    assert casting.actor("delegate Tom Wood").state is None


@pytest.mark.parametrize(
    "title", ["Head of the Federal Customs Service", "Domestic Policy Advisor", "Director of the Harbour Safety Agency"]
)
def test_an_office_of_a_government_on_its_own_page_is_that_governments(title: str) -> None:
    text = f"{title} Susan Green opened the talks."
    assert Casting(text, DAY, WHITE_HOUSE).states(f"{title} Susan Green") == ["USA"]
    assert Casting(text, DAY, "Reuters").states(f"{title} Susan Green") == [None]


def test_a_companys_chairman_on_a_governments_page_is_not_its() -> None:
    casting = Casting("The President met Chairman of the Board of Norsk Metals Oleg Lund.", DAY, KREMLIN)
    assert "RUS" not in casting.states(casting.texts()[1])


def test_the_mayor_of_a_capital_is_of_its_state() -> None:
    assert Casting("Moscow Mayor Pyotr Ilyin spoke.").states("Moscow Mayor Pyotr Ilyin") == ["RUS"]


def test_a_note_behind_a_speakers_name_belongs_to_the_label() -> None:
    text = "Vladimir Putin: Good afternoon! Moscow Mayor Pyotr Ilyin Ilyin PyotrMoscow Mayor: Thank you. I am glad."
    casting = Casting(text, date(2021, 11, 1), KREMLIN)
    assert casting.who("I") == ["Pyotr Ilyin"]


def test_a_surname_with_president_is_the_commissions() -> None:
    casting = Casting("Presidents Biden and von der Leyen met.", DAY)
    assert casting.states("von der Leyen") == ["EUU"]


PAIR = "Chinese President Xi Jinping and Finnish President Alexander Stubb held talks. "


def test_the_two_alone_are_the_two_before() -> None:
    assert Casting(PAIR + "The two also reviewed plans.").who("The two") == ["Xi Jinping", "Alexander Stubb"]


def test_two_of_something_are_nobody() -> None:
    assert "two" not in Casting(PAIR + "Two were signed. Both of these pacts are old.").texts()


def test_the_latter_is_whoever_is_named_last() -> None:
    casting = Casting("Peru recalled its envoy from Chile after the latter freed four men. Chile sued Kenya.")
    assert casting.states("the latter") == ["CHL"]


def test_the_former_is_the_first_of_two() -> None:
    casting = Casting("Kenya and Uganda met. The former signed.")
    assert casting.states("The former") == ["KEN"]


def test_the_countrys_government_is_of_the_state_named_last_even_as_a_place() -> None:
    casting = Casting("Norway hands over a jail in Mali to the country's government.")
    assert casting.states("the country") == ["MLI"]
    assert casting.states("government") == ["MLI"]


def test_the_country_after_two_side_by_side_is_nobody() -> None:
    casting = Casting("She spoke of Peru and Chile. The country signed a treaty.")
    assert "The country" not in casting.texts()


def test_our_country_is_the_speakers_alone() -> None:
    text = (
        "President of Ukraine Volodymyr Zelenskyy met Prime Minister of Croatia Andrej Plenkovic in our common country."
    )
    casting = Casting(text, date(2021, 12, 8), "President of Ukraine")
    assert casting.states("our") == ["UKR"]


def test_our_meetings_are_those_of_both() -> None:
    text = "President of Finland Alexander Stubb: Mr Xi Jinping, President of China, our meetings are useful."
    assert Casting(text).states("our") == ["FIN", "CHN"]


@pytest.mark.parametrize(
    ("text", "state"),
    [("He met members of the Security Council.", "RUS"), ("He thanked the UN Security Council.", None)],
)
def test_the_security_council_on_a_governments_page_is_its_own_unless_the_united_nations(
    text: str, state: str | None
) -> None:
    casting = Casting(text, DAY, KREMLIN)
    assert casting.actor(casting.texts()[-1]).state == state


def test_a_hyphened_administration_is_that_of_its_two_names() -> None:
    casting = Casting("The Biden-Harris Administration acted.", DAY, "Reuters")
    assert casting.states("The Biden-Harris Administration") == ["USA"]


def test_two_offices_behind_a_name_are_one_persons() -> None:
    text = "She met Anne Wood, Deputy Assistant to the President and Deputy National Security Advisor, today."
    casting = Casting(text, DAY, WHITE_HOUSE)
    words = "Anne Wood, Deputy Assistant to the President and Deputy National Security Advisor"
    assert casting.states(words) == ["USA"]
