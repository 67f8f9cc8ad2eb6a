"""Rows of a snapshot about one tie, each happening once: what happenings and pledges have in common."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tieline.ties.window import Days

_ORDER = [("day", "ascending"), ("happening", "ascending")]


@dataclass(frozen=True)
class Rows:
    """Rows by day and then id, whatever order they came in; both ends are the same in all of them.

    rows: in the columns of `SCHEMA`. Other columns, and two rows of one happening, are refused.
    """

    SCHEMA: ClassVar[pa.Schema]

    rows: pa.Table

    def __post_init__(self) -> None:
        if not self.rows.schema.equals(self.SCHEMA):
            raise ValueError(f"the columns are {self.rows.schema.names}, those of a snapshot {self.SCHEMA.names}")
        ordered = self.rows.sort_by(_ORDER).combine_chunks()
        if pc.count_distinct(ordered["happening"]).as_py() != len(ordered):
            raise ValueError("a happening stands in several rows: each counts once")
        object.__setattr__(self, "rows", ordered)

    def __len__(self) -> int:
        return int(self.rows.num_rows)

    def only(self, chosen: NDArray[np.bool_]) -> Self:
        """Some of them."""
        return type(self)(self.rows.filter(pa.array(chosen)))

    @functools.cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of the happenings."""
        return tuple(self.rows["happening"].to_pylist())

    @functools.cached_property
    def day(self) -> Days:
        """The first day of each; of a pledge, that of its report."""
        return self._days("day")

    @functools.cached_property
    def direction(self) -> NDArray[np.int8]:
        """1 where the first end acts on (or promises) the second, -1 the other way, 0 where both do."""
        return np.asarray(self.rows["direction"].to_numpy(), dtype=np.int8)

    @functools.cached_property
    def independent(self) -> int:
        """Independent sources among them: all owners that stand behind any of them, each once."""
        return len({owner for several in self.rows["owners"].to_pylist() for owner in several})

    def _days(self, column: str) -> Days:
        return np.asarray(self.rows[column].to_numpy(), dtype="datetime64[D]")
