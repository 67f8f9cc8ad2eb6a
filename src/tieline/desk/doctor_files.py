"""What lies beside a ledger in, findings out: what ended runs left, snapshots and chunks, the disk, the clock."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from tieline.chunks import files
from tieline.chunks.fault import ChunkError
from tieline.desk.findings import Finding
from tieline.ledger.snapshots.store import SnapshotStore, beside

ROOM = 100 * 2**20  # bytes below which a disk is as good as full
_QUIET = 3600.0  # seconds without a change after which nobody is working on a file any more


def room_on_disk(ledger: Path) -> Finding:
    """Whether there is room for the ledger to grow."""
    folder = next((one for one in (ledger.parent, *ledger.parent.parents) if one.exists()), Path())
    free = shutil.disk_usage(folder).free
    said = f"{free / 2**30:,.1f} GiB are free at {folder}"
    if free >= ROOM:
        return Finding("disk", True, said)
    return Finding("disk", False, said, "make room: nothing stored is lost, and a run that was cut off goes on")


def left_behind(ledger: Path) -> Iterator[Finding]:
    """Files of runs that were ended, which nobody has touched for an hour; each can be deleted."""
    if not ledger.parent.is_dir():
        return
    for path in sorted((*ledger.parent.glob(f".{ledger.name}.*"), *ledger.parent.glob(f"{ledger.name}.*.partial"))):
        if time.time() - path.stat().st_mtime > _QUIET:
            yield Finding("left behind", False, f"{path}: a run that was ended left it", f"delete it: rm -r '{path}'")
    log = ledger.with_name(f"{ledger.name}-wal")
    if log.exists() and not ledger.exists():
        remedy = "put the ledger back beside it if you moved it: the log holds its last changes; else delete it"
        yield Finding("left behind", False, f"{log}: a log without its ledger", remedy)


def clock(latest: str | None, present: datetime) -> Iterator[Finding]:
    """Whether the ledger was written to in the future. latest: the last time it recorded, ISO."""
    if latest is not None and datetime.fromisoformat(latest) > present:
        said = f"the ledger was last written to at {latest}, and now it is {present.isoformat()}"
        remedy = "set the clock; nothing is lost, but `--as-of` tells a wrong order around the jump"
        yield Finding("clock", False, said, remedy)


def snapshots(ledger: Path) -> Iterator[Finding]:
    """Whether the snapshots beside a ledger are as they were written."""
    store = SnapshotStore(beside(ledger))
    known = store.all()
    faults = [fault for one in known for fault in store.verify(one)]
    if known:
        yield Finding("snapshots", not faults, f"{store.folder}: {len(known)}", "mend what follows" if faults else "")
    yield from (Finding("snapshots", False, f"{one.path}: {one.fault}", one.remedy) for one in faults)


def chunks(places: Iterable[Path]) -> Iterator[Finding]:
    """Whether chunks, named or in folders, are as they were written."""
    for place in places:
        sound = documents = 0
        for path in files.listed([place]):
            try:
                documents += len(files.read(path).entries)
                sound += 1
            except ChunkError as error:
                yield Finding("chunks", False, f"{path}: {error.fault}", error.remedy)
        yield Finding("chunks", True, f"{place}: {sound:,} whole, of {documents:,} documents")
