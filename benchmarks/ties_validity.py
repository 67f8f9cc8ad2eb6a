"""Does hostility tell ties with a militarised dispute from others, and better than the plain count of happenings?

Yearly ICEWS counts of pairs of states, 2002 to 2010, against the militarised interstate disputes of Gibler, Miller and
Little: the area under the ROC curve of hostility, conflict share, conflict count and plain count, at 5 and 50
happenings or more. The interval of the difference from the plain count is a bootstrap over pairs, whose years belong
together. The goal at 5 is .95, above the plain count with an interval that excludes zero. Only the formula is tested
here: yearly counts are no rows that the measure itself could read.

    python benchmarks/ties_validity.py
"""

from __future__ import annotations

import csv
import gzip
import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from tieline.ontology import states

SHARED = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
YEARS = range(2002, 2011)
FLOORS = (5, 50)
DRAWS = 1_000
Key = tuple[str, str, int]
Floats = NDArray[np.float64]


def main() -> None:
    counts, disputes = _counts(), _disputes()
    keys = sorted(counts)
    n, conflict = np.array([counts[key] for key in keys], dtype=np.float64).T
    disputed = np.array([key in disputes for key in keys])
    pairs = np.unique([f"{first}-{second}" for first, second, _ in keys], return_inverse=True)[1]
    scores = {
        "hostility": conflict / np.sqrt(n),
        "conflict_share": conflict / n,
        "conflictual": conflict,
        "happenings": n,
    }
    for floor in FLOORS:
        kept = n >= floor
        print(f"at {floor} happenings or more: {kept.sum():,} pairs and years, {disputed[kept].sum()} with a dispute")
        for name, score in scores.items():
            print(f"    {name}: AUC {_auc(score[kept], disputed[kept]):.3f}")
        low, middle, high = _difference(scores["hostility"][kept], n[kept], disputed[kept], pairs[kept])
        print(f"    hostility above happenings by {middle:.3f} [{low:.3f}, {high:.3f}]")


def _counts() -> dict[Key, tuple[int, int]]:
    """Happenings and conflictual ones of each pair and year, both directions together."""
    found: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for row in _rows("icews_yearly_2002_2014/icews_yearly.csv.gz"):
        one, other, year = row["i_iso3c"], row["j_iso3c"], int(row["year"])
        if year in YEARS and one != other:
            conflict = int(row["verbConf"]) + int(row["matlConf"])
            both = found[min(one, other), max(one, other), year]
            both[0] += conflict + int(row["verbCoop"]) + int(row["matlCoop"])
            both[1] += conflict
    return {key: (n, conflict) for key, (n, conflict) in found.items() if n}


def _disputes() -> set[Key]:
    found = set()
    for row in _rows("dyads/gml_mid_directed_dyadyear.csv.gz"):
        year = int(row["year"])
        ends = [states.by_cow(row[column], date(year, 7, 1)) for column in ("ccode1", "ccode2")]
        if year in YEARS and row["midongoing"] == "1" and ends[0] is not None and ends[1] is not None:
            first, second = sorted(end.code for end in ends if end is not None)
            found.add((first, second, year))
    return found


def _rows(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(SHARED / name, "rt", encoding="utf-8") as stream:
        yield from csv.DictReader(stream)


def _auc(score: Floats, disputed: NDArray[np.bool_]) -> float:
    """The share of pairs of one with and one without a dispute in which the former scores higher; ties count half."""
    ranks = rankdata(score)
    ones, others = int(disputed.sum()), int((~disputed).sum())
    return float((ranks[disputed].sum() - ones * (ones + 1) / 2) / (ones * others))


def _difference(
    score: Floats, plain: Floats, disputed: NDArray[np.bool_], pairs: NDArray[np.int64]
) -> tuple[float, float, float]:
    """Low, middle and high of the 95 % interval of the difference of two areas."""
    rng = np.random.default_rng(5)
    order = np.argsort(pairs, kind="stable")
    cut = np.split(order, np.flatnonzero(np.diff(pairs[order])) + 1)
    draws = []
    for _ in range(DRAWS):
        rows = np.concatenate([cut[i] for i in rng.integers(0, len(cut), len(cut))])
        draws.append(_auc(score[rows], disputed[rows]) - _auc(plain[rows], disputed[rows]))
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(low), _auc(score, disputed) - _auc(plain, disputed), float(high)


if __name__ == "__main__":
    main()
