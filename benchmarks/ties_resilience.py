"""How often resilience is right where the truth is known: simulated ties, half of them hit, out as a table.

`python benchmarks/ties_resilience.py [--series 200]`

Each series is a tie and its donors over 92 weeks: a slow common factor, errors of .8 points with or without memory, and
for those that are hit a fall in week 52 that is made good in a straight line.
"""

from __future__ import annotations

import argparse
from datetime import date

import numpy as np

from tieline.ontology.shocks import Shock
from tieline.ties.counterfactual.donors import Panel
from tieline.ties.counterfactual.synthetic import gaps
from tieline.ties.measure import LEVEL, Estimate, Floats
from tieline.ties.resilience import course, told_of

BEFORE, AFTER = 52, 40
ERROR, FACTOR, PERSISTENCE = 0.8, 0.2, 0.9
WORLDS = ((30, 0.5), (50, 0.0))  # donors, and how much of a week's error lasts into the next
FALLS = ((3.0, 12), (4.0, 26))  # points, and weeks until they are made good
SHOCK = Shock(id="simulated", day=date(2020, 1, 1), name="Simulated", parties=(), source="this script")
NUMBERS = ("depth", "time to recover", "area lost")


def made(seed: int, donors: int, memory: float, fall: float, weeks: int) -> tuple[Panel, Floats]:
    """A panel, and the fall from the week of the shock on."""
    rng = np.random.default_rng(seed)
    factor = _walk(FACTOR * rng.normal(size=BEFORE + AFTER), PERSISTENCE)

    def tie(load: float) -> Floats:
        return rng.normal() + load * factor + _walk(ERROR * rng.normal(size=BEFORE + AFTER), memory)

    others = np.array([tie(rng.uniform(0, 2)) for _ in range(donors)])
    hit = np.concatenate([np.zeros(BEFORE), -fall * np.maximum(1 - np.arange(AFTER) / weeks, 0)])
    ties = tuple((f"A{i:02d}", f"B{i:02d}") for i in range(donors))
    return Panel(treated=tie(1.0) + hit, donors=others, filled=others, ties=ties, before=BEFORE), hit[BEFORE:]


def _walk(steps: Floats, memory: float) -> Floats:
    found = steps.copy()
    for t in range(1, len(found)):
        found[t] += memory * found[t - 1]
    return found


def _p(seed: int, donors: int, memory: float) -> float:
    return next(e.value for e in told_of(SHOCK, gaps(made(seed, donors, memory, 0.0, 1)[0]), LEVEL) if e.name == "p")


def _holds(estimate: Estimate, truth: float) -> bool:
    return (estimate.low is None or estimate.low <= truth) and (estimate.high is None or truth <= estimate.high)


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description="Score resilience on simulated ties.")
    parser.add_argument("--series", type=int, default=200)
    count = parser.parse_args().series
    for donors, memory in WORLDS:
        tail = np.array([_p(seed, donors, memory) for seed in range(count)])
        print(f"{donors} donors, memory {memory}: not hit, p <= .10 in {(tail <= 0.1).mean():.3f}", end="")
        print(f" and p <= .05 in {(tail <= 0.05).mean():.3f} of {count}")
        for fall, weeks in FALLS:
            held: dict[str, list[bool]] = {name: [] for name in NUMBERS}
            found = 0
            for seed in range(count):
                panel, hit = made(1_000 + seed, donors, memory, fall, weeks)
                fallen = gaps(panel)
                truth = course(hit, fallen.band)
                assert truth is not None
                assert truth.recovery is not None
                told = {estimate.name: estimate for estimate in told_of(SHOCK, fallen, LEVEL)}
                found += told["p"].value <= 1 - LEVEL + 1e-9
                for name, true in zip(NUMBERS, (truth.depth, truth.recovery, truth.area), strict=True):
                    if name in told:
                        held[name].append(_holds(told[name], true))
            shares = ", ".join(f"{name} {np.mean(of):.3f} of {len(of)}" for name, of in held.items())
            print(f"  a fall of {fall:g} made good in {weeks} weeks: found {found / count:.3f}; held: {shares}")


if __name__ == "__main__":
    main()
