"""XML from outside, before any parser sees it: refused where it declares entities, which no feed or sitemap needs.

A few lines of entities that name each other unpack to gigabytes, and an entity may name a file of the reader's disk.
"""

from __future__ import annotations

import re

from tieline.sources.opened import SourceError

_ENTITY = re.compile(rb"<!\s*(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b|<!DOCTYPE[^>\[]{0,2000}\[", re.IGNORECASE)
_WIDE = (b"\x00\x00\xfe\xff", b"\xff\xfe\x00\x00", b"\xff\xfe", b"\xfe\xff")


def guard(data: bytes) -> None:
    """Raise `SourceError` for XML, in ASCII's relatives or with zeros between them, that declares anything."""
    narrow = data.replace(b"\x00", b"") if b"\x00" in data[:400] or data.startswith(_WIDE) else data
    if _ENTITY.search(narrow):
        raise SourceError(
            "its XML declares entities of its own, which may do harm", "Remove its DOCTYPE if you trust it"
        )
