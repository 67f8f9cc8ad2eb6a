"""What an examination found: a line for each thing looked at, and the remedy where it is not sound."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from tieline.views.safe import shown
from tieline.views.style import HEAD


def findings_table(rows: Iterable[tuple[str, bool, str, str]]) -> Table:
    """rows: subject, whether it is sound, what was found, and what to do about it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for subject, sound, detail, remedy in rows:
        mark = Text("ok", "green") if sound else Text("FAULT", "bold red")
        said = Text(shown(detail))
        if remedy and not sound:
            said.append(f"\nRemedy: {shown(remedy)}", HEAD)
        table.add_row(mark, Text(shown(subject)), said)
    return table
