"""Tone level: how cooperative or hostile a tie is, week by week."""

from __future__ import annotations

import numpy as np

from tieline.ties.filters.local_level import local_level
from tieline.ties.measure import FLOOR, Estimate, Formula, Path, Result
from tieline.ties.tie import Tie
from tieline.ties.window import monday

NAME = "level"
FORMULA = Formula("level.local-level", 1)
_UNIT = "points, -10 to 10"


def level(tie: Tie) -> Result:
    """The level of a tie: the mean weight per happening, smoothed by what was known up to each week.

    Weights are conflict-cooperation scores (PLOVER's; Goldstein 1992 for CAMEO). The mean of a week's n happenings
    stands about the level with variance v (1/n + c), and the level walks at random from week to week: a local-level
    model (Harvey 1989) with a conjugate posterior (West & Harrison 1997, chapter 4). Its variances are learnt from the
    past of each week alone, see `tieline.ties.filters.local_level`. Weeks without happenings only widen the interval.

    In points from -10, conflict, to 10, cooperation; the value is as of the last whole week of the window, the path as
    of each week. Says nothing before 20 happenings, and declines where the window has fewer.
    """
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    known = local_level(tie.weekly)
    low, high = known.interval(tie.level)
    enough = tie.enough()
    value, low, high = (np.where(enough, path[0], np.nan) for path in (known.level, low, high))
    now = Estimate(name=NAME, value=float(value[-1]), low=float(low[-1]), high=float(high[-1]), unit=_UNIT)
    path = Path(name=NAME, days=monday(tie.window.weeks), value=value, low=low, high=high, unit=_UNIT)
    return tie.measured(NAME, FORMULA, (now,), tie.acts, paths=(path,), notes=tie.remarks())
