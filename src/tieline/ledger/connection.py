"""A path in, an open ledger file out, set up the way every part of the ledger relies on."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tieline.ledger.errors import CorruptLedgerError, LedgerError, MissingLedgerError, ReadOnlyError
from tieline.ledger.migrate import Migration, migrate, refuse_foreign, require_current

TIMEOUT = 30.0  # seconds to wait for another writer, whose transactions are short


def open_writer(path: Path, timeout: float, known: tuple[Migration, ...]) -> sqlite3.Connection:
    """Open for writing; the file and its folder are made where they are missing, the schema is brought up to date."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyError(path, f"its folder cannot be made ({error.strerror})") from error
    if path.is_dir():
        raise ReadOnlyError(path, "it is a folder")
    # SQLite opens what it may not write without a word, and would only tell after the first document was read.
    for needed in (path.parent, path):
        if needed.exists() and not os.access(needed, os.W_OK):
            raise ReadOnlyError(path, f"you may not write to {needed}")
    connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
    try:
        refuse_foreign(connection, path, known)  # before anything in the file is changed
        _write_ahead(connection, timeout)
        # A killed process loses nothing that was committed; a power cut may lose the last commits, never the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Ids are hashes, so every document touches pages all over the file. A longer log, 64 MiB, gathers the changes
        # of many documents to a page before it is written to its place.
        connection.execute("PRAGMA wal_autocheckpoint = 16384")
        connection.execute("PRAGMA journal_size_limit = 67108864")
        connection.execute("PRAGMA cache_size = -65536")
        migrate(connection, path, known)
    except (sqlite3.Error, LedgerError):
        connection.close()
        raise
    return connection


def open_reader(path: Path, timeout: float, known: tuple[Migration, ...]) -> sqlite3.Connection:
    """Open for reading only; raises `MissingLedgerError` where there is no file."""
    if not path.exists():
        raise MissingLedgerError(path)
    if not path.is_file():
        raise CorruptLedgerError(path, "it is not a file")
    connection = connect_reader(path, timeout)
    try:
        connection.execute("PRAGMA cache_size = -65536")
        require_current(connection, path, known)
    except (sqlite3.Error, LedgerError):
        connection.close()
        raise
    return connection


def connect_reader(path: Path, timeout: float) -> sqlite3.Connection:
    """Open for reading only, of whatever schema."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        unwritable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not unwritable or path.with_name(f"{path.name}-wal").exists():
            raise
        # Readers of a write-ahead log share memory in a file beside it. Where none can be made and no log lies there,
        # nobody is writing, and the file can be read as it is.
        return sqlite3.connect(f"{address}&immutable=1", uri=True, timeout=timeout, isolation_level=None)
    return connection


def _write_ahead(connection: sqlite3.Connection, timeout: float) -> None:
    """Switch to write-ahead logging; the switch, unlike a write, does not wait for others by itself."""
    until = time.monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: wholly done, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # A full disk rolls back by itself; everything else, a kill from the keyboard too, is rolled back here.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
