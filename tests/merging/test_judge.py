"""Across documents: when two contacts are one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from made_readings import ANA, BEN, CAI, NIGERIA, SPAIN, TUESDAY, WEDNESDAY, Story, at, on, person

from tieline.merging.account import Account, meeting_of
from tieline.merging.judge import Verdict, judge
from tieline.merging.within import accounts_of
from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.when import Precision, When

SHANGHAI, NEW_YORK = "Asia/Shanghai", "America/New_York"


def account(outlet: str, *who: Actor, **told: object) -> Account:
    story = Story(outlet=outlet).contact(*who, consult=False, **told)  # type: ignore[arg-type]
    (found,) = accounts_of(story.reading(text=f"{story.text} {outlet} reports."))  # no two texts alike
    return found


def verdict(one: Account, other: Account) -> Verdict:
    assert judge(one, other) == judge(other, one)
    return judge(one, other).verdict


def test_the_same_persons_in_the_same_mode_on_the_same_day_are_one_contact() -> None:
    one, other = account("A", ANA, BEN, when=on(TUESDAY)), account("B", BEN, ANA, when=on(TUESDAY), told="held talks")
    assert verdict(one, other) is Verdict.SAME


@pytest.mark.parametrize(
    "changed",
    [
        {"mode": ContactMode.VISIT},
        {"mode": ContactMode.PHONE},
        {"status": ContactStatus.ANNOUNCED},
        {"when": None},
        {"when": When(start=TUESDAY, end=WEDNESDAY, precision=Precision.WEEK, text="x", rule="x")},
    ],
)
def test_another_mode_another_status_or_no_day_settles_nothing(changed: dict[str, object]) -> None:
    told = {"when": on(TUESDAY), **changed}
    assert verdict(account("A", ANA, BEN, when=on(TUESDAY)), account("B", ANA, BEN, **told)) is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other"), [(ContactMode.MEETING, ContactMode.SIDELINE), (ContactMode.PHONE, ContactMode.VIDEO)]
)
def test_what_reports_of_one_contact_call_differently_is_one(one: ContactMode, other: ContactMode) -> None:
    told = [account(outlet, ANA, BEN, mode=mode, when=on(TUESDAY)) for outlet, mode in (("A", one), ("B", other))]
    assert verdict(*told) is Verdict.SAME


def test_a_report_that_lists_the_ministers_tells_the_meeting_of_those_who_led() -> None:
    lead, minister = replace(ANA, rank=Rank.HEAD_OF_STATE), replace(person("Dan Rey", "ESP"), rank=Rank.MINISTER)
    one = account("A", lead, BEN, when=on(TUESDAY))
    assert verdict(one, account("B", lead, minister, BEN, when=on(TUESDAY))) is Verdict.SAME
    assert verdict(one, account("B", minister, BEN, when=on(TUESDAY))) is Verdict.UNKNOWN


def test_the_news_of_a_report_is_of_its_day_or_the_day_before() -> None:
    news = {"document": {"zone": NEW_YORK}, "published": WEDNESDAY}
    story = Story(outlet="A", **news).contact(ANA, BEN, consult=False)  # type: ignore[arg-type]
    (undated,) = accounts_of(story.reading())
    assert verdict(undated, account("B", ANA, BEN, when=on(WEDNESDAY))) is Verdict.SAME
    assert verdict(undated, account("B", ANA, BEN, when=on(TUESDAY, NEW_YORK))) is Verdict.SAME
    assert verdict(undated, account("B", ANA, BEN, when=on(date(2025, 3, 2), NEW_YORK))) is Verdict.DIFFERENT


def test_news_of_two_days_of_which_neither_tells_its_day_may_be_two_calls() -> None:
    told: list[Account] = []
    for day in (TUESDAY, WEDNESDAY):
        story = Story(outlet=str(day), published=day, document={"zone": NEW_YORK})
        told += accounts_of(story.contact(ANA, BEN, mode=ContactMode.PHONE, consult=False).reading())
    assert verdict(*told) is Verdict.UNKNOWN


def test_what_a_report_tells_besides_its_news_has_no_day_unless_told() -> None:
    story = Story(outlet="A").contact(ANA, CAI, when=on(TUESDAY), consult=False).contact(ANA, BEN, consult=False)
    meetings = [a.meeting for a in accounts_of(story.reading())]
    assert [m is None for m in meetings].count(True) == 1


def test_another_participant_settles_nothing() -> None:
    one = account("A", ANA, BEN, when=on(TUESDAY))
    assert verdict(one, account("B", ANA, BEN, CAI, when=on(TUESDAY))) is Verdict.UNKNOWN
    assert verdict(one, account("B", ANA, CAI, when=on(TUESDAY))) is Verdict.UNKNOWN


def test_two_delegations_of_the_same_states_may_be_two_meetings() -> None:
    one, other = account("A", SPAIN, NIGERIA, when=on(TUESDAY)), account("B", SPAIN, NIGERIA, when=on(TUESDAY))
    assert verdict(one, other) is Verdict.UNKNOWN


def test_a_state_beside_its_own_leader_changes_nothing() -> None:
    one, other = account("A", ANA, BEN, when=on(TUESDAY)), account("B", ANA, BEN, SPAIN, when=on(TUESDAY))
    assert verdict(one, other) is Verdict.SAME


def test_somebody_without_a_full_name_identifies_nothing() -> None:
    stranger = person("the envoy", "ESP", known=False)
    one, other = account("A", stranger, BEN, when=on(TUESDAY)), account("B", stranger, BEN, when=on(TUESDAY))
    assert verdict(one, other) is Verdict.UNKNOWN


def test_a_namesake_from_another_state_is_somebody_else() -> None:
    namesake = person("Ana Sol", "CHL")
    one, other = account("A", ANA, BEN, when=on(TUESDAY)), account("B", namesake, BEN, when=on(TUESDAY))
    assert verdict(one, other) is Verdict.UNKNOWN


def test_another_day_is_another_contact() -> None:
    one, other = account("A", ANA, BEN, when=on(TUESDAY)), account("B", ANA, BEN, when=on(date(2025, 3, 11)))
    assert verdict(one, other) is Verdict.DIFFERENT


def test_tuesday_in_new_york_may_be_wednesday_in_shanghai() -> None:
    one = account("A", ANA, BEN, when=on(TUESDAY, NEW_YORK))
    assert verdict(one, account("B", ANA, BEN, when=on(WEDNESDAY, SHANGHAI))) is Verdict.SAME


def test_wednesday_in_new_york_is_never_tuesday_in_shanghai() -> None:
    one = account("A", ANA, BEN, when=on(WEDNESDAY, NEW_YORK))
    assert verdict(one, account("B", ANA, BEN, when=on(TUESDAY, SHANGHAI))) is Verdict.DIFFERENT


def test_neighbouring_days_of_unknown_zones_settle_nothing() -> None:
    one, other = account("A", ANA, BEN, when=on(TUESDAY)), account("B", ANA, BEN, when=on(WEDNESDAY, SHANGHAI))
    assert verdict(one, other) is Verdict.UNKNOWN


def test_a_minute_fits_its_day_and_no_other_minute() -> None:
    morning = account("A", ANA, BEN, when=at(datetime(2025, 3, 4, 9, 30, tzinfo=UTC)))
    noon = account("B", ANA, BEN, when=at(datetime(2025, 3, 4, 12, 0, tzinfo=UTC)))
    day = account("C", ANA, BEN, when=on(TUESDAY, "Europe/London"))
    assert verdict(morning, day) is Verdict.SAME
    assert verdict(noon, day) is Verdict.SAME
    assert verdict(morning, noon) is Verdict.DIFFERENT


def test_two_contacts_of_one_document_are_two() -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY)).contact(ANA, BEN, when=on(TUESDAY), told="met again")
    one, other = accounts_of(story.reading())
    assert verdict(one, other) is Verdict.DIFFERENT


def test_a_body_is_nobody_a_report_can_be_matched_by() -> None:
    bodies = [
        Actor(name=n, kind=ActorKind.GOVERNMENT_BODY, canonical=n, state=s) for n, s in (("X", "ESP"), ("Y", "NGA"))
    ]
    contact = Story().contact(*bodies, when=on(TUESDAY)).reading().contacts[0]
    assert isinstance(contact, Contact)
    assert meeting_of(contact) is None
