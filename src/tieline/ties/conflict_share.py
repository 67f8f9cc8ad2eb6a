"""Conflict share: how many of a tie's happenings are conflictual, week by week and over the window."""

from __future__ import annotations

import numpy as np

from tieline.ties.filters.share import drifting_share
from tieline.ties.measure import FLOOR, Estimate, Formula, Path, Result
from tieline.ties.posteriors import Beta
from tieline.ties.stretches import NEEDED, effective, stretches
from tieline.ties.tie import Tie
from tieline.ties.window import monday

NAME = "conflict_share"
OVER_WINDOW = "over_the_window"
FORMULA = Formula("conflict-share.discounted-beta-binomial", 1)
_UNIT = "of happenings"


def conflict_share(tie: Tie) -> Result:
    """The share of conflictual happenings, verbal or material by quad class.

    As of each week: beta-binomial with discounting (West & Harrison 1997, sections 6.3 and 12.2), an even prior,
    half-lives from under two weeks to four years that count by what they foretold of the weeks before. Over the
    window: the plain share; its interval is that of Korn & Graubard (1998), in which happenings that come in waves
    count less.

    In [0, 1]; the first value is as of the last whole week. Says nothing before 20 happenings, and declines where the
    window has fewer. The share over the window has no interval below 12 weeks that the sources cover.
    """
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    known = drifting_share(tie.weekly.n, tie.weekly.conflict)
    enough = tie.enough()
    value, low, high = (np.where(enough, path, np.nan) for path in (known.mean, *known.interval(tie.level)))
    now = Estimate(name=NAME, value=float(value[-1]), low=float(low[-1]), high=float(high[-1]), unit=_UNIT)
    path = Path(name=NAME, days=monday(tie.window.weeks), value=value, low=low, high=high, unit=_UNIT)
    return tie.measured(NAME, FORMULA, (now, _over_window(tie)), tie.acts, paths=(path,), notes=tie.remarks())


def _over_window(tie: Tie) -> Estimate:
    n, conflict = len(tie.acts), int(tie.weekly.conflict.sum())
    low = high = note = None
    covered = tie.covered
    if covered.sum() < NEEDED:
        note = f"no interval: the sources cover {covered.sum()} weeks, and how happenings come in waves takes {NEEDED}"
    else:
        worth = effective(stretches(tie.weekly.n[covered]), stretches(tie.weekly.conflict[covered]), tie.level)
        a, b = worth * conflict / n, worth * (n - conflict) / n
        low, high = (float(bound) for bound in Beta(np.array(a + 0.5), np.array(b + 0.5)).interval(tie.level))
        low, high = min(low, conflict / n), max(high, conflict / n)
    return Estimate(name=OVER_WINDOW, value=conflict / n, low=low, high=high, unit=_UNIT, note=note)
