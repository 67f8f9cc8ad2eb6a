"""Files of coded rows in, into the ledger or into Parquet; the sum of each out.

Small files become records of the ledger. Files of more than a million rows, and tables that hold no events (mentions,
yearly counts), go to Parquet, in the folder the user names or beside the ledger. Either way a run that was cut off
goes on where it stopped, and importing the same file again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.coded.columns import Table
from tieline.coded.detect import choose
from tieline.coded.fault import CodedFileError, Reject
from tieline.coded.layout import Layout, Shape
from tieline.coded.opened import CodedFile
from tieline.coded.parquet import REJECTS, ParquetStore, reject_lines
from tieline.coded.parts import Part, parts
from tieline.coded.records import Told, records_of
from tieline.coded.tally import Sum, Tally
from tieline.ledger.coded import ImportedFile
from tieline.ledger.ledger import Ledger

if TYPE_CHECKING:
    import pyarrow as pa

LIMIT = 1_000_000  # rows a file may have that goes into the ledger
Seen = Callable[[int], None]


@dataclass(kw_only=True)
class Imported:
    """What became of a file. digest: its SHA-256. detected: whether its layout was told from the file. new: rows this
    run stored. place: the ledger, or the folder of the table. rejects: the file of rejected lines, if there are any."""

    file: str
    digest: str
    layout: Layout
    detected: bool
    place: Path
    into: str
    tally: Tally = field(default_factory=Tally)
    new: int = 0
    rejects: Path | None = None
    interrupted: bool = False

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "file": self.file,
            "sha256": self.digest,
            "format": self.layout.name,
            "title": self.layout.title,
            "version": self.layout.version,
            "detected": self.detected,
            "table": str(self.layout.table),
            "into": self.into,
            "place": str(self.place),
            **self.tally.plain(),
            "new": self.new,
            "rejects": str(self.rejects) if self.rejects else None,
            "interrupted": self.interrupted,
        }


def beside(ledger: Path) -> Path:
    """The folder beside a ledger for what is too large for it, and for lines that hold no row."""
    return ledger.with_name(f"{ledger.stem}-coded")


def import_file(
    path: Path,
    ledger: Path,
    *,
    layout: str | None = None,
    parquet: Path | None = None,
    limit: int = LIMIT,
    seen: Seen | None = None,
) -> Imported:
    """Import one file. layout: its name; None to tell it from the file. parquet: the folder to write to instead of the
    ledger. seen: told how many bytes of the file are read.

    Raises `CodedFileError`, `LedgerError` and `OSError`. An interruption ends it with what is stored by then.
    """
    file = CodedFile(path, str(path))
    chosen, shape = choose(file, layout)
    digest = file.digest()
    to_ledger = parquet is None and chosen.table is Table.EVENTS and not _longer_than(file, limit)
    told = Imported(file=str(path), digest=digest, layout=chosen, detected=layout is None, place=ledger, into="ledger")
    if to_ledger:
        _into_ledger(file, shape, told, seen)
    else:
        told.into = "parquet"
        _into_parquet(file, shape, told, parquet or beside(ledger), seen)
    return told


def _longer_than(file: CodedFile, limit: int) -> bool:
    lines = 0
    for block in file.blocks():
        lines += block.data.count(b"\n")
        if lines > limit + 1:  # one of them may be names
            return True
    return False


def _into_parquet(file: CodedFile, shape: Shape, told: Imported, folder: Path, seen: Seen | None) -> None:
    store = ParquetStore(folder, told.layout, told.digest, file.path.name)
    told.place = store.table
    before = store.manifest.tally.sum.stored
    if not store.manifest.done:
        after = store.manifest.last
        with _told_if_interrupted(told):
            for part in parts(file, told.layout, shape, told.digest, after=after, seen=seen):
                store.add(part)
            store.finish()
    told.tally = store.manifest.tally
    told.new = told.tally.sum.stored - before
    told.rejects = store.rejects if told.tally.sum.rejected else None


def _into_ledger(file: CodedFile, shape: Shape, told: Imported, seen: Seen | None) -> None:
    layout = told.layout
    source = ImportedFile(digest=told.digest, layout=layout.source, name=file.path.name)
    rejects = beside(told.place) / REJECTS / f"{told.digest[:12]}-{layout.name}.csv"
    rejects.unlink(missing_ok=True)
    with Ledger(told.place) as ledger, _told_if_interrupted(told):
        for part in parts(file, layout, shape, told.digest, seen=seen):
            refused: list[Reject] = []
            told.new += ledger.add_coded(source, _held(part.rows, refused))
            rows = _kept(part.rows, refused)
            told.tally.add(rows, (*part.rejects, *refused), _without(part, len(refused)))
            if part.rejects or refused:
                _append(rejects, sorted(chain(part.rejects, refused), key=lambda reject: reject.line))
                told.rejects = rejects


def _held(rows: pa.Table, refused: list[Reject]) -> Iterator[tuple[int, Told]]:
    """The records of some rows; those the ledger cannot hold are refused."""
    for line, record in records_of(rows):
        if isinstance(record, Reject):
            refused.append(record)
        else:
            yield line, record


def _kept(rows: pa.Table, refused: list[Reject]) -> pa.Table:
    """The rows the ledger holds."""
    if not refused:
        return rows
    gone = {reject.line for reject in refused}
    return rows.filter([line not in gone for line in rows.column("row").to_pylist()])


def _without(part: Part, refused: int) -> Sum:
    """The sum of a part of which some rows were refused after all."""
    was = part.sum
    return Sum(was.read, was.stored - refused, was.collapsed, was.rejected + refused)


def _append(path: Path, rejects: list[Reject]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with path.open("ab") as stream:
        stream.write((b"line,reason,text\r\n" if new else b"") + reject_lines(rejects))


@contextmanager
def _told_if_interrupted(told: Imported) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        told.interrupted = True


__all__ = ["LIMIT", "CodedFileError", "Imported", "beside", "import_file"]
