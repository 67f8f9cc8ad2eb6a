"""Values in, JSON-ready dictionaries out, with the keys that are documented and stay stable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tieline.ledger.entries import DocumentEntry
from tieline.records.codec import dump
from tieline.records.happening import Happening
from tieline.records.reading import Reading
from tieline.records.record import Record

_KINDS = ("contacts", "events", "statements", "pledges", "claims", "issues", "unresolved")


def plain_reading(reading: Reading) -> dict[str, Any]:
    """One document and all that it tells: what `tieline read --json` prints for each."""
    told: dict[str, Any] = {"document": dump(reading.document)}
    return told | {kind: [dump(member) for member in getattr(reading, kind)] for kind in _KINDS}


def plain_document(entry: DocumentEntry) -> dict[str, Any]:
    """A document as it is listed."""
    return dump(entry)


def plain_happening(happening: Happening, facet: Record, reports: Mapping[str, DocumentEntry]) -> dict[str, Any]:
    """A happening as it is listed: the keys of its leading record, its own id, its reports and disagreements."""
    return {
        **dump(facet),
        "id": happening.id,
        "reports": [plain_report(id_, reports.get(id_)) for id_ in happening.documents],
        "independent": happening.independent,
        "disagreements": [dump(disagreement) for disagreement in happening.disagreements],
        "links": [dump(link) for link in happening.links],
    }


def plain_report(id_: str, entry: DocumentEntry | None) -> dict[str, Any]:
    """A report of a happening, as far as one line of a listing goes."""
    names = ("title", "outlet", "published", "url")
    return {"document": id_, **{name: getattr(entry, name) if entry else None for name in names}}
