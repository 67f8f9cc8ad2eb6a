"""Are breaks found where ties are known to have turned?

For each turning point of benchmarks/turning_points.csv the tie is measured over the whole ICEWS extract that holds the
day. It counts as found where a break falls into the week before it or the four weeks from it on: a week because days
of crises are blurred, four because a mean of weeks needs some to move. Chance is how often such a stretch, laid at any
other week of the same tie, holds a break. The goal: at least .80 found, three times chance, at no more than two breaks
a year of a tie.

    python benchmarks/ties_turning_points.py
"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from tieline.desk.imports import import_file
from tieline.desk.snapshots import take
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ledger.snapshots.store import Snapshot
from tieline.ties.breaks import breaks
from tieline.ties.load import load_tie
from tieline.ties.measure import Measure
from tieline.ties.window import Window

SHARED = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
POINTS = Path(__file__).with_name("turning_points.csv")
FILES = {
    "icews_2012_2013/icews_2012_2013.csv.gz": Window(date(2012, 8, 7), date(2013, 10, 31)),
    "icews14_full/icews14.csv.gz": Window(date(2014, 1, 1), date(2014, 12, 31)),
}
EARLY, LATE = timedelta(days=7), timedelta(days=28)
DRAWS = 10_000


@dataclass(frozen=True)
class Point:
    """A day on which a tie is known to have turned."""

    day: date
    ends: tuple[str, str]
    name: str


@dataclass(frozen=True)
class Found:
    """A point and the breaks of its tie. chance: the share of stretches of the same length that hold a break."""

    point: Point
    n: int
    breaks: tuple[date, ...]
    years: float
    chance: float

    @property
    def hit(self) -> bool:
        return _holds(self.point.day, self.breaks)


def main() -> None:
    points = list(_points())
    told: list[Found] = []
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "icews.db"
        for name in FILES:
            import_file(SHARED / name, ledger, parquet=Path(folder) / "coded")
        snapshot = take(ledger, [Path(folder) / "coded"])
        for window in FILES.values():
            for point in (p for p in points if window.since <= p.day <= window.until):
                found = _measured(snapshot, point, window)
                print(_line(point, found))
                told += [found] if isinstance(found, Found) else []
    _print_shares(told, len(points))


def _points() -> Iterator[Point]:
    with POINTS.open(encoding="utf-8") as stream:
        for row in csv.DictReader(line for line in stream if not line.startswith("#")):
            first, second = sorted((row["one"], row["other"]))
            yield Point(date.fromisoformat(row["day"]), (first, second), row["name"])


def _measured(snapshot: Snapshot, point: Point, window: Window) -> Found | str:
    """The breaks of the tie; else why there are none to be had."""
    with SnapshotReader(snapshot) as reader:
        result = breaks(load_tie(reader, point.ends, window))
    if not isinstance(result, Measure):
        return f"{result.reason} ({result.n} of {result.needed})"
    days = tuple(e.day for e in result.estimates if e.day is not None)
    weeks = [window.since + timedelta(days=7 * i) for i in range((window.until - window.since).days // 7)]
    chance = float(np.mean([_holds(day, days) for day in weeks]))
    return Found(point, result.n, days, (window.until - window.since).days / 365.25, chance)


def _holds(day: date, days: tuple[date, ...]) -> bool:
    return any(day - EARLY <= one <= day + LATE for one in days)


def _line(point: Point, found: Found | str) -> str:
    said = f"{point.day} {'-'.join(point.ends)} {point.name}: "
    if isinstance(found, str):
        return said + found
    days = ", ".join(map(str, found.breaks)) or "no break"
    return f"{said}{'found' if found.hit else 'missed'}; n {found.n}, breaks {days}"


def _print_shares(told: list[Found], points: int) -> None:
    hits = np.array([found.hit for found in told])
    chance = np.array([found.chance for found in told])
    ties = {(found.point.ends, found.years): len(found.breaks) for found in told}
    rate = sum(ties.values()) / sum(years for _, years in ties)
    rng = np.random.default_rng(7)
    drawn = hits[rng.integers(0, len(hits), (DRAWS, len(hits)))].mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    by_chance = (rng.random((DRAWS, len(chance))) < chance).sum(axis=1)
    print(f"\n{len(told)} of {points} points lie on ties with enough happenings")
    print(f"found: {hits.mean():.2f} [{low:.2f}, {high:.2f}]; by chance: {chance.mean():.2f}")
    print(f"as many or more by chance: p {(1 + (by_chance >= hits.sum()).sum()) / (1 + DRAWS):.4f}")
    print(f"breaks a year: {rate:.2f}, over {len(ties)} ties")


if __name__ == "__main__":
    main()
