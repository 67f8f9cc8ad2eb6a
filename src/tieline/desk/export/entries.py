"""Entries of the ledger as tables: a row for each happening, or for each record of each report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from tieline.desk.export.labels import column
from tieline.desk.listing import list_happenings
from tieline.exports.table import Cell, Kind, Table
from tieline.ledger.columns import DOINGS
from tieline.ledger.entries import DocumentEntry
from tieline.ledger.query import Query
from tieline.records.evidence import TextEvidence
from tieline.records.happening import Happening
from tieline.records.record import Record
from tieline.views.rows import columns, row

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

_CHUNK = 200  # happenings whose records are fetched together
_OF_REPORT = (
    "record", "happening", "document", "published", "outlet", "title", "url", "sentence", "start", "end", "method",
)  # fmt: skip
_OF_HAPPENING = ("id", "reports", "independent", "disagreements", "links")


def entry_tables(ledger: Ledger, kinds: tuple[str, ...], query: Query, *, reports: bool) -> Iterator[Table]:
    """The tables of some kinds (of all, if none is named). reports: a row for each record of each report instead of
    one for each happening. The rows are fetched as they are written."""
    made = _report_table if reports else _happening_table
    for kind in kinds or tuple(DOINGS):
        yield made(ledger, kind, query)


def _happening_table(ledger: Ledger, kind: str, query: Query) -> Table:
    found = (row(one.facet, one.happening) for one in list_happenings(ledger, kind, query))
    return _table(f"{kind}s", f"{kind.capitalize()}s, one row a happening", columns(kind), found)


def _report_table(ledger: Ledger, kind: str, query: Query) -> Table:
    own = tuple(name for name in columns(kind) if name not in _OF_HAPPENING)
    title = f"{kind.capitalize()}s, one row a record of a report"
    return _table(f"{kind}s_by_report", title, (*_OF_REPORT, *own), _told(ledger, kind, query))


def _table(name: str, title: str, names: tuple[str, ...], told: Iterable[Mapping[str, Any]]) -> Table:
    held = tuple(column(one) for one in names)
    rows = (tuple(_cell(one[n], c.kind) for n, c in zip(names, held, strict=True)) for one in told)
    return Table(name, title, held, rows)


def _told(ledger: Ledger, kind: str, query: Query) -> Iterator[dict[str, Any]]:
    """The cells of every record of that kind that tells one of the happenings, with those of its report."""
    found = ledger.happenings(kind, replace(query, kind=None))
    while chunk := list(islice(found, _CHUNK)):
        reports = ledger.reports({id_ for happening in chunk for id_ in happening.documents})
        for happening in chunk:
            members = ledger.members(happening.id) or happening.facets
            for record in members:
                if kind == record.KIND:
                    yield _of_record(record, happening, reports)


def _of_record(record: Record, happening: Happening, reports: Mapping[str, DocumentEntry]) -> dict[str, Any]:
    told = min((e for e in record.evidence if isinstance(e, TextEvidence)), key=lambda e: e.start, default=None)
    anchor = next(record.spans(*record.ANCHOR), told)
    entry = reports.get(record.document) if record.document else None
    return row(record, happening) | {
        "record": record.id,
        "happening": happening.id,
        "document": record.document or "",
        "published": (entry.published if entry else None) or "",
        "outlet": (entry.outlet if entry else None) or "",
        "title": (entry.title if entry else None) or "",
        "url": (entry.url if entry else None) or "",
        "sentence": anchor.text if anchor else "",
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "method": record.method,
    }


def _cell(value: Any, kind: Kind) -> Cell:
    """The value as its column has it; what is not known is None."""
    if value in ("", None):
        return None
    match kind:
        case Kind.BOOLEAN:
            return value is True or value == "true"
        case Kind.INTEGER:
            return int(value)
        case Kind.NUMBER:
            return float(value)
    return str(value)
