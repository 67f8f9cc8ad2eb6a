"""A bar on standard error while sources are read: how many are done, which one is in hand."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tieline.cli.output import console, say

if TYPE_CHECKING:
    from tieline.desk.read import Outcome
    from tieline.records.document import Document

_WIDEST = 60  # characters of a document's name


class Progress:
    """Without a bar: remarks go to standard error, and nothing else is shown."""

    def started(self, document: Document) -> None:
        """A document is about to be read."""

    def finished(self, outcome: Outcome) -> None:
        """A document was read, or could not be."""

    def say(self, message: str) -> None:
        """One line on standard error."""
        say(message)

    def remark(self, source: str, said: str) -> None:
        """One line about one source."""
        self.say(f"{source}: {said}")


class Bar(Progress):
    """With a bar, above which remarks are printed."""

    def __init__(self, say_above: Callable[[str], None], update: Callable[[str, int], None]) -> None:
        self._say_above = say_above
        self._update = update

    def started(self, document: Document) -> None:
        """The bar names the document."""
        from tieline.desk.read import name_of
        from tieline.views.safe import shown

        self._update(shown(name_of(document), _WIDEST), 0)

    def finished(self, outcome: Outcome) -> None:  # noqa: ARG002  # every outcome counts as one
        """The bar goes on by one."""
        self._update("", 1)

    def say(self, message: str) -> None:
        """One line above the bar."""
        self._say_above(message)


@contextmanager
def progress(wanted: bool) -> Iterator[Progress]:
    """A bar, if it is wanted and standard error is a terminal."""
    if not wanted or not sys.stderr.isatty():
        yield Progress()
        return
    from rich.progress import Progress as RichProgress
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.text import Text

    from tieline.views.safe import shown

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} read", markup=False),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with RichProgress(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield Bar(
            lambda message: bar.console.print(Text(f"tieline: {shown(message)}")),
            lambda name, done: bar.update(task, advance=done, description=name or None),
        )


@contextmanager
def counter(what: str) -> Iterator[Callable[[int], None]]:
    """A count of items done, on standard error if that is a terminal; the function it gives takes the number so far."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with console(sys.stderr).status(f"0 {what}") as status:
        yield lambda done: status.update(f"{done:,} {what}")


@contextmanager
def meter(path: Path, *, wanted: bool) -> Iterator[Callable[[int], None]]:
    """How much of a file is read, on standard error if that is a terminal; the function it gives takes bytes so far."""
    if not wanted or not sys.stderr.isatty() or not path.is_file():
        yield lambda _: None
        return
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    from tieline.views.safe import shown

    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    )  # fmt: skip
    with RichProgress(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task(shown(path.name, _WIDEST), total=path.stat().st_size)
        yield lambda done: bar.update(task, completed=done)
