"""Whose body, office or group it is where no state stands beside it: the outlet's, a province's, an office holder's."""

from __future__ import annotations

from datetime import date

import pytest
from casting import Casting

from tieline.ontology import offices
from tieline.records.actor import Rank

ON_2013 = date(2013, 5, 2)


@pytest.mark.parametrize("words", ["The CIA", "Hezbollah", "The Houthis", "NASA"])
def test_a_body_of_one_state_needs_no_state_beside_it(words: str) -> None:
    assert len(Casting(f"{words} confirmed the report.").states(words)) == 1


@pytest.mark.parametrize("words", ["Governor of Texas Ann Example", "Texas Secretary of State Ann Example"])
def test_whoever_governs_a_province_is_an_official_of_the_state_it_lies_in(words: str) -> None:
    actor = Casting(f"{words} arrived.").actor(words)
    assert (actor.state, actor.rank) == ("USA", Rank.OFFICIAL)


def test_the_police_of_a_city_are_of_its_state() -> None:
    assert Casting("Mumbai police arrested four men.").states("Mumbai police") == ["IND"]


def test_an_official_of_the_administration_is_of_the_government_on_whose_page_it_speaks() -> None:
    text = "MODERATOR: Good morning.\n\nSENIOR ADMINISTRATION OFFICIAL: Thank you. We will help."
    casting = Casting(text, outlet="The White House")
    assert casting.states("MODERATOR") == ["USA"]
    assert casting.states("SENIOR ADMINISTRATION OFFICIAL") == ["USA"]
    assert casting.states("We") == ["USA"]


def test_the_president_on_a_governments_page_is_its_own() -> None:
    text = "Mexican President Claudia Sheinbaum travels to Guatemala.\n\nIn March the President called Canada."
    assert Casting(text, outlet="The White House").states("the President") == ["USA"]


def test_i_on_a_governments_page_is_somebody_of_it() -> None:
    assert Casting("I hereby report a change to the Congress.", outlet="The White House").states("I") == ["USA"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Italy said it was ready to sign.", "it"),
        ("Leaders condemned the Italian aggression.", "Italian"),
        ("She thanked the minister for Italian support.", "Italian"),
        ("The minister cancelled his visit to Rome.", "Rome"),
    ],
)
def test_who_acts_or_is_dealt_with_through_an_adjective_a_capital_or_it(text: str, words: str) -> None:
    assert Casting(text).states(words) == ["ITA"]


def test_a_list_in_apposition_to_no_place_is_of_parties() -> None:
    text = "Under the Drug Dialogue, the United States, Mexico, and Canada will set four goals."
    assert {"USA", "MEX", "CAN"} <= {a.state for m in Casting(text).cast.mentions for a in m.actors}


@pytest.mark.parametrize("words", ["The Obama administration", "The Obama Administration"])
def test_an_administration_named_after_an_office_holder_is_of_that_persons_state(words: str) -> None:
    assert Casting(f"{words} announced a plan.", ON_2013).states(words) == ["USA"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fighting in Nepal went on. The government asked for help.", "The government"),
        ("Hundreds marched in Nepal, and protesters met the mayor.", "protesters"),
        ("In Nepal, police arrested nine men.", "police"),
    ],
)
def test_a_body_without_an_owner_is_of_the_only_state_the_text_names(text: str, words: str) -> None:
    assert Casting(text).states(words) == ["NPL"]


def test_where_several_states_are_named_a_body_without_an_owner_stays_open() -> None:
    casting = Casting("Talks between Nepal and India failed. The government asked for help. Police were called.")
    mention = casting.mention("The government")
    assert mention.actors == ()
    assert mention.reason
    assert "Police" not in casting.texts()


def test_a_sentence_about_a_state_tells_whose_body_it_is() -> None:
    casting = Casting("Japan sent food. In Nepal, however, the government refused the food.")
    assert casting.states("the government") == ["NPL"]


def test_whoever_gives_orders_to_a_ministry_is_of_its_state() -> None:
    text = "Japan protested. French President Emmanuel Macron ordered the Defence Ministry to send ships."
    assert Casting(text).states("the Defence Ministry") == ["FRA"]


@pytest.mark.parametrize(
    "text",
    [
        "John Example resigned as Defence Minister of Nigeria.",
        "The house confirmed John Example as Nigerian ambassador.",
        "John Example is the Nigerian health minister.",
    ],
)
def test_the_office_a_sentence_gives_somebody_tells_the_state(text: str) -> None:
    assert Casting(text).states("John Example") == ["NGA"]


def test_an_adviser_to_a_prime_minister_is_not_of_a_government_that_has_none() -> None:
    text = "Diplomatic Adviser to the Prime Minister Ugo Example came."
    person = next(a for m in Casting(text, outlet="The White House").cast.mentions for a in m.actors if a.name)
    assert person.state is None


def test_the_president_beside_ones_own_vice_president_is_whom_she_meets() -> None:
    text = (
        "Vice President JD Vance met President Claudia Sheinbaum of Mexico. The Vice President and the President spoke."
    )
    assert Casting(text, date(2025, 3, 1), "The White House").states("the President") == ["MEX"]


def test_a_prime_minister_the_sources_leave_open_is_named_if_there_is_only_one() -> None:
    open_only = next(
        h
        for h in offices.table()
        if h.latest is not None
        and h.rank is Rank.HEAD_OF_GOVERNMENT
        and not offices.incumbents(h.state, h.office, h.latest)
        and len(offices.possible_incumbents(h.state, h.office, h.latest)) == 1
    )
    assert open_only.latest is not None
    (found,) = offices.possible_incumbents(open_only.state, open_only.office, open_only.latest)
    assert found == open_only
