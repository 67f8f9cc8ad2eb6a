"""Reads the ontology's data files: a file name in, plain rows or tables out. Standard library only: quick.

A cell that holds several values separates them with "; ". A value that holds only for a time carries the interval
behind an at sign, in ISO notation with either end open: "Bonn@1949-05-23/1999-08-31". Both days are included.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

DATA = "data"


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the days it holds, both included; None is an open end."""

    text: str
    start: date | None = None
    end: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether it holds on that day; on no particular day everything holds."""
        return on is None or within(on, self.start, self.end)


def within(on: date, start: date | None, end: date | None) -> bool:
    """Whether a day lies between two days, both included, either of which may be open."""
    return (start is None or start <= on) and (end is None or on <= end)


def day(cell: str) -> date | None:
    """An ISO date, or None for an empty cell; raises `ValueError` for anything else."""
    return date.fromisoformat(cell) if cell else None


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def dated(cell: str) -> tuple[Dated, ...]:
    """The values of a cell with the days they hold."""
    return tuple(_dated(part) for part in several(cell))


def _dated(part: str) -> Dated:
    text, at, span = part.partition("@")
    if not at:
        return Dated(text)
    start, slash, end = span.partition("/")
    if not slash:
        raise ValueError(f"{part!r}: write the interval as start/end, either of which may be empty")
    return Dated(text.strip(), day(start), day(end))


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a CSV file of `data/`; lines that begin with "#" are remarks."""
    file = resources.files(__package__) / DATA / name
    lines = file.read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def toml(name: str) -> dict[str, Any]:
    """A TOML file of `data/`."""
    file = resources.files(__package__) / DATA / name
    return tomllib.loads(file.read_text(encoding="utf-8"))
