"""Row numbers, handed out in runs, so that rows that refer to each other can be written in bulk."""

from __future__ import annotations

import sqlite3


def allocate(connection: sqlite3.Connection, table: str, count: int) -> int:
    """First of `count` free row numbers of a table. Only inside a write transaction, and used before the next call.

    table: the name of one of the ledger's own tables, never text from outside.
    """
    highest = connection.execute(f"SELECT coalesce(max(row), 0) FROM {table}").fetchone()[0]  # noqa: S608
    return int(highest) + 1 if count else 0
