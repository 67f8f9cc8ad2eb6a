"""The page of one entry: what all reports agree on, each report's own sentences, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tieline.records.document import Document
from tieline.records.evidence import RowEvidence
from tieline.records.happening import Disagreement, Happening, Link
from tieline.records.record import Record
from tieline.views.card import headline, origin
from tieline.views.entries import lines_of, record_entry
from tieline.views.layout import SHORT_ID, WIDEST, Barred, heading, joined
from tieline.views.passage import Passages
from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, OTHER, WARN
from tieline.views.wording import LINKED_BY, counted, day, words


class EntryPage:
    """A happening with the records that tell it and the documents they stand in.

    records: the members, in any order. documents: by id; a record whose document is not among them is shown without its
    sentence. reasons: why a field of a record is empty, by the record's id and the field. repeated_by: ids of the
    happenings in which a pledge is told again. links_to: links of other happenings to this one, each with the other's
    id. judgements: what persons decided of it, a line each.
    """

    def __init__(
        self,
        happening: Happening,
        records: Sequence[Record],
        documents: Mapping[str, Document],
        reasons: Mapping[tuple[str | None, str], str] | None = None,
        *,
        repeated_by: Sequence[str] = (),
        links_to: Sequence[Link] = (),
        judgements: Sequence[Text] = (),
    ) -> None:
        self.happening = happening
        self.records = records
        self.documents = documents
        self.reasons = reasons or {}
        self.repeated_by = repeated_by
        self.links_to = links_to
        self.judgements = judgements

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What is agreed, the reports, the disagreements, the links."""
        body = Group(*self._agreed(), *self._reports(), *self._differences(), *self._links(), *_judged(self.judgements))
        yield from console.render(body, options.update_width(min(options.max_width, WIDEST)))

    def _agreed(self) -> Iterable[RenderableType]:
        happening = self.happening
        kinds = ", ".join(words(facet.KIND) for facet in happening.facets)
        yield Rule(style=DIM)
        yield joined([Text(kinds.upper(), HEAD), Text(happening.id, DIM)])
        for facet in happening.facets:
            line, details = lines_of(facet, self.reasons)
            sure = Text(f"confidence {facet.confidence:.2f} · {shown(facet.method)}", DIM)
            yield Padding(Group(line, *(Padding(d, (0, 0, 0, 2)) for d in (*details, sure) if d)), (0, 0, 1, 1))

    def _reports(self) -> Iterable[RenderableType]:
        happening = self.happening
        if happening.documents:
            title = Text.assemble(("REPORTS", HEAD), (f"  {len(happening.documents)}", DIM))
            title.append(f", from {counted(happening.independent, 'independent source')}", DIM)
        else:
            title = Text.assemble(("CODED BY OTHERS", HEAD), ("  no text of it was read", DIM))
        yield title
        by_document: dict[str, list[Record]] = {}
        for record in self.records:
            by_document.setdefault(record.document or "", []).append(record)
        for document_id in sorted(by_document, key=self._published):
            yield self._report(document_id, by_document[document_id])

    def _published(self, document_id: str) -> tuple[str, str]:
        document = self.documents.get(document_id)
        return (str(document.published or "9999") if document else "9999", document_id)

    def _report(self, document_id: str, records: list[Record]) -> RenderableType:
        document = self.documents.get(document_id)
        if document is None:
            rows = [e for record in records for e in record.evidence if isinstance(e, RowEvidence)]
            return Padding(Group(*(Text(f"row {e.row} of file {e.file[:12]}", DIM) for e in rows)), (0, 0, 1, 1))
        passages = _passages_of(document)
        lines: list[RenderableType] = [Text(headline(document)), origin(document)]
        lines += [Text(shown(document.url), OTHER)] if document.url else []
        for number, together in enumerate(_by_passage(records, passages)):
            if number:
                lines.append(Text())
            if len(self.happening.members) > 1:
                lines.append(Text(", ".join(f"{words(r.KIND)} {r.id[:SHORT_ID]}" for r in together), DIM))
            anchors = tuple(name for record in together for name in record.ANCHOR)
            lines.append(Barred(passages.of([e for record in together for e in record.spans()], anchors)))
        return Padding(Group(*lines), (0, 0, 1, 1))

    def _differences(self) -> Iterable[RenderableType]:
        if self.happening.disagreements:
            yield heading("Disagreements", len(self.happening.disagreements))
            yield Padding(Group(*map(self._difference, self.happening.disagreements)), (0, 0, 1, 1))

    def _difference(self, difference: Disagreement) -> RenderableType:
        lines = [Text(words(difference.field), WARN)]
        for telling in difference.tellings:
            told = ", ".join(self._name(document) for document in telling.documents)
            lines.append(Text.assemble("  ", shown(telling.value, 120), (f"  {told}", DIM)))
        return Group(*lines)

    def _name(self, document_id: str) -> str:
        document = self.documents.get(document_id)
        outlet = f"{shown(document.outlet, 40)} " if document and document.outlet else ""
        return f"{outlet}{document_id[:SHORT_ID]}"

    def _links(self) -> Iterable[RenderableType]:
        lines = [_link(words(link.kind), link.happening, link.reason) for link in self.happening.links]
        lines += [_link(LINKED_BY[link.kind], link.happening, link.reason) for link in self.links_to]
        lines += [_link("told again in", id_) for id_ in self.repeated_by]
        if lines:
            yield heading("Links", len(lines))
            yield Padding(Group(*lines), (0, 0, 1, 1))


