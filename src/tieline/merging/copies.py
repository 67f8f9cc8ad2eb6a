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

from tieline.merging.sentences import Sentences
from tieline.records.document import Document
from tieline.records.record import Record, digest

# Characters of folded text from which on two equal texts are one text, whenever they were published. Shorter ones
# ("The two ministers spoke by phone on Monday.") recur, and are copies only if they bear one date.
UNMISTAKABLE = 500
# Folded characters of a sentence that tell where a record is anchored.
BEFORE, BEHIND = 24, 40

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‛´`", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\\\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", None),
    }
)


def straight(text: str) -> str:
    """A text with its entities resolved and its quotation marks and dashes straightened."""
    return (html.unescape(text) if "&" in text else text).translate(_FOLD)


def fold(text: str) -> str:
    """A text without what reprinting changes."""
    return "".join(straight(text).split())


def copy_key(document: Document) -> str:
    """Equal for documents that carry one text; 16 hexadecimal digits."""
    folded = fold(body(document))
    if len(folded) >= UNMISTAKABLE or document.published is None:
        return digest("copy", folded)
    published = document.published
    day = published.date() if isinstance(published, datetime) else published
    return digest("copy", folded, day.isoformat())


def places(document: Document, records: Iterable[Record]) -> dict[str, str]:
    """For each record, by id, the words it is anchored in; equal places in copies answer each other.

    The place is the anchor with its sentence around it, as far as `BEFORE` and `BEHIND` reach, so that it is found
    again in a copy that is cut short, edited elsewhere or printed between other lines; and, where a text says the same
    twice, which time it is. Records anchored in a title that is stored behind the body have no place, nor have two
    records at one place.
    """
    anchors = {r.id: (r.KIND, sorted((e.start, e.end, e.field) for e in r.spans(*r.ANCHOR))) for r in records}
    printed = body(document)
    anchors = {id_: (k, spans) for id_, (k, spans) in anchors.items() if spans and spans[-1][1] <= len(printed)}
    same = Counter((kind, tuple(spans)) for kind, spans in anchors.values())
    sentences = Sentences(printed)
    times: Counter[str] = Counter()
    found: dict[str, str] = {}
    for id_, (kind, spans) in sorted(anchors.items(), key=lambda item: item[1]):
        if same[kind, tuple(spans)] > 1:
            continue
        told = digest(kind, *(part for span in spans for part in _surroundings(printed, sentences, *span)))
        times[told] += 1
        found[id_] = digest(told, str(times[told]))
    return found


def _surroundings(text: str, sentences: Sentences, start: int, end: int, field: str) -> tuple[str, str, str, str]:
    """The field, the words of a span, and those before and behind it in its sentence; folded."""
    first, last = sentences.around(start, end)
    return field, fold(text[start:end]), fold(text[first:start])[-BEFORE:], fold(text[end:last])[:BEHIND]


def body(document: Document) -> str:
    """A document's text without a title that is stored behind it."""
    return body_of(document.text, document.title_start)


def body_of(text: str, title_start: int | None) -> str:
    """A stored text without the title that begins at an offset, if there is one."""
    return text if title_start is None else text[:title_start]
