"""How fast coded files are imported, and in how much memory, beside a plain scan of the same file in the same run.

`python benchmarks/imports.py [--icews FILE] [--rows 1000000] [--ledger-rows 50000]`

Each measurement is a process of its own, so that its peak memory is its own. The plain scan is Arrow's streaming CSV
reader over all columns as text, one batch at a time, keeping nothing. The GDELT file is made by this script: shapes and
shares of codes, countries and mirror rows as in the real samples, names and addresses invented.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

ICEWS = Path(__file__).parents[2] / "shared" / "data" / "icews18_jan_jun" / "icews18_jan_jun.csv.gz"
COUNTRIES = ("USA", "CHN", "RUS", "GBR", "FRA", "DEU", "IND", "JPN", "BRA", "ZAF", "NOR", "CHL", "EGY", "TUR", "UKR")
FIPS = ("US", "CH", "RS", "UK", "FR", "GM", "IN", "JA", "BR", "SF", "NO", "CI", "EG", "TU", "UP")
CODES = (
    ("010", 1, 0.0), ("042", 1, 1.9), ("043", 1, 2.8), ("040", 1, 1.0), ("036", 1, 4.0), ("051", 1, 3.4),
    ("112", 3, -2.0), ("111", 3, -2.0), ("173", 4, -5.0), ("190", 4, -10.0), ("020", 1, 3.0), ("060", 2, 6.0),
)  # fmt: skip
PER_FILE = 1_500  # rows that share a moment, as in a quarter of an hour


class Taken(NamedTuple):
    """Rows; seconds by the clock; seconds of CPU; peak memory in MB."""

    rows: float
    wall: float
    cpu: float
    peak: float


def make_gdelt(path: Path, rows: int) -> None:
    """A GDELT 2.0 file with that many rows; an act of two sides has its mirror in half of the cases."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8", buffering=1 << 20) as out:
        made = 0
        while made < rows:
            quarter = made // PER_FILE
            day, hour = quarter // 96, quarter % 96
            date = f"{2015 + day // 336 % 10}{day // 28 % 12 + 1:02d}{day % 28 + 1:02d}"
            moment = f"{date}{hour // 4:02d}{hour % 4 * 15:02d}00"
            one, other = chance.randrange(15), chance.randrange(15)
            code, quad, gold = chance.choice(CODES)
            mentions = chance.randrange(1, 60)
            url = f"https://outlet{chance.randrange(3000)}.example/{date}/a-story-about-what-happened-{made}.html"
            ways = [(one, other)]
            if code in ("040", "042", "043", "036", "060") and one != other and chance.random() < 0.5:
                ways.append((other, one))
            for way, (a, b) in enumerate(ways):
                answered = {"042": "043", "043": "042"}.get(code, code) if way else code
                out.write(_row(410_000_000 + made, date, moment, a, b, answered, quad, gold, mentions, url))
                made += 1


def _row(
    number: int, date: str, moment: str, a: int, b: int, code: str, quad: int, gold: float, mentions: int, url: str
) -> str:
    actors = "\t".join(f"{COUNTRIES[x]}GOV\t{COUNTRIES[x]}ISH LEADER\t{COUNTRIES[x]}\t\t\t\t\tGOV\t\t" for x in (a, b))
    place = "\t".join(
        f"4\tCapital, Province, Country {x}\t{FIPS[x]}\t{FIPS[x]}01\t{x}\t39.1\t116.2\t-{x}" for x in (a, b, b)
    )
    return (
        f"{number}\t{date}\t{date[:6]}\t{date[:4]}\t{date[:4]}.0575\t{actors}\t1\t{code}\t{code}\t{code[:2]}\t{quad}"
        f"\t{gold}\t{mentions}\t1\t{mentions}\t-1.76470588235294\t{place}\t{moment}\t{url}\n"
    )


def scan(path: Path) -> int:
    """Every cell as text by Arrow's streaming reader; rows."""
    import pyarrow as pa
    from pyarrow import csv

    tabs = path.suffix == ".CSV"
    names = [f"c{i}" for i in range(61 if tabs else 8)]
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        reader = csv.open_csv(
            stream,
            read_options=csv.ReadOptions(column_names=names, block_size=8_000_000, use_threads=False),
            parse_options=csv.ParseOptions(delimiter="\t" if tabs else ",", quote_char=False if tabs else '"'),
            convert_options=csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        )
        return sum(batch.num_rows for batch in reader)


def to_parquet(path: Path) -> int:
    """The whole import into Parquet, hash of the file and reject file included; rows read."""
    from tieline.desk.imports import import_file

    with tempfile.TemporaryDirectory() as folder:
        return import_file(path, Path(folder) / "l.db", parquet=Path(folder) / "coded").tally.sum.read


def to_ledger(path: Path) -> int:
    """The whole import into a new ledger; rows read."""
    from tieline.desk.imports import import_file

    with tempfile.TemporaryDirectory() as folder:
        return import_file(path, Path(folder) / "l.db").tally.sum.read


WORK: dict[str, Callable[[Path], int]] = {"scan": scan, "parquet": to_parquet, "ledger": to_ledger}


def main() -> None:
    """Measure and print; or, as one of the processes, do one piece of work."""
    parser = argparse.ArgumentParser(description="Time the import of coded files.")
    parser.add_argument("--icews", type=Path, default=ICEWS, help="a file of ICEWS tuples; passed over where absent")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the GDELT file that is made")
    parser.add_argument("--ledger-rows", type=int, default=50_000, help="rows of the GDELT file for the ledger")
    parser.add_argument("--one", nargs=2, metavar=("WORK", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _one(options.one[0], Path(options.one[1]))
        return
    columns = ("rows", 12), ("wall", 9), ("CPU", 9), ("rows/s", 12), ("rows/CPU s", 12), ("peak", 9), ("CPU ratio", 11)
    print(f"{'file':28}{'work':10}" + "".join(f"{name:>{width}}" for name, width in columns))
    with tempfile.TemporaryDirectory() as folder:
        if options.icews.exists():
            _compare("icews18_jan_jun", options.icews, ("scan", "parquet", "ledger"))
        for rows, works in ((options.rows, ("scan", "parquet")), (options.ledger_rows, ("scan", "ledger"))):
            made = Path(folder) / f"gdelt-{rows}.CSV"
            make_gdelt(made, rows)
            _compare(f"GDELT 2.0, {made.stat().st_size / 1e6:,.0f} MB", made, works)
            made.unlink()


def measured(path: Path, works: Iterable[str]) -> dict[str, Taken]:
    """Each piece of work on a file, in a process of its own."""
    found = {}
    for work in works:
        command = [sys.executable, __file__, "--one", work, str(path)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        found[work] = Taken(*map(float, answer.stdout.split()))
    return found


def _compare(name: str, path: Path, works: tuple[str, ...]) -> None:
    told = measured(path, works)
    base = told[works[0]].cpu
    for work, (rows, wall, cpu, peak) in told.items():
        print(
            f"{name:28}{work:10}{rows:12,.0f}{wall:8.1f}s{cpu:8.1f}s{rows / wall:12,.0f}{rows / cpu:12,.0f}"
            f"{peak:6,.0f} MB{cpu / base:10.1f}x",
            flush=True,
        )


def _one(work: str, path: Path) -> None:
    start, cpu = time.perf_counter(), time.process_time()
    rows = WORK[work](path)
    wall, spent = time.perf_counter() - start, time.process_time() - cpu
    print(rows, wall, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


if __name__ == "__main__":
    main()
