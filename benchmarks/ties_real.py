"""Do the measures of ties hold on real event data?

Imports the ICEWS files of the shared data, makes a snapshot, and prints: what every measure says of some ties that
everybody knows, and how often the mean weight of a week falls into the 90 % interval forecast from the weeks before,
over all ties with enough happenings. The goal is 85 to 95 %.

    python benchmarks/ties_real.py [--ties CHN-USA ISR-PSE ...]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from tieline.desk.imports import import_file
from tieline.desk.snapshots import take
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ledger.snapshots.store import Snapshot
from tieline.ties.filters.local_level import local_level
from tieline.ties.load import load_tie
from tieline.ties.measure import FLOOR, RELIABLE, Measure, Result
from tieline.ties.registry import measure_all
from tieline.ties.stored import StoredWorld
from tieline.ties.weekly import Weekly
from tieline.ties.window import Window

SHARED = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
FILES = {
    "icews14_full/icews14.csv.gz": Window(date(2014, 1, 1), date(2014, 12, 31)),
    "icews18_jan_jun/icews18_jan_jun.csv.gz": Window(date(2018, 1, 1), date(2018, 6, 30)),
}
TIES = ("CHN-USA", "ISR-PSE", "RUS-UKR", "DEU-FRA")
MASS = 0.90


@dataclass(frozen=True)
class Coverage:
    """ties, weeks: how many were forecast. within: share of the weeks inside their interval. by_volume: the same for
    weeks with 1, 2 to 4, 5 to 19, and 20 or more happenings."""

    ties: int
    weeks: int
    within: float
    by_volume: tuple[tuple[str, int, float], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ties", nargs="+", default=TIES, metavar="END-END")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "icews.db"
        for name in FILES:
            import_file(SHARED / name, ledger, parquet=Path(folder) / "coded")
        snapshot = take(ledger, [Path(folder) / "coded"])
        for name, window in FILES.items():
            print(f"\n{name}: {window.since} to {window.until}")
            with SnapshotReader(snapshot) as reader:
                _print_coverage(_forecasts(StoredWorld(reader, window.weeks)))
            for pair in asked.ties:
                _print_tie(snapshot, pair, window)


def _forecasts(world: StoredWorld) -> Coverage:
    """Of every tie with at least `RELIABLE` happenings, the weeks after its first `FLOOR`."""
    enough = world.n.sum(axis=1) >= RELIABLE
    sums = Weekly(
        n=world.n[enough].astype(np.int64),
        weight=world.weight[enough].astype(np.float64),
        squares=world.squares[enough].astype(np.float64),
        conflict=world.conflict[enough].astype(np.int64),
    )
    low, high = local_level(sums).forecast_interval(MASS)
    told = (sums.n > 0) & (np.cumsum(sums.n, axis=1) - sums.n >= FLOOR)
    within = (low <= sums.mean) & (sums.mean <= high)
    by_volume = []
    for least, most in ((1, 1), (2, 4), (5, 19), (20, None)):
        some = told & (sums.n >= least) & (sums.n <= (most or sums.n.max()))
        by_volume.append(
            (f"{least} to {most}" if most else f"{least} and more", int(some.sum()), float(within[some].mean()))
        )
    return Coverage(int(enough.sum()), int(told.sum()), float(within[told].mean()), tuple(by_volume))


def _print_coverage(found: Coverage) -> None:
    print(f"{found.within:.1%} of {found.weeks:,} weeks of {found.ties} ties lie in their {MASS:.0%} forecast interval")
    for name, weeks, within in found.by_volume:
        print(f"    {name} happenings: {within:.1%} of {weeks:,}")


def _print_tie(snapshot: Snapshot, pair: str, window: Window) -> None:
    first, second = sorted(pair.split("-"))
    with SnapshotReader(snapshot) as reader:
        tie = load_tie(reader, (first, second), window)
        results = measure_all(tie)
    print(f"  {first}-{second}")
    for result in results:
        print(f"    {result.name}: {_said(result)}")


def _said(result: Result) -> str:
    if not isinstance(result, Measure):
        return f"not enough evidence: {result.reason} ({result.n} of {result.needed})"
    numbers = []
    for e in result.estimates:
        interval = f" [{e.low:.3g}, {e.high:.3g}]" if e.low is not None and e.high is not None else ""
        numbers.append(f"{e.name}{f' {e.of}' if e.of else ''} {e.value:.3g}{interval}")
    return f"{'; '.join(numbers)}; n {result.n:,}"


if __name__ == "__main__":
    main()
