"""One entry with everything that belongs to it, its sentences whole and cut from the stored text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_readings import ANA, BEN, NIGERIA, SPAIN, TUESDAY, Story, on

from tieline.desk.show import show
from tieline.ledger.errors import UnknownIdError
from tieline.ledger.ledger import Ledger
from tieline.records.reading import Reading
from tieline.records.unresolved import Unresolved


def reports() -> list[Reading]:
    made = []
    for outlet, place in (("A", "Lagos"), ("B", "Abuja")):
        story = Story(outlet=outlet)
        story.say("Rain fell.")
        story.contact(ANA, BEN, when=on(TUESDAY), place=place)
        story.statement(ANA, "Spain and Nigeria are steady.", claim=(SPAIN, NIGERIA))
        reading = story.reading()
        gap = Unresolved(record=reading.contacts[0].id, field="duration", reason="nobody looked at a clock")
        made.append(Reading(document=reading.document, version="1", contacts=reading.contacts, events=reading.events,
                            statements=reading.statements, claims=reading.claims, unresolved=(gap,)))  # fmt: skip
    return made


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        opened.add_all(reports())
        yield opened


def test_a_happening_is_shown_with_every_reports_own_sentence(ledger: Ledger) -> None:
    (happening,) = ledger.happenings("contact")
    shown = show(ledger, happening.id[:6])
    assert (shown.what, shown.id, shown.happening) == ("happening", happening.id, happening)
    assert {p.text for p in shown.passages} == {
        "Ana Sol, Ben Okoro met in Lagos that day, it was said.",
        "Ana Sol, Ben Okoro met in Abuja that day, it was said.",
    }
    assert {record.KIND for record in shown.records} == {"contact", "event"}
    assert len(shown.records) == 4
    plain = json.loads(json.dumps(shown.plain()))
    assert set(plain["facets"]) == {"contact", "event"}
    assert len(plain["reports"]) == 2
    assert plain["disagreements"][0]["field"] == "place"
    assert plain["unresolved"][0]["reason"] == "nobody looked at a clock"


def test_the_marks_of_a_sentence_are_offsets_into_the_stored_text(ledger: Ledger) -> None:
    (happening,) = ledger.happenings("contact")
    shown = show(ledger, happening.id)
    for passage in shown.passages:
        text = shown.documents[passage.document].text
        assert text[passage.start : passage.end] == passage.text
        assert all(passage.start <= start < end <= passage.end for start, end, _ in passage.marks)
        assert "when" in {field for *_, field in passage.marks}


def test_a_record_is_shown_with_its_happening(ledger: Ledger) -> None:
    contact = reports()[0].contacts[0]
    shown = show(ledger, contact.id[:8])
    assert (shown.what, shown.id) == ("record", contact.id)
    assert shown.record is not None
    assert shown.record.record == contact
    assert shown.happening is not None
    assert contact.id in shown.happening.members
    plain = json.loads(json.dumps(shown.plain()))
    assert plain["happening"] == shown.happening.id
    assert plain["place"] == "Lagos"
    assert plain["superseded_at"] is None
    assert len(plain["sentences"]) == 1
    assert len(plain["reports"]) == 2


def test_a_superseded_record_is_shown_as_such(ledger: Ledger) -> None:
    first = reports()[0]
    ledger.add(Reading(document=first.document, version="2"))
    plain = show(ledger, first.contacts[0].id).plain()
    assert plain["happening"] is None
    assert plain["superseded_at"] is not None
    assert plain["sentences"]


def test_a_document_is_shown_as_its_reading(ledger: Ledger) -> None:
    reading = reports()[0]
    shown = show(ledger, reading.document.id[:8])
    assert (shown.what, shown.reading) == ("document", reading)
    plain = json.loads(json.dumps(shown.plain()))
    assert plain["id"] == plain["document"]["id"] == reading.document.id
    assert len(plain["statements"]) == 1


def test_an_unknown_id_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UnknownIdError, match="tieline contacts"):
        show(ledger, "ffffffffffffffff")
