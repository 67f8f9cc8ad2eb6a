"""Visits, letters, lists of those who took part, talks to come, and what leaves a trace without being a contact."""

from __future__ import annotations

import pytest
from contact_support import names, read, states, told

EACH = [
    # a city stands for its state, and each state visited is a visit
    ("German Chancellor Angela Merkel visited Paris on Monday.", [("DEU FRA", "visit", "held", "2021-06-14")]),
    ("French President Emmanuel Macron will travel to Vienna, Austria and Prague on June 22.",
     [("FRA AUT", "visit", "announced", "2021-06-22"), ("FRA CZE", "visit", "announced", "2021-06-22")]),
    ("Hungarian Prime Minister Viktor Orban will be in Moscow on a working visit.",
     [("HUN RUS", "visit", "announced", None)]),
    ("French President Emmanuel Macron will fly to Tallinn, Estonia on Friday.",
     [("FRA EST", "visit", "announced", "2021-06-18")]),
    ("Grain from the harvest will go to Egypt.", []),
    ("French President Emmanuel Macron returned to Paris and visited Lyon.", []),
    ("UN Secretary-General Antonio Guterres visits Kenya.", [("? KEN", "visit", "held", None)]),
    # letters
    ("Russian President Vladimir Putin sent messages to Chinese President Xi Jinping and Indian Prime Minister Narendra Modi.",
     [("RUS CHN", "letter", "held", None), ("RUS IND", "letter", "held", None)]),
    ("Russian President Vladimir Putin sent his condolences to President of France Emmanuel Macron.",
     [("RUS FRA", "letter", "held", None)]),
    ("Russian President Vladimir Putin sent a telegram to express his sympathy to President of France Emmanuel Macron.",
     [("RUS FRA", "letter", "held", None)]),
    ("French President Emmanuel Macron congratulated the people of Kenya.", []),
    # calls
    ("French President Emmanuel Macron spoke today with Prime Minister Mario Draghi of Italy to continue their work on trade.",
     [("FRA ITA", "phone", "held", "2021-06-16")]),
    ("French President Emmanuel Macron spoke over a secure video link with German Chancellor Angela Merkel.",
     [("FRA DEU", "video", "held", None)]),
    ("Speaking to the United Nations Security Council, Iranian Foreign Minister Javad Zarif defended the deal.", []),
    ("French President Emmanuel Macron hosted German Chancellor Angela Merkel on Monday for a virtual meeting.",
     [("FRA DEU", "video", "held", "2021-06-14")]),
    # status
    ("The presidents spoke of a postponement of the visit to Russia by President of France Emmanuel Macron.",
     [("FRA RUS", "visit", "cancelled", None)]),
    ("Ahead of French President Emmanuel Macron's visit to India, a newspaper printed his article.",
     [("FRA IND", "visit", "announced", None)]),
    ("French President Emmanuel Macron looks forward to meeting German Chancellor Angela Merkel on Friday.",
     [("FRA DEU", "meeting", "announced", "2021-06-18")]),
    ("Asked about the possibility of visiting Georgia, French President Emmanuel Macron named no date.", []),
    ("French President Emmanuel Macron and German Chancellor Angela Merkel agreed to continue consultations on trade.", []),
    ("Germany and France support launching negotiations on a treaty.", []),
    # modes
    ("French President Emmanuel Macron met German Chancellor Angela Merkel during a summit of the alliance.",
     [("FRA DEU", "sideline", "held", None)]),
    ("French President Emmanuel Macron and Italian President Sergio Mattarella inaugurated an exhibition of paintings.",
     [("FRA ITA", "ceremony", "held", None)]),
    ("French President Emmanuel Macron and Italian President Sergio Mattarella opened the talks on trade.",
     [("FRA ITA", "meeting", "held", None)]),
    ("The agenda of the G20 and G8 summits is long.", []),
    ("Canadian Prime Minister Justin Trudeau held meetings with French President Emmanuel Macron and Italian Prime"
     " Minister Mario Draghi.", [("CAN FRA", "meeting", "held", None), ("CAN ITA", "meeting", "held", None)]),
    # who was there
    ("Canadian Prime Minister Justin Trudeau becomes the first foreign leader to visit Kosovo.",
     [("CAN XKX", "visit", "held", None)]),
    ("French President Emmanuel Macron said on a visit to Kenya that trade had grown.",
     [("FRA KEN", "visit", "held", None)]),
    ("During the telephone conversation, Russian President Vladimir Putin thanked French President Emmanuel Macron.",
     [("RUS FRA", "phone", "held", None)]),
    ("Egyptian President Hosni Mubarak invites Jordanian King Abdullah II to a meeting on Sunday.",
     [("EGY JOR", "meeting", "invited", "2021-06-20")]),
    ("Polish President Andrzej Duda called for calm in talks with Italian Prime Minister Mario Draghi.",
     [("POL ITA", "meeting", "held", None)]),
    ("The ministry is in consultation with Germany and France.", []),
    ("The meeting is part of the ongoing consultations between Germany and France.", []),
    ("Germany and France value the political dialogue between Germany and France.", []),
    ("Iranian nuclear officials met European Union ministers in Geneva.", [("IRN EUU", "meeting", "held", None)]),
    ("Russian citizens met Kazakh students in Geneva.", []),
    ("Russian Foreign Minister Sergei Lavrov visits Damascus to hold talks with Syrian President Bashar al-Assad.",
     [("RUS SYR", "visit", "held", None), ("RUS SYR", "meeting", "announced", None)]),
    # days
    ("They discussed the summit between Russia and the European Union to be held on July 5.",
     [("RUS EUU", "meeting", "announced", "2021-07-05")]),
    ("During the talks with Italian Prime Minister Mario Draghi, who arrived in Paris on Monday, French President"
     " Emmanuel Macron praised him.", [("ITA FRA", "meeting", "held", None), ("ITA FRA", "visit", "held", "2021-06-14")]),
    ("The leaders of France and Italy met for talks on June 14, 2021.", [("FRA ITA", "meeting", "held", "2021-06-14")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EACH, ids=[row[0][:60] for row in EACH])
def test_each_contact_of_a_sentence(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert [told(c) for c in read(text).contacts] == [(states(sides), *rest) for sides, *rest in expected]


LEADERS = (
    "President Emmanuel Macron of France, Chancellor Angela Merkel of Germany, Prime Minister Mario Draghi of Italy"
    " and Prime Minister Boris Johnson of the United Kingdom"
)
FOUR = ["Angela Merkel", "Boris Johnson", "Emmanuel Macron", "Mario Draghi"]


def test_all_in_a_list_of_subjects_take_part() -> None:
    (contact,) = read(f"Today, {LEADERS} held a call.").contacts
    assert names(contact) == FOUR


def test_all_in_a_list_behind_with_take_part() -> None:
    (contact,) = read(f"Canadian Prime Minister Justin Trudeau met on Monday with {LEADERS} to discuss trade.").contacts
    assert names(contact) == sorted([*FOUR, "Justin Trudeau"])


def test_a_list_ends_where_a_new_clause_begins() -> None:
    reading = read(
        "Canadian Prime Minister Justin Trudeau met French President Emmanuel Macron and German Chancellor Angela"
        " Merkel, and Italian Prime Minister Mario Draghi said that trade had grown."
    )
    assert [names(c) for c in reading.contacts] == [["Angela Merkel", "Emmanuel Macron", "Justin Trudeau"]]


@pytest.mark.parametrize(
    "more",
    [
        "Participants in the call included Italian Prime Minister Mario Draghi and Polish President Andrzej Duda.",
        "The call was also attended by Italian Prime Minister Mario Draghi and Polish President Andrzej Duda.",
        "Italian Prime Minister Mario Draghi and Polish President Andrzej Duda took part in the call.",
    ],
)
def test_whoever_is_said_to_attend_takes_part(more: str) -> None:
    reading = read(
        "French President Emmanuel Macron spoke by phone with German Chancellor Angela Merkel on Tuesday. " + more
    )
    assert [names(c) for c in reading.contacts] == [
        ["Andrzej Duda", "Angela Merkel", "Emmanuel Macron", "Mario Draghi"]
    ]


def test_a_headline_of_remarks_tells_who_meets() -> None:
    reading = read(
        "It is good to see you all.",
        "Remarks by President Emmanuel Macron of France and Chancellor Angela Merkel of Germany Before Bilateral Meeting",
    )
    assert [told(c) for c in reading.contacts] == [(states("FRA DEU"), "meeting", "held", None)]


def test_a_spokesperson_does_not_take_part() -> None:
    reading = read(
        "More will follow.", "Statement by Press Secretary Jen Psaki on the Visit of Prime Minister Mario Draghi"
    )
    assert reading.contacts == ()


def test_talks_to_come_during_a_visit_are_on_its_day() -> None:
    reading = read(
        "French President Emmanuel Macron will travel to Germany on June 22. "
        "Emmanuel Macron will visit German Chancellor Angela Merkel on June 22. "
        "The two leaders will discuss trade."
    )
    assert ("meeting", "announced", "2021-06-22") in [told(c)[1:] for c in reading.contacts]


def test_a_conversation_of_last_week_is_not_todays_call() -> None:
    reading = read(
        "Russian President Vladimir Putin spoke by telephone with French President Emmanuel Macron. "
        "The two leaders followed on from their telephone conversation last week."
    )
    assert [told(c)[3] for c in reading.contacts] == [None, "2021-06-07"]


def test_what_lies_ahead_does_not_date_what_took_place() -> None:
    (contact,) = read(
        "French President Emmanuel Macron had a call with German Chancellor Angela Merkel about a plan for next July."
    ).contacts
    assert contact.when is None
    assert contact.status.value == "held"


def test_whoever_says_i_took_part() -> None:
    reading = read('"I met Chancellor Angela Merkel of Germany in Berlin," French President Emmanuel Macron said.')
    assert [names(c) for c in reading.contacts] == [["Angela Merkel", "Emmanuel Macron"]]


def test_an_unknown_party_leaves_a_reason() -> None:
    reading = read("Envoys met with French President Emmanuel Macron in Paris on Monday.")
    assert reading.contacts == ()
    assert [u.reason for u in reading.unresolved if u.field == "participants" and u.record is None] != []


def test_contacts_of_one_trigger_have_ids_of_their_own() -> None:
    reading = read("French President Emmanuel Macron will travel to Austria and Poland on June 22.")
    assert len({c.id for c in reading.contacts}) == 2
    assert [[e.text for e in c.spans("mode")] for c in reading.contacts] == [
        ["travel", "Austria"],
        ["travel", "Poland"],
    ]


def test_a_delegation_is_made_of_its_members() -> None:
    reading = read(
        "Canadian Prime Minister Justin Trudeau held talks with French President Emmanuel Macron on Monday. "
        "The Canadian delegation included Justin Trudeau and Canadian Finance Minister Chrystia Freeland."
    )
    assert [names(c) for c in reading.contacts] == [["Chrystia Freeland", "Emmanuel Macron", "Justin Trudeau"]]


def test_a_headline_without_a_verb_takes_the_status_of_the_report() -> None:
    reading = read(
        "On June 22, French President Emmanuel Macron will host German Chancellor Angela Merkel in Paris.",
        "Statement on the Bilateral Meeting between President Emmanuel Macron and Chancellor Angela Merkel of Germany",
    )
    assert [told(c)[1:] for c in reading.contacts] == [("meeting", "announced", "2021-06-22")]


def test_another_meeting_of_a_series_does_not_date_the_call() -> None:
    (call,) = read(
        "Ukrainian President Volodymyr Zelenskyy had a phone conversation with Turkish President Recep Tayyip Erdogan. "
        "It should be preceded by holding the second meeting of the Quadriga in December this year."
    ).contacts
    assert told(call)[1:] == ("phone", "held", None)


def test_a_person_stands_for_the_state_in_a_meeting_of_a_joint_council() -> None:
    reading = read(
        "Russian President Vladimir Putin took part in a meeting of the Russian-Turkish Cooperation Council with"
        " Turkish President Recep Tayyip Erdogan."
    )
    assert [names(c) for c in reading.contacts] == [["Recep Tayyip Erdogan", "Vladimir Putin"]]
