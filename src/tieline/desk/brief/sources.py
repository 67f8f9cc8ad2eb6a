"""Happenings and passages in, citations with the numbers of their references out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from tieline.desk.brief.values import Citation, Reference, Sentence
from tieline.ledger.entries import DocumentEntry
from tieline.merging.sentences import Sentences
from tieline.ontology import outlets
from tieline.records.document import Document
from tieline.records.evidence import RowEvidence, TextEvidence
from tieline.records.happening import Happening
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

_OFFICES = ("Office", "Ministry", "Presidency", "Government", "Chancellery", "Embassy")
_MOST = 3  # reports that one happening is cited from


class Book:
    """The references of one brief: numbers them in the order in which they are cited, and cuts quotations."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._numbers: dict[str, int] = {}
        self._documents: dict[str, Document] = {}

    def document(self, id_: str) -> Document:
        """A report with its text."""
        if id_ not in self._documents:
            self._documents.update(self._ledger.whole([id_]))
        return self._documents[id_]

    def outlet(self, document: str) -> str:
        """Who publishes a report, as it stands in a sentence."""
        return outlet_name(self.document(document).outlet, self.document(document).url)

    def quote(self, document: str, start: int, end: int, *, quoted: bool = True) -> Citation:
        """Characters of a report."""
        text = self.document(document).text[start:end]
        return Citation(
            reference=self._number(document), document=document, start=start, end=end, text=text, quoted=quoted
        )

    def cite(self, *happenings: Happening) -> tuple[Citation, ...]:
        """Where happenings are told: the anchor of a record in each of their reports, of at most three."""
        found: dict[str, Citation] = {}
        for happening in happenings:
            members = (*happening.facets, *self._ledger.members(happening.id))
            for record in members:
                for citation in self._of(record):
                    key = citation.document or f"row {citation.row}"
                    if key in found or len(found) < _MOST:
                        found.setdefault(key, citation)
        return tuple(found.values())

    def _of(self, record: Record) -> Iterator[Citation]:
        for piece in record.evidence:
            if isinstance(piece, RowEvidence):
                yield Citation(reference=self._number(f"row:{piece.file}"), document=None, row=piece.row)
                return
        for piece in record.spans(*record.ANCHOR):
            yield self.quote(piece.document, piece.start, piece.end, quoted=False)
            return

    def sentence(self, text: str, citations: Iterable[Citation], *happenings: Happening) -> Sentence:
        """A sentence with what it rests on."""
        return Sentence(
            text=text, citations=tuple(dict.fromkeys(citations)), entries=tuple(dict.fromkeys(h.id for h in happenings))
        )

    def around(self, piece: TextEvidence) -> tuple[int, int]:
        """The sentence a piece of evidence stands in."""
        return Sentences(self.document(piece.document).text).around(piece.start, piece.end)

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def references(self) -> tuple[Reference, ...]:
        """All that was cited, by number."""
        entries = self._ledger.reports(key for key in self._numbers if not key.startswith("row:"))
        return tuple(_reference(number, key, entries.get(key)) for key, number in self._numbers.items())


def _reference(number: int, key: str, entry: DocumentEntry | None) -> Reference:
    coded = key.startswith("row:")
    return Reference(
        number=number,
        document=None if coded else key,
        title=entry.headline if entry else None,
        outlet=entry.outlet if entry else None,
        published=entry.published if entry else None,
        url=entry.url if entry else None,
        file=key.removeprefix("row:") if coded else None,
    )


def told_on(happening: Happening, reports: dict[str, DocumentEntry]) -> date | None:
    """The day of a happening's first report."""
    days = [reports[id_].published for id_ in happening.documents if id_ in reports]
    known = [day[:10] for day in days if day]
    return date.fromisoformat(min(known)) if known else None


def outlet_name(outlet: str | None, url: str | None) -> str:
    """An outlet as it stands in a sentence: "the White House", "Xinhua"; "a report" where none is named."""
    written = (outlet or "").partition(" (")[0].strip()
    if written.startswith("The "):
        return f"the{written[3:]}"
    known = known_outlet(outlet, url)
    official = (known is not None and known.kind == "government") or written.startswith(_OFFICES)
    return f"the {written}" if written and official else written or "a report"


def known_outlet(outlet: str | None, url: str | None) -> outlets.Outlet | None:
    """What the table knows of an outlet, by its name or its address."""
    return next((found for name in (outlet, url) if name and (found := outlets.find(name))), None)
