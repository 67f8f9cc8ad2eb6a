"""Which documents carry one text, and which places in them answer each other.

Outlets reprint an article with other line breaks, other quotation marks and another headline. The text is therefore
compared folded: entities resolved, quotation marks and dashes straightened, white space and invisible characters
dropped, and a title that is stored behind the body left out.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from tieline.records.document import Document
from tieline.records.record import Record, digest

# Characters of folded text from which on two equal texts are one text, whenever they were published. Shorter ones
# ("The two ministers spoke by phone on Monday.") recur, and are copies only if they bear one date.
UNMISTAKABLE = 500

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‛´`", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\\\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", None),
    }
)


def fold(text: str) -> str:
    """A text without what reprinting changes."""
    resolved = html.unescape(text) if "&" in text else text
    return "".join(resolved.translate(_FOLD).split())


def copy_key(document: Document) -> str:
    """Equal for documents that carry one text; 16 hexadecimal digits."""
    folded = fold(_body(document))
    if len(folded) >= UNMISTAKABLE or document.published is None:
        return digest("copy", folded)
    published = document.published
    day = published.date() if isinstance(published, datetime) else published
    return digest("copy", folded, day.isoformat())


def places(document: Document, records: Iterable[Record]) -> dict[str, str]:
    """For each record, by id, where it is anchored in the folded text; equal places in copies answer each other.

    Records anchored in a title that is stored behind the body have no place, nor have two records that fold to one.
    """
    chosen = list(records)
    anchors = {r.id: [(e.field, e.start, e.end) for e in r.spans(*r.ANCHOR)] for r in chosen}
    offsets = {offset for spans in anchors.values() for _, start, end in spans for offset in (start, end)}
    folded = _folded_offsets(document, offsets)
    found: dict[str, str] = {}
    for record in chosen:
        spans = [(field, folded.get(start), folded.get(end)) for field, start, end in anchors[record.id]]
        if spans and all(start is not None and end is not None for _, start, end in spans):
            found[record.id] = digest(record.KIND, *(f"{f}:{s}:{e}" for f, s, e in sorted(spans, key=str)))
    count = Counter(found.values())
    return {record: place for record, place in found.items() if count[place] == 1}


def _body(document: Document) -> str:
    return document.text if document.title_start is None else document.text[: document.title_start]


def _folded_offsets(document: Document, offsets: set[int]) -> dict[int, int]:
    """Offsets into the body, as offsets into its folded text; offsets beyond the body are left out."""
    body = _body(document)
    found: dict[int, int] = {}
    position, length = 0, 0
    for offset in sorted(o for o in offsets if o <= len(body)):
        length += len(fold(body[position:offset]))
        position = offset
        found[offset] = length
    return found
