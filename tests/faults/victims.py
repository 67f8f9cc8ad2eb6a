"""Work that is killed: `victims.py TASK FOLDER KILLS SEED [LONGEST]` runs a task until it was killed so many times.

Every attempt runs in a process of its own, forked from this one after everything is loaded, and is killed after a random
time. After each kill another process looks at what is left. What an attempt has told of as done stands in the file `told`
at once, before the next thing is done. When an attempt comes to its end unharmed, the outcome is compared with that of a
run without kills, and the task begins anew.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import crewing
from coded_samples import gdelt
from contents import contents
from snapshot_rows import rows_of

from tieline.chunks import files
from tieline.cluster.crew import Alone
from tieline.cluster.write import write_chunks
from tieline.coded.parquet import MANIFESTS
from tieline.desk.imports import import_file
from tieline.desk.load import load_chunks
from tieline.desk.read import Failed, Outcome, Pipeline, read_sources
from tieline.ledger.backup import back_up, restore
from tieline.ledger.ledger import Ledger
from tieline.ledger.migrate import Migration, migrations
from tieline.ledger.snapshots.make import make_snapshot
from tieline.ledger.snapshots.store import SnapshotStore, beside
from tieline.records.document import Document

COUNT = 40  # documents of a run: some tenths of a second's work
LATER = Migration(
    len(migrations()) + 1,
    (
        "CREATE TABLE words (record TEXT PRIMARY KEY, length INTEGER NOT NULL)",
        "INSERT INTO words SELECT id || reading, length(payload) FROM records",
        "CREATE TABLE spare AS SELECT d.id, r.payload FROM documents AS d JOIN records AS r ON r.document = d.row",
    ),
)


@dataclass(frozen=True)
class Task:
    """prepare: makes what the work starts from. work: is killed. look: what must hold at any time. outcome: what has to
    be the same with and without kills."""

    prepare: Callable[[Path], None]
    work: Callable[[Path], None]
    look: Callable[[Path], None]
    outcome: Callable[[Path], object]


def tell(folder: Path, outcomes: Iterable[Outcome]) -> None:
    """Write down at once what is told of as done."""
    handle = os.open(folder / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for outcome in outcomes:
        assert not isinstance(outcome, Failed), outcome
        document = outcome.reading.document if hasattr(outcome, "reading") else outcome.document
        os.write(handle, f"{document.id}\n".encode())
    os.close(handle)


def told(folder: Path) -> set[str]:
    """Ids of what was told of as done."""
    path = folder / "told"
    return set(path.read_text("utf-8").split()) if path.exists() else set()


def nothing(_: Path) -> None:
    """Nothing to prepare."""


def filled(folder: Path) -> None:
    """A ledger of some documents."""
    with Ledger(folder / "ledger.db") as ledger:
        ledger.add_all(crewing.read(one) for one in crewing.documents(COUNT))


def sound(folder: Path) -> None:
    """The ledger is sound, and holds once what was told of."""
    path = folder / "ledger.db"
    if not path.exists() or not path.stat().st_size:
        assert not told(folder)
        return
    with Ledger(path) as ledger:
        assert ledger.faults() == []
        kept = [entry.id for entry in ledger.documents()]
        assert len(kept) == len(set(kept))
        assert told(folder) <= set(kept)


def kept(folder: Path) -> object:
    """All that the ledger holds."""
    return contents(folder / "ledger.db")


def read(folder: Path) -> None:
    """Read documents into a ledger."""
    with Ledger(folder / "ledger.db") as ledger:
        tell(folder, read_sources(crewing.documents(COUNT), ledger, pipeline=crewing.quick()))


def same_again() -> list[Document]:
    """Copies and reports of one meeting, so that every document changes happenings of the others."""
    return [Document(text=crewing.story(n % 4).text + f" Number {n % 4}.", outlet=f"Outlet {n}") for n in range(COUNT)]


def merge(folder: Path) -> None:
    """Read reports that tell the same, then again with a later version that finds less: joined, parted, joined."""
    with Ledger(folder / "ledger.db") as ledger:
        tell(folder, read_sources(same_again(), ledger, pipeline=crewing.quick()))
        later = Pipeline(lambda one: crewing.less(one), "2.0")
        tell(folder, read_sources(same_again(), ledger, pipeline=later))


def coded(folder: Path) -> None:
    """A file of coded rows."""
    rows = [gdelt(globaleventid=str(900_000_000 + n), sqldate=f"201901{n % 28 + 1:02d}") for n in range(4000)]
    (folder / "20190121220000.export.CSV").write_text("\n".join(rows) + "\n", "utf-8")


def import_(folder: Path) -> None:
    """Import it into a ledger, and into Parquet."""
    file = folder / "20190121220000.export.CSV"
    import_file(file, folder / "ledger.db", layout="gdelt2")
    import_file(file, folder / "none.db", layout="gdelt2", parquet=folder / "coded")


def imported(folder: Path) -> object:
    """The rows in the ledger and those in Parquet."""
    import pyarrow.parquet as pq

    with closing(sqlite3.connect(folder / "ledger.db")) as opened:
        rows = sorted(opened.execute("SELECT id, kind, payload FROM records"))
        counted = opened.execute("SELECT file, rows FROM imports").fetchall()
    tables = [pq.read_table(path).to_pylist() for path in sorted((folder / "coded" / "events").rglob("*.parquet"))]
    assert len(list((folder / "coded" / MANIFESTS).iterdir())) == 1
    return rows, counted, tables


def migrate(folder: Path) -> None:
    """Bring a ledger to a later schema, which copies it first."""
    Ledger(folder / "ledger.db", schema=(*migrations(), LATER)).close()


def whole_either_way(folder: Path) -> None:
    """The ledger has one schema or the other, with all that it held; in the later one there is a backup."""
    with closing(sqlite3.connect(folder / "ledger.db")) as opened:
        version = opened.execute("PRAGMA user_version").fetchone()[0]
        tables = {row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("SELECT count(*) FROM documents").fetchone() == (COUNT,)
    assert ({"words", "spare"} <= tables) == (version == LATER.number)
    backup = folder / f"ledger.db.before-v{LATER.number}.bak"
    assert backup.exists() or version < LATER.number
    if backup.exists():
        assert contents(backup) == contents(folder / "ledger.db")


def snapshot(folder: Path) -> None:
    """Add documents and make a snapshot, twice."""
    for number in (1, 2):
        with Ledger(folder / "ledger.db") as ledger:
            ledger.add(crewing.read(crewing.document(COUNT + number)))
        make_snapshot(SnapshotStore(beside(folder / "ledger.db")), folder / "ledger.db", ())


def snapshots_whole(folder: Path) -> None:
    """Every snapshot there is, is whole."""
    sound(folder)
    store = SnapshotStore(beside(folder / "ledger.db"))
    assert [store.verify(one) for one in store.all()] == [[] for _ in store.all()]


def snapshot_rows(folder: Path) -> object:
    """The rows of the snapshot in use."""
    (current,) = (one for one in SnapshotStore(beside(folder / "ledger.db")).all() if one.current)
    return rows_of(current)


def chunks(folder: Path) -> None:
    """Read documents into chunks and load them."""
    crew = Alone(crewing.quick)
    for _ in write_chunks(crew, crewing.documents(COUNT), folder / "chunks", crewing.VERSION, refuse, size=7):
        pass
    with Ledger(folder / "ledger.db") as ledger:
        tell(folder, load_chunks([folder / "chunks"], ledger))


def refuse(source: str, said: str) -> None:
    """No chunk may ever be found damaged."""
    raise AssertionError(f"{source}: {said}")


def chunks_whole(folder: Path) -> None:
    """Every chunk that bears a name is whole."""
    sound(folder)
    for path in files.listed([folder / "chunks"]) if (folder / "chunks").exists() else ():
        files.read(path)


def backup(folder: Path) -> None:
    """Back a ledger up, and put it in the place of another."""
    back_up(folder / "ledger.db", folder / "backup.zip", replace=True)
    if not (folder / "other.db").exists():
        with Ledger(folder / "other.db") as other:
            other.add(crewing.read(crewing.document(99)))
    restore(folder / "backup.zip", folder / "other.db", replace=True)


def restored_whole(folder: Path) -> None:
    """The place that is restored to holds a whole ledger, whichever; the one that is backed up is as it was."""
    sound(folder)
    with Ledger(folder / "ledger.db") as ledger:
        assert len(list(ledger.documents())) == COUNT
    if (folder / "other.db").exists() and (folder / "other.db").stat().st_size:
        with Ledger(folder / "other.db") as other:
            assert other.faults() == []
            assert len(list(other.documents())) in (0, 1, COUNT)


TASKS = {
    "read": Task(nothing, read, sound, kept),
    "merge": Task(nothing, merge, sound, lambda folder: contents(folder / "ledger.db", today=True)),
    "import": Task(coded, import_, nothing, imported),
    "migrate": Task(filled, migrate, whole_either_way, kept),
    "snapshot": Task(filled, snapshot, snapshots_whole, snapshot_rows),
    "chunks": Task(nothing, chunks, chunks_whole, kept),
    "backup": Task(filled, backup, restored_whole, lambda folder: contents(folder / "other.db")),
}


def forked(function: Callable[[], Any]) -> int:
    """Run a function in a process of its own; the process's id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        function()
        code = 0
    except BaseException:  # noqa: BLE001  # whatever it is, it is told by the exit code
        traceback.print_exc()
    finally:
        os._exit(code)


