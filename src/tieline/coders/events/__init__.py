"""Event coder: who did what to whom, in PLOVER categories.

In: a page and its contacts. Out: the event of each contact, then the others in text order. The encoder names the
others; without it, in the rules-only mode, a lexicon of predicates does. A user's verb dictionary wins over both.
"""

from __future__ import annotations

from tieline.coders.events.dictionary.coder import by_dictionary
from tieline.coders.events.dictionary.load import Dictionaries
from tieline.coders.events.of_contacts import of_contacts
from tieline.coders.page import Coded, Page
from tieline.records.contact import Contact
from tieline.records.event import Event

__all__ = ["code_events"]


def code_events(
    page: Page, contacts: tuple[Contact, ...], *, rules_only: bool = False, dictionaries: Dictionaries | None = None
) -> Coded[Event]:
    """All events of a page, each once."""
    records = {event.id: event for event in of_contacts(page, contacts)}
    if rules_only:
        from tieline.coders.events.rules import by_rule

        others = by_rule(page, contacts)
    else:
        from tieline.coders.events.learned import by_encoder
        from tieline.encoder.encoder import encoder

        others = by_encoder(page, contacts, encoder())
    for event in others:
        records.setdefault(event.id, event)
    own = tuple(records.values())
    return Coded(own) if dictionaries is None else by_dictionary(page, dictionaries, own)
