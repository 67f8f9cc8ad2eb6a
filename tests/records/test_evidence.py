"""Evidence or nothing: what a record refuses."""

from __future__ import annotations

import pytest

from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.document import Document, with_title
from tieline.records.evidence import Evidence, EvidenceError, RowEvidence, TextEvidence
from tieline.records.reading import Reading

TEXT = "Minister Ito met Minister Ruiz in Geneva on Monday."
DOCUMENT = Document(text=TEXT)
ITO = Actor(name="Minister Ito", kind=ActorKind.PERSON, canonical="Ito", rank=Rank.MINISTER, state="JPN")
RUIZ = Actor(name="Minister Ruiz", kind=ActorKind.PERSON, canonical="Ruiz", rank=Rank.MINISTER, state="ESP")


def quote(field: str, words: str, item: int = 0) -> TextEvidence:
    start = TEXT.index(words)
    return DOCUMENT.quote(field, start, start + len(words), item)


def contact(evidence: tuple[Evidence, ...], **changes: object) -> Contact:
    values: dict[str, object] = {
        "participants": (ITO, RUIZ),
        "mode": ContactMode.MEETING,
        "status": ContactStatus.HELD,
        "confidence": 0.9,
        "method": "test",
        **changes,
    }
    return Contact(evidence=evidence, **values)  # type: ignore[arg-type]


FULL = (
    quote("participants", "Minister Ito"),
    quote("participants", "Minister Ruiz", 1),
    quote("mode", "met"),
)


def test_a_value_without_evidence_is_refused() -> None:
    with pytest.raises(EvidenceError, match=r"participants\[1\]"):
        contact((FULL[0], FULL[2]))
    with pytest.raises(EvidenceError, match=r"place\[0\] = 'Geneva' has no evidence"):
        contact(FULL, place="Geneva")


def test_a_record_without_evidence_is_refused() -> None:
    with pytest.raises(EvidenceError, match="without evidence"):
        contact(())


def test_a_coded_row_supports_the_whole_record() -> None:
    record = contact((RowEvidence(field="row", file="ab" * 32, row=7),), place="Geneva")
    assert record.document is None


def test_evidence_must_be_as_long_as_its_span() -> None:
    with pytest.raises(EvidenceError, match="3 characters"):
        TextEvidence(field="mode", document="d", start=0, end=3, text="meet")


def test_a_reading_compares_evidence_with_the_stored_text() -> None:
    other = Document(text=TEXT.replace("Geneva", "Vienna"))
    elsewhere = tuple(
        TextEvidence(field=e.field, document=other.id, start=e.start, end=e.end, text=e.text, item=e.item) for e in FULL
    )
    Reading(document=other, version="1", contacts=(contact(elsewhere),))
    place = TextEvidence(field="place", document=other.id, start=34, end=40, text="Geneva")
    with pytest.raises(EvidenceError, match="holds 'Vienna'"):
        Reading(document=other, version="1", contacts=(contact((*elsewhere, place), place="Geneva"),))


def test_a_reading_refuses_evidence_from_another_document() -> None:
    with pytest.raises(EvidenceError, match="evidence from document"):
        Reading(document=Document(text=TEXT, url="https://a.example/1"), version="1", contacts=(contact(FULL),))


def test_an_id_hashes_document_kind_and_anchor_only() -> None:
    first = contact(FULL)
    with_place = contact((*FULL, quote("place", "Geneva")), place="Geneva", confidence=0.5)
    assert first.id == with_place.id
    moved = contact((*FULL[:2], quote("mode", "on Monday")))
    assert moved.id != first.id


def test_a_wrong_id_is_refused() -> None:
    with pytest.raises(ValueError, match="does not match its evidence"):
        contact(FULL, id="0000000000000000")


def test_a_contact_needs_two_different_parties() -> None:
    with pytest.raises(ValueError, match="two different parties"):
        contact((FULL[0], quote("participants", "Minister Ito", 1), FULL[2]), participants=(ITO, ITO))


def test_only_persons_hold_ranks() -> None:
    with pytest.raises(ValueError, match="only a person"):
        Actor(name="China", kind=ActorKind.STATE, rank=Rank.MINISTER)


def test_ranks_are_ordered_from_the_top() -> None:
    assert Rank.HEAD_OF_STATE.order < Rank.MINISTER.order < Rank.OFFICIAL.order


def test_a_title_stands_behind_the_text_so_that_offsets_stay_true() -> None:
    text, title, start = with_title("Ito meets Ruiz", TEXT)
    document = Document(text=text, title=title, title_start=start)
    assert document.text.startswith(TEXT)
    assert document.text[start:] == "Ito meets Ruiz"


def test_a_title_the_text_opens_with_is_not_stored_twice() -> None:
    text, title, start = with_title("Minister Ito met", TEXT)
    assert (text, title, start) == (TEXT, "Minister Ito met", None)


def test_a_document_is_known_by_text_and_source_not_by_title() -> None:
    assert Document(text=TEXT, outlet="X").id == Document(text=TEXT, outlet="X", licence="CC BY").id
    assert Document(text=TEXT, outlet="X").id != Document(text=TEXT, outlet="Y").id
    assert (
        Document(text=TEXT, url="https://x.example", outlet="X").id == Document(text=TEXT, url="https://x.example").id
    )
