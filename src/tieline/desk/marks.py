"""A document in, its text out in stretches, each with the entries that rest on it: from text to entry and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of characters that rest on the same entries. records: ids, of the shortest evidence first. begins: ids of
    the entries whose evidence stands here first. fields: what the words are evidence of."""

    text: str
    records: tuple[str, ...]
    kinds: tuple[str, ...]
    begins: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A document with its entries. title, body: its stretches; no title where it does not stand in the text.
    entries: in the order of the text. happenings: ids, by record."""

    reading: Reading
    title: tuple[Stretch, ...]
    body: tuple[Stretch, ...]
    entries: tuple[Record, ...]
    happenings: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    record: Record
    field: str


def marked(ledger: Ledger, prefix: str) -> Marked:
    """The document whose id begins so. Raises `UnknownIdError` and `AmbiguousIdError`."""
    reading = ledger.reading(prefix)
    document = reading.document
    entries = sorted(reading.records(), key=lambda record: min((e.start, e.end) for e in record.spans()))
    spans = [_Span(e.start, e.end, record, e.field) for record in entries for e in record.spans()]
    headline = _headline(document)
    stretches = _stretches(document.text, spans, headline)
    return Marked(
        reading=reading,
        title=tuple(stretch for at, stretch in stretches if headline[0] <= at < headline[1]),
        body=tuple(stretch for at, stretch in stretches if not headline[0] <= at < headline[1]),
        entries=tuple(entries),
        happenings=ledger.happenings_of(record.id for record in entries),
    )


def _headline(document: Document) -> tuple[int, int]:
    """Where the title stands in the text: behind it, at its beginning, or nowhere."""
    if document.title_start is not None:
        return document.title_start, len(document.text)
    begins = len(document.text) - len(document.text.lstrip())
    if document.title and document.text.startswith(document.title, begins):
        return begins, begins + len(document.title)
    return 0, 0


def _stretches(text: str, spans: Sequence[_Span], cuts: Iterable[int]) -> list[tuple[int, Stretch]]:
    """The text, cut wherever evidence begins or ends, each stretch with its offset."""
    edges = sorted({0, len(text), *cuts, *(s.start for s in spans), *(s.end for s in spans)})
    waiting = sorted(spans, key=lambda span: span.start)
    open_: list[_Span] = []
    begun: set[str] = set()
    found, at = [], 0
    for start, end in pairwise(edges):
        while at < len(waiting) and waiting[at].start <= start:
            open_.append(waiting[at])
            at += 1
        open_ = [span for span in open_ if span.end > start]
        around = sorted(open_, key=lambda span: (span.end - span.start, span.record.id))
        records = tuple(dict.fromkeys(span.record.id for span in around))
        fresh = tuple(record for record in records if record not in begun)
        begun.update(fresh)
        found.append((start, Stretch(
            text=text[start:end],
            records=records,
            kinds=tuple(dict.fromkeys(span.record.KIND for span in around)),
            begins=fresh,
            fields=tuple(dict.fromkeys(f"{span.record.KIND}: {span.field}" for span in around)),
        )))  # fmt: skip
    return found
