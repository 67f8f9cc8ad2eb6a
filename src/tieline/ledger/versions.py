"""Which document is an earlier version of which: the same address, another text.

The versions of a page form a chain in the order they were seen, however they arrived.
"""

from __future__ import annotations

import sqlite3

# Order of a page's versions; documents of one moment are ordered by arrival, then by id.
_ORDER = "(seen_at, added_at, id)"
_MINE = "(SELECT seen_at, added_at, id FROM documents WHERE row = :row)"
_PAGE = "url = (SELECT url FROM documents WHERE row = :row) AND row <> :row"


def chain(connection: sqlite3.Connection, row: int) -> None:
    """Put a document into its page's chain, between the version before and the version after it."""
    connection.execute(
        f"UPDATE documents SET version_of = (SELECT row FROM documents WHERE {_PAGE} AND {_ORDER} < {_MINE} "  # noqa: S608
        "ORDER BY seen_at DESC, added_at DESC, id DESC LIMIT 1) WHERE row = :row AND url IS NOT NULL",
        {"row": row},
    )
    connection.execute(
        f"UPDATE documents SET version_of = :row WHERE row = (SELECT row FROM documents WHERE {_PAGE} "  # noqa: S608
        f"AND {_ORDER} > {_MINE} ORDER BY seen_at, added_at, id LIMIT 1)",
        {"row": row},
    )


def unchain(connection: sqlite3.Connection, row: int) -> None:
    """Take a document out of its page's chain; the version after it follows the version before it."""
    connection.execute(
        "UPDATE documents SET version_of = (SELECT version_of FROM documents WHERE row = :row) WHERE version_of = :row",
        {"row": row},
    )
    connection.execute("UPDATE documents SET version_of = NULL WHERE row = :row", {"row": row})
