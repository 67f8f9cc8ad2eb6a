"""What the tests of contacts share: reading a text, and a contact in one line."""

from __future__ import annotations

from datetime import date

from tieline.reading import read_document
from tieline.records.contact import Contact
from tieline.records.document import Document, with_title
from tieline.records.reading import Reading

WEDNESDAY = date(2021, 6, 16)


def read(text: str, title: str | None = None, published: date | None = WEDNESDAY) -> Reading:
    """The reading of a text."""
    stored, kept, start = with_title(title, text)
    return read_document(Document(text=stored, title=kept, title_start=start, published=published, language="en"))


def told(contact: Contact) -> tuple[frozenset[str], str, str, str | None]:
    """States, mode, status, day."""
    sides = frozenset(p.state or "?" for p in contact.participants)
    return sides, contact.mode.value, contact.status.value, str(contact.when.start) if contact.when else None


def states(words: str) -> frozenset[str]:
    """Codes in a row as the set of them."""
    return frozenset(words.split())


def names(contact: Contact) -> list[str]:
    """Participants by their full names, in alphabetical order."""
    return sorted(p.canonical or p.name for p in contact.participants)
