"""Listings: happenings of one kind, or documents, as a table of one or two lines a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table
from rich.text import Text

from tieline.records.claim import Claim, Polarity
from tieline.records.contact import Contact, ContactStatus
from tieline.records.event import Aspect, Event
from tieline.records.happening import Happening, LinkKind
from tieline.records.pledge import Pledge
from tieline.records.statement import Statement, StatementKind
from tieline.views.layout import SHORT_ID
from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, OTHER, WARN, WHAT, WHEN
from tieline.views.wording import MODES, day, interval, people, words

_WHEN = 15  # columns of "Tue 21 Jan 2025", without its time; an interval takes two lines
_WIDEST = 20  # columns of any other cell beside the flexible one: a name and a state


def happenings_table(kind: str, happenings: Iterable[Happening], again: Mapping[str, int] | None = None) -> Table:
    """Happenings by the facet of one kind, in the order given.

    kind: "contact", "event", "statement", "pledge" or "claim". A happening without that facet is passed over.
    The number of reports is followed by the number of independent sources where the two differ; a row that others
    coded has no report. again: how often a pledge is told again in other happenings, by the id of its own.
    """
    names, cells = _COLUMNS[kind]
    table = _table(names, flexible=len(names) - 1)
    table.add_column("rep.", justify="right", no_wrap=True)
    table.add_column("id", no_wrap=True)
    for happening in happenings:
        facet = next((record for record in happening.facets if kind == record.KIND), None)
        if facet is not None:
            *first, last = cells(facet)
            last.append_text(_repetition(happening, (again or {}).get(happening.id, 0)))
            table.add_row(*first, last, _reports(happening), Text(happening.id[:SHORT_ID], DIM))
    return table


def _repetition(happening: Happening, again: int) -> Text:
    """Which earlier happening is told again, or how often this one is."""
    said = [f"  repeats {link.happening[:SHORT_ID]}" for link in happening.links if link.kind is LinkKind.REPEATS]
    if again:
        said.append(f"  told again {again}×")
    return Text("".join(said), OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A document in a listing: headline and outlet None where unknown, published in ISO form, counts by kind."""

    id: str
    headline: str | None
    outlet: str | None
    published: str | None
    counts: Mapping[str, int]
    unread: str | None = None


def documents_table(rows: Iterable[ReportRow]) -> Table:
    """Documents with how many entries of each kind they tell."""
    table = _table(("published", "report"), flexible=1)
    table.padding = (0, 1, 0, 0)
    for kind in _COLUMNS:
        table.add_column(kind[:3], justify="right", no_wrap=True)
    table.add_column("id", no_wrap=True)
    for row in rows:
        counts = (_count(row.counts.get(kind, 0)) for kind in _COLUMNS)
        published = Text(row.published[:10], WHEN) if row.published else Text("no date", WARN)
        table.add_row(published, _report(row), *counts, Text(row.id[:SHORT_ID], DIM))
    return table


def _report(row: ReportRow) -> Text:
    report = Text(shown(row.headline, 120)) if row.headline else Text("untitled", DIM)
    if row.outlet:
        report.append(f"  {shown(row.outlet, 40)}", OTHER)
    if row.unread:
        report.append(f"  {shown(row.unread, 80)}", WARN)
    return report


def _count(number: int) -> Text:
    return Text(f"{number:,}") if number else Text("·", DIM)


def _table(names: Sequence[str], flexible: int) -> Table:
    """A table whose one flexible column takes the width that is left; the others wrap at `_WIDEST` columns."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=HEAD, expand=True)
    for number, name in enumerate(names):
        if number == flexible:
            table.add_column(name, ratio=1, min_width=20, overflow="fold")
        else:
            table.add_column(name, max_width=_WHEN if name == "when" else _WIDEST, overflow="fold")
    return table


def _reports(happening: Happening) -> Text:
    if not happening.documents:
        return Text("coded", DIM)
    reports = Text(str(len(happening.documents)))
    if happening.independent != len(happening.documents):
        reports.append(f"/{happening.independent}", DIM)
    if happening.disagreements:
        reports.append(" ≠", WARN)
    return reports


def _contact(contact: Contact) -> tuple[Text, ...]:
    mode = Text(MODES[contact.mode].split(" on ")[0], WHAT)
    who = people(contact.participants, separator=" ↔ ")
    if contact.status is not ContactStatus.HELD:
        who.append(f"  {words(contact.status)}", WARN)
    if contact.place:
        who.append(f"  {shown(contact.place, 40)}", DIM)
    return _when(contact.when), mode, who


def _event(event: Event) -> tuple[Text, ...]:
    category = Text(shown(str(event.category or f"{event.scheme} {event.code}")), WHAT)
    who = people(event.actors, separator=", " if event.recipients else " ↔ ")
    if event.recipients:
        who = Text.assemble(who, " → ", people(event.recipients))
    if event.aspect is not Aspect.ASSERTED:
        who.append(f"  {words(event.aspect)}", WARN)
    return _when(event.when), category, who


def _statement(statement: Statement) -> tuple[Text, ...]:
    said = shown(" … ".join(statement.content), 200)
    who = people(statement.speakers) if statement.speakers else Text("no speaker named", WARN)
    return who, Text(words(statement.kind), DIM), Text(f"“{said}”" if statement.kind is StatementKind.DIRECT else said)


def _pledge(pledge: Pledge) -> tuple[Text, ...]:
    what = Text(shown(pledge.action, 200))
    if pledge.status:
        what.append(f"  {words(pledge.status[-1].outcome)}", HEAD)
    due = Text(day(pledge.deadline.end)[:_WHEN], WHEN) if pledge.deadline else Text("–", DIM)
    return people(pledge.makers), Text(words(pledge.binding), WHAT), due, what


def _claim(claim: Claim) -> tuple[Text, ...]:
    denied = " denied" if claim.polarity is Polarity.DENIED else ""
    who = people(claim.asserters) if claim.asserters else Text("the report", DIM)
    what = Text.assemble(people(claim.tie, separator=" – "), f"  “{shown(claim.text, 160)}”")
    return who, Text(words(claim.predicate) + denied, WHAT), what


def _when(when: Any) -> Text:
    return Text(interval(when), WHEN) if when else Text("–", DIM)


Cells = Callable[[Any], tuple[Text, ...]]  # Any: each takes its own kind of record
_COLUMNS: dict[str, tuple[tuple[str, ...], Cells]] = {
    Contact.KIND: (("when", "contact", "who"), _contact),
    Event.KIND: (("when", "event", "who"), _event),
    Statement.KIND: (("who", "speech", "what"), _statement),
    Pledge.KIND: (("who", "binding", "due", "what"), _pledge),
    Claim.KIND: (("who", "claim", "what"), _claim),
}
