"""What a person decides holds: at once, when more is read, when it is read again, and until it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from made_readings import ANA, BEN, CAI, TUESDAY, WEDNESDAY, Story, on

from tieline.desk import judge
from tieline.desk.judge import JudgeError
from tieline.desk.show import show
from tieline.ledger.errors import ContradictionError, UnknownIdError
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.happening import Happening
from tieline.records.judgement import Decision
from tieline.records.reading import Reading


class Hours:
    """A clock that moves on an hour at every look."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 6, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(hours=1)
        return self.moment


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with Ledger(tmp_path / "ledger.db", clock=Hours()) as opened:
        yield opened
        assert opened.faults() == []


def report(outlet: str, *who: Any, day: date = TUESDAY, told: str = "met", **more: Any) -> Reading:
    return Story(outlet=outlet).contact(*(who or (ANA, BEN)), when=on(day), told=told, **more).reading()


def contact_of(reading: Reading) -> str:
    return reading.contacts[0].id


def contacts(ledger: Ledger) -> list[Happening]:
    return list(ledger.contacts())


def members(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(happening.members) for happening in ledger.happenings()}


def test_two_happenings_become_one_and_stay_one_when_a_third_report_comes(ledger: Ledger) -> None:
    first, second = report("A"), report("B", day=WEDNESDAY, told="held talks")
    ledger.add_all([first, second])
    one, other = contacts(ledger)
    judged = judge.judge_same(ledger, [one.id, other.id[:9]], by="Ada", reason="a slip in the date")
    (both,) = contacts(ledger)
    assert judged.happenings == (both.id,)
    assert (both.method, both.independent) == ("one_document+person", 2)
    assert ledger.happening(one.id) == ledger.happening(other.id) == both
    assert [d.field for d in both.disagreements if d.field == "when"]
    ledger.add(report("C", told="sat down"))
    assert [len(happening.documents) for happening in contacts(ledger)] == [3]
    judge.undo(ledger, judged.judgement.id, by="Bob", reason="it was no slip")
    assert sorted(len(happening.documents) for happening in contacts(ledger)) == [1, 2]
    (kept,) = judge.judgements(ledger)
    assert (kept.by, kept.reason, kept.undone_by, kept.undone_reason) == (
        "Ada", "a slip in the date", "Bob", "it was no slip",
    )  # fmt: skip


def test_a_report_split_off_stays_off_and_later_reports_join_the_rest(ledger: Ledger) -> None:
    readings = [report(outlet, told=told) for outlet, told in (("A", "met"), ("B", "held talks"), ("C", "sat down"))]
    ledger.add_all(readings)
    (all_,) = contacts(ledger)
    judged = judge.judge_different(ledger, all_.id, [readings[1].document.id], by="Ada")
    assert sorted(len(happening.documents) for happening in contacts(ledger)) == [1, 2]
    ledger.add(report("D", told="conferred"))
    ledger.add(replace(report("B", told="held talks"), version="2.0"))
    ledger.add(report("E", told="held talks"))  # prints what B prints
    parts = sorted((len(h.documents), h.documents) for h in contacts(ledger))
    assert [count for count, _ in parts] == [2, 3]
    assert readings[1].document.id in parts[0][1]
    judge.undo(ledger, judged.judgement.id, by="Ada")
    assert [len(happening.documents) for happening in contacts(ledger)] == [5]


def test_split_without_records_takes_all_reports_apart(ledger: Ledger) -> None:
    ledger.add_all([report(outlet, told=told) for outlet, told in (("A", "met"), ("B", "held talks"))])
    judge.judge_different(ledger, contacts(ledger)[0].id, by="Ada")
    assert [len(happening.documents) for happening in contacts(ledger)] == [1, 1]


def test_an_event_can_be_split_from_the_contact_of_its_own_sentence(ledger: Ledger) -> None:
    reading = report("A")
    ledger.add(reading)
    (event,) = reading.events
    judged = judge.judge_different(ledger, event.id, by="Ada")
    assert members(ledger) == {frozenset({contact_of(reading)}), frozenset({event.id})}
    judge.undo(ledger, judged.judgement.id, by="Ada")
    assert members(ledger) == {frozenset({contact_of(reading), event.id})}


