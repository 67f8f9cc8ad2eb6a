"""A ledger and folders of coded tables in, a snapshot of them out; nothing is written where one is there already.

What did not change since an earlier snapshot is taken over from it: its files get a second name. A crash at any moment
leaves the snapshot in use as it was.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tieline.coded.parquet import MANIFESTS, table_versions
from tieline.ledger.ledger import Ledger
from tieline.ledger.moments import Clock, now, to_text
from tieline.ledger.snapshots import files
from tieline.ledger.snapshots.coded import CodedGroup, coded_groups
from tieline.ledger.snapshots.fault import NothingToSnapshotError, SnapshotError
from tieline.ledger.snapshots.manifest import FORMAT, Manifest, Part, identity
from tieline.ledger.snapshots.part import PartWriter
from tieline.ledger.snapshots.store import Snapshot, SnapshotStore
from tieline.ledger.snapshots.told import REPORTS, Import, LedgerDoings
from tieline.records.record import digest
from tieline.version import __version__

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True, kw_only=True)
class _Input:
    """What one part is made of. said: in words. write: writes it."""

    name: str
    key: str
    said: str
    write: Callable[[PartWriter, DuckDBPyConnection], Part]


def make_snapshot(store: SnapshotStore, ledger: Path, coded: Iterable[Path], *, clock: Clock = now) -> Snapshot:
    """The snapshot of a ledger and of folders of coded tables as they are now; either may be missing, not both.

    Raises `LedgerError`: for a ledger that cannot be read, a folder without coded tables, or nothing to read at all.
    """
    with _inputs(ledger, list(coded)) as inputs:
        state = digest("inputs", *sorted(one.key for one in inputs))
        known = store.of(state)
        if known is not None:
            return known if known.current else store.use(known.id, state)
        made = store.begin()
        try:
            parts = _written(store, made, inputs)
            manifest = Manifest(
                id=identity(parts),
                format=FORMAT,
                made=to_text(clock()),
                tieline=__version__,
                tables=table_versions(),
                inputs=_said(inputs),
                parts=parts,
            )
            return store.commit(made, manifest, state)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _said(inputs: Iterable[_Input]) -> tuple[str, ...]:
    """What a snapshot was made of, in words; of a layout that has a part for each year how many these are."""
    counted = Counter(one.said for one in inputs)
    return tuple(said if count == 1 else f"{said}, of {count} years" for said, count in counted.items())


@contextmanager
def _inputs(ledger: Path, coded: list[Path]) -> Iterator[list[_Input]]:
    """All inputs, the ledger's as of one commit."""
    for folder in coded:
        if not (folder / MANIFESTS).is_dir():
            raise SnapshotError(
                folder, "it holds no coded tables", f"Make some with `tieline import FILE --parquet {folder}`"
            )
    if not ledger.exists():
        if not coded:
            raise NothingToSnapshotError(ledger)
        yield [_of_group(group) for group in coded_groups(coded)]
        return
    with Ledger(ledger, read_only=True) as opened, opened.doings() as doings:
        told = _of_ledger(doings, ledger)
        yield [*told, *(_of_group(g) for g in coded_groups(coded, without=[i.file for i in doings.imports()]))]


def _of_ledger(doings: LedgerDoings, ledger: Path) -> list[_Input]:
    reports = digest("reports", _version(), doings.state())
    found = [_of_told(doings, None, REPORTS, reports, f"the reports in {ledger.name}")]
    for one in doings.imports():
        key = digest("import", _version(), one.file, one.layout, str(one.rows), doings.judged())
        said = f"{one.rows} rows of {one.layout} in {ledger.name}"
        found.append(_of_told(doings, one, f"{one.origin}-{one.file[:12]}", key, said))
    return found


def _of_told(doings: LedgerDoings, of: Import | None, name: str, key: str, said: str) -> _Input:
    origin = REPORTS if of is None else of.origin

    def write(writer: PartWriter, _: DuckDBPyConnection) -> Part:
        return writer.from_told(name, key, origin, doings.happenings(of))

    return _Input(name=name, key=key, said=said, write=write)


def _of_group(group: CodedGroup) -> _Input:
    key = digest("group", _version(), group.key)

    def write(writer: PartWriter, db: DuckDBPyConnection) -> Part:
        import duckdb

        try:
            group.prepare(db)
            return writer.from_query(group.name, key, group.origin, group.sql, group.parameters)
        except duckdb.Error as error:
            raise group.translated(error) from error

    return _Input(name=group.name, key=key, said=f"coded files of {group.origin}", write=write)


def _version() -> str:
    """What a part is made by: the same rows made by another version may come out otherwise."""
    return f"{FORMAT} {__version__}"


def _written(store: SnapshotStore, made: Path, inputs: Iterable[_Input]) -> tuple[Part, ...]:
    from tieline.ledger.snapshots.engine import engine

    parts = []
    with engine(made / ".spill") as db:
        writer = PartWriter(db, made)
        for one in inputs:
            known = store.part(one.key)
            parts.append(_reused(made, *known) if known is not None else one.write(writer, db))
    shutil.rmtree(made / ".spill", ignore_errors=True)
    return tuple(parts)


def _reused(made: Path, folder: Path, part: Part) -> Part:
    for name in part.files:
        files.reuse(folder / name, made / name)
    return part
