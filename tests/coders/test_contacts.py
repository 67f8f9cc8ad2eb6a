"""Who met whom, how, when: one entry a contact, and none where there was none."""

from __future__ import annotations

from datetime import date

import pytest
from contact_support import read, states, told
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.merging.within import accounts_of

ONE = [
    ("French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on Monday.", "FRA DEU", "meeting", "held", "2021-06-14"),
    ("Chinese President Xi Jinping and Russian President Vladimir Putin held a video meeting on Tuesday.", "CHN RUS", "video", "held", "2021-06-15"),
    ("Russian President Vladimir Putin spoke by telephone with French President Emmanuel Macron on Tuesday.", "RUS FRA", "phone", "held", "2021-06-15"),
    ("Turkish President Recep Tayyip Erdogan had a telephone conversation with Russian President Vladimir Putin.", "TUR RUS", "phone", "held", None),
    ("German Chancellor Angela Merkel received French President Emmanuel Macron in Berlin today.", "DEU FRA", "meeting", "held", "2021-06-16"),
    ("In a recent phone call held on Tuesday, Chinese President Xi Jinping and Russian President Vladimir Putin exchanged views on trade.", "CHN RUS", "phone", "held", "2021-06-15"),
    ("French President Emmanuel Macron will meet German Chancellor Angela Merkel on Friday.", "FRA DEU", "meeting", "announced", "2021-06-18"),
    ("French President Emmanuel Macron will travel to Germany on June 22.", "FRA DEU", "visit", "announced", "2021-06-22"),
    ("Chinese President Xi Jinping met Russian President Vladimir Putin on the sidelines of a regional summit.", "CHN RUS", "sideline", "held", None),
    ("Russian President Vladimir Putin sent a letter to Chinese President Xi Jinping.", "RUS CHN", "letter", "held", None),
    ("Talks between Chinese President Xi Jinping and Russian President Vladimir Putin were held in Moscow on Monday.", "CHN RUS", "meeting", "held", "2021-06-14"),
    ("After talks with French President Emmanuel Macron, German Chancellor Angela Merkel left for Berlin.", "FRA DEU", "meeting", "held", None),
    ("German Chancellor Angela Merkel cancelled a meeting with French President Emmanuel Macron.", "DEU FRA", "meeting", "cancelled", None),
    ("President of France Emmanuel Macron visited Germany on Monday.", "FRA DEU", "visit", "held", "2021-06-14"),
    ("US President Joe Biden received a telephone call from French President Emmanuel Macron.", "USA FRA", "phone", "held", None),
    ("US President Joe Biden received a letter from French President Emmanuel Macron.", "USA FRA", "letter", "held", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides", "mode", "status", "day"), ONE, ids=[row[0][:60] for row in ONE])
def test_one_contact(text: str, sides: str, mode: str, status: str, day: str | None) -> None:
    assert [told(c) for c in read(text).contacts] == [(states(sides), mode, status, day)]


NONE = [
    "French President Emmanuel Macron refused to meet German Chancellor Angela Merkel.",
    "French President Emmanuel Macron did not meet German Chancellor Angela Merkel.",
    "Ukrainian President Volodymyr Zelenskyy proposed a meeting with Russian President Vladimir Putin.",
    "Ukrainian President Volodymyr Zelenskyy is ready to meet Russian President Vladimir Putin.",
    "French President Emmanuel Macron met French Prime Minister Jean Castex on Monday.",
    "German Chancellor Angela Merkel called for talks.",
    "French President Emmanuel Macron called German Chancellor Angela Merkel a friend of Europe.",
    "The factory meets the standards of Germany and France.",
    "NATO and Russia also welcome the signing of the agreement.",
    "The House took a critical step today in sending a clear message to Ukraine, to Russia, and to the world.",
    "The delegates met with French President Emmanuel Macron and German Chancellor Angela Merkel.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_contact(text: str) -> None:
    assert [told(c) for c in read(text).contacts] == []


def test_headline_lead_and_later_mentions_are_one_contact() -> None:
    reading = read(
        "Vladimir Putin had a telephone conversation with President of France Emmanuel Macron on Tuesday.\n"
        "The two presidents discussed trade. During the conversation, Emmanuel Macron thanked Vladimir Putin.",
        "Telephone conversation with President of France Emmanuel Macron",
    )
    assert [told(c) for c in reading.contacts] == [(states("RUS FRA"), "phone", "held", "2021-06-15")]


def test_an_earlier_meeting_beside_todays_call_stays_apart() -> None:
    reading = read(
        "Russian President Vladimir Putin spoke by telephone with Turkish President Recep Tayyip Erdogan on Tuesday. "
        "They discussed agreements reached at a meeting between Vladimir Putin and Recep Tayyip Erdogan in Sochi on "
        "September 29, 2019."
    )
    found = [(*told(c)[1:], c.historical) for c in reading.contacts]
    assert found == [("phone", "held", "2021-06-15", False), ("meeting", "held", "2019-09-29", True)]


def test_two_calls_of_one_leader_are_two_contacts() -> None:
    reading = read(
        "Russian President Vladimir Putin spoke by telephone with French President Emmanuel Macron on Monday. "
        "Vladimir Putin also spoke by telephone with German Chancellor Angela Merkel on Tuesday."
    )
    assert [told(c) for c in reading.contacts] == [
        (states("RUS FRA"), "phone", "held", "2021-06-14"),
        (states("RUS DEU"), "phone", "held", "2021-06-15"),
    ]


def test_a_visit_and_the_announced_return_are_two() -> None:
    reading = read(
        "French President Emmanuel Macron visited Germany on Monday. "
        "German Chancellor Angela Merkel will visit France on Friday."
    )
    assert [told(c) for c in reading.contacts] == [
        (states("FRA DEU"), "visit", "held", "2021-06-14"),
        (states("FRA DEU"), "visit", "announced", "2021-06-18"),
    ]


def test_publication_day_is_never_taken_for_the_day_of_the_contact() -> None:
    reading = read("French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin.")
    assert reading.contacts[0].when is None
    gap = next(u for u in reading.unresolved if u.field == "when")
    assert gap.record == reading.contacts[0].id
    assert "names no day" in gap.reason


def test_without_a_publication_date_a_weekday_stays_unresolved_with_the_reason() -> None:
    reading = read("French President Emmanuel Macron met German Chancellor Angela Merkel on Monday.", published=None)
    assert reading.contacts[0].when is None
    assert any(u.field == "when" and "date, which is unknown" in u.reason for u in reading.unresolved)


def test_a_count_of_meetings_since_a_year_dates_none_of_them() -> None:
    reading = read("Chinese President Xi Jinping met Russian President Vladimir Putin for the 37th time since 2013.")
    assert [told(c) for c in reading.contacts] == [(states("CHN RUS"), "meeting", "held", None)]


def test_whoever_is_thanked_for_an_act_did_it() -> None:
    reading = read("Serbian President Aleksandar Vucic thanked Russian President Vladimir Putin for supporting Serbia.")
    found = [(e.category, {a.state for a in e.actors}, {r.state for r in e.recipients}) for e in reading.events]
    assert ("SUPPORT", {"SRB"}, {"RUS"}) in found
    assert ("SUPPORT", {"SRB"}, {"SRB"}) not in found


def test_rank_is_the_lower_of_the_two_sides_highest() -> None:
    reading = read("French President Emmanuel Macron met U.S. Secretary of State Antony Blinken in Paris on Monday.")
    rank = reading.contacts[0].rank
    assert rank is not None
    assert rank.value == "foreign_or_defence_minister"


def test_place_and_host() -> None:
    reading = read("German Chancellor Angela Merkel hosted French President Emmanuel Macron in Berlin on Monday.")
    contact = reading.contacts[0]
    assert contact.place == "Berlin"
    assert contact.host is not None
    assert contact.host.state == "DEU"


def test_a_call_has_no_place() -> None:
    reading = read(
        "French President Emmanuel Macron spoke by phone with German Chancellor Angela Merkel in Paris on Monday."
    )
    assert reading.contacts[0].place is None


def test_every_contact_of_a_held_kind_has_its_consult_event() -> None:
    reading = read("French President Emmanuel Macron met German Chancellor Angela Merkel on Monday.")
    events = [e for e in reading.events if e.category and e.category.value == "CONSULT"]
    assert len(events) == 1
    assert {a.state for a in events[0].actors} == {"FRA", "DEU"}
    assert events[0].recipients == ()


def test_an_announced_meeting_is_an_agree_event_to_come() -> None:
    reading = read("French President Emmanuel Macron will meet German Chancellor Angela Merkel on Friday.")
    assert [(e.category, e.aspect.value) for e in reading.events] == [("AGREE", "future")]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in ONE] + NONE), min_size=1, max_size=5))
