"""Cells of CSV files that no spreadsheet runs."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")

_HARMFUL = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: T) -> T | str:
    """A text from outside that a spreadsheet would run as a formula, with an apostrophe before it (OWASP, CSV
    injection); anything else as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_HARMFUL) else cell
