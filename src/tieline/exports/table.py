"""A table as every tabular format takes it: columns that say what they hold, and rows that come one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice

import pyarrow as pa

Cell = str | int | float | bool | date | None
_BATCH = 10_000  # rows held at a time


class Kind(StrEnum):
    """What a column holds, in the words of Frictionless Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


_ARROW = {
    Kind.STRING: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """name: lower snake case, at most 32 characters, as Stata asks. label: what it holds, at most 80 characters."""

    name: str
    kind: Kind
    label: str

    def __post_init__(self) -> None:
        if len(self.name) > 32 or not self.name.isidentifier():
            raise ValueError(f"{self.name!r} is no name of a column that Stata takes: at most 32 letters, digits and _")
        if len(self.label) > 80:
            raise ValueError(f"the label of {self.name} is longer than the 80 characters that Stata takes")


@dataclass(frozen=True)
class Table:
    """name: of the table, and of its file. rows: in the order of the columns; they can be read once."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)

    @property
    def schema(self) -> pa.Schema:
        """As Arrow has it, the labels as metadata of the fields."""
        return pa.schema(
            [pa.field(c.name, _ARROW[c.kind], metadata={"label": c.label}) for c in self.columns],
            metadata={"title": self.title},
        )

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows as Arrow, some thousand at a time."""
        rows, schema = iter(self.rows), self.schema
        while chunk := list(islice(rows, _BATCH)):
            columns = [
                pa.array(column, field.type) for column, field in zip(zip(*chunk, strict=True), schema, strict=True)
            ]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)
