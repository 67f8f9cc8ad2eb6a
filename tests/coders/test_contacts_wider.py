"""Contacts in texts of other makes: journeys to several states, transcripts, delegations, and words that tell none."""

from __future__ import annotations

import pytest
from contact_support import names, read, states, told

EACH = [
    # journeys
    ("French President Emmanuel Macron spoke of his trip to Austria and Hungary.",
     [("FRA AUT", "visit", "held", None), ("FRA HUN", "visit", "held", None)]),
    ("French President Emmanuel Macron warned of war during a five-day trip to Kenya, Ghana and Nigeria.",
     [("FRA KEN", "visit", "held", None), ("FRA GHA", "visit", "held", None), ("FRA NGA", "visit", "held", None)]),
    ("On Monday, French Foreign Minister Jean-Yves Le Drian led a delegation to Kenya and Ghana.",
     [("FRA KEN", "visit", "held", "2021-06-14"), ("FRA GHA", "visit", "held", "2021-06-14")]),
    ("French President Emmanuel Macron makes a visit to Kenya ahead of the June 20 vote.",
     [("FRA KEN", "visit", "held", None)]),
    # days
    ("Tomorrow, French President Emmanuel Macron will chair a session of the cabinet, and he will also meet German"
     " Chancellor Angela Merkel.", [("FRA DEU", "meeting", "announced", "2021-06-17")]),
    ("Officials followed up on the recent meeting between French President Emmanuel Macron and German Chancellor"
     " Angela Merkel in Paris last week.", [("FRA DEU", "meeting", "held", "2021-06-07")]),
    # modes
    ("French President Emmanuel Macron will meet virtually with German Chancellor Angela Merkel on Friday.",
     [("FRA DEU", "video", "announced", "2021-06-18")]),
    ("French President Emmanuel Macron and German Chancellor Angela Merkel spoke today regarding the floods.",
     [("FRA DEU", "phone", "held", "2021-06-16")]),
    ("French President Emmanuel Macron and German Chancellor Angela Merkel had a one-on-one conversation.",
     [("FRA DEU", "meeting", "held", None)]),
    ("French President Emmanuel Macron and German Chancellor Angela Merkel attended the opening ceremony of the fair.",
     [("FRA DEU", "ceremony", "held", None)]),
    # status
    ("French President Emmanuel Macron plans on meeting German Chancellor Angela Merkel.",
     [("FRA DEU", "meeting", "announced", None)]),
    ("Morocco and Algeria agreed to talks on the border.", [("MAR DZA", "meeting", "announced", None)]),
    # who took part
    ("A dinner was given in Ottawa on behalf of Canadian Prime Minister Justin Trudeau in honour of French President"
     " Emmanuel Macron.", [("CAN FRA", "meeting", "held", None)]),
    ("French President Emmanuel Macron forwarded a message to German Chancellor Angela Merkel.",
     [("FRA DEU", "letter", "held", None)]),
    ("French President Emmanuel Macron took part in a press conference with Italian President Sergio Mattarella and"
     " German Chancellor Angela Merkel.", [("FRA ITA DEU", "meeting", "held", None)]),
    # no contact
    ("French President Emmanuel Macron cancelled a speech at an American Israel Society conference.", []),
    ("Taiwan and China are in conflict over Taiwan's calls for independence.", []),
    ("Taiwan requests that the Chinese government meet with Taiwanese officials.", []),
    ("French President Emmanuel Macron's travel to the G7 was announced.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EACH)
def test_contacts_of_a_sentence(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    found = [told(contact) for contact in read(text).contacts]
    assert sorted(found, key=str) == sorted([(states(s), m, t, d) for s, m, t, d in expected], key=str)


def test_today_in_a_transcript_dates_the_meeting_it_stands_in() -> None:
    reading = read(
        "President of Russia Vladimir Putin: Mr President, good afternoon. I hope that today we will discuss trade.\n"
        "President of France Emmanuel Macron: Thank you.",
        "Meeting with President of France Emmanuel Macron",
    )
    assert [told(c) for c in reading.contacts] == [(states("RUS FRA"), "meeting", "held", "2021-06-16")]


def test_what_is_said_to_be_ahead_in_a_transcript_is_the_meeting_itself() -> None:
    reading = read(
        "PRESIDENT BIDEN: Welcome, friends. I look forward to our conversation.\nPRESIDENT MACRON: Thank you. I am very"
        " happy to be here and to meet with you.",
        "Remarks by President Biden and President Macron of France Before Bilateral Meeting",
    )
    assert [told(c) for c in reading.contacts] == [(states("USA FRA"), "meeting", "held", None)]


def test_a_press_call_is_no_contact_and_what_it_previews_is_to_come() -> None:
    reading = read(
        "We are here to preview U.S. Vice President Kamala Harris's trip to Thailand and the Philippines.",
        "Background Press Call Previewing Vice President Harris's Trip to Thailand and the Philippines",
    )
    assert {(c.mode.value, c.status.value) for c in reading.contacts} == {("visit", "announced")}
    assert len(reading.contacts) == 2


def test_talks_recalled_in_a_call_are_another_contact() -> None:
    reading = read(
        "Vladimir Putin had a telephone conversation with President of France Emmanuel Macron.\nThey spoke of the"
        " agreements reached during the talks between Vladimir Putin and Emmanuel Macron on May 28.",
    )
    assert [told(c) for c in reading.contacts] == [
        (states("RUS FRA"), "phone", "held", None),
        (states("RUS FRA"), "meeting", "held", "2021-05-28"),
    ]


def test_a_delegation_stands_back_behind_its_person_and_an_assembly_counts_once() -> None:
    hosted = read(
        "French President Emmanuel Macron hosted German Chancellor Angela Merkel and German officials in Paris."
    )
    assert names(hosted.contacts[0]) == ["Angela Merkel", "Emmanuel Macron"]
    summit = read(
        "President Joe Biden will attend the G7 Leaders' Summit on June 25. He and G7 leaders will discuss trade."
    )
    assert len(summit.contacts[0].participants) == 2


def test_those_who_join_are_of_the_contact() -> None:
    reading = read(
        "French President Emmanuel Macron met with German Chancellor Angela Merkel. Macron was joined by Foreign"
        " Minister Jean-Yves Le Drian."
    )
    assert names(reading.contacts[0]) == ["Angela Merkel", "Emmanuel Macron", "Jean-Yves Le Drian"]


def test_who_chairs_another_meeting_does_not_join_the_one_before() -> None:
    reading = read(
        "The plan builds on the March meeting between President Joe Biden and Prime Minister Mario Draghi of Italy. Today"
        " officials spoke at the opening of a dialogue, chaired by French Foreign Minister Jean-Yves Le Drian."
    )
    assert names(reading.contacts[0]) == ["Joseph R. Biden", "Mario Draghi"]


def test_congratulations_offered_in_a_call_are_no_letter() -> None:
    reading = read(
        "President Joe Biden spoke today with Prime Minister Mario Draghi of Italy to offer his congratulations."
    )
    assert [c.mode.value for c in reading.contacts] == ["phone"]
