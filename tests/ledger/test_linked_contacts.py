"""What announces what and what was held on which visit: linked where nothing else fits, whatever the order of arrival."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import ANA, BEN, CAI, NIGERIA, SPAIN, Story, on, person

from tieline.desk.listing import list_happenings
from tieline.desk.show import show
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.records.actor import Actor
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.happening import LinkKind
from tieline.records.reading import Reading
from tieline.records.when import Precision, When

DAY = date(2025, 3, 4)
ANNOUNCED, INVITED = ContactStatus.ANNOUNCED, ContactStatus.INVITED
HELD, CANCELLED = ContactStatus.HELD, ContactStatus.CANCELLED
VISIT, MEETING, PHONE = ContactMode.VISIT, ContactMode.MEETING, ContactMode.PHONE
OTHER_LEADER = person("Eva Luz", "ESP")
Linked = tuple[str, str, str]
Kind = tuple[ContactMode, ContactStatus, int, int, tuple[Actor, ...]]


def day(after: int) -> When:
    return on(DAY + timedelta(days=after))


def days(first: int, last: int, precision: Precision = Precision.DAY) -> When:
    return replace(day(first), end=DAY + timedelta(days=last), precision=precision)


def report(
    *who: Actor, said: int | None = 0, mode: ContactMode = MEETING, status: ContactStatus = HELD,
    when: When | None = None, outlet: str = "Gazette", historical: bool = False, before: str = "",
) -> Reading:  # fmt: skip
    published = None if said is None else DAY + timedelta(days=said)
    story = Story(outlet=outlet, published=published)
    if before:
        story.say(before)
    told = {VISIT: "paid a visit", PHONE: "spoke by phone"}.get(mode, "met")
    return story.contact(
        *(who or (ANA, BEN)), mode=mode, status=status, when=when, historical=historical, told=told
    ).reading()


def announcement(*who: Actor, **changed: object) -> Reading:
    return report(*who, **{"said": -3, "status": ANNOUNCED, "when": day(0), "outlet": "Herald", **changed})  # type: ignore[arg-type]


def links(*readings: Reading) -> list[Linked]:
    """Kind, and first report of the source and of the target, by the outlets."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.db") as ledger:
        ledger.add_all(readings)
        outlets = {reading.document.id: reading.document.outlet or "" for reading in readings}
        found = {happening.id: happening for happening in ledger.contacts()}
        named = {id_: "+".join(sorted(outlets[d] for d in h.documents)) for id_, h in found.items()}
        for id_, happening in found.items():
            for link in happening.links:
                back = ledger.links_to([link.happening])[link.happening]
                assert (link.kind, id_, link.reason) in [(b.kind, b.happening, b.reason) for b in back]
        return sorted(
            (link.kind.value, named[id_], named[link.happening]) for id_, h in found.items() for link in h.links
        )


def test_an_announcement_is_linked_to_the_contact_held() -> None:
    assert links(report(when=day(0)), announcement()) == [("announces", "Herald", "Gazette")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (announcement(status=INVITED), report(when=day(0))),
        (announcement(), report(when=day(0), status=CANCELLED)),
        (announcement(), report(when=day(1), said=1)),
        (announcement(), report(said=1)),
        (announcement(mode=PHONE), report(mode=ContactMode.VIDEO, when=day(0))),
        (announcement(ANA, NIGERIA), report(when=day(0))),
        (announcement(said=None), report(when=day(0))),
        (announcement(mode=VISIT), report(mode=VISIT, when=days(0, 2))),
    ],
    ids=["invited", "cancelled", "next-day", "news", "video", "one-leader", "undated-report", "visit"],
)
def test_what_an_announcement_may_leave_open(one: Reading, other: Reading) -> None:
    assert links(one, other) == [("announces", "Herald", "Gazette")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (announcement(), report(when=day(2), said=2)),
        (announcement(), report(when=day(0), mode=PHONE)),
        (announcement(), report(ANA, CAI, when=day(0))),
        (announcement(), report(ANA, BEN, CAI, when=day(0))),
        (announcement(), report(OTHER_LEADER, BEN, when=day(0))),
        (announcement(SPAIN, NIGERIA), report(SPAIN, NIGERIA, when=day(0))),
        (announcement(ANA, BEN, CAI), report(ANA, BEN, CAI, when=day(1), said=1)),
        (announcement(when=days(-1, 5, Precision.WEEK)), report(when=day(0))),
        (announcement(when=None), report(when=day(0))),
        (announcement(said=5), report(when=day(0))),
        (announcement(historical=True), report(when=day(0))),
        (announcement(), report(when=day(0), historical=True)),
        (announcement(), report(when=days(-5, 9, Precision.MONTH))),
        (announcement(), report(said=0, before="Long before this, much else was said. " * 12)),
        (announcement(), announcement(outlet="Gazette", said=-2, when=day(1))),
    ],
    ids=[
        "other-day", "other-mode", "other-side", "more-sides", "other-leader", "no-leader", "several-sides-next-day",
        "a-week", "no-day", "told-after", "history-announced", "history-held", "a-long-stretch", "not-news", "not-yet",
    ],
)  # fmt: skip
def test_what_does_not_fit_is_not_linked(one: Reading, other: Reading) -> None:
    assert links(one, other) == []


def test_of_two_contacts_that_fit_neither_is_linked() -> None:
    two = [report(when=day(0), outlet="Gazette"), report(when=day(1), said=1, outlet="Post")]
    assert links(announcement(), *two) == []


