"""The card of one reading: what a report tells, section by section, each entry with its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tieline.records.document import Document, Reference
from tieline.records.reading import Reading
from tieline.records.record import Record
from tieline.records.unresolved import Unresolved
from tieline.views.entries import lines_of, record_entry
from tieline.views.layout import SHORT_ID, WIDEST, heading, joined
from tieline.views.passage import Passages
from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, OTHER, WARN
from tieline.views.wording import counts, day, words

_LONGEST_HEADLINE = 140


class Card:
    """A reading as a card, as wide as the terminal up to `WIDEST` columns."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Header, then a section for every kind of entry the reading has."""
        body = Group(*header(self.reading), *_sections(self.reading))
        yield from console.render(body, options.update_width(min(options.max_width, WIDEST)))


def headline(document: Document, longest: int = _LONGEST_HEADLINE) -> str:
    """The document's title, else its first line."""
    return shown(document.title or document.text.strip().splitlines()[0], longest)


def origin(document: Document) -> Text:
    """Outlet, day of publication, language and id on one line."""
    published = day(document.published) if document.published else Text("no date of publication", WARN)
    return joined([
        Text(shown(document.outlet, 60), OTHER) if document.outlet else Text("unknown outlet", DIM),
        published,
        shown(document.language, 20) if document.language else None,
        Text(document.id[:SHORT_ID], DIM),
    ])  # fmt: skip


def header(reading: Reading) -> list[RenderableType]:
    """Headline, origin, and how much was found."""
    document = reading.document
    lines: list[RenderableType] = [Rule(style=DIM), Text(headline(document), HEAD), origin(document)]
    if document.url:
        lines.append(Text(shown(document.url), DIM))
    lines.append(Text(counts(Counter(record.KIND for record in reading.records()))))
    if document.published is None:
        lines.append(Text("Days such as “on Tuesday” need the date of publication: give it with --published.", WARN))
    return [*lines, Text()]


def _sections(reading: Reading) -> Iterable[RenderableType]:
    passages = Passages(reading.document.text, reading.document.title_start)
    reasons = {(gap.record, gap.field): gap.reason for gap in reading.unresolved}
    kinds: tuple[tuple[str, Sequence[Record]], ...] = (
        ("Contacts", reading.contacts), ("Statements", reading.statements), ("Pledges", reading.pledges),
        ("Claims", reading.claims), ("Events", reading.events),
    )  # fmt: skip
    for title, records in kinds:
        if records:
            yield heading(title, len(records))
            yield from (record_entry(record, passages, reasons) for record in records)
    if reading.issues:
        yield heading("Issues", len(reading.issues))
        yield _list(lines_of(issue, reasons)[0] for issue in reading.issues)
    if reading.document.references:
        yield heading("References", len(reading.document.references))
        yield _list(_reference(reference) for reference in reading.document.references)
    if reading.unresolved:
        yield heading("Unresolved", len(reading.unresolved))
        yield _list(_gap(gap, reading) for gap in reading.unresolved)


def _list(lines: Iterable[Text]) -> RenderableType:
    return Padding(Group(*lines), (0, 0, 1, 1))


def _reference(reference: Reference) -> Text:
    named = reference.url or reference.outlet
    return joined([
        shown(reference.title, 140) if reference.title else None,
        Text(shown(named, 140), OTHER) if named else None,
    ])  # fmt: skip


def _gap(gap: Unresolved, reading: Reading) -> Text:
    kinds = {record.id: record.KIND for record in reading.records()}
    quoted = next((shown(piece.text, 60) for piece in gap.evidence if hasattr(piece, "text")), None)
    owner = f"{kinds.get(gap.record, 'record')} {gap.record[:SHORT_ID]}" if gap.record else None
    return joined([
        Text.assemble((words(gap.field), WARN), f" of {owner}" if owner else ""),
        f"“{quoted}”" if quoted else None,
        shown(gap.reason, 200),
    ])  # fmt: skip
