"""Tables as CSV: UTF-8, commas, a first line of names, empty cells for what is not known (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import IO

from tieline.exports.harmless import harmless
from tieline.exports.table import Cell, Table


def write_csv(table: Table, stream: IO[bytes]) -> int:
    """Write the table, row by row; returns the number of rows. Cells are such that no spreadsheet runs them."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.names)
    count = 0
    for row in table.rows:
        writer.writerow([_told(cell) for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


def _told(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return harmless(cell)
