"""One id in, everything about the entry it belongs to out: values, sentences, reports, disagreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tieline.desk.corrections import Change, changes_of
from tieline.desk.plain import plain_reading, plain_report
from tieline.ledger.entries import DocumentEntry, RecordEntry
from tieline.merging.sentences import Sentences
from tieline.records.codec import dump
from tieline.records.document import Document
from tieline.records.happening import Happening, Link
from tieline.records.judgement import Decision, Judgement
from tieline.records.reading import Reading
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence a record is told in, or a run of sentences, cut from the stored text.

    marks: (start, end, field) of every piece of evidence in it, as offsets into the stored text, in text order.
    """

    record: str
    document: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An entry with all that belongs to it.

    what: "document", "record" or "happening". reading: for a document. record: for a record. happening: for a
    happening, and for a record that tells one today. records: the records whose sentences are shown. documents: theirs,
    by id. reports: the documents of the happening, by id. reasons: why values are missing, by record and field.
    repeated_by: of a happening that is a pledge, the happenings in which it is told again. links_to: of a contact, what
    announces it and what was held on it; each link names the other happening. judgements: those of persons that stand
    on its records. corrections: the values they gave, beside those that were read.
    """

    what: str
    id: str
    reading: Reading | None = None
    record: RecordEntry | None = None
    happening: Happening | None = None
    records: tuple[Record, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    reports: Mapping[str, DocumentEntry] = field(default_factory=dict)
    reasons: Mapping[tuple[str | None, str], str] = field(default_factory=dict)
    repeated_by: tuple[str, ...] = ()
    links_to: tuple[Link, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Change, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether it is a record that a person rejected."""
        gone = self.record is not None and self.record.superseded_at is not None
        return gone and any(judgement.decision is Decision.WRONG for judgement in self.judgements)

    @property
    def as_read(self) -> dict[tuple[str, str], str]:
        """The values that persons corrected as they were read, in words, by judgement and field."""
        return {(change.judgement, change.field): change.was for change in self.corrections}

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The sentences of all records shown, document by document, in text order."""
        return passages(self.records, self.documents)

    def plain(self) -> dict[str, Any]:
        """The entry as `--json` prints it."""
        if self.reading is not None:
            return {"id": self.id, **plain_reading(self.reading)}
        told: dict[str, Any] = {"id": self.id}
        if self.record is not None:
            entry = self.record
            told |= dump(entry.record)
            told |= {
                "happening": entry.happening,
                "version": entry.version,
                "recorded_at": entry.recorded_at.isoformat(),
                "superseded_at": entry.superseded_at.isoformat() if entry.superseded_at else None,
            }
        if self.happening is not None:
            told |= self._plain_happening(self.happening)
        told["sentences"] = [dump(passage) for passage in self.passages]
        told["judgements"] = [dump(judgement) for judgement in self.judgements]
        told["corrections"] = [change.plain() for change in self.corrections]
        told["unresolved"] = [{"record": r, "field": f, "reason": why} for (r, f), why in self.reasons.items()]
        return told

    def _plain_happening(self, happening: Happening) -> dict[str, Any]:
        told: dict[str, Any] = {
            "reports": [plain_report(id_, self.reports.get(id_)) for id_ in happening.documents],
            "independent": happening.independent,
            "disagreements": [dump(disagreement) for disagreement in happening.disagreements],
        }
        if self.record is None:
            told["facets"] = {facet.KIND: dump(facet) for facet in happening.facets}
            told["members"] = list(happening.members)
            told["links"] = [dump(link) for link in happening.links]
            told["links_to"] = [dump(link) for link in self.links_to]
            told["repeated_by"] = list(self.repeated_by)
            told["method"] = happening.method
        return told


def show(ledger: Ledger, prefix: str) -> Shown:
    """The document, record or happening whose id begins so.

    A happening all of whose records a person rejected is shown as the record it was named after. Raises
    `UnknownIdError` or `AmbiguousIdError`, whose messages say what to do.
    """
    what, id_ = ledger.entry(prefix)
    if what == "document":
        reading = ledger.reading(id_)
        document = reading.document
        return Shown(
            what=what,
            id=id_,
            reading=reading,
            records=tuple(reading.records()),
            documents={document.id: document},
            reasons={(gap.record, gap.field): gap.reason for gap in reading.unresolved},
            judgements=tuple(ledger.judgements_on(id_)),
        )
    if what == "record":
        entry = ledger.record(id_)
        happening = ledger.happening(entry.happening) if entry.happening is not None else None
        return _with_sources(ledger, what, id_, (entry.record,), happening, entry)
    happening = ledger.happening(id_)
    return _with_sources(ledger, what, happening.id, ledger.members(happening.id), happening, None)


def _with_sources(
    ledger: Ledger,
    what: str,
    id_: str,
    records: tuple[Record, ...],
    happening: Happening | None,
    entry: RecordEntry | None,
) -> Shown:
    return Shown(
        what=what,
        id=id_,
        record=entry,
        happening=happening,
        records=records,
        documents=ledger.whole({r.document for r in records if r.document is not None}),
        reports=ledger.reports(happening.documents) if happening is not None else {},
        reasons=ledger.reasons(record.id for record in records),
        repeated_by=ledger.repetitions([happening.id]).get(happening.id, ()) if happening is not None else (),
        links_to=ledger.links_to([happening.id]).get(happening.id, ()) if happening is not None else (),
        judgements=tuple(ledger.judgements_of(record.id for record in records)),
        corrections=changes_of(records, ledger.originals(record.id for record in records)),
    )


def passages(records: Iterable[Record], documents: Mapping[str, Document]) -> tuple[Passage, ...]:
    """The sentences around the evidence of some records; a record without a stored document has none."""
    cut = {id_: Sentences(document.text) for id_, document in documents.items()}
    found = [
        passage
        for record in records
        if record.document in cut and record.document is not None
        for passage in _passages(record, documents[record.document], cut[record.document])
    ]
    return tuple(sorted(found, key=lambda p: (p.document, p.start, p.end, p.record)))


def _passages(record: Record, document: Document, sentences: Sentences) -> list[Passage]:
    """The sentences of one record, each once; evidence that crosses a boundary joins the sentences it touches."""
    marks = sorted({(e.start, e.end, e.field) for e in record.spans() if e.document == document.id})
    joined: list[tuple[int, int]] = []
    for start, end in sorted(sentences.around(start, end) for start, end, _ in marks):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [_passage(record, document, start, end, marks) for start, end in joined]


def _passage(
    record: Record, document: Document, start: int, end: int, marks: Sequence[tuple[int, int, str]]
) -> Passage:
    return Passage(
        record=record.id,
        document=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        marks=tuple(mark for mark in marks if start <= mark[0] and mark[1] <= end),
    )