def test_two_meetings_of_one_report_can_be_put_together(ledger: Ledger) -> None:
    reading = Story().contact(ANA, BEN, when=on(TUESDAY)).contact(ANA, BEN, when=on(WEDNESDAY)).reading()
    ledger.add(reading)
    judge.judge_same(ledger, [record.id for record in reading.contacts], by="Ada")
    assert len(contacts(ledger)) == 1


def test_what_contradicts_a_judgement_is_refused_with_its_name(ledger: Ledger) -> None:
    readings = [report("A"), report("B", told="held talks"), report("C", day=date(2025, 3, 9), told="sat down")]
    ledger.add_all(readings)
    one, two, three = map(contact_of, readings)
    split = judge.judge_different(ledger, ledger.record(one).happening or "", [two], by="Ada").judgement
    judge.judge_same(ledger, [two, three], by="Ada")
    with pytest.raises(ContradictionError, match=split.id) as error:
        judge.judge_same(ledger, [one, three], by="Bob")
    assert error.value.judgements == (split.id,)
    assert "Ada" in str(error.value)
    with pytest.raises(ContradictionError):
        judge.judge_different(ledger, two, [three], by="Bob")
    assert len(judge.judgements(ledger)) == 2
    judge.undo(ledger, split.id, by="Bob")
    judge.judge_same(ledger, [one, three], by="Bob")
    assert len(contacts(ledger)) == 1


def test_a_split_and_a_merge_do_not_keep_later_reports_out(ledger: Ledger) -> None:
    """B was put with A by mistake and belongs to C: a report that joins C by rule still does."""
    readings = [report("A"), report("B", told="held talks"), report("C", day=date(2025, 3, 9), told="sat down")]
    ledger.add_all(readings)
    one, two, three = map(contact_of, readings)
    judge.judge_different(ledger, two, by="Ada")
    judge.judge_same(ledger, [two, three], by="Ada")
    ledger.add(report("D", day=date(2025, 3, 9), told="conferred"))
    assert sorted(len(h.documents) for h in contacts(ledger)) == [1, 3]
    assert len(ledger.happening(f"h{one}").documents) == 1


def test_a_rejected_record_is_told_nowhere_and_show_says_who_rejected_it(ledger: Ledger) -> None:
    reading = report("A")
    ledger.add(reading)
    (happening,) = contacts(ledger)
    judged = judge.judge_wrong(ledger, happening.id, by="Ada", reason="they met in 2015")
    assert contacts(ledger) == []
    assert list(ledger.happenings()) == []
    assert ledger.reading(reading.document.id).contacts == ()
    assert judged.happenings == ()
    for id_ in (contact_of(reading), happening.id):
        shown = show(ledger, id_)
        assert shown.record is not None
        assert shown.record.record.id == (id_ if not id_.startswith("h") else happening.id[1:])
        assert [(j.by, j.reason) for j in shown.judgements] == [("Ada", "they met in 2015")]
        assert shown.rejected
    with pytest.raises(JudgeError, match=f"Ada rejected it .*{judged.judgement.id}"):
        judge.judge_wrong(ledger, contact_of(reading), by="Bob")
    judge.undo_latest(ledger, Decision.WRONG, contact_of(reading), by="Bob")
    assert contacts(ledger) == [happening]
    assert ledger.reading(reading.document.id) == reading


def test_a_happening_lives_on_in_what_is_not_rejected(ledger: Ledger) -> None:
    readings = [report("A"), report("B", told="held talks")]
    ledger.add_all(readings)
    (before,) = contacts(ledger)
    for record in readings[0].records():
        judge.judge_wrong(ledger, record.id, by="Ada")
    (after,) = contacts(ledger)
    assert after.documents == (readings[1].document.id,)
    assert ledger.happening(before.id) == after


def test_a_rejection_outlives_a_newer_version_that_reads_a_longer_span(ledger: Ledger) -> None:
    text = report("A")
    ledger.add(text)
    judge.judge_wrong(ledger, contact_of(text), by="Ada")
    longer = _with_longer_words(text)
    assert contact_of(longer) != contact_of(text)
    ledger.add(longer)
    assert contacts(ledger) == []
    assert show(ledger, contact_of(longer)).rejected
    assert judge.judgements(ledger)[0].missing == ()
    ledger.add(Reading(document=text.document, version="3.0"))
    (kept,) = judge.judgements(ledger)
    assert kept.missing == (contact_of(text),)
    assert kept.undone_at is None
    ledger.add(replace(text, version="4.0"))
    assert contacts(ledger) == []


