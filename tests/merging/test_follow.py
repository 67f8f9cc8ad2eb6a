"""What speaks for or against a pledge, and what is proposed to have come of it: a reason each, and silence proves nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_repeats import CHINA, KENYA, RUSSIA, XI, pledge

from tieline.merging.follow.passages import passages_of
from tieline.merging.follow.promise import promise_of
from tieline.merging.follow.status import Coverage, propose
from tieline.merging.follow.weigh import Direction, Finding, Passage, Stage, weigh
from tieline.records.actor import Actor
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.document import Document
from tieline.records.event import Category, Event
from tieline.records.pledge import Outcome, Pledge

SAID = date(2024, 3, 1)
DUE = date(2024, 12, 31)
YEAR = (DUE, "throughout the year")


def contact_passage(
    day: date, *who: Actor, mode: ContactMode = ContactMode.PHONE, status: ContactStatus = ContactStatus.HELD,
    more: str = "",
) -> Passage:  # fmt: skip
    names = " and ".join(a.name for a in who)
    text = f"{names} spoke by phone. {more}"
    document = Document(text=text, published=day)
    quotes = [document.quote("participants", 0, len(names), i) for i in range(len(who))]
    quotes.append(document.quote("mode", len(names) + 1, len(names) + 6))
    record = Contact(participants=who, mode=mode, status=status, evidence=tuple(quotes), confidence=0.8, method="test")
    return next(iter(passages_of(document, day, [record])))


def deed_passage(day: date, text: str, *who: Actor) -> Passage:
    document = Document(text=text, published=day)
    quotes = [document.quote("actors", 0, 3, i) for i in range(len(who))]
    quotes.append(document.quote("category", 0, len(text)))
    event = Event(category=Category.AID, actors=who, evidence=tuple(quotes), confidence=0.8, method="test")
    return next(iter(passages_of(document, day, [event])))


def weighed(promised: Pledge, passage: Passage) -> Finding | None:
    return weigh(promise_of(promised, SAID), passage)


def proposed(promised: Pledge, *passages: Passage, today: date, reports: int = 0) -> tuple[Outcome, str]:
    promise = promise_of(promised, SAID)
    findings = [f for f in (weigh(promise, p) for p in passages) if f is not None]
    status = propose(promised, promise, findings, Coverage(reports, today if reports else None), today)
    assert status.evidence
    assert status.author == "tieline"
    return status.outcome, status.reason


KEEP_IN_TOUCH = pledge("maintain strategic communication throughout the year", CHINA, RUSSIA, due=YEAR)


def test_the_contact_record_itself_settles_a_promise_of_communication() -> None:
    calls = [contact_passage(date(2024, month, 9), XI, RUSSIA) for month in (4, 9)]
    assert proposed(KEEP_IN_TOUCH, *calls, today=date(2024, 10, 1))[0] is Outcome.IN_THE_WORKS
    outcome, reason = proposed(KEEP_IN_TOUCH, *calls, today=date(2025, 2, 1))
    assert outcome is Outcome.FULFILLED
    assert "2 contacts from 2024-04-09 to 2024-09-09" in reason


def test_every_finding_says_which_fields_matched() -> None:
    found = weighed(KEEP_IN_TOUCH, contact_passage(date(2024, 4, 9), XI, RUSSIA))
    assert found is not None
    assert dict(found.matched) == {
        "parties": "CHN and RUS", "act": "phone contact, held", "time": "2024-04-09, by the deadline 2024-12-31",
    }  # fmt: skip


@pytest.mark.parametrize(
    "passage",
    [
        contact_passage(date(2024, 4, 9), CHINA, KENYA),
        contact_passage(date(2025, 4, 9), CHINA, RUSSIA),
        contact_passage(SAID, CHINA, RUSSIA),
        contact_passage(date(2024, 4, 9), CHINA, RUSSIA, mode=ContactMode.LETTER),
        contact_passage(date(2024, 4, 9), CHINA, RUSSIA, status=ContactStatus.INVITED),
    ],
    ids=["other parties", "after the deadline", "the day of the pledge", "a letter", "only invited"],
)
def test_another_contact_says_nothing(passage: Passage) -> None:
    assert weighed(KEEP_IN_TOUCH, passage) is None


def test_a_call_is_no_meeting_in_person() -> None:
    meet = pledge("meet again in the summer", CHINA, RUSSIA)
    assert weighed(meet, contact_passage(date(2024, 4, 9), CHINA, RUSSIA)) is None
    assert weighed(meet, contact_passage(date(2024, 4, 9), CHINA, RUSSIA, mode=ContactMode.MEETING)) is not None


def test_a_contact_on_a_matter_is_kept_by_one_on_that_matter_only() -> None:
    grain = pledge("hold consultations on grain exports", CHINA, RUSSIA)
    assert weighed(grain, contact_passage(date(2024, 4, 9), CHINA, RUSSIA)) is None
    found = weighed(grain, contact_passage(date(2024, 4, 9), CHINA, RUSSIA, more="They took up grain exports."))
    assert found is not None
    assert dict(found.matched)["words"] == "export, grain"


def test_a_contact_that_was_called_off_speaks_against() -> None:
    off = contact_passage(date(2024, 4, 9), CHINA, RUSSIA, status=ContactStatus.CANCELLED)
    found = weighed(KEEP_IN_TOUCH, off)
    assert found is not None
    assert found.direction is Direction.AGAINST


RADARS = pledge("supply ten coastal radars", CHINA, to=(KENYA,))


@pytest.mark.parametrize(
    ("text", "direction", "stage"),
    [
        ("China supplied ten coastal radars to Kenya.", Direction.FOR, Stage.DONE),
        ("China is supplying the ten coastal radars to Kenya.", Direction.FOR, Stage.UNDER_WAY),
        ("China cancelled the ten coastal radars for Kenya.", Direction.AGAINST, Stage.DONE),
    ],
)
def test_a_deed_in_the_promises_words_is_evidence(text: str, direction: Direction, stage: Stage) -> None:
    found = weighed(RADARS, deed_passage(date(2024, 6, 1), text, CHINA))
    assert found is not None
    assert (found.direction, found.stage) == (direction, stage)


@pytest.mark.parametrize(
    "text",
    [
        "China will supply ten coastal radars to Kenya.",
        "China reaffirmed that it supplied or would supply ten coastal radars to Kenya.",
        "China supplied ten coastal radars to Norway.",
        "China supplied tea to Kenya.",
        "China decided not to supply anything, and Kenya bought ten coastal radars.",
    ],
)
def test_what_is_promised_again_or_done_for_others_is_no_evidence(text: str) -> None:
    found = weighed(RADARS, deed_passage(date(2024, 6, 1), text, CHINA))
    assert found is None or "bought" in found.passage.text  # the last is told of a buyer: not China's deed
    assert (
        weighed(RADARS, deed_passage(date(2024, 6, 1), "China supplied ten coastal radars to Kenya.", RUSSIA)) is None
    )


def test_another_number_is_another_deed() -> None:
    numbered = pledge("supply 10 coastal radars", CHINA, to=(KENYA,))
    text = "China supplied {} coastal radars to Kenya."
    assert weighed(numbered, deed_passage(date(2024, 6, 1), text.format(20), CHINA)) is None
    assert weighed(numbered, deed_passage(date(2024, 6, 1), text.format(10), CHINA)) is not None


BRIDGE = pledge("build the railway bridge by June", CHINA, RUSSIA, due=(date(2024, 6, 30), "by June"))
JULY = date(2024, 7, 9)


@pytest.mark.parametrize(
    ("today", "reports", "outcome", "reason"),
    [
        (date(2024, 5, 1), 0, Outcome.TOO_EARLY, "due by 2024-06-30"),
        (JULY, 0, Outcome.NOT_RATED, "too few reports on the matter"),
        (JULY, 5, Outcome.LAPSED, "none of 5 later reports"),
    ],
)
def test_silence_is_a_lapse_only_where_reports_cover_the_time_since(
    today: date, reports: int, outcome: Outcome, reason: str
) -> None:
    told, why = proposed(BRIDGE, today=today, reports=reports)
    assert told is outcome
    assert reason in why


def test_a_pledge_without_a_deadline_is_never_lapsed_or_broken() -> None:
    against = deed_passage(date(2024, 6, 1), "China cancelled the ten coastal radars for Kenya.", CHINA)
    assert proposed(RADARS, today=JULY, reports=9)[0] is Outcome.NOT_RATED
    assert proposed(RADARS, against, today=JULY, reports=9)[0] is Outcome.NOT_RATED


def test_evidence_against_breaks_a_pledge_once_its_deadline_has_passed() -> None:
    against = deed_passage(date(2024, 6, 1), "China and Russia abandoned the railway bridge.", CHINA, RUSSIA)
    assert proposed(BRIDGE, against, today=date(2024, 6, 2))[0] is Outcome.NOT_RATED
    assert proposed(BRIDGE, against, today=JULY, reports=4)[0] is Outcome.BROKEN


def test_evidence_both_ways_is_left_to_a_person() -> None:
    against = deed_passage(date(2024, 6, 1), "China and Russia abandoned the railway bridge.", CHINA, RUSSIA)
    built = deed_passage(date(2024, 6, 9), "China and Russia have built the railway bridge.", CHINA, RUSSIA)
    assert proposed(BRIDGE, against, built, today=JULY, reports=4)[0] is Outcome.NOT_RATED
    assert proposed(BRIDGE, built, today=JULY)[0] is Outcome.FULFILLED


PASSAGES = (
    contact_passage(date(2024, 4, 9), XI, RUSSIA), contact_passage(date(2024, 5, 9), CHINA, RUSSIA),
    contact_passage(date(2024, 4, 9), CHINA, RUSSIA, status=ContactStatus.CANCELLED),
    contact_passage(date(2025, 4, 9), CHINA, RUSSIA), contact_passage(date(2024, 8, 9), CHINA, KENYA),
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PASSAGES), max_size=5).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(some))
    ),
    st.integers(0, 500),
    st.integers(0, 6),
)
def test_the_order_of_evidence_changes_nothing(
    orders: tuple[list[Passage], list[Passage]], days: int, reports: int
) -> None:
    today = SAID + timedelta(days=days)
    one, other = (proposed(KEEP_IN_TOUCH, *order, today=today, reports=reports) for order in orders)
    assert one == other


@given(st.lists(st.sampled_from(PASSAGES), max_size=5), st.integers(0, 500), st.integers(0, 6))
def test_nothing_fails_before_its_deadline_or_without_reports_after_it(
    passages: list[Passage], days: int, reports: int
) -> None:
    today = SAID + timedelta(days=days)
    outcome, _ = proposed(KEEP_IN_TOUCH, *passages, today=today, reports=reports)
    if today <= DUE or not reports:
        assert outcome not in (Outcome.LAPSED, Outcome.BROKEN)
