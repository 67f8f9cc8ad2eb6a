"""A report and its records in, its passages out: the sentences in which something is told, with what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tieline.merging.follow.weigh import Passage
from tieline.merging.sentences import Sentences
from tieline.records.document import Document
from tieline.records.record import Record

HEAD = 600  # characters of a report, behind its title, that say what it is about
LONGEST = 300  # characters of a record's words whose sentences are taken: a long quotation is told at its beginning

Span = tuple[int, int]


def passages_of(document: Document, told: date, records: Iterable[Record]) -> Iterator[Passage]:
    """The sentences of a report in which records are anchored, each once, in text order."""
    sentences = Sentences(document.text)
    chosen = list(records)
    units: set[Span] = set()
    for record in chosen:
        spans = _anchors(record)
        if spans:
            start, end = spans[0][0], max(end for _, end in spans)
            units.add(sentences.around(start, min(end, start + LONGEST)))
    return (passage_at(document, chosen, unit, told) for unit in sorted(units))


def passage_at(document: Document, records: Iterable[Record], unit: Span, told: date) -> Passage:
    """A stretch of a report with the records anchored in it."""
    start, end = unit
    inside = [record for record in records if any(start <= s < end for s, _ in _anchors(record))]
    return Passage(
        document=document.id,
        told=told,
        start=start,
        end=end,
        text=document.text[start:end],
        head=f"{document.title or ''}\n{document.text[:HEAD]}",
        records=tuple(sorted(inside, key=lambda record: record.id)),
    )


def _anchors(record: Record) -> list[Span]:
    return sorted((e.start, e.end) for e in record.spans(*record.ANCHOR))
