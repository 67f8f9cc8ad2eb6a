"""Happenings in the ledger: joined, parted, renamed, and always to be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from made_readings import ANA, BEN, CAI, TUESDAY, WEDNESDAY, Story, on

from tieline.ledger.errors import AmbiguousIdError, UnknownIdError
from tieline.ledger.ledger import Ledger
from tieline.records.contact import ContactMode
from tieline.records.happening import LinkKind
from tieline.records.reading import Reading
from tieline.records.when import When

THAT_DAY = on(TUESDAY)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened
        assert opened.faults() == []


def report(
    outlet: str,
    *,
    told: str = "met",
    when: When | None = THAT_DAY,
    mode: ContactMode = ContactMode.MEETING,
    version: str = "1",
) -> Reading:
    story = Story(outlet=outlet).contact(ANA, BEN, told=told, when=when, mode=mode, consult=False)
    return story.reading(version=version)


def by_id(*readings: Reading) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.contacts[0].id)


def test_a_call_over_midnight_is_one_call_in_both_capitals(ledger: Ledger) -> None:
    ledger.add(report("A", when=on(TUESDAY, "America/New_York")))
    ledger.add(report("B", told="held talks", when=on(WEDNESDAY, "Asia/Shanghai")))
    (happening,) = ledger.happenings("contact")
    assert happening.independent == 2
    assert {t.value for d in happening.disagreements for t in d.tellings} == {"2025-03-04", "2025-03-05"}


def test_a_visit_is_not_the_meeting_inside_it(ledger: Ledger) -> None:
    ledger.add(report("A"))
    ledger.add(report("B", mode=ContactMode.VISIT, told="visited"))
    assert len(list(ledger.happenings("contact"))) == 2


def test_joining_redirects_the_larger_id(ledger: Ledger) -> None:
    small, large = by_id(report("A"), report("B", told="held talks"))
    ledger.add(large)
    former = next(ledger.happenings("contact")).id
    ledger.add(small)
    assert former == f"h{large.contacts[0].id}"
    assert ledger.happening(former).id == f"h{small.contacts[0].id}"


def test_parting_leads_each_id_to_its_own_part(ledger: Ledger) -> None:
    small, large = by_id(report("A"), report("B", told="held talks"))
    ledger.add_all([small, large])
    joined = next(ledger.happenings("contact")).id
    (verb,) = small.contacts[0].spans("mode")
    ledger.add(report(small.document.outlet or "", told=verb.text, when=on(WEDNESDAY), version="2"))
    assert ledger.happening(joined).members == (small.contacts[0].id,)
    assert ledger.happening(f"h{large.contacts[0].id}").members == (large.contacts[0].id,)


def test_an_id_whose_record_is_dropped_leads_to_the_other_reports(ledger: Ledger) -> None:
    small, large = by_id(report("A"), report("B", told="held talks"))
    ledger.add_all([small, large])
    ledger.add(Reading(document=small.document, version="2"))
    assert ledger.happening(f"h{small.contacts[0].id}").members == (large.contacts[0].id,)


def test_an_id_whose_record_is_found_at_other_words_leads_there(ledger: Ledger) -> None:
    first = report("A", told="held long talks")
    ledger.add(first)
    second = (
        Story(outlet="A").contact(ANA, BEN, told="held", consult=False).reading(text=first.document.text, version="2")
    )
    assert second.contacts[0].id != first.contacts[0].id
    ledger.add(second)
    assert ledger.happening(f"h{first.contacts[0].id}").members == (second.contacts[0].id,)


def test_redirects_are_followed_one_after_the_other(ledger: Ledger) -> None:
    readings = by_id(report("A"), report("B", told="held talks"), report("C", told="spoke"))
    ledger.add_all(readings)
    for reading in readings[:2]:
        ledger.add(Reading(document=reading.document, version="2"))
    assert ledger.happening(f"h{readings[0].contacts[0].id}").members == (readings[2].contacts[0].id,)


def test_an_id_that_nothing_tells_any_longer_says_so(ledger: Ledger) -> None:
    reading = report("A")
    ledger.add(reading)
    ledger.add(Reading(document=reading.document, version="2"))
    with pytest.raises(UnknownIdError, match="a later reading of its documents no longer tells it"):
        ledger.happening(f"h{reading.contacts[0].id}")


def test_a_unique_beginning_of_an_id_is_enough(ledger: Ledger) -> None:
    reading = report("A")
    ledger.add(reading)
    contact = reading.contacts[0].id
    assert ledger.happening(f"h{contact[:3]}").id == f"h{contact}"
    assert ledger.entry(contact[:5]) == ("record", contact)
    assert ledger.entry(reading.document.id[:5]) == ("document", reading.document.id)
    assert ledger.entry(f"h{contact[:5]}") == ("happening", f"h{contact}")


def test_an_ambiguous_beginning_names_the_candidates(ledger: Ledger) -> None:
    ledger.add_all(
        report(f"Outlet {i}", told=f"met for the {i}th time", when=on(date(2025, 1, i + 1))) for i in range(20)
    )
    with pytest.raises(AmbiguousIdError, match="Give more of its characters"):
        ledger.happening("h")
    firsts = [next(iter(h.members))[0] for h in ledger.happenings("contact")]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    with pytest.raises(AmbiguousIdError) as caught:
        ledger.record(twice)
    assert all(id_.startswith(twice) for id_ in caught.value.found)


@pytest.mark.parametrize("prefix", ["", "h0123456789abcdef", "0123456789abcdef", "zz", "%", "h%", "'"])
def test_an_unknown_id_names_the_ledger(ledger: Ledger, prefix: str) -> None:
    with pytest.raises(UnknownIdError, match=r"ledger\.db"):
        ledger.entry(prefix)


def test_links_come_with_the_happening(ledger: Ledger) -> None:
    ledger.add_all([report("A"), Story(outlet="B").contact(ANA, CAI, when=on(TUESDAY), consult=False).reading()])
    first, second = (happening.id for happening in ledger.happenings("contact"))
    ledger._db.execute("INSERT INTO links VALUES (?, 'repeats', ?, 'test', 1.0)", (first, second))
    (link,) = ledger.happening(first).links
    assert (link.kind, link.happening) == (LinkKind.REPEATS, second)
