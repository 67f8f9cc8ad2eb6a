"""How long does it take to filter the level of every tie anew?

40,000 ties over thirty years of weeks, drawn so that a few are busy and most are quiet, in as many processes as asked
for, beside a plain DuckDB sum over the same weekly rows in the same run. Processor time is measured, so that what else
runs on the machine counts little. The goal is 60 s on two cores.

    python benchmarks/ties_refresh.py [--ties 40000] [--weeks 1565] [--processes 2]
"""

from __future__ import annotations

import argparse
import functools
import time
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from tieline.ties.filters.local_level import local_level
from tieline.ties.measure import LEVEL
from tieline.ties.weekly import Weekly

SHARE = 1_000  # ties a process takes at a time


class Refreshed(NamedTuple):
    """Seconds of processor time of filtering and of the plain sum, and the weeks with happenings."""

    filtered: float
    scanned: float
    rows: int


def measured(ties: int, weeks: int, processes: int) -> Refreshed:
    """All ties, a share of them at a time."""
    shares = range(0, ties, SHARE)
    with ProcessPoolExecutor(processes) as pool:
        told = list(pool.map(functools.partial(_refreshed, weeks=weeks), shares))
    scans, rows = 0.0, 0
    for seed in shares:
        seconds, count = _scanned(_drawn(seed, weeks))
        scans, rows = scans + seconds, rows + count
    return Refreshed(sum(told), scans, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ties", type=int, default=40_000)
    parser.add_argument("--weeks", type=int, default=1_565)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    work, scans, rows = measured(asked.ties, asked.weeks, asked.processes)
    print(f"{asked.ties:,} ties, {asked.weeks:,} weeks, {rows:,} of them with happenings")
    print(f"filtered in {work:.1f} s of processor time, {work / asked.processes:.1f} s on {asked.processes} idle cores")
    print(f"a plain DuckDB sum by tie over the same rows: {scans:.2f} s, {work / scans:.0f}x")


def _drawn(seed: int, weeks: int) -> Weekly:
    rng = np.random.default_rng(seed)
    n = rng.poisson(rng.gamma(0.1, 10, (SHARE, 1)), (SHARE, weeks))
    weight = n * rng.normal(1, 3, n.shape)
    return Weekly(n=n, weight=weight, squares=weight**2, conflict=np.zeros_like(n))


def _refreshed(seed: int, weeks: int) -> float:
    """Seconds of processor time it takes to filter a share of the ties, intervals included."""
    sums = _drawn(seed, weeks)
    start = time.process_time()
    local_level(sums).interval(LEVEL)
    return time.process_time() - start


def _scanned(sums: Weekly) -> tuple[float, int]:
    """Seconds of a plain sum over the same weekly rows, and how many there are."""
    tie, week = np.nonzero(sums.n)
    rows = pa.table({"tie": tie, "week": week, "n": sums.n[tie, week], "weight": sums.weight[tie, week]})  # noqa: F841
    start = time.process_time()
    duckdb.execute("SELECT tie, sum(n), sum(weight) FROM rows GROUP BY tie").fetchall()
    return time.process_time() - start, len(tie)


if __name__ == "__main__":
    main()
