"""A tie as a page: for each source every measure with its interval, or the reason why it declines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tieline.views.layout import WIDEST
from tieline.views.style import DIM, HEAD, WARN, WHAT, WHO
from tieline.views.wording import counted

Plain = Mapping[str, Any]


class TiePage:
    """told: as `--json` prints it."""

    def __init__(self, told: Plain) -> None:
        self._told = told

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Who, which window and which snapshot; then a section for each source."""
        body: list[RenderableType] = [tie_line(self._told)]
        if self._told["nothing"] is not None:
            body.append(Text(self._told["nothing"]))
        for telling in self._told["tellings"]:
            common = telling["notes"]
            body += [Text(), _source(telling), *_notes(common, 1)]
            for measure in telling["measures"]:
                body += [Text(), *measure_lines(measure, told=common)]
        yield from console.render(Group(*body), options.update_width(min(options.max_width, WIDEST)))


def tie_line(told: Plain) -> Text:
    """The tie, the window and the snapshot on a line."""
    line = Text(" – ".join(told["names"]), f"bold {WHO}")
    window = told["window"]
    if window is not None:
        line.append(f"  {window['since']} to {window['until']}", "not bold")
    return line.append(f"  snapshot {told['snapshot']}", f"not bold {DIM}")


def _source(telling: Plain) -> Text:
    name = "ALL SOURCES POOLED" if telling["origin"] == "all" else telling["origin"].upper()
    return Text(name, HEAD).append(
        f"  {counted(telling['happenings'], 'happening')}, {counted(telling['independent'], 'independent source')}, "
        f"{telling['coverage']:.0%} of the weeks covered",
        f"not bold {DIM}",
    )


def measure_lines(measure: Plain, *, told: Sequence[str] = ()) -> Iterator[RenderableType]:
    """A measure: its name with what it stands on, its numbers with their intervals, what a reader should know.

    told: notes that the reader has seen.
    """
    head = Text(f" {measure['measure'].replace('_', ' ')}", HEAD)
    if "not_enough" in measure:
        yield head.append("  not enough evidence", f"not bold {WARN}").append(
            f"  {measure['formula']}", f"not bold {DIM}"
        )
        yield Padding(
            Text(f"{measure['not_enough']} ({measure['n']} of {measure['needed']} needed)", DIM), (0, 0, 0, 3)
        )
        return
    head.append(f"  n {measure['n']:,}, {counted(measure['independent'], 'source')}", f"not bold {DIM}")
    if not measure["reliable"]:
        head.append("  not reliable: fewer than 40", f"not bold {WARN}")
    yield head.append(f"  {measure['formula']}", f"not bold {DIM}")
    yield Padding(_estimates(measure), (0, 0, 0, 3))
    yield from _notes([note for note in measure["notes"] if note not in told], 3)


def _notes(notes: Sequence[str], indent: int) -> list[RenderableType]:
    return [Padding(Text(note, DIM), (0, 0, 0, indent)) for note in notes]


def _estimates(measure: Plain) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "right", "left", "left"):
        grid.add_column(justify="right" if justify == "right" else "left", overflow="fold")
    for estimate in measure["estimates"]:
        grid.add_row(
            Text(_label(measure, estimate)),
            Text(f"{'≥ ' if estimate['censored'] else ''}{_number(estimate['value'])}", WHAT),
            Text(_interval(estimate)),
            Text(". ".join(filter(None, (estimate["unit"], _day(estimate), estimate["note"]))), DIM),
        )
    return grid


def _label(measure: Plain, estimate: Plain) -> str:
    """What a number is; not the measure's name again where it is told what the number is about."""
    name, of = estimate["name"].replace("_", " "), estimate["of"]
    if not of:
        return str(name)
    return str(of) if estimate["name"] == measure["measure"] else f"{name} · {of}"


def _interval(estimate: Plain) -> str:
    low, high = estimate["low"], estimate["high"]
    return "–" if low is None and high is None else f"{_number(low)} to {_number(high)}"


def _day(estimate: Plain) -> str | None:
    """The day a number is of, with its interval."""
    if not estimate.get("day"):
        return None
    around = f" ({estimate['day_low']} to {estimate['day_high']})" if estimate.get("day_low") else ""
    return f"{estimate['day']}{around}"


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
