"""What a listing shows: happenings of one kind, or documents, with everything a row needs at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from tieline.desk.plain import plain_happening
from tieline.ledger.entries import DocumentEntry
from tieline.ledger.query import Query
from tieline.records.happening import Happening, LinkKind
from tieline.records.pledge import Pledge
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

EVERYTHING = Query()
CHUNK = 200  # happenings whose reports are fetched together


@dataclass(frozen=True, slots=True)
class Row:
    """A happening in a listing of one kind. facet: its leading record of that kind. reports: its documents, by id.
    repeated_by: of a pledge, the happenings in which it is told again."""

    happening: Happening
    facet: Record
    reports: Mapping[str, DocumentEntry]
    repeated_by: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The row as `--json` prints it."""
        told = plain_happening(self.happening, self.facet, self.reports)
        return told | {"repeated_by": list(self.repeated_by)} if self.facet.KIND == Pledge.KIND else told


def list_happenings(ledger: Ledger, kind: str, query: Query, *, once: bool = False) -> Iterator[Row]:
    """Rows of the happenings that answer a query, in the ledger's order.

    kind: contact, event, statement, pledge or claim. once: without those that only repeat an earlier one.
    Raises `ValueError` for any other kind.
    """
    if not once:
        yield from _rows(ledger, kind, ledger.happenings(kind, query), query)
        return
    found = ledger.happenings(kind, replace(query, limit=None))
    first = (h for h in found if all(link.kind is not LinkKind.REPEATS for link in h.links))
    yield from _rows(ledger, kind, islice(first, query.limit), query)


def _rows(ledger: Ledger, kind: str, found: Iterator[Happening], query: Query) -> Iterator[Row]:
    while chunk := list(islice(found, CHUNK)):
        yield from rows_of(ledger, [(happening, _facet(happening, kind)) for happening in chunk], query)


def rows_of(ledger: Ledger, chosen: Sequence[tuple[Happening, Record]], query: Query = EVERYTHING) -> list[Row]:
    """Rows of some happenings, each with the record that leads it there, as of the query's moment."""
    reports = ledger.reports({id_ for happening, _ in chosen for id_ in happening.documents})
    pledged = [happening.id for happening, facet in chosen if facet.KIND == Pledge.KIND]
    again = ledger.repetitions(pledged, query) if pledged else {}
    return [
        Row(happening, facet, {id_: reports[id_] for id_ in happening.documents if id_ in reports},
            again.get(happening.id, ()))
        for happening, facet in chosen
    ]  # fmt: skip


def _facet(happening: Happening, kind: str) -> Record:
    return next(record for record in happening.facets if kind == record.KIND)


def list_documents(ledger: Ledger, query: Query) -> Iterator[DocumentEntry]:
    """The documents that answer a query, in the ledger's order."""
    return ledger.documents(query)
