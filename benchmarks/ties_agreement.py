"""Does Tieline's own reading of one-sentence news agree with ICEWS on the same ties and years?

Takes a ledger into which the reports of Wikipedia's Portal:Current events were read, and no others, and the yearly
ICEWS counts of pairs of states. Ties and years with enough happenings on both sides are compared by conflict share and
by hostility (conflict over the square root of volume): Spearman's rank correlation, with an interval that draws pairs
of states again. The target is .70 at 50 happenings.

    tieline read reports.jsonl --ledger wikipedia.db
    python benchmarks/ties_agreement.py wikipedia.db
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
from collections import defaultdict
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.stats import spearmanr

from tieline.desk.snapshots import take
from tieline.ledger.snapshots.read import SnapshotReader

SHARED = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
FLOORS = (5, 10, 20, 50)
DRAWS = 2_000
Key = tuple[str, str, int]
Counts = dict[Key, tuple[int, int]]
Floats = NDArray[np.float64]

_COLUMNS = pa.schema(
    [("first", pa.string()), ("second", pa.string()), ("year", pa.int64()), ("n", pa.int64()), ("conflict", pa.int64())]
)
_YEARLY = """
SELECT first, second, year(day) AS year, count(*) AS n, count(*) FILTER (quad LIKE '%conflict') AS conflict
FROM {files} WHERE weight IS NOT NULL GROUP BY ALL
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    ours, theirs = _ours(parser.parse_args().ledger), _icews()
    _print("years of ties", ours, theirs)
    _print("ties, all years", _pooled(ours, theirs), _pooled(theirs, ours))


def _ours(ledger: Path) -> Counts:
    with SnapshotReader(take(ledger)) as reader:
        rows = reader.query("doings", _COLUMNS, _YEARLY, {}).to_pylist()
    return {(row["first"], row["second"], row["year"]): (row["n"], row["conflict"]) for row in rows}


def _icews() -> Counts:
    """Both directions together."""
    found: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    with gzip.open(SHARED / "icews_yearly_2002_2014/icews_yearly.csv.gz", "rt", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            first, second = sorted((row["i_iso3c"], row["j_iso3c"]))
            conflict = int(row["verbConf"]) + int(row["matlConf"])
            both = found[first, second, int(row["year"])]
            both[0] += conflict + int(row["verbCoop"]) + int(row["matlCoop"])
            both[1] += conflict
    return {key: (n, conflict) for key, (n, conflict) in found.items() if key[0] != key[1]}


def _pooled(counts: Counts, other: Counts) -> Counts:
    """The years of a tie together, as far as the other source has the year."""
    years = {year for _, _, year in counts} & {year for _, _, year in other}
    found: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for (first, second, year), (n, conflict) in counts.items():
        if year in years:
            found[first, second, 0][0] += n
            found[first, second, 0][1] += conflict
    return {key: (n, conflict) for key, (n, conflict) in found.items()}


def _print(what: str, ours: Counts, theirs: Counts) -> None:
    shared = sorted(ours.keys() & theirs.keys())
    print(f"{what}: {len(ours):,} in the ledger, {len(theirs):,} in ICEWS, {len(shared):,} in both")
    for floor in FLOORS:
        chosen = [key for key in shared if ours[key][0] >= floor and theirs[key][0] >= floor]
        if len(chosen) < 10:
            print(f"    at {floor} happenings or more: {len(chosen)}, too few to compare")
            continue
        pairs = np.unique([f"{first}-{second}" for first, second, _ in chosen], return_inverse=True)[1]
        one, other = (np.array([side[key] for key in chosen], dtype=np.float64) for side in (ours, theirs))
        share = _correlated(one[:, 1] / one[:, 0], other[:, 1] / other[:, 0], pairs)
        hostility = _correlated(one[:, 1] / np.sqrt(one[:, 0]), other[:, 1] / np.sqrt(other[:, 0]), pairs)
        print(f"    at {floor} happenings or more: {len(chosen)}; conflict share {share}, hostility {hostility}")


def _correlated(one: Floats, other: Floats, pairs: NDArray[np.int64]) -> str:
    rng = np.random.default_rng(13)
    rows = [np.flatnonzero(pairs == pair) for pair in range(pairs.max() + 1)]
    drawn = []
    for _ in range(DRAWS):
        chosen = np.concatenate([rows[i] for i in rng.integers(0, len(rows), len(rows))])
        drawn.append(_rank(one[chosen], other[chosen]))
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return f"{_rank(one, other):.2f} [{low:.2f}, {high:.2f}]"


def _rank(one: Floats, other: Floats) -> float:
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return float("nan")
    return float(spearmanr(one, other).statistic)


if __name__ == "__main__":
    main()
