"""Cells of text in, values out: each different cell is looked at once, however many rows hold it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

# What files write where they have no value. "NA" is R's; Namibia's two letters stand in no column that is read here.
EMPTY = frozenset({"", "NA", "NULL", "null", "None", "NaN", "nan", "---", "N/A"})


def mapped(cells: pa.Array, work: Callable[[str], Any], kind: pa.DataType) -> pa.Array:
    """The values `work` makes of the cells, as a column of that type. An empty cell (null) stays empty."""
    coded = cells.dictionary_encode()
    values = pa.array([None if v is None else work(v) for v in coded.dictionary.to_pylist()], kind)
    return values.take(coded.indices)


def text(cells: pa.Array) -> pa.Array:
    """The cells without the blanks around them, empty ones as null."""
    return mapped(cells, _text, pa.string())


def _text(cell: str) -> str | None:
    stripped = cell.strip()
    return None if stripped in EMPTY else stripped


def whole(cells: pa.Array) -> pa.Array:
    """The whole numbers; what is none is empty."""
    return mapped(cells, _whole, pa.int64())


def _whole(cell: str) -> int | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else None


def number(cells: pa.Array) -> pa.Array:
    """The numbers; what is none, or not finite, is empty."""
    return mapped(cells, _number, pa.float64())


def _number(cell: str) -> float | None:
    try:
        found = float(cell)
    except ValueError:
        return None
    return found if np.isfinite(found) else None


def days(cells: pa.Array) -> pa.Array:
    """The days of cells in any of the forms "20180601" (hours may follow), "2018-06-01", "06/01/2018" (month first)."""
    return mapped(cells, read_day, pa.date32())


@lru_cache(maxsize=100_000)
def read_day(cell: str) -> date | None:
    """The day of one cell; None for what is no day."""
    plain = cell.strip().split("T")[0].split(" ")[0]
    try:
        if len(plain) in (8, 14) and plain.isdecimal() and plain.isascii():
            return date(int(plain[:4]), int(plain[4:6]), int(plain[6:8]))
        if "/" in plain:
            month, day, year = plain.split("/")
            return date(int(year), int(month), int(day))
        return date.fromisoformat(plain) if len(plain) == 10 else None
    except ValueError:
        return None


def dated(cells: pa.Array, on: pa.Array, work: Callable[[str, date], str | None]) -> pa.Array:
    """What each cell means on the day beside it; looked up once for each different pair. Empty where either is."""
    both = pc.and_(pc.is_valid(cells), pc.is_valid(on)).to_numpy(zero_copy_only=False)
    values, first = cells.fill_null("").dictionary_encode(), on.fill_null(date.min).dictionary_encode()
    width = max(len(first.dictionary), 1)
    pairs = values.indices.to_numpy().astype(np.int64) * width + first.indices.to_numpy()
    pairs[~both] = -1
    different, place = np.unique(pairs, return_inverse=True)
    names, days_ = values.dictionary.to_pylist(), first.dictionary.to_pylist()
    meant = [None if p < 0 else work(names[p // width], days_[p % width]) for p in different.tolist()]
    return pa.array(meant, pa.string()).take(pa.array(place.reshape(-1)))


def flags(column: pa.Array) -> NDArray[np.bool_]:
    """A column of truth values as numpy; unknown is false."""
    found: NDArray[np.bool_] = column.fill_null(False).to_numpy(zero_copy_only=False).astype(bool)
    return found
