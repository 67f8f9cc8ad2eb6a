"""The effects of several shocks on one series in; each with its p, all of them pooled, and what both say out.

Placebos of all shocks, each over the error it would have had in independent weeks, are one distribution: with k shocks
of at least 20 donors each there are enough of them for a rank to be as small as alpha over k, which a correction for k
tests asks, and which the donors of one shock cannot give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np

from tieline.ties.claim_test.effect import Effect
from tieline.ties.claim_test.plan import Plan
from tieline.ties.measure import Floats

_DRAWS = 20_000
_POWER = 0.8


class Finding(StrEnum):
    """What a series says of the claim that a tie was not hit. hit: it was, by a shock or on average. none: it was not,
    by the margin. open: neither."""

    HIT = "hit"
    NONE = "none"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One shock's effect among its placebos. low, high: of mass 1 - 2 alpha. p: of no effect, the share of ties
    without any part in it that moved as much; adjusted: by Holm (1979) over all shocks and their mean, which is left
    out of account, with 1, where it has nothing to add or there are too few placebos for one test more."""

    effect: Effect
    low: float
    high: float
    p: float
    adjusted: float


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """The mean effect of all shocks. low, high: of mass 1 - 2 alpha. p, adjusted: as of a shock. outside: p of the mean
    effect being as large as the margin (TOST; Schuirmann 1987, J. Pharmacokinetics and Biopharmaceutics 15).
    detectable: the least mean effect that would be told from none in four cases of five, two-sided at alpha. placebos:
    mean effects to be expected of ties that were not hit, in standard deviations."""

    value: float
    low: float
    high: float
    p: float
    adjusted: float
    outside: float
    detectable: float
    placebos: Floats


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one normaliser says. worst: the shock with the lowest effect, or, where a rise speaks against the claim too,
    with the smallest p."""

    normaliser: str
    shocks: tuple[Judged, ...]
    pooled: Pooled
    worst: Judged
    finding: Finding
    why: str


def pooled(effects: Sequence[Effect], plan: Plan, normaliser: str) -> Outcome:
    """Judge the effects of at least one shock on the series of one normaliser."""
    placebos = np.concatenate([effect.placebos for effect in effects])
    rng = np.random.default_rng(plan.seed)
    drawn = _shared(effects) * np.mean(
        [e.error * rng.choice(placebos, _DRAWS) * rng.choice([-1, 1], _DRAWS) for e in effects], axis=0
    )
    if len(effects) == 1:  # there is nothing to draw
        drawn = effects[0].error * placebos
    value = float(np.mean([e.value for e in effects]))
    own = [_p(e.value / e.error, placebos, plan) for e in effects]
    mean_p = _p(value, drawn, plan)
    # The mean is one test more, as long as there are placebos enough for the rank that one more correction asks.
    family = [*own, mean_p] if len(own) > 1 and len(placebos) + 1 >= (len(own) + 1) / plan.alpha else own
    adjusted = holm(family)
    reach = _quantile(placebos, 1 - 2 * plan.alpha)
    judged = tuple(
        Judged(effect=e, low=e.value - reach * e.error, high=e.value + reach * e.error, p=p, adjusted=a)
        for e, p, a in zip(effects, own, adjusted, strict=False)
    )
    half = _quantile(drawn, 1 - 2 * plan.alpha)
    together = Pooled(
        value=value,
        low=value - half,
        high=value + half,
        p=mean_p,
        adjusted=adjusted[-1] if len(family) > len(own) else 1.0,
        outside=_outside(value, drawn, plan),
        detectable=_quantile(drawn, 1 - plan.alpha) + _quantile(drawn, 2 * _POWER - 1),
        placebos=np.sort(drawn[:: max(1, len(drawn) // 400)]),
    )
    worst = min(judged, key=lambda one: one.effect.value if plan.falls_only else (one.adjusted, one.p))
    finding, why = _found(judged, together, worst, plan)
    return Outcome(normaliser=normaliser, shocks=judged, pooled=together, worst=worst, finding=finding, why=why)


def _shared(effects: Sequence[Effect]) -> float:
    """How much further the mean effect of several shocks strays than it would if one shock told nothing of the next: at
    least 1. Shocks share weeks of their baselines, and some ties always stray more than others; what donors did at
    several of the shocks says how much."""
    spread = sum(float(np.mean((one.error * one.placebos) ** 2)) for one in effects)
    together = 0.0
    for one, other in combinations(effects, 2):
        theirs = dict(zip(other.donors, other.error * other.placebos, strict=True))
        both = [
            value * theirs[tie]
            for tie, value in zip(one.donors, one.error * one.placebos, strict=True)
            if tie in theirs
        ]
        together += float(np.mean(both)) if both else 0.0
    return float(np.sqrt(max(1.0, 1 + 2 * together / spread))) if spread > 0 else 1.0


def holm(p: Sequence[float]) -> list[float]:
    """p-values corrected for their number: Holm 1979, Scandinavian Journal of Statistics 6. In the order given."""
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate((len(p) - np.arange(len(p))) * np.asarray(p)[order])
    found = np.empty(len(p))
    found[order] = np.minimum(stepped, 1.0)
    return [float(one) for one in found]


def _p(value: float, placebos: Floats, plan: Plan) -> float:
    """The share that moved as much, the tie itself among them; of falls alone where rises do not count. Placebos count
    with either sign: whether a tie rises or falls by chance is as likely."""
    return _further(-value, placebos) if plan.falls_only else _tail(value, placebos)


def _outside(value: float, drawn: Floats, plan: Plan) -> float:
    """The greater p of two one-sided tests, of the effect lying at either margin; of falls alone, at the lower one."""
    sides = [plan.margin + value] if plan.falls_only else [plan.margin + value, plan.margin - value]
    return max(_further(side, drawn) for side in sides)


def _further(side: float, drawn: Floats) -> float:
    """The chance of an effect at or above a number; of one below zero, the rest of that of its opposite."""
    tail = _tail(side, drawn) / 2
    return tail if side >= 0 else 1 - tail


def _tail(value: float, drawn: Floats) -> float:
    """The chance that one more draw is as far from zero: 1 / (n + 1) beyond the furthest of n, 2 / (n + 1) at the
    second, and in a line between them. Whole ranks alone would make p too coarse for the few donors there are: of 30,
    at a level of 5 %, the test would find 3 % by chance."""
    ordered = np.sort(np.abs(drawn))
    shares = np.arange(len(ordered), 0, -1) / (len(ordered) + 1)
    return float(np.interp(abs(value), np.concatenate([[0.0], ordered]), np.concatenate([[1.0], shares])))


def _quantile(values: Floats, mass: float) -> float:
    """The bound below which the absolute value of one more draw lies with this chance, by the same rule."""
    return float(np.quantile(np.abs(values), mass, method="weibull"))


def _within(count: int, plan: Plan) -> str:
    which = f"the mean effect of {count} shocks" if count > 1 else "the effect"
    return f"{which} lies {f'above -{plan.margin:g}' if plan.falls_only else f'within ±{plan.margin:g}'} sd"


def _after(plan: Plan) -> str:
    return f"from week {plan.delay + 1} on after" if plan.delay else "after"


def _found(judged: tuple[Judged, ...], mean: Pooled, worst: Judged, plan: Plan) -> tuple[Finding, str]:
    """What the series says, and why, as the rest of a sentence."""
    name = worst.effect.shock.name
    equal = mean.outside <= plan.alpha
    if worst.adjusted <= plan.alpha and (worst.effect.value < 0 or not plan.falls_only):
        others = {"its own weeks": worst.effect.conformal, "its own past": worst.effect.forecast}
        against = [said for said, own in others.items() if own.value * worst.effect.value < 0]
        moved = (
            f"in the {plan.horizon} weeks {_after(plan)} {name} it lay {worst.effect.value:+.1f} sd from where "
            f"other ties "
            f"put it (corrected p {worst.adjusted:.3f})"
        )
        if against:
            return Finding.OPEN, f"{moved}, but the other way by {' and '.join(against)}"
        return Finding.HIT, moved
    if equal:
        return Finding.NONE, _within(len(judged), plan)
    if len(judged) > 1 and mean.adjusted <= plan.alpha:
        return Finding.HIT, (
            f"over {len(judged)} shocks it lay {mean.value:+.1f} sd from where other ties put it, on average "
            f"(corrected p "
            f"{mean.adjusted:.3f})"
        )
    which = f"the mean effect of {len(judged)} shocks" if len(judged) > 1 else f"the effect of {name}"
    return Finding.OPEN, f"{which}, {mean.value:+.1f} sd, may lie anywhere from {mean.low:+.1f} to {mean.high:+.1f}"
