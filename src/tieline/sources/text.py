"""A plain text file is one document."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.records.document import Document
from tieline.sources.build import build
from tieline.sources.charset import decode
from tieline.sources.defaults import Defaults, Note
from tieline.sources.format import Format
from tieline.sources.opened import Opened


def read_text(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document]:
    """The text as it stands; all that is known of its origin comes from the defaults."""
    data = source.whole()
    text, read_as = decode(data)
    document = build(
        text,
        url=defaults.url or defaults.address,
        outlet=defaults.outlet,
        published=defaults.published,
        language=defaults.language,
        zone=defaults.zone,
        retrieved=defaults.retrieved,
        origin=source.origin(data),
    )
    if read_as:
        note(source.name, f"read as {read_as}")
    yield document


def _never(_: str) -> bool:
    """Any text may begin like a text: nothing shows it, it is what remains."""
    return False


TEXT = Format("text", (), _never, read_text)
