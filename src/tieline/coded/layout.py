"""What a layout of coded rows is: how its file looks, and how its cells become columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tieline.coded.columns import SCHEMAS, Table
from tieline.coded.split import Cells, Dialect

Columns = dict[str, pa.Array]


@dataclass
class Coding:
    """The columns of some rows. faults: which rows are none after all, each with the reason; the first that names a
    row counts. batch: what changes where a run of rows that belong together ends (a day)."""

    columns: Columns
    batch: pa.Array
    faults: list[tuple[NDArray[np.bool_], str]] = field(default_factory=list)

    def fault(self, rows: NDArray[np.bool_], reason: str) -> None:
        """Rows that are refused."""
        if rows.any():
            self.faults.append((rows, reason))


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file. lines: its first whole lines, without line ends. name: of the file."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one file in a layout is read: its dialect, and how many lines come before the first row."""

    dialect: Dialect
    skip: int = 0


@dataclass(frozen=True)
class Layout:
    """A layout of coded rows.

    name: as `--format` takes it. title: what people call it. version: of this reading of it; a change of what a row
    becomes is a new version. shape: how a file with this beginning is read, or None if it is not in this layout.
    code: cells to columns. wants: what a file in it looks like, for the message to whoever gives another.
    mutual: beginnings of the codes of acts that two sides do together, and that are coded twice.
    """

    name: str
    title: str
    shape: Callable[[Head], Shape | None]
    code: Callable[[Cells], Coding]
    wants: str
    table: Table = Table.EVENTS
    version: str = "1"
    mutual: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The layout and the version of its reading, as it stands in every row."""
        return f"{self.name}/{self.version}"

    @property
    def schema(self) -> pa.Schema:
        """The columns its rows are kept in."""
        return SCHEMAS[self.table]


def by_header(head: Head, needed: Sequence[str], delimiters: str = "\t,;") -> tuple[tuple[str, ...], str] | None:
    """The names in the first line and what stands between them, if all that are needed are among them.

    Names are compared without case, blanks and quotation marks around them.
    """
    if not head.lines:
        return None
    for delimiter in delimiters:
        names = tuple(tidy(cell) for cell in head.lines[0].split(delimiter))
        if {tidy(name) for name in needed} <= set(names):
            return _different(names), delimiter
    return None


def tidy(name: str) -> str:
    """A column's name for comparison."""
    return name.strip().strip('"').strip().lower().replace("_", " ")


def _different(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, with a number behind those that come again or are empty."""
    seen: set[str] = set()
    found = []
    for i, name in enumerate(names):
        found.append(f"{name}#{i}" if name in seen or not name else name)
        seen.add(name)
    return tuple(found)


def usual_width(head: Head, delimiter: str = "\t") -> int:
    """How many cells most of the first lines have; 0 for an empty file."""
    widths = [line.count(delimiter) + 1 for line in head.lines if line.strip()]
    return max(set(widths), key=widths.count) if widths else 0