def _with_longer_words(reading: Reading) -> Reading:
    """The contact found at "met that day" instead of "met", by a newer version."""
    (contact,) = reading.contacts
    (mode,) = contact.spans("mode")
    longer = reading.document.quote("mode", mode.start, mode.end + len(" that"))
    rest = tuple(e for e in contact.evidence if e.field != "mode")
    told = Contact(
        participants=contact.participants, mode=contact.mode, status=contact.status, when=contact.when,
        evidence=(*rest, longer), confidence=0.5, method="test",
    )  # fmt: skip
    return Reading(document=reading.document, version="2.0", contacts=(told,), events=reading.events)


def test_merges_and_corrections_follow_a_record_to_its_new_id(ledger: Ledger) -> None:
    first, second = report("A"), report("B", day=date(2025, 3, 9), told="held talks")
    ledger.add_all([first, second])
    judge.judge_same(ledger, [contact_of(first), contact_of(second)], by="Ada")
    judge.correct(ledger, contact_of(first), "mode", "phone", by="Ada")
    ledger.add(_with_longer_words(first))
    (both,) = contacts(ledger)
    assert len(both.documents) == 2
    facet = next(f for f in both.facets if isinstance(f, Contact))
    assert facet.mode is ContactMode.PHONE


@pytest.mark.parametrize(
    ("field", "value", "named", "told"),
    [
        ("participants", "+France", "participants", ["Ana Sol", "Ben Okoro", "France"]),
        ("participants", "-NGA", None, None),
        ("participants", "Ben Okoro = Cai Lun (CHN)", "participants", ["Ana Sol", "Cai Lun"]),
        ("participants", "ESP; Nigeria", "participants", ["Spain", "Nigeria"]),
        ("mode", "Phone", "mode", ContactMode.PHONE),
        ("status", "cancelled", "status", ContactStatus.CANCELLED),
        ("day", "2025-03-07", "when", date(2025, 3, 7)),
        ("when", "none", "when", None),
        ("place", "Madrid", "place", "Madrid"),
        ("host", "Spain", "host", "Spain"),
        ("issues", "+environment", "issues", ("environment",)),
        ("historical", "yes", "historical", True),
        ("status", "postponed", None, None),
        ("day", "last Tuesday", None, None),
        ("participants", "Nobody Atall", None, None),
        ("participants", "-FRA", None, None),
        ("issues", "astrology", None, None),
        ("binding", "firm", None, None),
    ],
)
def test_a_correction_is_checked_shown_and_taken_back(
    ledger: Ledger, field: str, value: str, named: str | None, told: Any
) -> None:
    reading = report("A")
    ledger.add(reading)
    (before,) = contacts(ledger)
    if named is None:
        with pytest.raises(JudgeError):
            judge.correct(ledger, before.id, field, value, by="Ada")
        assert contacts(ledger) == [before]
        assert judge.judgements(ledger) == []
        return
    judge.correct(ledger, before.id, field, value, by="Ada")
    record = ledger.record(contact_of(reading))
    assert isinstance(record.record, Contact)
    assert record.original == reading.contacts[0]
    found = getattr(record.record, named)
    match found:
        case tuple() if named == "participants":
            assert [actor.canonical for actor in found] == told
        case None:
            assert told is None
        case _ if named == "when":
            assert found.start == found.end == told
        case _ if named == "host":
            assert found.canonical == told
        case _:
            assert found == told
    (change,) = [c for c in show(ledger, record.record.id).corrections if c.field == named]
    assert (change.by, change.judgement) == ("Ada", judge.judgements(ledger)[0].id)
    judge.undo_latest(ledger, Decision.CORRECTED, before.id, by="Ada", field=named)
    assert contacts(ledger) == [before]
    assert ledger.record(contact_of(reading)).original is None


