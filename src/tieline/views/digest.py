"""The answer to reading sources: cards for a few reports, a table and totals for many."""

from __future__ import annotations

from collections import Counter

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from tieline.records.reading import Reading
from tieline.views.card import Card, headline
from tieline.views.style import DIM
from tieline.views.table import ReportRow, documents_table
from tieline.views.wording import counted, counts

FEW = 3  # reports that are shown as cards; more would scroll the first away unread
MOST = 40  # rows of the table, about a screen; beyond it the listing commands serve better


class Digest:
    """Takes readings one by one, holding no more of them than it will show."""

    def __init__(self) -> None:
        self.reports = 0
        self._passed_over = 0
        self._readings: list[Reading] = []
        self._rows: list[ReportRow] = []
        self._counts: Counter[str] = Counter()

    @property
    def is_full(self) -> bool:
        """Whether a further reading would only be counted."""
        return len(self._rows) >= MOST

    def pass_over(self) -> None:
        """One more report, known already, that is not worth opening only to be counted."""
        self._passed_over += 1

    def add(self, reading: Reading) -> None:
        """One more report was read."""
        found = Counter(record.KIND for record in reading.records())
        self.reports += 1
        self._counts += found
        if self.reports <= FEW:
            self._readings.append(reading)
        else:
            self._readings.clear()
        if len(self._rows) < MOST:
            self._rows.append(_row(reading, found))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The cards, or the table with its totals."""
        if self.reports <= FEW:
            for reading in self._readings:
                yield Card(reading)
            return
        yield documents_table(self._rows)
        more = self.reports + self._passed_over - len(self._rows)
        if more:
            yield Text(f"and {counted(more, 'more report')}", DIM)
        known = f"; {counted(self._passed_over, 'report')} known already not counted" if self._passed_over else ""
        yield Text(f"{counted(self.reports, 'report')}: {counts(self._counts)}{known}", "bold")


def _row(reading: Reading, counts: Counter[str]) -> ReportRow:
    document = reading.document
    return ReportRow(
        id=document.id,
        headline=headline(document),
        outlet=document.outlet,
        published=str(document.published) if document.published else None,
        counts=counts,
        unread=next((gap.reason for gap in reading.unresolved if gap.record is None and gap.field == "language"), None),
    )