def test_any_mixture_reads_without_error_and_with_evidence(sentences: list[str]) -> None:
    for contact in read(" ".join(sentences)).contacts:
        assert len({p.identity for p in contact.participants}) > 1


def test_earlier_meetings_do_not_lend_their_day() -> None:
    reading = read(
        "French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin. "
        "This meeting builds on the meetings of Emmanuel Macron with Angela Merkel in May 2019."
    )
    assert [(*told(c)[1:], c.historical) for c in reading.contacts] == [
        ("meeting", "held", None, False),
        ("meeting", "held", "2019-05-01", True),
    ]


def test_a_thing_named_in_an_act_does_not_date_it() -> None:
    reading = read(
        "French President Emmanuel Macron spoke by phone with German Chancellor Angela Merkel on Tuesday. "
        "The two leaders discussed the summit of the European Union in July."
    )
    talks = [e for e in reading.events if e.category == "CONSULT"]
    assert {e.when.start.month for e in talks if e.when is not None} == {6}
    assert [a.size for a in accounts_of(reading) if a.kind == "contact"] == [1 + len(talks)]


def test_an_office_before_a_comma_is_not_the_next_persons() -> None:
    reading = read("In talks with China's Foreign Minister, President Vladimir Putin said that trade had grown.")
    assert {a.state for s in reading.statements for a in s.speakers} == {"RUS"}


def test_a_headline_names_one_party_and_the_talk_the_other() -> None:
    reading = read(
        "During the conversation, Stephen Harper shared his plans for the summit at the end of June. "
        "Dmitry Medvedev and Stephen Harper discussed trade.",
        "Telephone conversation with Prime Minister of Canada Stephen Harper",
        published=date(2010, 6, 15),
    )
    assert [told(c) for c in reading.contacts] == [(states("RUS CAN"), "phone", "held", None)]
