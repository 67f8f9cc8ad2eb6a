"""A ledger in, one file out that holds it as of one commit, and back: a zip archive of `ledger.db` and `manifest.json`.

Any program that opens zip archives finds the database in it. A backup is checked before it bears its name, and again
before it takes a ledger's place.
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tieline.ledger.connection import TIMEOUT, connect_reader
from tieline.ledger.errors import CorruptLedgerError, LedgerError, MissingLedgerError, translated
from tieline.ledger.migrate import APPLICATION, migrations, refuse_foreign, version_of
from tieline.ledger.moments import Clock, now, to_text
from tieline.ledger.snapshots import files
from tieline.version import __version__

LEDGER, MANIFEST = "ledger.db", "manifest.json"
FORMAT = 1
_BLOCK = 1 << 20


class BackupError(LedgerError):
    """A backup cannot be made or used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself. schema: of its ledger. tieline: the version that made it. made: when, ISO, UTC.

    sha256, bytes: of the database. documents: how many it holds.
    """

    format: int
    schema: int
    tieline: str
    made: str
    sha256: str
    bytes: int
    documents: int


def back_up(ledger: Path, file: Path, *, replace: bool = False, clock: Clock = now) -> Manifest:
    """Write a backup of a ledger, which may be written to meanwhile; the file appears when it is whole and checked.

    Raises `LedgerError`: for a ledger that is missing or damaged, and for a file that is there unless `replace`.
    """
    if file.exists() and not replace:
        raise BackupError(file, "it is there already", "Name another file, or replace it with --replace")
    if not ledger.exists():
        raise MissingLedgerError(ledger)
    with _beside(file) as folder, translated(ledger, TIMEOUT):
        copy = folder / LEDGER
        with closing(connect_reader(ledger, TIMEOUT)) as source, closing(sqlite3.connect(copy)) as target:
            refuse_foreign(source, ledger, migrations())
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            documents = target.execute("SELECT count(*) FROM documents").fetchone()[0]
            schema = version_of(target)
        _require_sound(copy, ledger)
        manifest = Manifest(
            format=FORMAT,
            schema=schema,
            tieline=__version__,
            made=to_text(clock()),
            sha256=files.sha256(copy),
            bytes=copy.stat().st_size,
            documents=documents,
        )
        made = folder / "backup.zip"
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.write(copy, LEDGER)
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
        files.sync(made)
        made.replace(file)
        files.sync(file.parent)
    return manifest


def restore(file: Path, ledger: Path, *, replace: bool = False, clock: Clock = now) -> tuple[Manifest, Path | None]:
    """Put the ledger of a backup where no ledger is; with `replace` the one that is there is kept aside, at the path
    given back.

    Raises `LedgerError`: for a file that is no backup, is damaged or of a later version, and for a ledger in use.
    """
    if ledger.exists() and not replace:
        remedy = "Keep it aside with --replace, or name another with --ledger FILE"
        raise BackupError(ledger, "a ledger is here already", remedy)
    with _beside(ledger) as folder, translated(ledger, TIMEOUT):
        copy = folder / LEDGER
        manifest = _unpacked(file, copy)
        _require_sound(copy, file)
        aside = _kept_aside(ledger, to_text(clock()))
        copy.replace(ledger)
        files.sync(ledger.parent)
    return manifest, aside


def _unpacked(file: Path, copy: Path) -> Manifest:
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(json.loads(archive.read(MANIFEST)), file)
            with archive.open(LEDGER) as packed, copy.open("wb") as stream:
                while block := packed.read(_BLOCK):
                    stream.write(block)
    except FileNotFoundError:
        raise BackupError(file, "there is no such file", "Check the path") from None
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError, _zlib_error()) as error:
        raise _broken(file, f"{type(error).__name__}: {error}") from error
    files.sync(copy)
    if files.sha256(copy) != manifest.sha256:
        raise _broken(file, "the ledger in it is not the one that was written")
    return manifest


def _manifest(plain: dict[str, Any], file: Path) -> Manifest:
    if plain["format"] > FORMAT or plain["schema"] > len(migrations()):
        said = f"Tieline {plain.get('tieline')} made it, with format {plain['format']} and schema {plain['schema']}"
        raise BackupError(
            file,
            f"{said}; this version knows them up to {FORMAT} and {len(migrations())}",
            "Upgrade with `python -m pip install --upgrade tieline`",
        )
    return Manifest(**plain)


def _broken(file: Path, why: str) -> BackupError:
    return BackupError(file, f"it is no backup of a ledger, or a damaged one ({why})", "Restore another backup")


def _zlib_error() -> type[Exception]:
    import zlib

    return zlib.error


def _require_sound(copy: Path, named: Path) -> None:
    """Raise unless a file is a ledger that SQLite finds nothing wrong with."""
    try:
        with closing(sqlite3.connect(copy)) as opened:
            faults = [row[0] for row in opened.execute("PRAGMA integrity_check(3)") if row[0] != "ok"]
            faults += [f"table {row[0]} refers to nothing" for row in opened.execute("PRAGMA foreign_key_check")][:3]
            ours = opened.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    except sqlite3.DatabaseError as error:
        raise CorruptLedgerError(named, str(error)) from error
    if faults:
        raise CorruptLedgerError(named, "; ".join(faults))
    if not ours:
        raise BackupError(named, "the database in it is not a ledger of Tieline", "Restore another backup")


def _kept_aside(ledger: Path, moment: str) -> Path | None:
    """Give a ledger a second name, under which it stays; what another process has open is an error."""
    if ledger.exists():
        _settle(ledger)
    stamp = "".join(c for c in moment if c.isalnum())
    aside = ledger.with_name(f"{ledger.name}.replaced-{stamp}")
    # A log without its ledger would be taken for that of the next one; the ledger itself is there at every moment.
    for ending in ("-wal", "-shm"):
        part = ledger.with_name(ledger.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    known = ledger.exists()
    if known:
        files.reuse(ledger, aside)
    files.sync(ledger.parent)
    return aside if known else None


def _settle(ledger: Path) -> None:
    """Write the log of a ledger into it and remove it; a ledger too damaged for that is left as it is."""
    try:
        with closing(sqlite3.connect(ledger, timeout=1.0, isolation_level=None)) as opened:
            opened.execute("PRAGMA locking_mode = EXCLUSIVE")
            opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            opened.execute("BEGIN EXCLUSIVE")
            opened.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise BackupError(
                ledger, "another process has it open", "End that process, or wait for it, and restore again"
            ) from error


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A folder on the same disk, which goes with everything in it."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        made = TemporaryDirectory(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        remedy = f"Give yourself the right to write in {file.parent}, or name another file"
        raise BackupError(file, f"nothing can be written beside it ({error.strerror})", remedy) from error
    with made as folder:
        yield Path(folder)
