"""A tie as a page: for each source every measure with its interval, or the reason why it declines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from tieline.views.style import DIM, HEAD, WARN, WHAT, WHO

Plain = Mapping[str, Any]
_COLUMNS = (("measure", "left"), ("value", "right"), ("interval", "left"), ("unit", "left"), ("n", "right"),
            ("sources", "right"), ("coverage", "right"), ("formula", "left"))  # fmt: skip


class TiePage:
    """told: as `--json` prints it."""

    def __init__(self, told: Plain) -> None:
        self._told = told

    def __rich_console__(self, _: Console, __: ConsoleOptions) -> RenderResult:
        """Who, which window and which snapshot; then one table for each source."""
        yield self._head()
        if self._told["nothing"] is not None:
            yield Text(self._told["nothing"])
        for telling in self._told["tellings"]:
            yield Text()
            yield _source(telling)
            yield _table(telling["measures"])
            yield from _notes(telling["measures"])

    def _head(self) -> Text:
        line = Text(" – ".join(self._told["names"]), f"bold {WHO}")
        window = self._told["window"]
        if window is not None:
            line.append(f"  {window['since']} to {window['until']}", "not bold")
        return line.append(f"  snapshot {self._told['snapshot']}", f"not bold {DIM}")


def _source(telling: Plain) -> Text:
    name = "ALL SOURCES POOLED" if telling["origin"] == "all" else telling["origin"].upper()
    line = Text(name, HEAD)
    sources = telling["independent"]
    return line.append(
        f"  {telling['happenings']:,} happenings, {sources} independent source{'' if sources == 1 else 's'}, "
        f"{telling['coverage']:.0%} of the weeks covered",
        f"not bold {DIM}",
    )


def _table(measures: list[Plain]) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 1), header_style=HEAD)
    for name, justify in _COLUMNS:
        table.add_column(name, justify="right" if justify == "right" else "left")
    for measure in measures:
        if "not_enough" in measure:
            reason = Text(f"not enough evidence: {measure['not_enough']}", DIM)
            table.add_row(Text(measure["measure"]), "", reason, "", Text(f"{measure['n']}/{measure['needed']}"), "", "",
                          Text(measure["formula"], DIM))  # fmt: skip
        else:
            for at, estimate in enumerate(measure["estimates"]):
                table.add_row(*_cells(measure, estimate, first=at == 0))
    return table


def _cells(measure: Plain, estimate: Plain, *, first: bool) -> Iterator[Text]:
    of = f" · {estimate['of']}" if estimate["of"] else ""
    yield Text(f"{measure['measure'] if first else '  ' + estimate['name']}{of}")
    yield Text(f"{'≥ ' if estimate['censored'] else ''}{_number(estimate['value'])}", WHAT)
    low, high = estimate["low"], estimate["high"]
    yield Text("–" if low is None and high is None else f"{_number(low)} to {_number(high)}")
    yield Text(estimate["unit"])
    if not first:
        yield from (Text() for _ in range(4))
        return
    doubt = "" if measure["reliable"] else "?"
    yield Text(f"{measure['n']:,}{doubt}", "" if measure["reliable"] else WARN)
    yield Text(str(measure["independent"]))
    yield Text(f"{measure['coverage']:.0%}")
    yield Text(measure["formula"], DIM)


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _notes(measures: list[Plain]) -> Iterator[Text]:
    if any(not measure.get("reliable", True) for measure in measures):
        yield Text("  ? fewer than 40 happenings: not reliable", WARN)
    for measure in measures:
        said = [*measure.get("notes", ()), *(e["note"] for e in measure.get("estimates", ()) if e["note"])]
        for note in dict.fromkeys(said):
            yield Text(f"  {measure['measure']}: {note}", DIM)
