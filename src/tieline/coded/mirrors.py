"""Rows that tell one act twice: columns in, for each row the row whose mirror it is, out.

The rule: two rows are one act where the act is one that two sides do together (they meet, talk, agree, mean to
cooperate), source and target are swapped, and everything else that tells acts apart is equal: the day, the code (042, a
visit made, answers 043, a visit hosted), and the report and sentence it was coded from; where a file names no report,
the place and the number of mentions instead. The first row is kept; each row has one mirror at most.
"""

from __future__ import annotations

from collections import defaultdict, deque

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tieline.coded.cells import flags, mapped
from tieline.coded.codes import PAIRED
from tieline.coded.layout import Columns
from tieline.coded.party_columns import named

_SEPARATOR = "\x1f"
NONE = -1


def mirrors(columns: Columns, mutual: tuple[str, ...]) -> NDArray[np.int64]:
    """For each row the index of the earlier row that it mirrors; `NONE` for a row that stands for itself."""
    found = np.full(len(columns["date"]), NONE, dtype=np.int64)
    one, other = _side(columns, "source"), _side(columns, "target")
    together = mapped(columns["code"], lambda code: code.startswith(mutual), pa.bool_())
    rows = np.flatnonzero(flags(pc.and_(together, pc.not_equal(one, other))))
    if not len(rows):
        return found
    taken = pa.array(rows)
    one, other = one.take(taken), other.take(taken)
    first = pc.less(one, other)
    low, high = pc.if_else(first, one, other), pc.if_else(first, other, one)
    keys = _key({name: column.take(taken) for name, column in columns.items()}, low, high).dictionary_encode()
    ways = first.to_numpy(zero_copy_only=False)
    counts = np.bincount(keys.indices.to_numpy(), minlength=len(keys.dictionary))
    repeated = counts[keys.indices.to_numpy()] > 1
    waiting: dict[tuple[int, bool], deque[int]] = defaultdict(deque)
    numbers = keys.indices.to_numpy()
    for at in np.flatnonzero(repeated).tolist():
        key, way = int(numbers[at]), bool(ways[at])
        answered = waiting[(key, not way)]
        if answered:
            found[rows[at]] = answered.popleft()
        else:
            waiting[(key, way)].append(int(rows[at]))
    return found


def _side(columns: Columns, prefix: str) -> pa.Array:
    """Who a side is: its name, code and country together; empty where nobody is named."""
    parts = [columns[f"{prefix}_{p}"].fill_null("") for p in ("code", "name", "country") if f"{prefix}_{p}" in columns]
    joined = pc.binary_join_element_wise(*parts, _SEPARATOR)
    return pc.if_else(pc.is_null(named(columns, prefix)), pa.scalar(None, pa.string()), joined)


def _key(columns: Columns, low: pa.Array, high: pa.Array) -> pa.Array:
    code = mapped(columns["code"], lambda c: PAIRED.get(c, c), pa.string())
    told = [columns[n].cast(pa.string()).fill_null("") for n in ("date", "report", "sentence") if n in columns]
    if "report" not in columns:
        told += [columns[n].cast(pa.string()).fill_null("") for n in ("place", "mentions") if n in columns]
    return pc.binary_join_element_wise(code, low, high, *told, _SEPARATOR)
