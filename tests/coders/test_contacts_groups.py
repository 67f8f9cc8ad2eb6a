"""Contacts of groups: delegates, leaders of blocs, and those who attend their gatherings."""

from __future__ import annotations

import pytest
from contact_support import names, read, told


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "A United Nations legal team met Indonesian officials.",
            ["Indonesian officials", "United Nations legal team"],
        ),
        (
            "French President Emmanuel Macron met with a range of Brazilian officials.",
            ["Brazilian officials", "Emmanuel Macron"],
        ),
        (
            "French President Emmanuel Macron convened Caribbean leaders virtually.",
            ["Caribbean leaders", "Emmanuel Macron"],
        ),
        (
            "French President Emmanuel Macron will attend the G7 Leaders' Summit in Italy.",
            ["Emmanuel Macron", "the G7 Leaders"],
        ),
    ],
)
def test_a_group_that_stands_for_states_takes_part(text: str, parties: list[str]) -> None:
    assert [names(c) for c in read(text).contacts] == [parties]


def test_leaders_of_many_states_are_the_only_party() -> None:
    (contact,) = read("African leaders gathered in Addis Ababa on Monday.").contacts
    assert names(contact) == ["African leaders"]


@pytest.mark.parametrize("who", ["business leaders", "senior officials", "members of parliament", "foreign tourists"])
def test_people_who_stand_for_no_state_do_not(who: str) -> None:
    assert read(f"French President Emmanuel Macron met with {who}.").contacts == ()


def test_what_a_journey_is_for_is_on_its_day() -> None:
    reading = read(
        "French President Emmanuel Macron will travel to Canada on June 22 to meet Canadian Prime Minister Justin Trudeau."
    )
    assert [told(c)[1:] for c in reading.contacts] == [
        ("visit", "announced", "2021-06-22"),
        ("meeting", "announced", "2021-06-22"),
    ]


def test_a_meeting_on_the_margins_of_a_summit_is_one_contact() -> None:
    reading = read(
        "French President Emmanuel Macron met with Canadian Prime Minister Justin Trudeau in a bilateral meeting during"
        " the G7 summit."
    )
    assert [(names(c), c.mode.value) for c in reading.contacts if len(names(c)) == 2] == [
        (["Emmanuel Macron", "Justin Trudeau"], "sideline")
    ]


def test_a_press_conference_after_talks_is_no_meeting_of_its_own() -> None:
    reading = read(
        "French President Emmanuel Macron held talks with German Chancellor Angela Merkel in Paris."
        " Mr Macron and Ms Merkel then held a joint press conference."
    )
    assert len(reading.contacts) == 1


def test_those_who_speak_after_the_talks_of_two_states_held_them() -> None:
    reading = read(
        "Following the French-German talks, Emmanuel Macron and Angela Merkel made statements for the press."
    )
    assert [names(c) for c in reading.contacts] == [["Angela Merkel", "Emmanuel Macron"]]


def test_whoever_acts_in_the_next_clause_is_no_party() -> None:
    reading = read(
        "French President Emmanuel Macron met with Angela Merkel on Monday, and Canada and its allies imposed sanctions."
    )
    assert [names(c) for c in reading.contacts] == [["Angela Merkel", "Emmanuel Macron"]]


def test_a_crowd_or_a_number_of_delegations_makes_no_visit() -> None:
    assert read("Many Indians visited Russia to watch the football matches.").contacts == ()
    assert read("In the past year, seventy delegations from Russia visited Uzbekistan.").contacts == ()


def test_a_headline_that_names_the_leaders_of_a_bloc_is_the_meeting_of_the_report() -> None:
    reading = read(
        "French President Emmanuel Macron met virtually with G20 leaders on Monday.",
        "Readout of President Macron's Meeting with G20 Leaders",
    )
    assert [told(c)[1:] for c in reading.contacts] == [("video", "held", "2021-06-14")]


def test_congratulations_said_at_a_meeting_are_not_sent() -> None:
    reading = read(
        "French President Emmanuel Macron met with Canadian Prime Minister Justin Trudeau.\n"
        "President of France Emmanuel Macron: Mr Prime Minister, my sincere congratulations to you on your re-election."
    )
    assert [c.mode.value for c in reading.contacts] == ["meeting"]
