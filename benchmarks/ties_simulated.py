"""How often measures of change are right where the truth is known: simulated ties in, tables out.

`python benchmarks/ties_simulated.py [resilience | breaks | answers] [--series 200]`

resilience: a tie and its donors over 92 weeks; a slow common factor, errors of .8 points with or without memory; for
those that are hit a fall in week 52 that is made good in a straight line. breaks: 150 weeks of standard normal means
that shift by one in week 80; counts of conflict, steady for one, three and seven years, and three years in which their
rate doubles. answers: 300 weeks of two series, of which the second follows the first or neither does.
"""

from __future__ import annotations

import argparse
from datetime import date

import numpy as np

from tieline.ontology.shocks import Shock
from tieline.ties.breaks import PENALTY, SHORTEST, SHORTEST_CONFLICT
from tieline.ties.counterfactual.donors import Panel
from tieline.ties.counterfactual.synthetic import gaps
from tieline.ties.measure import LEVEL, Estimate, Floats
from tieline.ties.quantiles import central
from tieline.ties.rates import rate_shifts
from tieline.ties.reciprocity import HORIZON
from tieline.ties.resilience import course, told_of
from tieline.ties.segments import Shift, shifts
from tieline.ties.vector_autoregression import answers

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


def resilience(count: int) -> None:
    """Whether a tie that was not hit is let alone, and falls are found and measured."""
    for donors, memory in WORLDS:
        tail = np.array([_p(seed, donors, memory) for seed in range(count)])
        print(f"{donors} donors, memory {memory}: not hit, p <= .10 in {(tail <= 0.1).mean():.3f}", end="")
        print(f" and p <= .05 in {(tail <= 0.05).mean():.3f} of {count}")
        for fall, weeks in FALLS:
            _fall(count, donors, memory, fall, weeks)


def _fall(count: int, donors: int, memory: float, fall: float, weeks: int) -> None:
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


def breaks(count: int) -> None:
    """Whether the interval of a break's week holds the week, where one break was found."""
    weeks, at = 150, 80
    held = []
    for seed in range(count):
        rng = np.random.default_rng(seed)
        series = rng.normal(size=weeks) + (np.arange(weeks) >= at)
        found = shifts(series, PENALTY * float(np.log(weeks)), SHORTEST, level=LEVEL, rng=rng)
        if len(found) == 1:
            held.append(found[0].low <= at <= found[0].high)
    print(f"tone: one break found in {len(held)} of {count}; its week held in {np.mean(held):.3f}")
    for mean, spread in ((0.5, 1), (0.5, 3), (2, 1), (2, 3), (8, 3)):
        print(f"conflict: {mean:g} a week, scattered {spread} times: {_of_counts(mean, spread, count)}")


def _of_counts(mean: float, spread: int, count: int) -> str:
    """How many steady series are said to break, and whether the week in which a rate doubles is held."""
    rng = np.random.default_rng(3)
    said = []
    for years in (1, 3, 7):
        steady = [bool(_rate_shifts(np.full(52 * years, mean), spread, rng)) for _ in range(count)]
        said.append(f"{np.mean(steady):.3f} of steady {years} years break")
    found = [_rate_shifts(np.repeat([mean, 2 * mean], 78), spread, rng) for _ in range(count)]
    held = [of[0].low <= 78 <= of[0].high for of in found if len(of) == 1]
    return f"{', '.join(said)}; a doubling found alone in {len(held)} of {count}, its week held in {np.mean(held):.3f}"


def _rate_shifts(means: Floats, spread: int, rng: np.random.Generator) -> tuple[Shift, ...]:
    drawn = rng.poisson(means if spread == 1 else rng.gamma(means / (spread - 1), spread - 1))
    return rate_shifts(drawn, np.ones(len(drawn)), SHORTEST_CONFLICT, level=LEVEL, rng=rng)


def answers_(count: int) -> None:
    """Whether the interval of an answer holds it: [answering, moved], the first lag's coefficients above."""
    surprises = np.array([[1.0, 0.3], [0.3, 1.0]])
    root = np.linalg.cholesky(surprises)
    for lag in ([[0.3, 0.2], [0.0, 0.3]], [[0.5, -0.2], [0.3, 0.4]], [[0.0, 0.0], [0.0, 0.0]]):
        effects = [np.linalg.matrix_power(np.array(lag), week) for week in range(1, HORIZON + 1)]
        truth, held = np.sum(effects, axis=0) @ surprises, np.zeros((2, 2))
        for seed in range(count):
            rng = np.random.default_rng(seed)
            series = np.zeros((350, 2))
            for t in range(1, len(series)):
                series[t] = np.array(lag) @ series[t - 1] + root @ rng.normal(size=2)
            drawn = answers(series[50:], HORIZON, rng, draws=400)
            for place in np.ndindex(2, 2):
                low, high = central(drawn[:, *place], LEVEL)
                held[place] += low <= truth[place] <= high
        print(f"lag {lag}: held {(held / count).round(3).tolist()} of {count}")


WORK = {"resilience": resilience, "breaks": breaks, "answers": answers_}


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description="Score measures of change on simulated ties.")
    parser.add_argument("measures", nargs="*", default=list(WORK), metavar="MEASURE", help=", ".join(WORK))
    parser.add_argument("--series", type=int, default=200)
    options = parser.parse_args()
    unknown = [name for name in options.measures if name not in WORK]
    if unknown:
        parser.error(f"{unknown[0]!r} is none of {', '.join(WORK)}")
    for name in options.measures:
        WORK[name](options.series)


if __name__ == "__main__":
    main()
