"""What all ties together say, as a page: groups with their members, or a measure with its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from tieline.ontology import states
from tieline.views.layout import WIDEST
from tieline.views.style import DIM, HEAD, WHO
from tieline.views.tie import measure_lines
from tieline.views.wording import counted

Plain = Mapping[str, Any]


class NetworkPage:
    """told: as `--json` prints it."""

    def __init__(self, told: Plain) -> None:
        self._told = told

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Who, which window and which snapshot; then what was found."""
        body: list[RenderableType] = [_head(self._told), Text()]
        found = self._told["found"]
        if found is None:
            body.append(Text(self._told["nothing"]))
        elif "groups" in found:
            body += _groups(found)
        else:
            body += measure_lines(found)
        yield from console.render(Group(*body), options.update_width(min(options.max_width, WIDEST)))


def _head(told: Plain) -> Text:
    names = [states.get(code).name for code in told["states"]] or ["All ties"]
    line = Text(" – ".join(names), f"bold {WHO}")
    window = told["window"]
    if window is not None:
        line.append(f"  {window['since']} to {window['until']}", "not bold")
    return line.append(f"  snapshot {told['snapshot']}", f"not bold {DIM}")


def _groups(found: Plain) -> Iterator[RenderableType]:
    head = Text(" communities", HEAD)
    head.append(
        f"  n {found['n']:,}, {counted(found['independent'], 'source')}, modularity {found['modularity']:.2f}"
        f"  {found['formula']}",
        f"not bold {DIM}",
    )
    yield head
    for number, group in enumerate(found["groups"], 1):
        yield Padding(_members(f"{number}  ", group), (0, 0, 0, 3))
    if found["loose"]:
        yield Padding(_members("loose  ", found["loose"]), (1, 0, 0, 3))


def _members(name: str, members: list[Plain]) -> Text:
    line = Text(name, DIM)
    for place, member in enumerate(members):
        line.append(", " if place else "").append(member["state"], WHO).append(f" {member['firmness']:.0%}", DIM)
    return line
