"""All ties week by week as a snapshot holds them: what nobody asks for is not loaded."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ties.window import Weeks
from tieline.ties.world import BUSIEST, Ends, World

_INSIDE = "week BETWEEN $since AND $until"
_REPORTED = f"SELECT week, sum(reports)::BIGINT AS n FROM {{files}} WHERE {_INSIDE} GROUP BY ALL"  # noqa: S608
_TELL_OF_ACTS = "SELECT DISTINCT origin FROM {files} WHERE week <= $until"
_OF_ACTS = f"""
SELECT week, sum(reports)::BIGINT AS n FROM {{files}} WHERE {_INSIDE} AND list_contains($origins, origin) GROUP BY ALL
"""  # noqa: S608
# Each happening is one of both its ends.
_VOLUME = f"SELECT week, (sum(n) // 2)::BIGINT AS n FROM {{files}} WHERE {_INSIDE} GROUP BY ALL"  # noqa: S608
_OF_MEMBERS = f"""
SELECT week, sum(n)::BIGINT AS n FROM {{files}} WHERE {_INSIDE} AND "end" IN ($one, $other) GROUP BY ALL
"""  # noqa: S608
_OF_TIE = f"""
SELECT week, sum(n)::BIGINT AS n FROM {{files}} WHERE {_INSIDE} AND first = $one AND second = $other GROUP BY ALL
"""  # noqa: S608
_CELLS = f"""
SELECT first, second, week, sum(n)::INTEGER AS n, sum(weight)::FLOAT AS weight, sum(squares)::FLOAT AS squares,
    sum(conflict)::INTEGER AS conflict
