"""Events that are contacts: the CONSULT of a meeting that was held, the AGREE of one still to come.

A contact and its event share their words, so merging counts them once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieline.actors.sides import side
from tieline.coders.events.making import make_event
from tieline.coders.page import Page
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.event import Aspect, Category, Event
from tieline.records.evidence import Evidence

# An order of belief, not a measurement: what the contact coder holds, a little less sure.
SHARE = 0.85
_FIELDS = {"participants": "actors", "mode": "category", "when": "when", "place": "place"}


def of_contacts(page: Page, contacts: Iterable[Contact]) -> Iterator[Event]:
    """One event a contact; none for one called off, only invited to, or a ceremony."""
    for contact in contacts:
        if contact.status in (ContactStatus.CANCELLED, ContactStatus.INVITED) or contact.mode is ContactMode.CEREMONY:
            continue
        held = contact.status is ContactStatus.HELD
        aspect = Aspect.HISTORICAL if contact.historical else Aspect.ASSERTED if held else Aspect.FUTURE
        evidence: tuple[Evidence, ...] = tuple(
            page.parsed.document.quote(_FIELDS[e.field], e.start, e.end, e.item) for e in contact.spans(*_FIELDS)
        )
        yield make_event(
            page,
            Category.CONSULT if held else Category.AGREE,
            _modes(contact) if held else (),
            evidence,
            actors=contact.participants,
            when=contact.when,
            place=contact.place,
            aspect=aspect,
            confidence=SHARE * contact.confidence,
            method="events.from_contact",
        )


def in_words_of(event: Event, contacts: Iterable[Contact]) -> bool:
    """Whether an event stands in the very words of a contact, which has its event already."""
    words = next(event.spans("category"))
    return event.category in (Category.CONSULT, Category.AGREE) and any(
        piece.start < words.end and words.start < piece.end for contact in contacts for piece in contact.spans("mode")
    )


def retells(event: Event, contacts: Iterable[Contact], *, of_talks: bool = False) -> bool:
    """Whether an event is one of the contacts told again ("exchanged views" in the report of a call).

    of_talks: the predicate names what was talked about ("discussed the summit in July"), whose day is not the talks'.
    """
    if event.category is not Category.CONSULT:
        return False
    told = {a.identity for a in (*event.actors, *event.recipients)}
    return any(
        told <= {p.identity for p in contact.participants}
        and (of_talks or event.when is None or event.when == contact.when)
        for contact in contacts
    )


def _modes(contact: Contact) -> tuple[str, ...]:
    if contact.mode in (ContactMode.PHONE, ContactMode.VIDEO, ContactMode.LETTER):
        return ("phone",) if contact.mode is not ContactMode.LETTER else ()
    if contact.mode is ContactMode.VISIT:
        return ("visit",)
    return ("multilateral",) if len({side(p) for p in contact.participants}) > 2 else ()
