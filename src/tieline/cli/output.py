"""How answers reach the user: cards and tables, JSON lines, CSV, and remarks on standard error."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING, Any

import click

from tieline.exports.harmless import harmless

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def console(stream: IO[str] | None = None) -> Console:
    """A console that takes text as it is: no markup, no emoji names, no colouring of numbers by itself."""
    from rich.console import Console

    return Console(file=stream or sys.stdout, markup=False, emoji=False, highlight=False)


def show(what: RenderableType) -> None:
    """Print something to read; into a pipe or a file without colours, and without blanks at the ends of lines."""
    out = console()
    if out.is_terminal:
        out.print(what)
        return
    with out.capture() as captured:
        out.print(what)
    _plain(line.rstrip() for line in captured.get().splitlines())


def print_json(value: Mapping[str, Any]) -> None:
    """One object on one line, in UTF-8 whatever the terminal's charset is, as JSON asks."""
    _bytes((json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n").encode())


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> None:
    """A table with its head, in UTF-8, with line ends as RFC 4180 asks; what a sheet would compute is quoted."""
    names = list(columns)
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, names, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(row.get(name)) for name in names})
        _bytes(buffer.getvalue().encode())
        buffer.seek(0)
        buffer.truncate()
    _bytes(buffer.getvalue().encode())


def write(text: str) -> None:
    """A text as it is, in the terminal's charset."""
    _plain(text.splitlines())


def remark(source: str, said: str) -> None:
    """One line on standard error about one source."""
    say(f"{source}: {said}")


def say(message: str) -> None:
    """One line on standard error, under the name of the program."""
    from tieline.views.safe import shown

    click.echo(f"tieline: {shown(message)}", err=True)


def _plain(lines: Iterable[str]) -> None:
    charset = sys.stdout.encoding or "utf-8"
    _bytes("".join(f"{line}\n" for line in lines).encode(charset, "replace"))


def _bytes(data: bytes) -> None:
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # a stream of text that stands in for standard output
        sys.stdout.write(data.decode())
        return
    stream.write(data)
    stream.flush()
