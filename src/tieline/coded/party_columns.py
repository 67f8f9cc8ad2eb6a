"""How most layouts tell who did what to whom, as a declaration, and the columns that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from tieline.coded import cells as cell
from tieline.coded.columns import EVENTS
from tieline.coded.ends import Find
from tieline.coded.layout import Coding, Columns
from tieline.coded.split import Cells


@dataclass(frozen=True)
class Party:
    """Which columns of a file tell one side. country: with `find`, how it is read; tried before `other`, likewise."""

    name: str | None = None
    code: str | None = None
    country: str | None = None
    find: Find | None = None
    other: tuple[str, Find] | None = None
    sectors: str | None = None


@dataclass(frozen=True)
class Sides:
    """Which columns of a file tell the rest. texts: our column by the file's, taken as they are; wholes and numbers
    likewise. place: the column of the country it happened in. batch: a column whose change ends a run of rows."""

    date: str
    actor: Party
    recipient: Party
    texts: dict[str, str] = field(default_factory=dict)
    wholes: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    place: tuple[str, Find] | None = None
    batch: str | None = None


def used(sides: Sides, names: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """Those of a file's columns that the declaration (or the layout beside it) looks at, in the file's order."""
    parties = (sides.actor, sides.recipient)
    looked = {sides.date, sides.batch, *sides.texts.values(), *sides.wholes.values(), *sides.numbers.values(), *more}
    looked |= {column for p in parties for column in (p.name, p.code, p.country, p.sectors)}
    looked |= {p.other[0] for p in parties if p.other} | ({sides.place[0]} if sides.place else set())
    return tuple(name for name in names if name in looked)


def side_columns(found: Cells, sides: Sides) -> Coding:
    """All columns but those that follow from the code; a row without a day, or without a party, is refused."""
    table = {name: _one(found.table.column(name)) for name in found.table.column_names}
    date = cell.days(cell.text(table[sides.date]))
    columns: Columns = {"kind": same("event", len(date)), "date": date, "end": date}
    for prefix, party in (("source", sides.actor), ("target", sides.recipient)):
        columns |= _party(prefix, party, table, date)
    columns |= {ours: cell.text(table[theirs]) for ours, theirs in sides.texts.items() if theirs in table}
    columns |= {ours: cell.whole(table[theirs]) for ours, theirs in sides.wholes.items() if theirs in table}
    columns |= {ours: cell.number(table[theirs]) for ours, theirs in sides.numbers.items() if theirs in table}
    if sides.place is not None and sides.place[0] in table:
        columns["place_state"] = cell.dated(cell.text(table[sides.place[0]]), date, sides.place[1])
    coding = Coding(columns, table[sides.batch] if sides.batch else date)
    coding.fault(cell.flags(pc.is_null(date)), f"its day ({sides.date}) cannot be read")
    nobody = pc.and_(pc.is_null(named(columns, "source")), pc.is_null(named(columns, "target")))
    coding.fault(cell.flags(nobody), "it names neither side")
    return coding


def named(columns: Columns, prefix: str) -> pa.Array:
    """What a side is called: its name, else its code, else its country."""
    parts = [columns[f"{prefix}_{part}"] for part in ("name", "code", "country") if f"{prefix}_{part}" in columns]
    return pc.coalesce(*parts)


def finished(columns: Columns, length: int) -> pa.Table:
    """The columns in the order of the table, those that the layout does not have empty; without those of `origin`."""
    return pa.table(
        [columns[f.name].cast(f.type) if f.name in columns else pa.nulls(length, f.type) for f in EVENTS], schema=EVENTS
    )


def same(word: str, length: int) -> pa.Array:
    """A column that holds one word throughout."""
    return pa.repeat(word, length).cast(pa.string())


def _party(prefix: str, party: Party, table: Columns, date: pa.Array) -> Columns:
    told = {
        f"{prefix}_{part}": cell.text(table[column])
        for part, column in (
            ("name", party.name), ("code", party.code), ("country", party.country), ("sectors", party.sectors),
        )
        if column is not None and column in table
    }  # fmt: skip
    looked = [(party.country, party.find), party.other or (None, None)]
    states = [
        cell.dated(cell.text(table[column]), date, find)
        for column, find in looked
        if column is not None and find is not None and column in table
    ]
    told[f"{prefix}_state"] = pc.coalesce(*states) if states else pa.nulls(len(date), pa.string())
    return told


def _one(column: pa.ChunkedArray) -> pa.Array:
    joined = column.combine_chunks()
    return joined if isinstance(joined, pa.Array) else joined.chunk(0)
