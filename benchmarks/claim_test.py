"""Does the test of a claim keep its error rates? Simulated ties, and real ones with made-up shocks, in; tables out.

    python benchmarks/claim_test.py [simulated | real] [--ties 400]

simulated: ties and 30 donors whose happenings come in bursts and answer to each other, whose levels wander, and which
share a factor. Placebos: nothing happens at the shock. Injected: every happening of the 13 weeks weighs 2 standard
deviations (of a week before the shock) less. Margin: the true effect lies at the margin in every shock. real: ties of
ICEWS at dates at which no shock is in the list, as they are and with the same shock injected.

Every share stands with the number of tests and its Monte-Carlo interval (Wilson, 95 %).
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from scipy.special import ndtr

from tieline.desk.imports import import_file
from tieline.desk.snapshots import take
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ontology.shocks import Shock
from tieline.records.claim import Predicate
from tieline.ties.claim_test.around import Around, Refused, around
from tieline.ties.claim_test.effect import Effect, effect
from tieline.ties.claim_test.plan import GAP, MARGIN, Plan
from tieline.ties.claim_test.pooling import Finding, Outcome, pooled
from tieline.ties.claim_test.series import Sums
from tieline.ties.claim_test.shaken import decide
from tieline.ties.claim_test.verdict import Verdict
from tieline.ties.load import load_tie
from tieline.ties.measure import Floats
from tieline.ties.stored import StoredWorld
from tieline.ties.window import Window, monday

SHARED = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
REAL = (
    ("icews_2012_2013/icews_2012_2013.csv.gz", Window(date(2012, 8, 13), date(2013, 10, 27)), 13),
    ("icews14_full/icews14.csv.gz", Window(date(2013, 12, 30), date(2014, 12, 28)), 13),
    ("icews18_jan_jun/icews18_jan_jun.csv.gz", Window(date(2018, 1, 1), date(2018, 7, 1)), 8),
)
SHOCKS = (1, 4, 10)
DONORS, BEFORE, AFTER, APART = 30, 52, 13, 26
PLAN = Plan(predicate=Predicate.STABILITY, ends=("AAA", "BBB"), window=Window(date(2000, 1, 3), date(2020, 1, 5)))


@dataclass(frozen=True)
class Kind:
    """How the levels of simulated ties wander: memory of the week's own disturbance, its share in the variance of a
    week, happenings a week of the tie; often: whether many shocks are tried too."""

    name: str
    memory: float
    share: float
    pace: float
    often: bool = False


KINDS = (
    Kind("busy, independent weeks", 0.0, 0.3, 8.0),
    Kind("busy, weeks that last", 0.7, 0.3, 8.0, often=True),
    Kind("quiet, weeks that last", 0.7, 0.3, 1.5),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=["simulated", "real"], metavar="PART", help="simulated, real")
    parser.add_argument("--ties", type=int, default=400)
    asked = parser.parse_args()
    if "simulated" in asked.parts:
        for kind in KINDS:
            simulated(kind, asked.ties)
    if "real" in asked.parts:
        real(asked.ties)


def said(found: Sequence[bool]) -> str:
    """A share with its number and its Wilson interval."""
    n, z = len(found), 1.96
    if not n:
        return "none to count"
    share = float(np.mean(found))
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return f"{share:6.1%} of {n:,} [{middle - half:.1%}, {middle + half:.1%}]"


def made(kind: Kind, shocks: int, shift: float, seed: int) -> list[Around]:
    """A tie and its donors around some shocks that all move it by `shift` standard deviations of its baseline weeks."""
    rng = np.random.default_rng(seed)
    weeks = BEFORE + GAP + AFTER + (shocks - 1) * APART
    factor = _walk(rng.normal(size=weeks), 0.9)
    factor /= factor.std()
    hit = np.zeros(weeks)
    starts = [BEFORE + GAP + APART * k for k in range(shocks)]
    for start in starts:
        hit[start : start + AFTER] = 1.0
    paces = np.concatenate([[kind.pace], np.exp(rng.normal(np.log(5), 0.7, DONORS))])
    n = np.stack([rng.poisson(pace * rng.gamma(2, 0.5, weeks)) for pace in paces])
    deviation = 5.0 * (1 - kind.share) ** 0.5  # of a single happening
    weight, conflict = np.zeros(n.shape), np.zeros(n.shape, dtype=np.int64)
    for row, pace in enumerate(paces):
        level = _walk(rng.normal(size=weeks), kind.memory)
        level *= 5.0 * kind.share**0.5 / np.sqrt(pace) / level.std()
        centre = rng.normal(1, 2) + level + 0.3 * rng.uniform(0, 2) * factor
        weight[row] = n[row] * centre + deviation * np.sqrt(n[row]) * rng.normal(size=weeks)
        conflict[row] = rng.binomial(n[row], ndtr(-centre / deviation))
    ties = (PLAN.ends, *((f"C{i:02d}", f"D{i:02d}") for i in range(DONORS)))
    whole = Sums(
        ties=ties, n=n, weight=weight, conflict=conflict, members=rng.poisson(60, n.shape), volume=n.sum(axis=0) * 20,
        covered=np.ones(weeks, dtype=bool),
    )  # fmt: skip
    disjoint = ~np.eye(len(ties), dtype=bool)
    found = []
    for number, start in enumerate(starts):
        quiet = np.flatnonzero(hit[: start - GAP] == 0)[-BEFORE:]
        at = np.concatenate([quiet, np.arange(start, start + AFTER)])
        shock = Shock(id=f"s{number}", day=date(2020, 1, 1), name=f"shock {number}", parties=(), source="simulated")
        found.append(
            _injected(Around(shock=shock, sums=_cut(whole, at), before=len(quiet), weeks=at, disjoint=disjoint), shift)
        )
    return found


def _walk(steps: Floats, memory: float) -> Floats:
    found = steps.copy()
    for t in range(1, len(found)):
        found[t] += memory * found[t - 1]
    return found


def _cut(sums: Sums, at: np.typing.NDArray[np.int64]) -> Sums:
    return replace(
        sums, n=sums.n[:, at], weight=sums.weight[:, at], conflict=sums.conflict[:, at], members=sums.members[:, at],
        volume=sums.volume[at], covered=sums.covered[at],
    )  # fmt: skip


def judged(weeks: Sequence[Around], plan: Plan) -> list[Outcome]:
    """What every normaliser says."""
    found = []
    for normaliser in plan.normalisers:
        told = [one for one in (effect(around_, plan, normaliser) for around_ in weeks) if isinstance(one, Effect)]
        if told:
            found.append(pooled(told, plan, normaliser))
    return found


def tally(into: dict[str, list[bool]], outcomes: Sequence[Outcome], shift: float | None, alpha: float) -> None:
    """Note of one tie what was found; shift: the true effect, None where there is none to know."""
    for outcome in outcomes:
        name = outcome.normaliser
        for one in outcome.shocks:
            into[f"{name}: p <= {alpha}"].append(one.p <= alpha)
            into[f"{name}: conformal p <= {alpha}"].append(one.effect.conformal.p <= alpha)
            into[f"{name}: forecast p <= {alpha}"].append(one.effect.forecast.p <= alpha)
        into[f"{name}: hit"].append(outcome.finding is Finding.HIT)
        into[f"{name}: none"].append(outcome.finding is Finding.NONE)
        if name == "own" and shift is not None:
            for one in outcome.shocks:
                own = one.effect
                into["own: 90 % interval of a shock holds"].append(one.low <= shift <= one.high)
                into["own: conformal interval holds"].append(own.conformal.low <= shift <= own.conformal.high)
                into["own: forecast interval holds"].append(own.forecast.low <= shift <= own.forecast.high)
            into["own: 90 % interval of the mean holds"].append(outcome.pooled.low <= shift <= outcome.pooled.high)
    verdict = decide(tuple(outcomes), PLAN)[0]
    for name in (Verdict.CONTRADICTED, Verdict.SUPPORTED):
        into[f"verdict {name}"].append(verdict is name)


def simulated(kind: Kind, ties: int) -> None:
    """Size, power, coverage and the size of the equivalence test."""
    for shocks in SHOCKS if kind.often else SHOCKS[:2]:
        count = max(60, ties // shocks)
        for name, shift in (("nothing happens", 0.0), ("-2 sd", -2.0), ("at the margin", -MARGIN)):
            found: dict[str, list[bool]] = defaultdict(list)
            detectable = []
            for seed in range(count):
                weeks = made(kind, shocks, shift, seed * 10 + round(shift * 2) + 5)
                outcomes = judged(weeks, PLAN)
                detectable.append(outcomes[0].pooled.detectable)
                tally(found, outcomes, shift, PLAN.alpha)
            print(f"\n{kind.name}; {shocks} shocks, {name}; detectable {np.median(detectable):.2f} sd")
            for key, values in found.items():
                if key.startswith(("own", "raw: p", "raw: hit", "members: p", "verdict")):
                    print(f"    {key:<42}{said(values)}")


def real(most: int) -> None:
    """The same on ties of ICEWS at dates at which nothing in particular is known to have happened."""
    with tempfile.TemporaryDirectory() as folder:
        for name, window, horizon in REAL:
            ledger = Path(folder) / f"{Path(name).parts[0]}.db"
            coded = Path(folder) / Path(name).parts[0]
            import_file(SHARED / name, ledger, parquet=coded)
            with SnapshotReader(take(ledger, [coded])) as reader:
                _real(reader, name, window, horizon, most)


def _real(reader: SnapshotReader, name: str, window: Window, horizon: int, most: int) -> None:
    world = StoredWorld(reader, window.weeks).busiest
    first = 2 * horizon
    places = range(first, len(window.weeks) - horizon + 1, 4)
    busy = [world.ties[i] for i in np.argsort(-world.n.sum(axis=1), kind="stable")[:most]]
    results: dict[str, dict[str, list[bool]]] = {key: defaultdict(list) for key in ("as it was", "-2 sd")}
    refusals: Counter[str] = Counter()
    for ends in busy:
        tie = load_tie(reader, ends, window)
        for at in places:
            day = monday(window.weeks[at : at + 1])[0].astype(date)
            shock = Shock(id=f"at-{day}", day=day, name=f"{day}", parties=(), source="made up")
            plan = replace(PLAN, ends=ends, window=window, horizon=horizon, shocks=(shock,))
            weeks = around(tie, plan, shock)
            if isinstance(weeks, Refused):
                refusals[weeks.reason] += 1
                continue
            refusals["tested"] += 1
            for key, shift in (("as it was", 0.0), ("-2 sd", -2.0)):
                tally(results[key], judged([_injected(weeks, shift)], plan), None, plan.alpha)
    print(f"\n{name}: {window.since} to {window.until}, horizon {horizon} weeks, the {len(busy)} busiest ties")
    for reason, n in refusals.most_common():
        print(f"    {n:>6,} of {sum(refusals.values()):,}  {reason}")
    for key, found in results.items():
        print(f"  {key}")
        for what, values in found.items():
            print(f"    {what:<42}{said(values)}")


def _injected(weeks: Around, shift: float) -> Around:
    """The same with every happening of the tie after the shock weighing `shift` standard deviations less or more."""
    n, weight = weeks.sums.n[0], weeks.sums.weight.copy()
    known = n[: weeks.before] > 0
    spread = float(np.std(weight[0, : weeks.before][known] / n[: weeks.before][known], ddof=1))
    weight[0, weeks.before :] += shift * spread * n[weeks.before :]
    return replace(weeks, sums=replace(weeks.sums, weight=weight))


if __name__ == "__main__":
    main()
