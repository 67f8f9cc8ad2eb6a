"""Triangularity: whether a tie moves with what happens between its ends and a third party."""

from __future__ import annotations

import numpy as np

from tieline.ties.measure import FLOOR, Formula, Result
from tieline.ties.reciprocity import HORIZON, SHARE, WEEKS, answer, filled
from tieline.ties.tie import Tie
from tieline.ties.vector_autoregression import answers
from tieline.ties.weekly import Weekly
from tieline.ties.world import World

NAME = "triangularity"
FORMULA = Formula("triangularity.bvar", 1)


def triangularity(tie: Tie) -> Result:
    """How far a tie warms or cools over the 13 weeks after each end's tie with a third party was warmer than expected.

    The third party is the one with most happenings with whichever end has fewer with it: the party both deal with most.
    Mean weights a week of the three ties in a Bayesian vector autoregression, answers as in `reciprocity` (Goldstein &
    Pevehouse 1997, American Political Science Review 91, on triangular response; Brandt & Freeman 2006, Political
    Analysis 14). Above zero, the tie follows; below, it moves away.

    Declines below 20 happenings, and where no third party has happenings with both ends in 52 weeks and half of all.
    """
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    needed = max(WEEKS, int(np.ceil(SHARE * tie.covered.sum())))
    own = int((tie.weekly.n > 0).sum())
    if own < needed:
        return tie.declined(NAME, FORMULA, "too few weeks with happenings", n=own, needed=needed)
    third, sides = _third(tie)
    least = min((int((side.n > 0).sum()) for side in sides), default=0)
    if third is None or least < needed:
        reason = "no third party has happenings with both ends in enough weeks"
        return tie.declined(NAME, FORMULA, reason, n=least, needed=needed)
    series = np.column_stack([filled(side) for side in (tie.weekly, *sides)])
    if not series.std(axis=0).all():
        return tie.declined(NAME, FORMULA, "the happenings of a tie are all alike: none is a surprise", n=0, needed=1)
    drawn = answers(series, HORIZON, np.random.default_rng(tie.seed))
    told = [
        answer(f"to {'-'.join(sorted((end, third)))}", drawn[:, 0, i], tie.level) for i, end in enumerate(tie.ends, 1)
    ]
    return tie.measured(NAME, FORMULA, told, tie.acts, notes=(*tie.remarks(), f"the third party is {third}"))


def _third(tie: Tie) -> tuple[str | None, tuple[Weekly, ...]]:
    """The third party and its ties with both ends; the alphabet decides between equals."""
    around = tie.world.with_any_of(tie.ends)
    totals = [_totals(around, end) for end in tie.ends]
    shared = sorted((set(totals[0]) & set(totals[1])) - set(tie.ends))
    if not shared:
        return None, ()
    third = max(shared, key=lambda code: min(side[code] for side in totals))
    return third, tuple(_weekly(around, end, third) for end in tie.ends)


def _totals(world: World, end: str) -> dict[str, int]:
    """Happenings of an end with every other."""
    n = world.n.sum(axis=1)
    return {(b if a == end else a): int(n[i]) for i, (a, b) in enumerate(world.ties) if end in (a, b)}


def _weekly(world: World, one: str, other: str) -> Weekly:
    i = world.ties.index((min(one, other), max(one, other)))
    return Weekly(n=world.n[i], weight=world.weight[i], squares=world.squares[i], conflict=world.conflict[i])
