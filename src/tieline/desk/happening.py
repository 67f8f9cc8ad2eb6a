"""A happening in, its page out: each report with its sentences, and what else those reports tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tieline.desk.listing import Row, rows_of
from tieline.desk.show import Passage, Shown, show
from tieline.ledger.entries import DocumentEntry
from tieline.ledger.errors import UnknownIdError
from tieline.records.happening import Happening
from tieline.records.judgement import Judgement
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

BESIDE = ("pledge", "statement", "claim")  # what else of the same reports is told beside a happening
MOST_BESIDE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one document tells of a happening. passages: its sentences, each once, with the records that it tells."""

    entry: DocumentEntry
    passages: tuple[tuple[Passage, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A happening with its reports, by day. beside: other happenings that the same reports tell, pledges first.
    judgements: those that stand on its records, oldest first."""

    shown: Shown
    happening: Happening
    reports: tuple[Report, ...]
    beside: tuple[Row, ...]
    judgements: tuple[Judgement, ...]

    @property
    def id(self) -> str:
        """The happening's present id."""
        return self.happening.id

    @property
    def records(self) -> dict[str, Record]:
        """The records that tell it, by id."""
        return {record.id: record for record in self.shown.records}


def open_happening(ledger: Ledger, prefix: str) -> Opened:
    """The happening whose id, or the id of one of whose records, begins so.

    Raises `UnknownIdError`, for a document too, and `AmbiguousIdError`.
    """
    shown = show(ledger, prefix)
    if shown.what == "record" and shown.happening is not None:
        shown = show(ledger, shown.happening.id)
    if shown.happening is None:
        raise UnknownIdError(ledger.path, "happening", prefix)
    told = _by_document(shown.passages)
    reports = sorted(shown.reports.values(), key=lambda entry: (entry.published or "9999", entry.id))
    return Opened(
        shown=shown,
        happening=shown.happening,
        reports=tuple(Report(entry=entry, passages=_joined(told.get(entry.id, ()))) for entry in reports),
        beside=tuple(_beside(ledger, shown.happening)),
        judgements=tuple(ledger.judgements_of(record.id for record in shown.records)),
    )


def _by_document(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.document, []).append(passage)
    return found


def _joined(passages: Iterable[Passage]) -> tuple[tuple[Passage, tuple[str, ...]], ...]:
    """Passages of one place as one, with the marks of all, and their records."""
    places: dict[tuple[int, int], list[Passage]] = {}
    for passage in passages:
        places.setdefault((passage.start, passage.end), []).append(passage)
    return tuple(
        (replace(same[0], marks=tuple(sorted({mark for one in same for mark in one.marks}))),
         tuple(dict.fromkeys(one.record for one in same)))
        for same in places.values()
    )  # fmt: skip


def _beside(ledger: Ledger, happening: Happening) -> list[Row]:
    """What else the reports of a happening tell, pledges first; at most `MOST_BESIDE`."""
    found = ledger.told_in(happening.documents, BESIDE, MOST_BESIDE + 1)
    others = [other for other in found if other.id != happening.id]
    led = [(other, min(other.facets, key=_weight)) for other in others]
    return rows_of(ledger, sorted(led, key=lambda pair: _weight(pair[1]))[:MOST_BESIDE])


def _weight(facet: Record) -> int:
    return BESIDE.index(facet.KIND) if facet.KIND in BESIDE else len(BESIDE)
