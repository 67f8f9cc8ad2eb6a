"""Closeness: with whom a state is on good terms, and with whom on bad."""

from __future__ import annotations

import numpy as np

from tieline.ties.measure import FLOOR, LEVEL, Estimate, Formula, Measure, NotEnough, Result
from tieline.ties.network.drawn import by_stretch, drawn, summed
from tieline.ties.stretches import NEEDED, WEEKS
from tieline.ties.world import World

NAME = "closeness"
FORMULA = Formula("closeness.mean-weight", 2)
SPREAD = NEEDED // WEEKS  # stretches in which a tie must have happenings
_UNIT = "points of weight per happening"
_SEED = 20_203


def closeness(world: World, end: str, *, level: float = LEVEL) -> Result:
    """Mean weight per happening of a state's ties, the closest first, each with its interval.

    The mean over all weeks of the world of the scores of `level`, which shares of attention cannot move; the interval
    draws stretches of four weeks with replacement (Künsch 1989, Annals of Statistics 17, on blocks). Ties below 20
    happenings are left out, and those whose happenings lie in fewer than three stretches: how weeks differ cannot be
    seen in so few. Declines where no tie is left, or fewer than 12 weeks.
    """
    if len(world.weeks) < NEEDED:
        return NotEnough(name=NAME, formula=FORMULA, reason="too few weeks", n=len(world.weeks), needed=NEEDED)
    sums = summed(world)
    own = np.flatnonzero(world.of(end))
    spread = (by_stretch(world.n[own]) > 0).sum(axis=1)
    known = own[(sums.n[own] >= FLOOR) & (spread >= SPREAD)]
    if not len(known):
        reason = f"no tie of {end} has {FLOOR} happenings with a weight, spread over {SPREAD * WEEKS} weeks"
        most = int(sums.n[own].max()) if len(own) else 0
        return NotEnough(name=NAME, formula=FORMULA, reason=reason, n=most, needed=FLOOR)
    means = np.array([again.mean[known] for again in drawn(world, _SEED)])
    tail = (1 - level) / 2
    low, high = np.nanquantile(means, [tail, 1 - tail], axis=0)
    value = sums.mean[known]
    estimates = [
        Estimate(
            name=NAME,
            of=_other(world.ties[i], end),
            value=float(value[k]),
            low=float(min(low[k], value[k])),
            high=float(max(high[k], value[k])),
            unit=_UNIT,
            note=f"{int(sums.n[i])} happenings",
        )
        for k, i in enumerate(known.tolist())
    ]
    return Measure(
        name=NAME,
        formula=FORMULA,
        estimates=tuple(sorted(estimates, key=lambda e: (-e.value, e.of or ""))),
        n=int(sums.n[known].sum()),
        independent=world.independent,
        coverage=world.coverage,
        level=level,
        rows=(),
        notes=_left_out(len(own) - len(known), end),
    )


def _other(tie: tuple[str, str], end: str) -> str:
    return tie[1] if tie[0] == end else tie[0]


def _left_out(count: int, end: str) -> tuple[str, ...]:
    few = f"fewer than {FLOOR} happenings, or with all of them in fewer than {SPREAD} stretches of {WEEKS} weeks"
    return (f"left out are {count} ties of {end} with {few}",) if count else ()
