"""What a listing shows: happenings of one kind, or documents, with everything a row needs at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from tieline.desk.plain import plain_happening
from tieline.ledger.entries import DocumentEntry
from tieline.ledger.query import Query
from tieline.records.happening import Happening
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

CHUNK = 200  # happenings whose reports are fetched together


@dataclass(frozen=True, slots=True)
class Row:
    """A happening in a listing of one kind. facet: its leading record of that kind. reports: its documents, by id."""

    happening: Happening
    facet: Record
    reports: Mapping[str, DocumentEntry]

    def plain(self) -> dict[str, Any]:
        """The row as `--json` prints it."""
        return plain_happening(self.happening, self.facet, self.reports)


def list_happenings(ledger: Ledger, kind: str, query: Query) -> Iterator[Row]:
    """Rows of the happenings that answer a query, in the ledger's order.

    kind: contact, event, statement, pledge or claim. Raises `ValueError` for any other.
    """
    found = ledger.happenings(kind, query)
    while chunk := list(islice(found, CHUNK)):
        reports = ledger.reports({id_ for happening in chunk for id_ in happening.documents})
        for happening in chunk:
            facet = next(record for record in happening.facets if kind == record.KIND)
            yield Row(happening, facet, {id_: reports[id_] for id_ in happening.documents if id_ in reports})


def list_documents(ledger: Ledger, query: Query) -> Iterator[DocumentEntry]:
    """The documents that answer a query, in the ledger's order."""
    return ledger.documents(query)
