"""Lines in, cells out: a block becomes columns of text with the number of each line, and the lines that hold no row.

A block is split by Arrow's reader. What it cannot be trusted with (bytes that are no text, quotation marks that stay
open) is split line by line instead, with the same outcome for the lines that are sound.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from tieline.coded.fault import Reject
from tieline.coded.opened import Block

Lines = NDArray[np.int64]
SHOWN = 2_000  # characters of a line in the file of rejects


@dataclass(frozen=True)
class Cells:
    """Columns of text, all of one length. lines: the number of each row's line. read: rows there were, with the
    rejected ones; blank lines are no rows."""

    table: pa.Table
    lines: Lines
    read: int
    rejects: list[Reject] = field(default_factory=list)


@dataclass(frozen=True)
class Dialect:
    """How cells stand in a line. columns: names of all of them. wanted: those that are looked at. quoted: whether
    quotation marks hold cells together. latin: whether the file is in ISO-8859-1 rather than UTF-8."""

    columns: tuple[str, ...]
    wanted: tuple[str, ...]
    delimiter: str = "\t"
    quoted: bool = False
    latin: bool = False


def split(block: Block, dialect: Dialect) -> Cells:
    """The cells of a block."""
    data = block.data
    if dialect.latin:
        data = data.decode("latin-1").encode()
    if _sound(data):
        found = _by_arrow(data, block, dialect)
        if found is not None:
            return found
    return _line_by_line(data, block, dialect)


def _sound(data: bytes) -> bool:
    """Whether every byte is text that Arrow's reader takes as we do."""
    if b"\0" in data or b"\r" in data or b"\n\n" in data or data.startswith(b"\n"):
        return False  # an empty line is a row of empty cells to Arrow, and none to us
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _by_arrow(data: bytes, block: Block, dialect: Dialect) -> Cells | None:
    """None where the reader found fewer rows than there are lines: somewhere a quotation mark held two together."""
    count = data.count(b"\n")
    bad: list[tuple[int, int, str]] = []

    def skip(row: arrow_csv.InvalidRow) -> str:
        bad.append((row.number, row.actual_columns, row.text))
        return "skip"

    try:
        table = arrow_csv.read_csv(
            io.BytesIO(data),
            read_options=arrow_csv.ReadOptions(
                column_names=list(dialect.columns), use_threads=False, block_size=len(data) + 1
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=dialect.delimiter,
                quote_char='"' if dialect.quoted else False,
                ignore_empty_lines=False,
                invalid_row_handler=skip,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(dialect.columns, pa.string()),
                include_columns=list(dialect.wanted),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows + len(bad) != count:
        return None
    lines = np.arange(block.first, block.first + count, dtype=np.int64)
    rejects = _overlong(block)
    if bad:
        keep = np.ones(count, dtype=bool)
        keep[[number - 1 for number, _, _ in bad]] = False
        lines = lines[keep]
        cut_away = set(block.overlong)
        rejects += [
            Reject(block.first + number - 1, _wrong_count(cells, dialect), text[:SHOWN])
            for number, cells, text in bad
            if text.strip() and block.first + number - 1 not in cut_away
        ]
    return Cells(table, lines, table.num_rows + len(rejects), rejects)


def _line_by_line(data: bytes, block: Block, dialect: Dialect) -> Cells:
    rows: list[Sequence[str]] = []
    lines: list[int] = []
    rejects = _overlong(block)
    for number, raw in enumerate(data.split(b"\n")[:-1], block.first):
        if not raw.strip():
            continue
        cells = _cells(raw, dialect)
        if isinstance(cells, str):
            rejects.append(Reject(number, cells, raw.decode("utf-8", "replace")[:SHOWN]))
        elif len(cells) != len(dialect.columns):
            said = _wrong_count(len(cells), dialect)
            rejects.append(Reject(number, said, raw.decode("utf-8", "replace")[:SHOWN]))
        else:
            rows.append(cells)
            lines.append(number)
    at = {name: i for i, name in enumerate(dialect.columns)}
    columns = {name: pa.array([row[at[name]] for row in rows], pa.string()) for name in dialect.wanted}
    return Cells(pa.table(columns), np.array(lines, dtype=np.int64), len(rows) + len(rejects), rejects)


def _cells(raw: bytes, dialect: Dialect) -> list[str] | str:
    """The cells of a line, or what is wrong with it."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return "it is not UTF-8 text"
    if "\0" in text:
        return "it holds a NUL byte"
    text = text.removesuffix("\r").replace("\r", " ")
    if not dialect.quoted:
        return text.split(dialect.delimiter)
    for strict in (True, False):
        try:
            return next(csv.reader([text], delimiter=dialect.delimiter, strict=strict))
        except csv.Error as error:
            if "end of data" in str(error) or "field larger" in str(error):
                break  # else a mark stands inside a cell, which Arrow's reader and the second try let pass
    return "its quotation marks do not pair off within the line"


def _overlong(block: Block) -> list[Reject]:
    return [Reject(line, "it is longer than a million bytes", "") for line in block.overlong]


def _wrong_count(cells: int, dialect: Dialect) -> str:
    return f"it has {cells} column{'' if cells == 1 else 's'}, not {len(dialect.columns)}"
