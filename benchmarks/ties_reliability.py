"""Do two halves of one tie's happenings say the same of it?

Every tie of two ICEWS extracts is halved at random, happening by happening, and each half is measured for itself: mean
weight, conflict share, and hostility (conflict over the square root of volume). r is Pearson's correlation of the
halves over ties, by how many happenings the whole tie has, averaged over splits; what the whole tie would reach is
Spearman and Brown's 2 r / (1 + r). The interval draws ties again. It says how much of a difference between ties is
noise of few happenings, not whether the source is right.

    python benchmarks/ties_reliability.py
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tieline.desk.imports import import_file
from tieline.desk.snapshots import take
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ties.happenings import Happenings
from tieline.ties.stored import StoredWorld
from tieline.ties.window import Window

SHARED = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
FILES = {
    "icews14_full/icews14.csv.gz": Window(date(2014, 1, 1), date(2014, 12, 31)),
    "icews18_jan_jun/icews18_jan_jun.csv.gz": Window(date(2018, 1, 1), date(2018, 6, 30)),
}
BANDS = ((5, 19), (20, 39), (40, 99), (100, None))
SPLITS, DRAWS = 20, 1_000
Floats = NDArray[np.float64]
Half = tuple[Floats, NDArray[np.bool_]]  # weights, and which happenings are conflictual

MEASURES: dict[str, Callable[[Half], float]] = {
    "level": lambda half: float(half[0].mean()),
    "conflict share": lambda half: float(half[1].mean()),
    "hostility": lambda half: float(half[1].sum() / np.sqrt(len(half[1]))),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "icews.db"
        for name in FILES:
            import_file(SHARED / name, ledger, parquet=Path(folder) / "coded")
        snapshot = take(ledger, [Path(folder) / "coded"])
        for name, window in FILES.items():
            print(f"\n{name}: {window.since} to {window.until}")
            with SnapshotReader(snapshot) as reader:
                _print_bands(_ties(reader, window))


def _ties(reader: SnapshotReader, window: Window) -> list[Half]:
    """The happenings of every tie that has enough to be halved."""
    world = StoredWorld(reader, window.weeks)
    told = world.n.sum(axis=1)
    found = []
    for ends in (tie for tie, n in zip(world.ties, told, strict=True) if n >= BANDS[0][0]):
        acts = Happenings(reader.doings(*ends, window.since, window.until)).acts.ending_in(window.weeks)
        found.append((acts.weight, acts.conflict))
    return found


def _print_bands(ties: list[Half]) -> None:
    sizes = np.array([len(weights) for weights, _ in ties])
    for least, most in BANDS:
        chosen = [ties[i] for i in np.flatnonzero((sizes >= least) & (sizes <= (most or sizes.max())))]
        said = ", ".join(f"{name} {_said(chosen, measure)}" for name, measure in MEASURES.items())
        print(f"  {least} to {most} happenings" if most else f"  {least} and more", f"({len(chosen):,} ties): {said}")


def _said(ties: list[Half], measure: Callable[[Half], float]) -> str:
    rng = np.random.default_rng(11)
    halves = np.array([[_halved(tie, measure, rng) for tie in ties] for _ in range(SPLITS)])
    r = np.mean([_r(split) for split in halves])
    drawn = [
        np.mean([_r(split[rows]) for split in halves[:5]]) for rows in rng.integers(0, len(ties), (DRAWS, len(ties)))
    ]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"r {r:.2f} [{low:.2f}, {high:.2f}], whole {2 * r / (1 + r):.2f}"


def _halved(tie: Half, measure: Callable[[Half], float], rng: np.random.Generator) -> tuple[float, float]:
    order = rng.permutation(len(tie[0]))
    one, other = order[::2], order[1::2]
    return measure((tie[0][one], tie[1][one])), measure((tie[0][other], tie[1][other]))


def _r(halves: Floats) -> float:
    return float(np.corrcoef(halves[:, 0], halves[:, 1])[0, 1])


if __name__ == "__main__":
    main()
