"""One row of a table, or one object of JSON lines -> a document. Its own values win over the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tieline.records.document import Document, Origin
from tieline.sources.build import build
from tieline.sources.defaults import Defaults, read_published, read_zone
from tieline.sources.opened import SourceError

KEYS = ("text", "title", "url", "outlet", "published", "zone", "language")
# Keys other tools give the date of publication; saying that they are not read spares a ledger without dates.
OTHER_DATES = ("date", "pub_date", "pubdate", "date_published", "published_at", "datetime")


def read_columns(said: str) -> dict[str, str]:
    """A map of columns as it is written on the command line: "text=body,title=headline,published=date".

    Raises `ValueError` with a clause that says what is wrong.
    """
    found: dict[str, str] = {}
    for pair in said.split(","):
        key, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise ValueError(f"{pair.strip()!r} names no column: write text=body,title=headline")
        if key not in KEYS:
            raise ValueError(f"{key!r} is none of {', '.join(KEYS)}")
        if key in found:
            raise ValueError(f"{key!r} is named twice")
        found[key] = column
    return found


def document_of_row(row: Mapping[str, Any], defaults: Defaults, origin: Origin | None = None) -> Document:
    """The document of a row, its columns named by `defaults.columns`; raises `SourceError`."""
    columns = {key: defaults.columns.get(key, key) for key in KEYS}
    known = {key: _string(row, column) for key, column in columns.items()}
    text, published, zone = known["text"], known["published"], known["zone"]
    if not text:
        wanted = columns["text"]
        fault = f"the line's {wanted!r} is empty" if wanted in row else f"the line has no {wanted!r}"
        raise SourceError(fault, f"Give the report under the key {wanted!r}, or name its key with --columns text=KEY")
    try:
        zone = read_zone(zone).key if zone else defaults.zone
    except ValueError as error:
        raise SourceError(f"{columns['zone']!r}: {error}", "Mend the line") from None
    try:
        moment = read_published(published, zone) if published else defaults.published
    except ValueError as error:
        raise SourceError(f"{columns['published']!r}: {error}", "Mend the line") from None
    return build(
        text,
        title=known["title"],
        url=known["url"] or defaults.url,
        outlet=known["outlet"] or defaults.outlet,
        published=moment,
        language=known["language"] or defaults.language,
        zone=zone,
        retrieved=defaults.retrieved,
        origin=origin,
    )


def _string(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"{key!r} holds {type(value).__name__} {value!r:.40}", f"Write {key!r} as a string")
    return value.strip() and value if value else None
