"""What a watch knows from one run to the next: when each feed is due, what its server said, which entries were read.

A small SQLite file beside the ledger. Every step is committed as it is done: a watch that is killed goes on where it
was, and at worst reads one entry again, which the ledger knows.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

MOST_TRIES = 3  # visits to a page that fails, one at each poll of its feed
_SCHEMA = """
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, etag TEXT, changed TEXT, due REAL NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS entries (
    feed TEXT NOT NULL, key TEXT NOT NULL, tries INTEGER NOT NULL, done INTEGER NOT NULL, PRIMARY KEY (feed, key)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class FeedState:
    """etag, changed: what the server said last, to be sent back. due: seconds since 1970. failures: in a row."""

    etag: str | None = None
    changed: str | None = None
    due: float = 0.0
    failures: int = 0


class WatchState:
    """The state in one file. Raises `sqlite3.Error` for a file that is none of its own."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._db.close()

    def feed(self, url: str) -> FeedState:
        """What is known of a feed."""
        row = self._db.execute("SELECT etag, changed, due, failures FROM feeds WHERE url = ?", (url,)).fetchone()
        return FeedState(*row) if row else FeedState()

    def keep(self, url: str, state: FeedState) -> None:
        """Remember what is known of a feed."""
        self._db.execute(
            "INSERT OR REPLACE INTO feeds (url, etag, changed, due, failures) VALUES (?, ?, ?, ?, ?)",
            (url, state.etag, state.changed, state.due, state.failures),
        )

    def wants(self, feed: str, key: str) -> bool:
        """Whether an entry is still to be read: not done, and not tried too often."""
        row = self._db.execute("SELECT tries, done FROM entries WHERE feed = ? AND key = ?", (feed, key)).fetchone()
        return row is None or (not row[1] and row[0] < MOST_TRIES)

    def tried(self, feed: str, key: str, *, done: bool) -> None:
        """An entry was read, or could not be."""
        self._db.execute(
            "INSERT INTO entries (feed, key, tries, done) VALUES (?, ?, 1, ?) "
            "ON CONFLICT (feed, key) DO UPDATE SET tries = tries + 1, done = max(done, excluded.done)",
            (feed, key, int(done)),
        )
