"""Happenings as FollowTheMoney takes them, and as an evidence bundle shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tieline.desk.happening import open_happening
from tieline.desk.listing import list_happenings
from tieline.desk.plain import plain_happening
from tieline.exports.bundle_file import Entry, Quoted, Source
from tieline.exports.follow_the_money import Doing, Report
from tieline.ledger.entries import DocumentEntry
from tieline.ledger.query import Query
from tieline.records.actor import Actor
from tieline.records.happening import Happening
from tieline.records.record import Record
from tieline.records.when import When, day_of
from tieline.views.entries import lines_of

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

_PARTIES = ("participants", "actors", "recipients", "speakers", "makers", "asserters", "tie")


def doings(ledger: Ledger, kinds: Iterable[str], query: Query) -> Iterator[Doing]:
    """The happenings of some kinds; one that is told by several kinds of record comes once, by the first of them."""
    told: set[str] = set()
    for kind in kinds:
        for row in list_happenings(ledger, kind, query):
            if row.happening.id not in told:
                told.add(row.happening.id)
                yield _doing(row.happening, row.facet, row.reports.values())


def _doing(happening: Happening, facet: Record, reports: Iterable[DocumentEntry]) -> Doing:
    when: When | None = getattr(facet, "when", None)
    parties = [actor for name in _PARTIES for actor in _actors(getattr(facet, name, ()))]
    return Doing(
        id=happening.id,
        name=heading(facet),
        start=day_of(when.start) if when else None,
        end=day_of(when.end) if when else None,
        place=getattr(facet, "place", None),
        involved=tuple(dict.fromkeys(parties)),
        sentences=tuple(dict.fromkeys(evidence.text for evidence in facet.spans(*facet.ANCHOR))),
        reports=tuple(
            Report(
                id=one.id,
                title=one.title,
                outlet=one.outlet,
                url=one.url,
                published=one.published[:10] if one.published else None,
            )
            for one in reports
        ),
    )


def _actors(value: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return value if isinstance(value, tuple) else ()


def heading(facet: Record) -> str:
    """A record in one line: what it is, and between whom."""
    line, _ = lines_of(facet, {})
    parties = [actor for name in _PARTIES for actor in _actors(getattr(facet, name, ()))]
    who = ", ".join(dict.fromkeys(actor.canonical or actor.name for actor in parties))
    said = " ".join(line.plain.split())
    return f"{said}: {who}" if any(actor.name not in said for actor in parties) else said


def bundle(ledger: Ledger, ids: Iterable[str]) -> tuple[list[Entry], dict[str, Source]]:
    """The entries with these ids (of happenings or records, or any unique beginning of one), each happening once, and
    the reports they rest on. Raises `UnknownIdError` and `AmbiguousIdError`."""
    entries: dict[str, Entry] = {}
    sources: dict[str, Source] = {}
    for prefix in ids:
        opened = open_happening(ledger, prefix)
        happening = opened.happening
        facet = happening.facets[0]
        quoted = []
        for report in opened.reports:
            for passage, _ in report.passages:
                quoted.append(
                    Quoted(document=passage.document, text=passage.text, start=passage.start, end=passage.end)
                )
            sources.setdefault(report.entry.id, _source(ledger, report.entry))
        _, details = lines_of(facet, {})
        entries[happening.id] = Entry(
            id=happening.id,
            kind=facet.KIND,
            heading=heading(facet),
            facts=(
                *(("told", line.plain) for line in details if line.plain.strip()),
                ("independent sources", str(happening.independent)),
            ),
            quoted=tuple(quoted),
            disagreements=tuple(
                f"{one.field}: "
                + "; ".join(f"{telling.value} ({', '.join(telling.documents)})" for telling in one.tellings)
                for one in happening.disagreements
            ),
            plain=plain_happening(happening, facet, {report.entry.id: report.entry for report in opened.reports}),
        )
    return list(entries.values()), sources


def _source(ledger: Ledger, entry: DocumentEntry) -> Source:
    text = ledger.document(entry.id).text
    return Source(
        id=entry.id,
        title=entry.title,
        outlet=entry.outlet,
        published=entry.published,
        url=entry.url,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