class RecordPage:
    """One record with the report it stands in, and the happening it tells.

    documents: by id; without the record's own, its sentence is not shown. happening: None for an issue, and for a
    record that is told no longer. superseded: since when a later reading tells it no longer. judgements: what
    persons decided of it, a line each. rejected: whether one of them rejected it.
    """

    def __init__(
        self,
        record: Record,
        documents: Mapping[str, Document],
        reasons: Mapping[tuple[str | None, str], str] | None = None,
        *,
        happening: Happening | None = None,
        superseded: datetime | None = None,
        judgements: Sequence[Text] = (),
        rejected: bool = False,
    ) -> None:
        self.record = record
        self.document = documents.get(record.document or "")
        self.reasons = reasons or {}
        self.happening = happening
        self.superseded = superseded
        self.judgements = judgements
        self.rejected = rejected

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Kind and ids, the values, the report."""
        yield from console.render(Group(*self._lines()), options.update_width(min(options.max_width, WIDEST)))

    def _lines(self) -> Iterable[RenderableType]:
        record, document = self.record, self.document
        yield Rule(style=DIM)
        yield joined([Text(words(record.KIND).upper(), HEAD), Text(record.id, DIM)])
        if self.rejected:
            yield Text("rejected: it is listed and counted nowhere", WARN)
        elif self.superseded is not None:
            yield Text(f"a later reading, of {day(self.superseded)}, tells it no longer", WARN)
        if self.happening is not None:
            told = counted(len(self.happening.documents), "report") if self.happening.documents else "a coded row"
            yield Text.assemble((f"tells {self.happening.id}, with {told}", DIM))
        yield Text()
        yield record_entry(record, _passages_of(document), self.reasons)
        yield Text(f"confidence {record.confidence:.2f} · {shown(record.method)}", DIM)
        if document is not None:
            yield Text()
            yield Text(headline(document))
            yield origin(document)
            yield Text(shown(document.url), OTHER) if document.url else Text()
        yield from _judged(self.judgements)


def _judged(judgements: Sequence[Text]) -> Iterable[RenderableType]:
    if judgements:
        yield heading("Judgements", len(judgements))
        yield Padding(Group(*judgements), (0, 0, 1, 1))


def _link(said: str, id_: str, reason: str | None = None) -> Text:
    return Text.assemble(said, " ", (id_, DIM), (f"  {shown(reason)}" if reason else ""))


def _by_passage(records: list[Record], passages: Passages) -> list[list[Record]]:
    """The records in text order, those that stand in the same sentences together."""
    groups: dict[str, list[Record]] = {}
    for record in sorted(records, key=_place):
        groups.setdefault(passages.of(record.spans(), record.ANCHOR).plain, []).append(record)
    return list(groups.values())


def _passages_of(document: Document | None) -> Passages:
    return Passages(document.text, document.title_start) if document is not None else Passages("")


def _place(record: Record) -> tuple[int, str]:
    return min((piece.start for piece in record.spans()), default=0), record.id