def killed_after(child: int, seconds: float) -> int:
    """Kill a process after a time, unless it ends before; what it ended with."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(min(0.001, max(0.0, until - time.monotonic())))
    os.kill(child, signal.SIGKILL)
    return ended(child)


def ended(child: int) -> int:
    """Wait for a process; what it ended with, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def fresh(task: Task, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    assert ended(forked(lambda: task.prepare(folder))) == 0, "nothing to start from"


def main(name: str, place: str, kills: str, seed: str) -> None:
    task, chance, wanted = TASKS[name], random.Random(int(seed)), Path(place) / "clean"
    fresh(task, wanted)
    begun = time.monotonic()
    assert ended(forked(lambda: task.work(wanted))) == 0, "it fails without a kill"
    longest, killed, whole, folder = time.monotonic() - begun, 0, 0, Path(place) / "killed"
    fresh(task, folder)
    while killed < int(kills):
        child = forked(lambda: task.work(folder))
        code = killed_after(child, chance.uniform(0, longest))
        assert code in (0, -signal.SIGKILL), f"it failed by itself after {killed} kills"
        killed += code != 0
        assert ended(forked(lambda: task.look(folder))) == 0, f"what kill {killed} left is not sound"
        if code == 0:
            whole += 1
            assert ended(forked(lambda: compare(task, folder, wanted))) == 0, f"after {killed} kills it ends otherwise"
            fresh(task, folder)
    assert ended(forked(lambda: task.work(folder))) == 0, f"it cannot go on after {killed} kills"
    assert ended(forked(lambda: compare(task, folder, wanted))) == 0, f"after {killed} kills it ends otherwise"
    sys.stdout.write(f"{name}: {killed} kills, {whole + 1} runs that came to their end\n")


def compare(task: Task, one: Path, other: Path) -> None:
    assert task.outcome(one) == task.outcome(other)


if __name__ == "__main__":
    main(*sys.argv[1:])