FROM {{{{files}}}} WHERE {_INSIDE} AND n > 0 AND {{chosen}} GROUP BY ALL ORDER BY first, second
"""  # noqa: S608
_ALL = "true"
_WITH = "(first IN ($one, $other) OR second IN ($one, $other))"
_BUSIEST = f"""
(first, second) IN (
    SELECT (first, second) FROM {{files}} WHERE {_INSIDE} GROUP BY first, second
    ORDER BY sum(n) DESC, first, second LIMIT {BUSIEST}
)
"""  # noqa: S608
_COUNTED = f"""
SELECT count(DISTINCT owner)::BIGINT AS n FROM {{files}} WHERE {_INSIDE} AND list_contains($origins, origin)
"""  # noqa: S608
_OWNERS = pa.schema([("n", pa.int64())])
_ORIGINS = pa.schema([("origin", pa.string())])
_COUNT = pa.schema([("week", pa.int64()), ("n", pa.int64())])
_SUMS = {"n": pa.int32(), "weight": pa.float32(), "squares": pa.float32(), "conflict": pa.int32()}
_CELL = pa.schema([("first", pa.string()), ("second", pa.string()), ("week", pa.int64()), *_SUMS.items()])


@dataclass(frozen=True)
class _Cells:
    """The weeks in which something happened: for each the row of its tie, its column, and the sums."""

    ties: tuple[Ends, ...]
    row: NDArray[np.int64]
    column: NDArray[np.int64]
    sums: dict[str, NDArray[Any]]


class StoredWorld(World):
    """The world of a snapshot. The reader stays open as long as something may still be asked.

    Counts over all ties are summed where they lie; the matrices, 250 MB each for 40,000 ties over thirty years, are
    made when a measure asks for one, of 32-bit numbers.
    """

    def __init__(self, reader: SnapshotReader, weeks: Weeks) -> None:
        # A frozen value that gets its fields from elsewhere than its parameters.
        object.__setattr__(self, "weeks", weeks)
        object.__setattr__(self, "_reader", reader)
        object.__setattr__(self, "reported", self._by_week("coverage", _REPORTED))
        object.__setattr__(self, "of_acts", self._by_week("coverage", _OF_ACTS, origins=self._telling_of_acts))

    def __getattr__(self, name: str) -> Any:  # Any: the type checker sees the fields of `World`
        if name == "ties":
            return self._cells.ties
        if name not in _SUMS:
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
        made = _matrix(self._cells, name, len(self.weeks))
        self.__dict__[name] = made
        return made

    @functools.cached_property
    def volume(self) -> NDArray[np.int64]:
        """Happenings of all ties, week by week."""
        return self._by_week("members", _VOLUME)

    def volume_of_members(self, ends: Ends) -> NDArray[np.int64]:
        """Happenings of both ends with all others, week by week; those of the tie itself are left out."""
        one, other = sorted(ends)
        of_members = self._by_week("members", _OF_MEMBERS, one=one, other=other)
        return of_members - 2 * self._by_week("weeks", _OF_TIE, one=one, other=other)

    @property
    def independent(self) -> int:
        """How many owners of sources that tell of acts report anything in these weeks."""
        if not len(self.weeks):
            return 0
        values = {"origins": self._telling_of_acts, **self._bounds}
        rows = self._reader.query("coverage", _OWNERS, _COUNTED, values)
        return int(rows["n"][0].as_py()) if len(rows) else 0

    @functools.cached_property
    def _telling_of_acts(self) -> list[str]:
        """The origins that told of a happening with a weight by the end of these weeks."""
        until = {"until": int(self.weeks[-1])} if len(self.weeks) else {"until": -1}
        origins: list[str] = self._reader.query("members", _ORIGINS, _TELL_OF_ACTS, until)["origin"].to_pylist()
        return sorted(origins)

    def _by_week(self, table: str, sql: str, **values: Any) -> NDArray[np.int64]:
        """A number for each week, 0 where the table has none."""
        found = np.zeros(len(self.weeks), dtype=np.int64)
        if len(self.weeks):
            rows = self._reader.query(table, _COUNT, sql, {**values, **self._bounds})
            found[rows["week"].to_numpy() - self.weeks[0]] = rows["n"].to_numpy()
        return found

    @property
    def _bounds(self) -> dict[str, int]:
        return {"since": int(self.weeks[0]), "until": int(self.weeks[-1])}

    @functools.cached_property
    def busiest(self) -> World:
        """The ties with the most happenings."""
        return self._world(self._load(_BUSIEST))

    def with_any_of(self, ends: Ends) -> World:
        """The ties that have one of two ends, or both."""
        return self._world(self._load(_WITH, one=ends[0], other=ends[1]))

    def _world(self, cells: _Cells) -> World:
        """Some of its ties; its weeks are covered where those of the whole world are."""
        matrices = {name: _matrix(cells, name, len(self.weeks)) for name in _SUMS}
        return World(
            ties=cells.ties,
            weeks=self.weeks,
            reported=np.maximum(self.reported, self.volume),
            independent=self.independent,
            of_acts=None if self.of_acts is None else np.maximum(self.of_acts, self.volume),
            **matrices,
        )

    @functools.cached_property
    def _cells(self) -> _Cells:
        return self._load(_ALL)

    def _load(self, chosen: str, **values: str) -> _Cells:
        """The weeks of ties for which a condition holds."""
        rows = _CELL.empty_table()
        if len(self.weeks):
            rows = self._reader.query("weeks", _CELL, _CELLS.format(chosen=chosen), {**values, **self._bounds})
        first, second = (rows[name].combine_chunks().dictionary_encode() for name in ("first", "second"))
        ends = np.stack([_codes(first), _codes(second)], axis=1)
        new = np.ones(len(ends), dtype=bool)
        new[1:] = (ends[1:] != ends[:-1]).any(axis=1)
        names, others = first.dictionary.to_pylist(), second.dictionary.to_pylist()
        return _Cells(
            ties=tuple((names[one], others[other]) for one, other in ends[new].tolist()),
            row=np.cumsum(new) - 1,
            column=rows["week"].to_numpy() - (self.weeks[0] if len(self.weeks) else 0),
            sums={name: rows[name].to_numpy() for name in _SUMS},
        )


def _matrix(cells: _Cells, name: str, weeks: int) -> NDArray[Any]:
    made = np.zeros((len(cells.ties), weeks), dtype=cells.sums[name].dtype)
    made[cells.row, cells.column] = cells.sums[name]
    return made


def _codes(column: Any) -> NDArray[np.int64]:
    """The places of a column's words in its dictionary. column: an Arrow dictionary array, or one of its chunks."""
    return np.asarray(column.indices.to_numpy(), dtype=np.int64)
