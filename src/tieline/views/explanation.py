"""A number opened: its formula, and the happenings it was computed from, each with the id that opens it further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from tieline.views.style import DIM, HEAD, WHAT, WHEN, WHO
from tieline.views.tie import measure_lines, tie_line
from tieline.views.wording import counted

MOST = 100  # rows that are printed; --json gives all


class ExplanationPage:
    """told: as `--json` prints it."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    def __rich_console__(self, _: Console, __: ConsoleOptions) -> RenderResult:
        """The measure, its formula, its weights, its rows."""
        told = self._told
        yield tie_line(told)
        yield Text()
        yield from measure_lines(told["result"])
        yield Text()
        yield Text("FORMULA", HEAD).append(f"  {told['result']['formula']}", f"not bold {DIM}")
        yield Text(told["says"])
        if told["weights"]:
            yield Text("WEIGHTS", HEAD).append(f"  {', '.join(told['weights'])}", f"not bold {DIM}")
        yield Text()
        rows = told["rows"]
        yield Text("ROWS", HEAD).append(
            f"  {counted(len(rows), 'happening')}, from {told['origin']}", f"not bold {DIM}"
        )
        yield rows_table(told["ends"], rows)
        if len(rows) > MOST:
            yield Text(f"{len(rows) - MOST:,} more: --json prints all of them", DIM)


def rows_table(ends: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Table:
    """The first hundred of some happenings, each with the id that opens it."""
    first, second = ends
    ways = {1: f"{first} → {second}", -1: f"{second} → {first}", 0: f"{first} – {second}"}
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=HEAD)
    for name in ("day", "who", "what", "weight", "tieline show …"):
        table.add_column(name, justify="right" if name == "weight" else "left", no_wrap=True)
    for row in rows[:MOST]:
        what = row["category"] or row["mode"] or row["binding"] or "–"
        weight = "–" if row["weight"] is None else f"{row['weight']:+.1f}"
        table.add_row(Text(row["day"], WHEN), Text(ways[row["direction"]], WHO), Text(what, WHAT), weight,
                      Text(row["happening"], DIM))  # fmt: skip
    return table