def test_what_one_report_tells_as_announced_and_as_held_is_not_linked() -> None:
    story = Story(outlet="Gazette").contact(ANA, BEN, status=ANNOUNCED, when=day(0), told="will meet")
    assert links(story.contact(ANA, BEN, when=day(0)).reading()) == []


@pytest.mark.parametrize(
    ("meeting", "visit"),
    [
        (report(when=day(1)), report(mode=VISIT, when=days(0, 3), outlet="Herald")),
        (report(when=day(2)), report(mode=VISIT, when=day(0), outlet="Herald")),
        (report(when=day(0), mode=ContactMode.CEREMONY), report(mode=VISIT, when=day(0), outlet="Herald")),
        (report(when=day(0)), report(ANA, NIGERIA, mode=VISIT, when=day(0), outlet="Herald")),
        (report(said=1), report(mode=VISIT, when=day(0), outlet="Herald")),
        (report(when=day(0)), report(mode=VISIT, said=0, outlet="Herald")),
    ],
    ids=["within", "end-not-told", "ceremony", "one-leader", "news", "news-of-a-visit"],
)
def test_a_meeting_held_on_a_visit_is_part_of_it(meeting: Reading, visit: Reading) -> None:
    assert links(meeting, visit) == [("part_of", "Gazette", "Herald")]


@pytest.mark.parametrize(
    ("meeting", "visit"),
    [
        (report(when=day(-1)), report(mode=VISIT, when=days(0, 1), outlet="Herald")),
        (report(when=day(3)), report(mode=VISIT, when=day(0), outlet="Herald")),
        (report(when=day(0), mode=PHONE), report(mode=VISIT, when=day(0), outlet="Herald")),
        (report(ANA, BEN, CAI, when=day(0)), report(mode=VISIT, when=day(0), outlet="Herald")),
        (report(OTHER_LEADER, BEN, when=day(0)), report(ANA, NIGERIA, mode=VISIT, when=day(0), outlet="Herald")),
        (report(when=day(0)), report(mode=VISIT, when=days(-5, 9, Precision.MONTH), outlet="Herald")),
        (report(when=day(0)), report(mode=VISIT, when=day(0), status=CANCELLED, outlet="Herald")),
        (report(when=day(0), status=CANCELLED), report(mode=VISIT, when=day(0), outlet="Herald")),
    ],
    ids=["before", "after", "a-call", "more-sides", "nobody-in-common", "a-long-stretch", "no-visit", "not-held"],
)  # fmt: skip
def test_a_meeting_that_does_not_fit_is_no_part_of_a_visit(meeting: Reading, visit: Reading) -> None:
    assert links(meeting, visit) == []


def test_an_entry_and_its_listing_say_what_it_is_linked_to_and_why(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        told = [announcement(mode=VISIT), report(mode=VISIT, when=day(0)), report(when=day(0), outlet="Post")]
        ledger.add_all(told)
        rows = {row.facet.document: row for row in list_happenings(ledger, "contact", Query())}
        coming, visit, meeting = (rows[reading.document.id] for reading in told)
        why = "Ana Sol and Ben Okoro, visit of 2025-03-04"
        assert coming.plain()["links"] == [{"kind": "announces", "happening": visit.happening.id, "reason": why}]
        assert meeting.plain()["links"] == [{"kind": "part_of", "happening": visit.happening.id, "reason": why}]
        shown = show(ledger, visit.happening.id)
        assert {(link.kind, link.happening, link.reason) for link in shown.links_to} == {
            (LinkKind.ANNOUNCES, coming.happening.id, why),
            (LinkKind.PART_OF, meeting.happening.id, why),
        }
        assert len(shown.plain()["links_to"]) == 2


def test_links_of_the_past_are_those_of_what_was_known_then(tmp_path: Path) -> None:
    moments = iter(datetime(2025, 4, number, tzinfo=UTC) for number in range(1, 9))
    with Ledger(tmp_path / "ledger.db", clock=lambda: next(moments)) as ledger:
        ledger.add_all([announcement(), report(when=day(0))])
        ledger.add_all([report(when=day(1), said=1, outlet="Post")])
        then = Query(as_of=datetime(2025, 4, 1, 12, tzinfo=UTC))
        assert [len(h.links) for h in ledger.happenings("contact", then)] in ([1, 0], [0, 1])
        assert [h.links for h in ledger.happenings("contact", Query())] == [(), (), ()]


KINDS = st.tuples(
    st.sampled_from([MEETING, VISIT, PHONE]), st.sampled_from([HELD, HELD, ANNOUNCED]),
    st.integers(-2, 3), st.integers(-3, 3), st.sampled_from([(ANA, BEN), (ANA, NIGERIA), (ANA, CAI)]),
)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(st.lists(KINDS, min_size=2, max_size=6).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_arrival_changes_no_link(orders: tuple[list[Kind], list[Kind]]) -> None:
    made = {told: f"Paper {number}" for number, told in enumerate(sorted(set(orders[0]), key=repr))}
    found = []
    for order in orders:
        readings = [
            report(*who, mode=mode, status=status, when=day(at), said=said, outlet=made[mode, status, at, said, who])
            for mode, status, at, said, who in dict.fromkeys(order)
        ]
        found.append(links(*readings))
    assert found[0] == found[1]
