"""Adding readings: what is new, what changes nothing, what supersedes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from contents import contents
from made_readings import ANA, BEN, CAI, NIGERIA, SPAIN, TUESDAY, WEDNESDAY, Story, on

from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.ledger.writer import Added
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.records.unresolved import Unresolved

START = datetime(2025, 6, 1, 12, tzinfo=UTC)


class Clock:
    """Ticks one hour a look."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(hours=1)
        return self.moment


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "new folder" / "ledger.db", clock=Clock()) as opened:
        yield opened


def full() -> Story:
    """A report with a record of every kind, and something unresolved."""
    story = Story().contact(ANA, BEN, when=on(TUESDAY), place="Lagos").pledge(ANA, BEN).issue("floods").gap("no day")
    return story.statement(ANA, "Spain and Nigeria are steady.", claim=(SPAIN, NIGERIA))


def bytes_of(ledger: Ledger) -> bytes:
    """Every row of every table, times included."""
    with sqlite3.connect(ledger.path) as connection:
        return "\n".join(connection.iterdump()).encode()


def test_a_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    reading = full().reading()
    assert ledger.add(reading) is Added.NEW
    assert ledger.reading(reading.document.id) == reading
    assert ledger.document(reading.document.id[:6]) == reading.document
    for record in reading.records():
        assert ledger.record(record.id).record == record
    assert ledger.faults() == []


def test_the_same_reading_again_changes_nothing_not_even_a_time(ledger: Ledger) -> None:
    ledger.add(full().reading())
    before = bytes_of(ledger)
    again = full().reading(retrieved=datetime(2025, 6, 2, tzinfo=UTC))
    assert ledger.add(again) is Added.UNCHANGED
    assert ledger.add_all([full().reading(), full().reading()]) == {Added.UNCHANGED: 2}
    assert bytes_of(ledger) == before


def test_what_is_missing_corrects_nothing(ledger: Ledger) -> None:
    ledger.add(full().reading(licence="public domain", zone="Africa/Lagos"))
    before = bytes_of(ledger)
    assert ledger.add(full().reading(published=None)) is Added.UNCHANGED
    assert bytes_of(ledger) == before


def test_an_earlier_version_never_replaces_a_later_one(ledger: Ledger) -> None:
    ledger.add(full().reading(version="0.10.0"))
    assert ledger.add(full().reading(version="0.9.0")) is Added.UNCHANGED
    assert ledger.add(full().reading(version="0.10.0.dev3", published=date(2020, 1, 1))) is Added.UNCHANGED
    assert ledger.add(full().reading(version="0.10.1")) is Added.SUPERSEDED


def test_corrected_metadata_supersede_the_records_and_keep_the_old_ones(ledger: Ledger) -> None:
    first = full().reading()
    ledger.add(first)
    between = START + timedelta(hours=1, minutes=30)
    story = Story().contact(ANA, CAI, when=on(TUESDAY), place="Lagos")
    later = story.reading(text=first.document.text, published=TUESDAY)
    assert ledger.add(later) is Added.SUPERSEDED
    assert ledger.document(first.document.id).published == TUESDAY
    assert [h.facets[0] for h in ledger.happenings("contact")] == [later.contacts[0]]
    (then,) = ledger.happenings("contact", Query(as_of=between))
    assert then.facets[0] == first.contacts[0]
    assert [d.published for d in ledger.documents(Query(as_of=between))] == ["2025-03-05"]
    assert list(ledger.documents(Query(as_of=START))) == []
    assert ledger.faults() == []


def test_a_superseded_record_says_when(ledger: Ledger) -> None:
    first = full().reading()
    ledger.add(first)
    ledger.add(Story().contact(ANA, CAI).reading(text=first.document.text, version="2"))
    entry = ledger.record(first.pledges[0].id)
    assert (entry.recorded_at, entry.superseded_at) == (START + timedelta(hours=1), START + timedelta(hours=2))
    assert entry.happening is None


def test_a_record_that_a_later_reading_tells_again_is_current(ledger: Ledger) -> None:
    ledger.add(full().reading())
    ledger.add(full().reading(version="2"))
    entry = ledger.record(full().reading().contacts[0].id)
    assert (entry.version, entry.superseded_at) == ("2", None)
    assert entry.happening is not None


