"""The ledger depends on what was read, not on the order in which it came, nor on what was read in between."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from contents import contents
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from made_readings import ANA, BEN, CAI, NIGERIA, SPAIN, Story, at, on

from tieline.ledger.errors import ContradictionError, UnjudgeableError
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.merging.near_copies import families
from tieline.merging.resolve import resolve
from tieline.merging.within import accounts_of
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.judgement import Decision
from tieline.records.reading import Reading
from tieline.records.record import Record
from tieline.records.when import When

DAY = date(2025, 3, 4)
ZONES = (None, "Asia/Shanghai", "America/New_York")


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from([None, at(datetime(2025, 3, 4, 9, 30, tzinfo=UTC))]))
    return on(DAY + timedelta(days=draw(st.integers(0, 2))), draw(st.sampled_from(ZONES)))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A report about a handful of meetings that are easily taken for each other."""
    story = Story()
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["contact", "contact", "contact", "pledge", "statement"]))
        if kind == "contact":
            story.contact(
                *draw(st.sampled_from([(ANA, BEN), (BEN, ANA), (ANA, CAI)])),
                mode=draw(st.sampled_from([ContactMode.MEETING, ContactMode.PHONE])),
                status=draw(st.sampled_from([ContactStatus.HELD, ContactStatus.HELD, ContactStatus.ANNOUNCED])),
                when=draw(whens()),
                told=draw(st.sampled_from(["met", "held talks"])),
                consult=draw(st.booleans()),
            )
        elif kind == "pledge":
            story.pledge(ANA, BEN, agree=draw(st.booleans()))
        else:
            story.statement(ANA, "Spain and Nigeria are steady.", claim=(SPAIN, NIGERIA))
    return story


@st.composite
def shelves(draw: st.DrawFn) -> list[Reading]:
    """Readings of different documents: some carry one text in several outlets, some are versions of one page."""
    chosen = draw(st.lists(stories(), min_size=1, max_size=4))
    readings: dict[str, Reading] = {}
    for number in range(draw(st.integers(1, 7))):
        story = draw(st.sampled_from(chosen))
        page = draw(st.sampled_from([None, None, "https://a.example/1", "https://b.example/1"]))
        reading = story.reading(
            outlet=f"Outlet {draw(st.integers(0, 3))}",
            url=page,
            retrieved=datetime(2025, 5, 1, tzinfo=UTC) + timedelta(hours=number),
        )
        readings.setdefault(reading.document.id, reading)
    return list(readings.values())


def built(readings: list[Reading], *, batch: int = 3, folder: str) -> Path:
    path = Path(folder) / f"{len(list(Path(folder).iterdir()))}.db"
    with Ledger(path) as ledger:
        ledger.add_all(readings, batch=batch)
        assert ledger.faults() == []
    return path


