"""How fast snapshots are made and ties read from them, beside a plain DuckDB scan of the same rows in the same run.

`python benchmarks/ties.py [--rows 10000000] [--ties 40000] [--years 30]`

The rows are made by this script: coded events of ICEWS's shape in Parquet files by year, between states drawn so that
a few ties hold most of them, as in real data. Each measurement is a process of its own, so that its peak memory is its
own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tieline.ontology import states

FIRST_YEAR = 1990
_SQL = {"string": "VARCHAR", "date32[day]": "DATE", "int8": "TINYINT", "int64": "BIGINT", "double": "DOUBLE"}
_AT_ONCE = 2_048  # ties whose weeks are filtered together
ENDS = 284  # with so many ends there are 40,186 ties
# The states there are, and made-up ones up to that number; those that come first are in the news.
_CODES = [*(code for code, state in sorted(states.table().items()) if state.end is None)][:ENDS]
_CODES += [f"Q{number:02d}" for number in range(ENDS - len(_CODES))]
_BUSY = (_CODES[0], _CODES[1])


class Taken(NamedTuple):
    """Seconds by the clock; seconds of CPU; peak memory in MB; what was done."""

    wall: float
    cpu: float
    peak: float
    said: str

    @property
    def inner(self) -> float:
        """The seconds that the work itself timed, without imports."""
        return float(self.said.rpartition("; ")[2].split()[0])


def make_rows(folder: Path, rows: int, years: int) -> None:
    """Coded tables of `rows` events, as `tieline import --parquet` leaves them."""
    import json

    import duckdb

    from tieline.coded.columns import EVENTS
    from tieline.coded.parquet import table_versions

    digest = "a" * 64
    conflict = "weight < 0"
    made = {
        "kind": "'event'", "date": "day", "end": "day", "source_state": "one", "target_state": "other",
        "source_name": "one", "target_name": "other", "weight": "weight", "weights": "'made'", "scheme": "'cameo'",
        "category": f"CASE WHEN {conflict} THEN 'ACCUSE' ELSE 'CONSULT' END",
        "quad": f"'verbal_' || CASE WHEN {conflict} THEN 'conflict' ELSE 'cooperation' END",
        "code": "'040'", "root": "'04'", "file": f"'{digest}'", "row": "row", "source": "'icews/1'",
    }  # fmt: skip
    columns = ", ".join(f'{made.get(f.name, "NULL")}::{_SQL[str(f.type)]} AS "{f.name}"' for f in EVENTS)
    with duckdb.connect() as db:
        db.execute("SELECT setseed(0.4)")
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            place = folder / "events" / f"year={year}"
            place.mkdir(parents=True)
            share, start = rows // years, (year - FIRST_YEAR) * (rows // years)
            # A power of a uniform draw: the ends with small numbers are in the news.
            db.execute(f"""
                COPY (SELECT {columns} FROM (
                    SELECT {start} + i AS row, DATE '{year}-01-01' + (i * 365 // {share})::INTEGER AS day,
                        {_CODES}[a + 1] AS one, {_CODES}[b + 1] AS other,
                        round(random() * 18 - 8, 1) AS weight
                    FROM (SELECT i, floor({ENDS} * random() ** 2)::INTEGER AS a,
                        floor({ENDS} * random() ** 2)::INTEGER AS b FROM range({share}) AS t(i))
                )) TO '{place}/{digest[:12]}-icews-00000.parquet' (FORMAT parquet, COMPRESSION zstd)""")
    (folder / "_manifests").mkdir()
    told = {"file": digest, "name": "made", "layout": "icews/1", "tables": table_versions(), "parts": 1}
    (folder / "_manifests" / f"{digest[:12]}-icews.json").write_text(json.dumps(told), "utf-8")


def scan(folder: Path) -> str:
    """A plain scan: the mean weight of every tie, straight from the coded tables."""
    import duckdb

    sql = f"""SELECT least(source_state, target_state), greatest(source_state, target_state), avg(weight), count(*)
        FROM read_parquet('{folder}/coded/events/*/*.parquet') GROUP BY ALL"""
    return f"{len(duckdb.execute(sql).fetchall()):,} ties"


def make(folder: Path) -> str:
    """The whole snapshot, from nothing."""
    from tieline.desk.snapshots import take

    return f"{take(folder / 'l.db', [folder / 'coded']).manifest.doings:,} doings"


def refresh(folder: Path) -> str:
    """The snapshot after one year's file has changed."""
    (last,) = sorted((folder / "coded" / "events").iterdir())[-1].iterdir()
    with last.open("ab"):
        pass
    import pyarrow.parquet as pq

    pq.write_table(pq.read_table(last).slice(1), last, compression="zstd")
    return make(folder)


def load(folder: Path) -> str:
    """One busy tie with all it needs from the snapshot, the world's weekly volume among it, and no measure yet."""
    from tieline.desk.snapshots import store_of
    from tieline.ledger.snapshots.read import SnapshotReader
    from tieline.ties.load import load_tie
    from tieline.ties.window import Window

    (snapshot,) = [one for one in store_of(folder / "l.db").all() if one.current]
    started = time.perf_counter()
    with SnapshotReader(snapshot) as reader:
        tie = load_tie(reader, _BUSY, Window(date(FIRST_YEAR, 1, 1), date(2100, 1, 1)))
        volume = int(tie.world.volume.sum())
    return f"{len(tie.happenings):,} happenings of {volume:,}; {time.perf_counter() - started:.2f} s without imports"


def page(folder: Path) -> str:
    """What `tieline tie` does, every measure included; a second time in the same process for a server's wait."""
    from tieline.desk.tie import tie_report

    for _ in range(2):
        started = time.perf_counter()
        told = tie_report(folder / "l.db", *_BUSY, coded=[folder / "coded"])
        spent = time.perf_counter() - started
    return f"{len(told.measures)} measures; {spent:.2f} s the second time"


def world(folder: Path) -> str:
    """The dense weekly matrix of all ties over all years, for measures that compare with them."""
    from tieline.desk.snapshots import store_of
    from tieline.ledger.snapshots.read import SnapshotReader
    from tieline.ties.stored import StoredWorld
    from tieline.ties.window import Window

    (snapshot,) = [one for one in store_of(folder / "l.db").all() if one.current]
    until = date.fromisoformat(snapshot.manifest.until or "2020-01-01")
    with SnapshotReader(snapshot) as reader:
        made = StoredWorld(reader, Window(date(FIRST_YEAR, 1, 1), until).weeks)
        return f"n and weight of {made.n.shape[0]:,} ties x {made.weight.shape[1]:,} weeks"


def levels(folder: Path) -> str:
    """The weekly refresh: the level of every tie in every week, from the snapshot."""
    from tieline.desk.snapshots import store_of
    from tieline.ledger.snapshots.read import SnapshotReader
    from tieline.ties.filters.local_level import local_level
    from tieline.ties.stored import StoredWorld
    from tieline.ties.weekly import Weekly
    from tieline.ties.window import Window

    (snapshot,) = [one for one in store_of(folder / "l.db").all() if one.current]
    until = date.fromisoformat(snapshot.manifest.until or "2020-01-01")
    with SnapshotReader(snapshot) as reader:
        made = StoredWorld(reader, Window(date(FIRST_YEAR, 1, 1), until).weeks)
        for at in range(0, len(made.ties), _AT_ONCE):
            some = slice(at, at + _AT_ONCE)
            parts = {name: getattr(made, name)[some] for name in ("n", "weight", "squares", "conflict")}
            local_level(Weekly(**parts))
    return f"{len(made.ties):,} ties x {len(made.weeks):,} weeks"


WORK: dict[str, Callable[[Path], str]] = {
    "scan": scan, "make": make, "refresh": refresh, "load": load, "page": page, "world": world,
    "levels": levels,
}  # fmt: skip


def main() -> None:
    """Measure and print; or, as one of the processes, do one piece of work."""
    parser = argparse.ArgumentParser(description="Time snapshots and ties.")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--years", type=int, default=30)
    parser.add_argument("--only", nargs="*", choices=WORK, default=list(WORK), metavar="WORK")
    parser.add_argument("--one", nargs=2, metavar=("WORK", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _one(options.one[0], Path(options.one[1]))
        return
    print(f"{options.rows:,} rows over {options.years} years")
    print(f"{'work':10}{'wall':>9}{'CPU':>9}{'peak':>10}{'CPU ratio':>11}  what")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_rows(folder / "coded", options.rows, options.years)
        base = 0.0
        for work in options.only:
            told = measured(folder, work)
            base = base or told.cpu
            print(
                f"{work:10}{told.wall:8.2f}s{told.cpu:8.2f}s{told.peak:7,.0f} MB{told.cpu / base:10.1f}x  {told.said}",
                flush=True,
            )


def measured(folder: Path, work: str) -> Taken:
    """One piece of work on a folder that `make_rows` filled, in a process of its own."""
    command = [sys.executable, __file__, "--one", work, str(folder)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    wall, cpu, peak, said = answer.stdout.split(maxsplit=3)
    return Taken(float(wall), float(cpu), float(peak), said.strip())


def _one(work: str, folder: Path) -> None:
    start, cpu = time.perf_counter(), time.process_time()
    said = WORK[work](folder)
    wall, spent = time.perf_counter() - start, time.process_time() - cpu
    print(wall, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, said)


if __name__ == "__main__":
    main()
