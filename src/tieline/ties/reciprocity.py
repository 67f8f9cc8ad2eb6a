"""Reciprocity: whether each side answers in kind what the other does."""

from __future__ import annotations

import numpy as np

from tieline.ties.filters.local_level import local_level
from tieline.ties.measure import FLOOR, Estimate, Floats, Formula, Result
from tieline.ties.quantiles import central
from tieline.ties.tie import Tie
from tieline.ties.vector_autoregression import answers
from tieline.ties.weekly import Weekly, weekly

NAME = "reciprocity"
FORMULA = Formula("reciprocity.bvar", 1)
HORIZON = 13  # weeks over which answers are summed
WEEKS = 52  # each side must have acted in so many
SHARE = 0.5  # and in this share of all


def reciprocity(tie: Tie) -> Result:
    """How far each side's acts warm or cool, over the 13 weeks after the other's were warmer than expected.

    Mean weights a week of what the first end did to the second, and of what the second did to the first, in a Bayesian
    vector autoregression; the answer is the sum of the generalised impulse responses of the weeks 1 to 13 to a surprise
    of one standard deviation (Goldstein & Pevehouse 1997, American Political Science Review 91; Brandt & Freeman 2006,
    Political Analysis 14). Above zero is an answer in kind. Acts that both do together are left out: they are nobody's
    answer. A week in which a side did nothing holds its level of then (see `level`).

    Declines below 20 directed happenings, or where a side acted in fewer than 52 weeks or half of all
    that the sources cover.
    """
    first, second = (tie.acts.only(tie.acts.direction == way) for way in (1, -1))
    used = tie.acts.only(tie.acts.direction != 0)
    if len(used) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings in which one side acts on the other", n=len(used))
    sides = [weekly(acts, tie.window.weeks) for acts in (first, second)]
    needed = max(WEEKS, int(np.ceil(SHARE * tie.covered.sum())))
    least = min(int((side.n > 0).sum()) for side in sides)
    if least < needed:
        reason = "too few weeks in which each side acted on the other"
        return tie.declined(NAME, FORMULA, reason, n=least, needed=needed)
    series = np.column_stack([filled(side) for side in sides])
    if not series.std(axis=0).all():
        return tie.declined(NAME, FORMULA, "the acts of a side are all alike: none is a surprise", n=0, needed=1)
    drawn = answers(series, HORIZON, np.random.default_rng(tie.seed))
    a, b = tie.ends
    told = (
        answer(f"{b} answers {a}", drawn[:, 1, 0], tie.level),
        answer(f"{a} answers {b}", drawn[:, 0, 1], tie.level),
    )
    return tie.measured(NAME, FORMULA, told, used, notes=tie.remarks())


def filled(side: Weekly) -> Floats:
    """Mean weight a week; where nothing happened, the level as it was known then."""
    return np.where(side.n > 0, side.mean, local_level(side).level[0])


def answer(of: str, drawn: Floats, level: float) -> Estimate:
    """The median and interval of drawn answers. of: whose, to whom."""
    low, high = central(drawn, level)
    unit = f"points of weight, summed over {HORIZON} weeks"
    return Estimate(name="answer", of=of, value=float(np.median(drawn)), low=low, high=high, unit=unit)
