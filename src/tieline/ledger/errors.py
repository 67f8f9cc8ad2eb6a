"""What can go wrong with a ledger. Every message names the file, the fault and the remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class LedgerError(Exception):
    """Something is wrong with a ledger, or with what is asked of it.

    path: the file. fault: what is wrong. remedy: what to do about it. The message is all three.
    """

    def __init__(self, path: Path, fault: str, remedy: str) -> None:
        super().__init__(f"{path}: {fault}. {remedy}")
        self.path = path
        self.fault = fault
        self.remedy = remedy


class MissingLedgerError(LedgerError):
    """There is no ledger at that path."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "there is no ledger here", "Make one with `tieline read SOURCE`, or name another with --ledger FILE"
        )


class LockedError(LedgerError):
    """Another process kept the ledger busy for longer than the timeout."""

    def __init__(self, path: Path, timeout: float) -> None:
        super().__init__(
            path,
            f"another process has been writing to it for more than {timeout:g} s",
            "Wait until it is done, or end it, and run the command again",
        )


class CorruptLedgerError(LedgerError):
    """The file is no database, or a damaged one."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            path,
            f"it cannot be read as a ledger ({fault})",
            "Put a backup of the file in its place, or move it away and read the sources again",
        )


class ForeignFileError(LedgerError):
    """The file is a sound database, but not a ledger."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is a database, but not a ledger of Tieline", "Name another file with --ledger FILE")


class ReadOnlyError(LedgerError):
    """The ledger, or the folder it lies in, cannot be written."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            path,
            f"it cannot be written ({fault})",
            f"Give yourself the right to write in {path.parent}, or name another file with --ledger FILE",
        )


class DiskFullError(LedgerError):
    """There is no room left to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "no room is left on its disk; what was read before is kept",
            "Make room and run the command again: it goes on where it stopped",
        )


class DiskFaultError(LedgerError):
    """The operating system failed to read or write the file."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            path, f"the system failed to read or write it ({fault})", "Check the disk, then `tieline doctor`"
        )


class NewerLedgerError(LedgerError):
    """A later version of Tieline wrote the ledger."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            path,
            f"it has schema {found}, and this version of Tieline knows schemas up to {known}",
            "Upgrade it with `python -m pip install --upgrade tieline`",
        )


class OlderLedgerError(LedgerError):
    """The ledger needs a migration, and it was opened for reading only."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            path,
            f"it has schema {found}, and this version of Tieline needs {known}",
            "Any command that writes, such as `tieline read`, brings it up to date and keeps a backup",
        )


class UnstorableError(LedgerError):
    """A reading cannot be stored as it is."""

    def __init__(self, path: Path, document: str, fault: str) -> None:
        super().__init__(path, f"document {document} cannot be stored ({fault})", "Mend the source and read it again")


class UnknownIdError(LedgerError):
    """No entry has that id."""

    def __init__(self, path: Path, what: str, prefix: str, fault: str = "") -> None:
        why = f"; {fault}" if fault else ""
        super().__init__(
            path, f"it holds no {what} {prefix!r}{why}", "The listing commands, such as `tieline contacts`, print ids"
        )


class AmbiguousIdError(LedgerError):
    """Several entries have an id that begins so. found: some of them."""

    def __init__(self, path: Path, prefix: str, found: Sequence[str]) -> None:
        named = ", ".join(found[:5]) + (", ..." if len(found) > 5 else "")
        super().__init__(path, f"{prefix!r} begins several ids ({named})", "Give more of its characters")
        self.found = tuple(found)


class ContradictionError(LedgerError):
    """A judgement would say the opposite of others that stand. judgements: their ids."""

    def __init__(self, path: Path, judgements: Sequence[str], said: str) -> None:
        super().__init__(
            path,
            f"this contradicts {said}",
            "Take that back first, with --undo and its id",
        )
        self.judgements = tuple(judgements)


class UnjudgeableError(LedgerError):
    """A judgement cannot be made of such a record."""

    def __init__(self, path: Path, fault: str, remedy: str) -> None:
        super().__init__(path, fault, remedy)


@contextmanager
def translated(path: Path, timeout: float) -> Iterator[None]:
    """Turn the errors of SQLite that a user can do something about into those above."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(error, path, timeout) from error


def _translation(error: sqlite3.Error, path: Path, timeout: float) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    match None if code is None else code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return LockedError(path, timeout)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return CorruptLedgerError(path, str(error))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return ReadOnlyError(path, str(error))
        case sqlite3.SQLITE_FULL:
            return DiskFullError(path)
        case sqlite3.SQLITE_IOERR:
            return DiskFaultError(path, str(error))
    return error  # a fault of this program: not dressed up as the user's