@settings(max_examples=40, deadline=None)
@given(shelves(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_the_order_of_arrival_does_not_matter(readings: list[Reading], order: random.Random, batch: int) -> None:
    shuffled = list(readings)
    order.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as folder:
        assert contents(built(readings, folder=folder)) == contents(built(shuffled, batch=batch, folder=folder))


@settings(max_examples=60, deadline=None)
@given(shelves())
def test_looking_at_neighbours_finds_what_looking_at_everything_finds(readings: list[Reading]) -> None:
    family = families(reading.document for reading in readings)
    wanted = resolve(
        replace(account, copy=family[account.document]) for reading in readings for account in accounts_of(reading)
    )
    with tempfile.TemporaryDirectory() as folder:
        told = contents(built(readings, batch=1, folder=folder))["accounts"]
    assert {account.first: (group.id, group.method) for group in wanted for account in group.accounts} == {
        first: (happening, method) for first, *_, happening, method, _today in told
    }


@settings(max_examples=40, deadline=None)
@given(shelves(), st.data())
def test_what_was_read_before_leaves_no_trace_in_what_is_told_today(
    readings: list[Reading], data: st.DataObject
) -> None:
    """Documents are read, read again with other results, in any order; only the last reading of each counts."""
    drafts = []
    for reading in readings:
        empty = Reading(document=reading.document, version="0.1")
        fewer = Reading(document=reading.document, version="0.2", contacts=reading.contacts)
        undated = replace(reading, version="0.3", document=replace(reading.document, published=None))
        drafts += data.draw(st.lists(st.sampled_from([empty, fewer, undated]), max_size=2))
    before = data.draw(st.permutations(drafts))
    after = data.draw(st.permutations(readings))
    with tempfile.TemporaryDirectory() as folder:
        clean, used = built(readings, folder=folder), built([*before, *after, *readings], folder=folder)
        told, wanted = contents(used, today=True), contents(clean, today=True)
        assert told == wanted


@settings(max_examples=20, deadline=None)
@given(shelves(), st.data())
def test_the_past_is_answered_as_it_was_answered_then(readings: list[Reading], data: st.DataObject) -> None:
    moment = datetime(2025, 6, 1, tzinfo=UTC)
    retold = [Reading(document=r.document, version="2", contacts=r.contacts[:1]) for r in readings]
    arrivals = [*data.draw(st.permutations(readings)), *data.draw(st.permutations(retold))]
    answers = {}
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.db", clock=lambda: moment) as ledger:
        for reading in arrivals:
            moment += timedelta(hours=1)
            ledger.add(reading)
            answers[moment] = told(ledger, Query())
        for then, answer in answers.items():
            assert told(ledger, Query(as_of=then)) == answer
            assert told(ledger, Query(as_of=then + timedelta(minutes=59))) == answer


Decided = tuple[Decision, list[list[Record]]]


@st.composite
def decisions(draw: st.DrawFn, readings: list[Reading]) -> list[Decided]:
    """Judgements on any records of some readings, however absurd."""
    records = [record for reading in readings for record in reading.records()]
    found: list[Decided] = []
    for _ in range(draw(st.integers(1, 6))):
        decision = draw(st.sampled_from([Decision.SAME, Decision.SAME, Decision.DIFFERENT, Decision.WRONG]))
        chosen = draw(st.lists(st.sampled_from(records), min_size=2, max_size=4, unique_by=lambda r: r.id))
        cut = draw(st.integers(1, len(chosen) - 1))
        parts = [chosen[:cut], chosen[cut:]] if decision is Decision.DIFFERENT else [chosen]
        found.append((decision, parts))
    return found


def ids_of(decided: Decided) -> set[str]:
    return {record.id for side in decided[1] for record in side}


def judged(path: Path, readings: list[Reading], decided: list[Decided], order: random.Random) -> list[Decided]:
    """Readings added in an order, judgements made between them as soon or as late as it falls; which were kept.

    What is rejected can be judged no more, so that comes after all that is judged of the same records.
    """
    waiting, left, kept = list(readings), list(decided), list[Decided]()
    refused: list[Decided] = []
    arrived: set[str] = set()
    with Ledger(path) as ledger:
        while waiting or left:
            ready = [
                one for one in left
                if ids_of(one) <= arrived
                and (one[0] is not Decision.WRONG or all(o is one or ids_of(o).isdisjoint(ids_of(one)) for o in (*left, *refused)))
            ]  # fmt: skip
            if waiting and (not ready or order.random() < 0.5):
                reading = waiting.pop(0)
                ledger.add(reading)
                arrived |= {record.id for record in reading.records()}
                continue
            if not ready:
                break
            one = order.choice(ready)
            left.remove(one)
            try:
                ledger.judge(*one, by="Ada")
            except (ContradictionError, UnjudgeableError):
                refused.append(one)
                continue
            kept.append(one)
            left, refused = left + refused, []  # what it tells apart may make room for others
        assert ledger.faults() == []
    return kept


# Shrinking a failure here takes minutes and tells little more.
@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(shelves(), st.data(), st.randoms(use_true_random=False))
def test_the_order_of_arrivals_and_judgements_does_not_matter(
    readings: list[Reading], data: st.DataObject, order: random.Random
) -> None:
    if sum(1 for reading in readings for _ in reading.records()) < 2:
        return
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "one.db", Path(folder) / "other.db"
        kept = judged(one, readings, data.draw(decisions(readings)), random.Random(0))
        shuffled = list(readings)
        order.shuffle(shuffled)
        again = judged(other, shuffled, kept, order)
        assert len(again) == len(kept)
        told, wanted = contents(other, today=True), contents(one, today=True)
        assert told == wanted
        with Ledger(one) as ledger:
            _hold(ledger, kept)
            for judgement in reversed(ledger.judgements()):
                ledger.take_back(judgement.id, by="Ada")
            assert ledger.faults() == []
        assert contents(one, today=True) == contents(built(readings, folder=folder), today=True)


def _hold(ledger: Ledger, kept: list[Decided]) -> None:
    """What was put together is one happening, what was told apart is not, what was rejected is none."""
    happening = {id_: found.id for found in ledger.happenings() for id_ in found.members}
    rejected = set().union(*(ids_of(one) for one in kept if one[0] is Decision.WRONG), set())
    for decision, sides in kept:
        homes = [{happening.get(record.id) for record in side if record.id not in rejected} for side in sides]
        match decision:
            case Decision.SAME:
                assert len(homes[0]) <= 1
            case Decision.DIFFERENT:
                assert homes[0].isdisjoint(homes[1])
            case Decision.WRONG:
                assert rejected.isdisjoint(happening)


def told(ledger: Ledger, query: Query) -> tuple[object, ...]:
    """What the ledger says, but for the present form of its documents' texts."""
    documents = [replace(entry, version_of=None) for entry in ledger.documents(query)]
    return tuple(ledger.happenings("contact", query)), tuple(ledger.happenings("pledge", query)), documents


@settings(max_examples=25, deadline=None)
@given(shelves(), st.data())
def test_every_id_a_happening_ever_had_leads_to_what_its_records_tell_now(
    readings: list[Reading], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.db") as ledger:
        former: dict[str, tuple[str, ...]] = {}
        for reading in data.draw(st.permutations(readings)):
            ledger.add(reading)
            former.update({happening.id: happening.members for happening in ledger.happenings()})
        for id_, members in former.items():
            assert id_[1:] in members
            assert id_[1:] in ledger.happening(id_).members
