"""A tie and a span of time in, the brief out. The same ledger and snapshot give the same brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tieline.desk.brief.acts import done_section
from tieline.desk.brief.asked import Asked
from tieline.desk.brief.contacts import Met, contacts_section, meetings, parties
from tieline.desk.brief.measured import measures_section
from tieline.desk.brief.promises import pledges_section
from tieline.desk.brief.sayings import said_section
from tieline.desk.brief.sources import Book, known_outlet
from tieline.desk.brief.two_sides import differences_section
from tieline.desk.brief.values import Brief, Paragraph, Section
from tieline.desk.brief.wording import capital, counted, country, dated, joined, on
from tieline.desk.tie import tie_report
from tieline.ontology import states
from tieline.records.actor import Rank

if TYPE_CHECKING:
    from tieline.ledger.entries import DocumentEntry
    from tieline.ledger.ledger import Ledger

_LEADERS = (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT)


def brief(
    ledger: Ledger,
    one: str,
    other: str,
    *,
    since: date | None = None,
    until: date | None = None,
    coded: Iterable[Path] = (),
    snapshot: str | None = None,
    long: bool = False,
) -> Brief:
    """A briefing on the tie between two ends, by their codes.

    since, until: first and last day; without `until` that of the latest report of the tie, and
    for a tie without one that of the snapshot. long: nothing is left out
    for length. Raises `ValueError` for a tie with itself and reversed days, and `LedgerError`.
    """
    ends = (min(one, other), max(one, other))
    report = tie_report(ledger.path, *ends, since=since, until=until, coded=coded, snapshot=snapshot)
    known = list(
        ledger.documents(
            Asked(ledger=ledger, ends=ends, since=since, until=until or date.max, whole=long, book=Book(ledger)).query
        )
    )
    made = date.fromisoformat(report.snapshot.manifest.made[:10])
    last = until or _last(known) or max(made, since or made)
    asked = Asked(ledger=ledger, ends=ends, since=since, until=last, whole=long, book=Book(ledger))
    met = meetings(asked)
    sections = [
        _summary(asked, met),
        contacts_section(asked, met),
        said_section(asked),
        done_section(asked),
        pledges_section(asked),
        differences_section(asked, met),
        measures_section(asked, report),
        _coverage(asked, known),
    ]
    first, second = (states.get(code).name for code in ends)
    return Brief(
        ends=ends, names=(first, second), since=since, until=last, as_of=last, snapshot=report.snapshot.id,
        sections=tuple(sections), references=asked.book.references(),
    )  # fmt: skip


def _last(known: Sequence[DocumentEntry]) -> date | None:
    days = [entry.published[:10] for entry in known if entry.published]
    return date.fromisoformat(max(days)) if days else None


def _summary(asked: Asked, met: Sequence[Met]) -> Section:
    """How often the two were in contact, and when last."""
    if not met:
        return Section(
            key="summary", title="In short", notes=("The ledger holds no contact between the two in this span.",)
        )
    top = [one for one in met if one.contact.rank in _LEADERS]
    latest = met[-1]
    each = ", each time" if len(top) == len(met) > 1 else "," if len(top) == len(met) else f", {len(top)} of them"
    leaders = f"{each} between leaders" if top else ""
    count = f"{capital(joined(country(e) for e in asked.ends))} were in contact {_times(len(met))}{leaders}"
    happenings = [h for one in met for h in one.happenings]
    told = asked.book.sentence(f"{count}.", asked.book.cite(met[0].happenings[0], latest.happenings[0]), *happenings)
    when = dated(latest.when, latest.day).rstrip(",")
    last = f"The latest the ledger holds was {when}, between {parties(asked, latest.contact)}."
    end = asked.book.sentence(last, asked.book.cite(*latest.happenings), *latest.happenings)
    return Section(key="summary", title="In short", paragraphs=(Paragraph(sentences=(told, end)),))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _coverage(asked: Asked, known: Sequence[DocumentEntry]) -> Section:
    """What the brief stands on: how many reports, from whom, and which side has no voice of its own."""
    if not known:
        return Section(
            key="coverage", title="What this rests on", notes=("The ledger holds no report of this tie in this span.",)
        )
    counts = Counter(entry.outlet or "no named outlet" for entry in known)
    named = joined(f"{name} ({number})" for name, number in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:6])
    days = sorted(entry.published[:10] for entry in known if entry.published)
    span = f", published from {on(date.fromisoformat(days[0]))} to {on(date.fromisoformat(days[-1]))}" if days else ""
    notes = [f"The ledger holds {counted(len(known), 'report')} that tell of both{span}: {named}."]
    found = (known_outlet(entry.outlet, entry.url) for entry in known)
    heard = {outlet.country for outlet in found if outlet is not None}
    silent = [country(end) for end in asked.ends if end not in heard]
    if silent:
        notes.append(
            f"None of them is known to come from {joined(silent)}: what that side says stands here as others report it."
        )
    notes.append(
        "What the ledger does not hold is not in this brief; that nothing is told does not mean that nothing happened."
    )
    return Section(key="coverage", title="What this rests on", notes=tuple(notes))