def test_what_is_corrected_is_found_by_its_new_values(ledger: Ledger) -> None:
    reading, other = report("A"), report("B", ANA, CAI, told="held talks")
    ledger.add_all([reading, other])
    judge.correct(ledger, contact_of(reading), "participants", "Ben Okoro = Cai Lun (CHN)", by="Ada")
    judge.correct(ledger, reading.events[0].id, "actors", "Ben Okoro = Cai Lun (CHN)", by="Ada")
    assert list(ledger.contacts("ESP", "NGA")) == []
    (met,) = ledger.contacts("ESP", "CHN")
    assert len(met.documents) == 2  # the rules join it with what B tells
    evidence = [e for e in ledger.record(contact_of(reading)).record.evidence if e.field == "participants"]
    assert [type(e).__name__ for e in evidence] == ["TextEvidence", "PersonEvidence"]


def test_a_persons_value_beats_what_most_reports_tell(ledger: Ledger) -> None:
    readings = [report(o, told=t, place="Rome") for o, t in (("A", "met"), ("B", "held talks"), ("C", "sat down"))]
    ledger.add_all(readings)
    judge.correct(ledger, contact_of(readings[1]), "place", "Milan", by="Ada")
    (met,) = contacts(ledger)
    (facet,) = [f for f in met.facets if isinstance(f, Contact)]
    assert facet.place == "Milan"
    (place,) = [d for d in met.disagreements if d.field == "place"]
    assert [telling.value for telling in place.tellings] == ["Milan", "Rome"]


def test_the_past_is_told_as_it_was_told_before_the_judgement(tmp_path: Path) -> None:
    clock = Hours()
    with Ledger(tmp_path / "ledger.db", clock=clock) as ledger:
        readings = [report("A"), report("B", told="held talks"), report("C", day=date(2025, 3, 9), told="sat down")]
        ledger.add_all(readings)
        answers = {}

        def note() -> None:
            answers[clock.moment] = list(ledger.happenings())

        note()
        one, two, three = map(contact_of, readings)
        done = []
        deciding: list[Callable[[], judge.Judged]] = [
            lambda: judge.judge_different(ledger, two, by="Ada"),
            lambda: judge.judge_same(ledger, [two, three], by="Ada"),
            lambda: judge.judge_wrong(ledger, one, by="Ada"),
            lambda: judge.correct(ledger, two, "place", "Rome", by="Ada"),
            lambda: judge.judge_different(ledger, readings[2].events[0].id, by="Ada"),
        ]
        for decide in deciding:
            done.append(decide().judgement.id)
            note()
        for id_ in done:
            judge.undo(ledger, id_, by="Ada")
            note()
        for moment, answer in answers.items():
            then = Query(as_of=moment)
            assert list(ledger.happenings(None, then)) == answer


def test_what_cannot_be_judged_is_refused_with_a_reason(ledger: Ledger) -> None:
    reading = Story().contact(ANA, BEN, when=on(TUESDAY)).issue("the environment").reading()
    ledger.add(reading)
    (happening,) = contacts(ledger)
    with pytest.raises(JudgeError, match="is a report"):
        judge.judge_wrong(ledger, reading.document.id, by="Ada")
    with pytest.raises(JudgeError, match="is an issue"):
        judge.judge_same(ledger, [happening.id, reading.issues[0].id], by="Ada")
    with pytest.raises(JudgeError, match="two entries"):
        judge.judge_same(ledger, [contact_of(reading)], by="Ada")
    with pytest.raises(JudgeError, match="no two parts"):
        judge.judge_different(ledger, happening.id, by="Ada")
    with pytest.raises(UnknownIdError):
        judge.undo(ledger, "j0", by="Ada")
    with pytest.raises(JudgeError, match="nobody judged"):
        judge.undo_latest(ledger, Decision.WRONG, happening.id, by="Ada")
    assert judge.judgements(ledger) == []


def test_a_judgement_is_taken_back_once(ledger: Ledger) -> None:
    ledger.add(report("A"))
    judged = judge.judge_wrong(ledger, contacts(ledger)[0].id, by="Ada").judgement
    judge.undo(ledger, judged.id[:6], by="Bob")
    with pytest.raises(UnknownIdError, match="Bob took it back"):
        judge.undo(ledger, judged.id, by="Ada")
