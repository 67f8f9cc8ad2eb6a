"""Tieline reads diplomatic reporting and keeps the ledger of relations between states.

    import tieline

    reading = tieline.read("...", published="2025-01-22", outlet="CGTN")
    for contact in reading.contacts:
        print(contact.mode, contact.when, [actor.canonical for actor in contact.participants])

Importing this package loads nothing heavy: the parser comes with the first reading.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tieline.version import __version__

if TYPE_CHECKING:
    from tieline.desk.opened import Ledger
    from tieline.records.reading import Reading

__all__ = ["Ledger", "__version__", "read"]


def read(
    text: str,
    *,
    published: datetime | date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    zone: str | None = None,
) -> Reading:
    """Read one report: contacts, events, statements, pledges, claims and issues, each with its evidence in the text.

    text: the report. title: its headline, where it is not in the text.
    published: a date, or a moment with its offset; also in ISO form ("2025-01-22", "2025-01-22T09:00+08:00"). Days such
        as "on Tuesday" are resolved against it; without it they stay unresolved.
    url, outlet: where it stood; they are part of the document's identity. language: ISO 639-1; guessed if not given.
    zone: IANA name of the calendar its days are counted in; the outlet's, where the outlet is known.

    Raises `ValueError` for an empty text or a date that is none, and `tieline.language.model.ModelError` where the
    parser's model is missing or altered.
    """
    from tieline.reading import read_document
    from tieline.sources.build import build
    from tieline.sources.defaults import read_published, read_zone

    known_zone = read_zone(zone).key if zone else None
    moment = read_published(published, known_zone) if isinstance(published, str) else published
    return read_document(
        build(text, title=title, url=url, outlet=outlet, published=moment, language=language, zone=known_zone)
    )


def __getattr__(name: str) -> Any:  # Any: the type checker sees the names imported above
    if name == "Ledger":
        from tieline.desk.opened import Ledger

        return Ledger
    raise AttributeError(f"module 'tieline' has no attribute {name!r}")
