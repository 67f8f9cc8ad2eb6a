"""Kinds of source Tieline knows by sight but does not read yet: each is refused by its name, with a way round."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.format import Format
from tieline.sources.opened import Opened, SourceError


def _refused(name: str, suffixes: tuple[str, ...], remedy: str, shows: Callable[[str], bool]) -> Format:
    def read(_source: Opened, _defaults: Defaults, _note: Note) -> Iterator[Document | SourceFault]:
        raise SourceError(f"reading {name} is not built yet", remedy)

    return Format(name, suffixes, shows, read)


def _begins(*marks: str) -> Callable[[str], bool]:
    return lambda opening: opening.startswith(marks)


OFFICE_SUFFIXES = (".docx", ".odt", ".epub", ".xlsx", ".pptx")
OFFICE = _refused(
    "office documents and other archives",
    (*OFFICE_SUFFIXES, ".doc", ".rtf", ".7z", ".rar"),
    "Unpack it, or save its text as a .txt file, and read that",
    _begins("7z\xbc\xaf", "Rar!", "\xd0\xcf\x11\xe0", "{\\rtf"),
)
IMAGE = _refused(
    "images", (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp"), "Type or recognise its text first",
    _begins("\x89PNG", "\xff\xd8\xff", "GIF8", "II*\x00", "MM\x00*"),
)  # fmt: skip
