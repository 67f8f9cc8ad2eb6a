"""Tables as CSV: UTF-8, commas, a first line of names, empty cells for what is not known (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import IO

from tieline.exports.table import Cell, Table

_HARMFUL = ("=", "+", "-", "@", "\t", "\r")


def write_csv(table: Table, stream: IO[bytes]) -> int:
    """Write the table, row by row; returns the number of rows.

    A text that a spreadsheet would run as a formula is kept from it by an apostrophe before it (OWASP, CSV injection).
    """
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
    if isinstance(cell, str) and cell.startswith(_HARMFUL):
        return "'" + cell
    return cell
