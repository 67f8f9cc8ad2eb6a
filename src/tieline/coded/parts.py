"""A file in, parts out: runs of rows, each with its columns, its rejects and its sum, small enough to hold.

A part is about `PART` rows, and ends where the day (GDELT: the moment rows were added) changes, if it does so within
the part. Mirrors are looked for within a part, so in a file in the order of days every one is found. Parts depend on
the file alone: whoever goes on after one finds the next as it would have been.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tieline.coded.columns import Table
from tieline.coded.fault import CodedFileError, Reject
from tieline.coded.layout import Coding, Columns, Layout, Shape
from tieline.coded.mirrors import NONE, mirrors
from tieline.coded.opened import Block, CodedFile
from tieline.coded.split import SHOWN, Lines, split
from tieline.coded.tally import Sum

PART = 100_000  # rows; some 50 MB in memory, and a quarter of an hour of GDELT has 2,000
_BATCH = "batch"


@dataclass(frozen=True)
class Part:
    """A run of rows. rows: those to store, in the columns of the layout's table. last: number of its last line."""

    rows: pa.Table
    rejects: tuple[Reject, ...]
    last: int
    sum: Sum


@dataclass
class _Pile:
    """Rows on their way into a part. read: how many rows the lines held."""

    tables: list[pa.Table]
    rejects: list[Reject]
    read: list[int]  # numbers of the lines that hold rows, sound or not

    @property
    def size(self) -> int:
        return sum(table.num_rows for table in self.tables)


def parts(
    file: CodedFile,
    layout: Layout,
    shape: Shape,
    digest: str,
    *,
    after: int = 0,
    size: int = PART,
    seen: Callable[[int], None] | None = None,
) -> Iterator[Part]:
    """The parts of a file. after: the last line of the part that is done already. seen: told how many bytes are read.

    Raises `CodedFileError`.
    """
    pile = _Pile([], [], [])
    counted = done = 0
    start = max(after, shape.skip)
    for block in file.blocks(seen=seen):
        todo = _behind(block, start)
        if todo is None:
            continue
        counted += _add(todo, layout, shape, digest, pile)
        while pile.size >= size:
            part = _cut_off(pile, layout, size)
            if part is None:
                break
            done += part.sum.read
            yield part
    if pile.read:
        last = _part(_joined(pile.tables, layout), pile.rejects, pile.read[-1], len(pile.read), layout)
        done += last.sum.read
        yield last
    if done != counted:
        raise CodedFileError(
            file.name, f"{counted} rows were read and {done} accounted for", "Please report this fault"
        )


def _behind(block: Block, done: int) -> Block | None:
    """The lines of a block behind a line."""
    if block.first > done:
        return block
    data, passed = block.data, done - block.first + 1
    if data.count(b"\n") <= passed:
        return None
    at = 0
    for _ in range(passed):
        at = data.index(b"\n", at) + 1
    return Block(data[at:], done + 1, tuple(line for line in block.overlong if line > done))


def _add(block: Block, layout: Layout, shape: Shape, digest: str, pile: _Pile) -> int:
    """Put the rows of a block on the pile; how many it held."""
    found = split(block, shape.dialect)
    rejects = list(found.rejects)
    pile.read += sorted([*found.lines.tolist(), *(reject.line for reject in rejects)])
    if found.table.num_rows:
        coding = layout.code(found)
        sound = np.ones(len(found.lines), dtype=bool)
        for wrong, reason in coding.faults:
            new = np.flatnonzero(sound & wrong)
            rejects += _refused(block, found.lines[new], reason)
            sound[new] = False
        if sound.any():
            pile.tables.append(_table(coding, found.lines, layout, digest).filter(pa.array(sound)))
    pile.rejects += sorted(rejects, key=lambda reject: reject.line)
    return found.read


def _refused(block: Block, lines: Lines, reason: str) -> list[Reject]:
    if not len(lines):
        return []
    texts = block.data.split(b"\n")
    shown = (texts[line - block.first].decode("utf-8", "replace")[:SHOWN] for line in lines.tolist())
    return [Reject(line, reason, text) for line, text in zip(lines.tolist(), shown, strict=True)]


def _table(coding: Coding, lines: Lines, layout: Layout, digest: str) -> pa.Table:
    count = len(lines)
    columns: Columns = {
        **coding.columns,
        "file": pa.repeat(digest, count).cast(pa.string()),
        "source": pa.repeat(layout.source, count).cast(pa.string()),
        "row": pa.array(lines),
    }
    schema = layout.schema.append(pa.field(_BATCH, pa.string()))
    columns[_BATCH] = coding.batch.cast(pa.string())
    return pa.table(
        [columns[f.name].cast(f.type) if f.name in columns else pa.nulls(count, f.type) for f in schema], schema=schema
    )


def _joined(tables: list[pa.Table], layout: Layout) -> pa.Table:
    if not tables:
        return layout.schema.append(pa.field(_BATCH, pa.string())).empty_table()
    return pa.concat_tables(tables).combine_chunks()


def _cut_off(pile: _Pile, layout: Layout, size: int) -> Part | None:
    """A part from the top of the pile; None where the day goes on and there is still room for it."""
    table = _joined(pile.tables, layout)
    pile.tables = [table]
    batch = table.column(_BATCH).combine_chunks().fill_null("")
    changes = np.flatnonzero(flat(pc.not_equal(batch[1:], batch[:-1]))) + 1
    if len(changes):
        end = int(changes[changes <= size][-1]) if (changes <= size).any() else int(changes[0])
    elif table.num_rows < 2 * size:
        return None
    else:
        end = size
    last = int(table.column("row")[end].as_py()) - 1
    rejects = [reject for reject in pile.rejects if reject.line <= last]
    inside = np.searchsorted(pile.read, last, side="right")
    part = _part(table.slice(0, end), rejects, last, int(inside), layout)
    pile.tables = [table.slice(end)]
    pile.rejects = pile.rejects[len(rejects) :]
    pile.read = pile.read[inside:]
    return part


def flat(column: pa.Array) -> NDArray[np.bool_]:
    """A column of truth values without gaps, as numpy."""
    found: NDArray[np.bool_] = column.to_numpy(zero_copy_only=False)
    return found


def _part(table: pa.Table, rejects: list[Reject], last: int, read: int, layout: Layout) -> Part:
    table = table.drop_columns([_BATCH]).combine_chunks()
    collapsed = 0
    if layout.table is Table.EVENTS and layout.mutual and table.num_rows:
        columns = {name: one(table.column(name)) for name in table.column_names if _told(table, name)}
        of = mirrors(columns, layout.mutual)
        mirrored = np.flatnonzero(of != NONE)
        collapsed = len(mirrored)
        lines = table.column("row").to_numpy()
        partner = np.zeros(table.num_rows, dtype=np.int64)
        partner[of[mirrored]] = lines[mirrored]
        at = table.schema.get_field_index("mirror_row")
        table = table.set_column(at, "mirror_row", pa.array(partner, pa.int64(), mask=partner == 0))
        table = table.filter(pa.array(of == NONE))
    return Part(table, tuple(rejects), last, Sum(read, table.num_rows, collapsed, len(rejects)))


def _told(table: pa.Table, name: str) -> bool:
    """Whether a column is of any use for telling rows apart: one that the layout does not have is not."""
    return name in ("code", "date") or table.column(name).null_count < table.num_rows


def one(column: pa.ChunkedArray) -> pa.Array:
    """A column in one piece."""
    joined = column.combine_chunks()
    return joined if isinstance(joined, pa.Array) else joined.chunk(0)
