"""States that a text tells at one remove: by a ministry, an apposition, a speaker, a clause. Sentences written for the
tests."""

from __future__ import annotations

from datetime import date

from casting import Casting

from tieline.ontology import nationals

KREMLIN = "Kremlin (en.kremlin.ru)"


def test_a_minister_is_of_the_ministry_that_was_named() -> None:
    casting = Casting(
        "The Peruvian Foreign Ministry dismissed spokesman Pablo Example over a deal with Norway. "
        "Foreign Minister Omar Sample stated that Norway was astonished."
    )
    assert casting.states("spokesman Pablo Example") == ["PER"]
    assert casting.states("Foreign Minister Omar Sample") == ["PER"]


def test_two_ministries_leave_a_minister_open() -> None:
    casting = Casting("The Peruvian and Norwegian foreign ministries met. Foreign Minister Omar Sample spoke.")
    assert casting.actor("Foreign Minister Omar Sample").state is None


def test_an_apposition_gives_the_nationality() -> None:
    casting = Casting("U.S. officials charge Hector Example, a Mexican citizen, with acting for Norway.")
    assert casting.states("Hector Example") == ["MEX"]


def test_a_movement_and_the_government_it_sues_are_of_one_country() -> None:
    casting = Casting("A Norwegian opposition group sues the government over a deal with Peru.")
    assert casting.states("the government") == ["NOR"]


def test_a_cabinet_is_of_the_state_its_leader_is_of() -> None:
    casting = Casting("The cabinet of Peru Prime Minister Pablo Example resigns after Norway left.")
    assert casting.states("The cabinet") == ["PER"]


def test_the_president_a_president_speaks_of_is_the_other() -> None:
    casting = Casting(
        "Vladimir Putin met President of Norway Ole Example.\n\n"
        "President of Russia Vladimir Putin: During the meeting with the President, we discussed trade.",
        outlet=KREMLIN,
    )
    assert casting.states("the President") == ["NOR"]


def test_whence_an_ambassador_is_recalled_is_not_whose_it_is() -> None:
    casting = Casting("Norway and Peru announce that they are withdrawing their respective ambassadors from Chile.")
    assert casting.states("respective ambassadors") == ["NOR", "PER"]
    assert casting.states("Chile") == ["CHL"]


def test_a_capital_is_a_party_where_something_is_put_on_it() -> None:
    assert Casting("The minister said that pressure on Tehran must grow.").states("Tehran") == ["IRN"]
    assert "Tehran" not in Casting("The minister wrote a book on Tehran.").texts()


def test_talks_held_with_the_help_of_others_are_of_both_sides() -> None:
    text = (
        "President of Russia Vladimir Putin met President of Norway Ole Example.\n\n"
        "President of Russia Vladimir Putin: We also held talks with "
    )
    assert set(Casting(text + "the participation of ministers.", outlet=KREMLIN).states("We")) == {"RUS", "NOR"}
    assert Casting(text + "our allies.", outlet=KREMLIN).states("We") == ["RUS"]


def test_they_are_not_the_speaker_and_the_addressee() -> None:
    casting = Casting(
        "OLE EXAMPLE: President Biden will meet with President Xi Jinping of China. "
        "I think that you remember, but their last meeting was a year ago.",
        date(2023, 11, 9),
    )
    assert set(casting.states("their")) == {"USA", "CHN"}


def test_a_pronoun_that_opens_the_sentence_means_its_subject() -> None:
    casting = Casting("Ahead of his visit to Peru, the Norwegian President answered questions from students.")
    assert casting.states("his") == ["NOR"]
    assert Casting("Ahead of his visit to Peru, questions were answered.").mention("his").actors == ()


def test_the_group_is_the_armed_group_that_was_named() -> None:
    casting = Casting("Colombia blames the National Liberation Army and suspends talks with the group.")
    assert casting.states("the group") == ["COL"]


def test_a_person_of_no_office_is_known_by_several_texts() -> None:
    casting = Casting("Norway and Peru heard what Aung San Suu Kyi said.", date(2010, 11, 20))
    assert casting.actor("Aung San Suu Kyi").state == "MMR"
    assert casting.actor("Aung San Suu Kyi").method.startswith("nationals_table")


def test_nationals_count_only_near_the_years_of_their_texts() -> None:
    assert nationals.find("Aung San Suu Kyi", date(2010, 11, 20)) is not None
    assert nationals.find("Aung San Suu Kyi", date(1970, 1, 1)) is None
    assert nationals.find("Aung San Suu Kyi", None) is None
    assert nationals.find("Kyi", date(2010, 11, 20)) is None


def test_every_national_names_its_texts() -> None:
    for national in nationals.table().values():
        assert national.source
        assert national.first <= national.last
        assert " " in national.name
