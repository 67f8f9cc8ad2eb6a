"""The last step of every format: a text and what is known of its origin become a `Document`."""

from __future__ import annotations

import re
from datetime import date, datetime

from tieline.ontology import outlets
from tieline.records.document import Document, Origin, with_title
from tieline.sources.opened import SourceError

# Neither can be stored or sent on as text: halves of a character that JSON escapes can spell, and the zero character.
_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
# Characters between two line ends. Parsing one paragraph of 300,000 takes 1.1 GB (measured; twice the length, twice the
# memory); the longest among 8,000 Kremlin and White House pages has 3,781. Text that lost its line ends may reach it.
LONGEST_PARAGRAPH = 300_000


def build(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: datetime | date | None = None,
    language: str | None = None,
    zone: str | None = None,
    retrieved: datetime | None = None,
    origin: Origin | None = None,
) -> Document:
    """A document; its zone is the outlet's where none is given and the outlet is known.

    Raises `SourceError` for a text without anything to read, and for one whose paragraphs no parser can hold.
    """
    text = storable(text)
    if not text.strip():
        raise SourceError("it is empty", "There is nothing in it to read")
    if len(text) > LONGEST_PARAGRAPH and max(map(len, text.splitlines())) > LONGEST_PARAGRAPH:
        raise SourceError(
            f"it holds a paragraph of more than {LONGEST_PARAGRAPH:,} characters",
            "Give each paragraph a line of its own",
        )
    stored, title, title_start = with_title(storable(title) if title else None, text)
    url = storable(url).strip() or None if url else None
    outlet = storable(outlet).strip() or None if outlet else None
    return Document(
        title=title,
        text=stored,
        title_start=title_start,
        url=url,
        outlet=outlet,
        published=published,
        zone=zone or _zone(outlet, url),
        retrieved=retrieved,
        origin=origin,
        language=language,
    )


def storable(text: str) -> str:
    """The text with what no file or database can hold replaced, one character for one."""
    return _UNSTORABLE.sub("\ufffd", text)


def _zone(outlet: str | None, url: str | None) -> str | None:
    """The zone of the outlet's calendar, by its name or else by the host of the address; None where it is unknown."""
    for name in (outlet, url):
        try:
            known = outlets.find(name) if name else None
        except ValueError:  # what looks like an address, but is none ("//[x")
            continue
        if known is not None:
            return known.zone
    return None