def test_another_text_at_a_known_address_is_a_later_version(ledger: Ledger) -> None:
    story = Story(document={"url": "https://a.example/1"})
    texts = ["One sentence.", "Two sentences. Here.", "Three sentences. Here. Now."]
    readings = [
        story.reading(text=text, retrieved=datetime(2025, 3, 5 + day, tzinfo=UTC)) for day, text in enumerate(texts)
    ]
    for reading in (readings[2], readings[0], readings[1]):  # not in the order of the versions
        ledger.add(reading)
    first, second, third = (ledger.document(reading.document.id) for reading in readings)
    assert (first.version_of, second.version_of, third.version_of) == (None, first.id, second.id)
    # The second turns out to have been seen last.
    ledger.add(story.reading(text=texts[1], retrieved=datetime(2025, 4, 1, tzinfo=UTC), version="2"))
    assert ledger.document(third.id).version_of == first.id
    assert ledger.document(second.id).version_of == third.id


def test_an_unread_language_is_stored_with_its_reason(ledger: Ledger) -> None:
    document = Document(text="Les ministres se sont rencontrés à Lagos.", outlet="Le Matin", language="fr")
    reason = "it is in 'fr', and Tieline reads English only"
    gap = Unresolved(record=None, field="language", reason=reason)
    ledger.add(Reading(document=document, version="1", unresolved=(gap,)))
    (entry,) = ledger.documents(Query(text="ministres"))
    assert (entry.unread, entry.records, entry.language) == (reason, {}, "fr")
    assert ledger.faults() == []


def test_a_known_document_is_known_before_it_is_parsed(ledger: Ledger) -> None:
    reading = full().reading(language="en", published=WEDNESDAY)
    ledger.add(reading)
    raw = Document(text=reading.document.text, outlet=reading.document.outlet)
    assert ledger.knows(raw, "1.0")
    assert ledger.knows(raw, "0.9")
    assert not ledger.knows(raw, "1.1")
    corrected = Document(text=raw.text, outlet=raw.outlet, published=TUESDAY)
    assert not ledger.knows(corrected, "1.0")
    assert not ledger.knows(Document(text="Another.", outlet=raw.outlet), "1.0")
    completed = ledger.complete(corrected)
    assert (completed.published, completed.language) == (TUESDAY, "en")


def test_text_no_file_can_hold_is_refused_with_the_document(ledger: Ledger) -> None:
    from tieline.ledger.errors import UnstorableError

    document = Document(text="A broken sign: \ud83d and on.", outlet="A")
    with pytest.raises(UnstorableError, match=document.id):
        ledger.add(Reading(document=document, version="1"))
    assert list(ledger.documents()) == []


def test_odd_characters_keep_every_offset(ledger: Ledger) -> None:
    story = Story()
    story.text = "\ufeff𝔘nusual \x00 e\u0301 \r\n“quotes” 👩‍👩‍👧"
    reading = story.contact(ANA, BEN, when=on(TUESDAY)).reading()
    ledger.add(reading)
    assert ledger.reading(reading.document.id) == reading
    assert ledger.faults() == []


def test_many_documents_go_in_batches(ledger: Ledger) -> None:
    readings = [Story(outlet=f"Outlet {i}").contact(ANA, BEN, when=on(TUESDAY)).reading() for i in range(7)]
    assert ledger.add_all(readings, batch=3) == {Added.NEW: 7}
    (happening,) = ledger.happenings("contact")
    assert len(happening.documents) == 7
    assert happening.independent == 1, "seven copies are one source"
    assert ledger.faults() == []


def test_every_time_is_recorded_in_utc(ledger: Ledger) -> None:
    ledger.add(full().reading())
    with sqlite3.connect(ledger.path) as connection:
        (recorded,) = connection.execute("SELECT DISTINCT recorded_at FROM records").fetchone()
    assert recorded == "2025-06-01T13:00:00.000000Z"


def test_two_ledgers_of_the_same_readings_are_equal(tmp_path: Path) -> None:
    for name in ("one.db", "other.db"):
        with Ledger(tmp_path / name) as opened:
            opened.add(full().reading())
    assert contents(tmp_path / "one.db") == contents(tmp_path / "other.db")
