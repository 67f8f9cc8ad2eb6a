"""Within one document: which records tell one doing."""

from __future__ import annotations

from made_readings import ANA, BEN, CAI, NIGERIA, SPAIN, TUESDAY, Story, on, person

from tieline.merging.within import accounts_of
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.event import Aspect, Category
from tieline.records.reading import Reading


def groups(reading: Reading) -> list[list[str]]:
    """The kinds of records in each account, sorted."""
    kinds = {record.id: record.KIND for record in reading.records()}
    return sorted(sorted(kinds[member] for member in account.members) for account in accounts_of(reading))


def test_a_contact_and_the_event_of_its_words_are_one_doing() -> None:
    assert groups(Story().contact(ANA, BEN).reading()) == [["contact", "event"]]


def test_a_pledge_and_the_agreement_of_its_verb_are_one_doing() -> None:
    assert groups(Story().pledge(ANA, BEN).reading()) == [["event", "pledge"]]


def test_an_announced_contact_and_its_agreement_are_one_doing() -> None:
    story = Story().contact(ANA, BEN, status=ContactStatus.ANNOUNCED, told="will meet")
    assert groups(story.reading()) == [["contact", "event"]]


def test_an_agreement_is_not_the_meeting_it_was_made_at() -> None:
    story = Story().contact(ANA, BEN, consult=False)
    story.event(Category.AGREE, (ANA, BEN), told="agreed on")
    assert groups(story.reading()) == [["contact"], ["event"]]


def test_every_record_but_an_issue_is_in_exactly_one_account() -> None:
    story = Story().contact(ANA, BEN).pledge(ANA, BEN).issue("floods")
    reading = story.statement(ANA, "Spain and Nigeria are steady.", claim=(SPAIN, NIGERIA)).reading()
    members = [m for account in accounts_of(reading) for m in account.members]
    assert sorted(members) == sorted(r.id for r in reading.records() if r.KIND != "issue")


def test_a_claim_inside_a_statement_stays_a_doing_of_its_own() -> None:
    story = Story().statement(ANA, "Spain and Nigeria are steady.", claim=(SPAIN, NIGERIA))
    assert groups(story.reading()) == [["claim"], ["statement"]]


def test_of_two_pledges_with_one_verb_only_one_takes_the_agreement() -> None:
    story = Story().pledge(ANA, BEN, action="keep in touch")
    story.pledge(ANA, BEN, action="trade more", agree=False)
    assert groups(story.reading()) == [["event", "pledge"], ["pledge"]]


def test_a_later_consultation_of_the_same_parties_is_the_one_meeting_the_report_tells() -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY))
    story.event(Category.CONSULT, (ANA, BEN), told="exchanged views on")
    assert groups(story.reading()) == [["contact", "event", "event"]]


def test_the_two_sides_are_the_two_who_met() -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY))
    story.event(Category.CONSULT, (SPAIN, NIGERIA), told="exchanged views on")
    assert groups(story.reading()) == [["contact", "event", "event"]]


def test_somebody_else_of_the_two_sides_is_not_the_two_who_met() -> None:
    envoys = (person("Eva Luz", "ESP"), person("Femi Ade", "NGA"))
    story = Story().contact(ANA, BEN, when=on(TUESDAY))
    story.event(Category.CONSULT, envoys, told="exchanged views on")
    assert groups(story.reading()) == [["contact", "event"], ["event"]]


def test_a_consultation_that_may_belong_to_either_of_two_meetings_stays_apart() -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY)).contact(ANA, BEN, mode=ContactMode.PHONE, told="telephoned")
    story.event(Category.CONSULT, (ANA, BEN), told="exchanged views on")
    assert groups(story.reading()) == [["contact", "event"], ["contact", "event"], ["event"]]


def test_a_consultation_of_other_parties_or_one_only_possible_stays_apart() -> None:
    story = Story().contact(ANA, BEN)
    story.event(Category.CONSULT, (ANA, CAI), told="exchanged views on")
    story.event(Category.CONSULT, (ANA, BEN), told="might talk about", aspect=Aspect.HYPOTHETICAL)
    assert groups(story.reading()) == [["contact", "event"], ["event"], ["event"]]


def test_a_promise_to_meet_is_the_announced_meeting() -> None:
    """ "Agreed to meet": the pledge, its AGREE event and the contact to come are one doing."""
    story = Story().pledge(ANA, BEN, action="meet in May")
    start = story.text.index("meet in May")
    story.makers.append(
        lambda document: Contact(
            participants=(ANA, BEN),
            mode=ContactMode.MEETING,
            status=ContactStatus.ANNOUNCED,
            evidence=(
                document.quote("participants", 0, len(ANA.name)),
                document.quote("participants", len(ANA.name) + 2, len(ANA.name) + 2 + len(BEN.name), 1),
                document.quote("mode", start, start + len("meet")),
            ),
            confidence=0.9,
            method="test",
        )
    )
    assert groups(story.reading()) == [["contact", "event", "pledge"]]


def test_grouping_does_not_depend_on_the_order_of_the_records() -> None:
    story = Story().contact(ANA, BEN).contact(BEN, CAI).pledge(ANA, BEN).pledge(ANA, CAI, agree=False)
    forwards = accounts_of(story.reading())
    story.makers.reverse()
    assert accounts_of(story.reading()) == forwards
