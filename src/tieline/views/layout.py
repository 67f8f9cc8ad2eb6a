"""How an entry lies on the page: a line with its id at the right, its details, and its sentence behind a bar."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from tieline.views.style import DIM, HEAD

WIDEST = 110  # columns; longer lines are hard to follow back to their beginning
SHORT_ID = 8  # characters of an id that are shown; four thousand million values, and any unique prefix is accepted


class Barred:
    """A text behind a bar at its left, wrapped to the width that is there."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One bar for every line of the wrapped text."""
        bar = Segment("│ ", console.get_style(DIM))
        for line in self.text.wrap(console, max(20, options.max_width - 2)):
            line.rstrip()
            yield bar
            yield line


def heading(title: str, count: int | None = None) -> Text:
    """The title of a section, with how many entries it has."""
    line = Text(title.upper(), HEAD)
    if count is not None:
        line.append(f"  {count}", DIM)
    return line


def entry(line: Text, ident: str, details: Iterable[Text] = (), passage: Text | None = None) -> RenderableType:
    """One entry: its line, its id, its details under it, and the sentence it stands on."""
    top = Table.grid(expand=True, padding=(0, 2, 0, 0))
    top.add_column(ratio=1)
    top.add_column(justify="right", no_wrap=True)
    top.add_row(line, Text(ident[:SHORT_ID], DIM))
    below: list[RenderableType] = [*(detail for detail in details if detail), *([Barred(passage)] if passage else [])]
    return Group(Padding(top, (0, 0, 0, 1)), Padding(Group(*below), (0, 0, 1, 3)))


def joined(parts: Iterable[Text | str | None], separator: str = " · ") -> Text:
    """The parts that hold something, one behind the other."""
    line = Text()
    for part in parts:
        if part:
            line.append(separator if line else "", DIM)
            line.append_text(part if isinstance(part, Text) else Text(part))
    return line
