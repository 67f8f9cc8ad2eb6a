"""Breaks: the weeks from which on a tie stood on another level."""

from __future__ import annotations

from datetime import date

import numpy as np

from tieline.ties.measure import FLOOR, Estimate, Formula, Result
from tieline.ties.posteriors import Gamma
from tieline.ties.segments import Shift, scale, shifts
from tieline.ties.tie import Tie
from tieline.ties.window import Days, monday

NAME = "breaks"
FORMULA = Formula("breaks.linear-kernel", 1)
WEEKS = 26  # with happenings; in fewer a break and a bad month look the same
SHORTEST = 4  # weeks with happenings between two breaks
PENALTY = 3.0  # times log n, for each break, of a series in units of its own spread
_UNIT = "points of weight per happening"
_YEAR = 365.25


def breaks(tie: Tie) -> Result:
    """Breaks a year, and for each break its week, the interval of that week, and how far the tie shifted.

    The series is the mean weight of each week that has happenings, in units of its median absolute deviation over the
    window. Breaks are where the penalised squared deviation from the means between them is least, with a penalty of
    3 log n each: kernel change points with a linear kernel (Arlot, Celisse & Harchaoui 2019, JMLR 20:162), as KernelCPD
    of ruptures computes them. The interval of a week is a block bootstrap of the place (Hušková & Kirch 2008); that of
    the rate is Jeffreys' for a Poisson count. Breaks are placed with the whole window in view: as of its end, not as
    of the week of the break.

    Declines below 20 happenings, or 26 weeks that have any.
    """
    seen = np.flatnonzero(tie.weekly.n)
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    if len(seen) < WEEKS:
        return tie.declined(NAME, FORMULA, "too few weeks with happenings to tell a break", n=len(seen), needed=WEEKS)
    means = tie.weekly.mean[seen]
    spread = scale(means)
    found: tuple[Shift, ...] = ()
    if spread > 0:
        penalty = PENALTY * float(np.log(len(means)))
        rng = np.random.default_rng(tie.seed)
        found = shifts(means / spread, penalty, SHORTEST, level=tie.level, rng=rng)
    mondays = monday(tie.window.weeks[seen])
    told = (_rate(tie, len(found)), *(_told(shift, spread, mondays) for shift in found))
    return tie.measured(NAME, FORMULA, told, tie.acts, notes=tie.remarks())


def _rate(tie: Tie, count: int) -> Estimate:
    """Breaks a year of weeks that the sources cover, with Jeffreys' interval: from 0 where there is none."""
    years = float(tie.covered.sum()) * 7 / _YEAR
    low, high = Gamma(np.array(count + 0.5), np.array(years)).interval(tie.level)
    return Estimate(
        name="breaks", value=count / years, low=float(low) if count else 0.0, high=float(high), unit="a year"
    )


def _told(shift: Shift, spread: float, mondays: Days) -> Estimate:
    return Estimate(
        name="shift",
        value=(shift.after - shift.before) * spread,
        low=None,
        high=None,
        unit=_UNIT,
        note="the interval is that of the week",
        day=_day(mondays[shift.at]),
        day_low=_day(mondays[shift.low]),
        day_high=_day(mondays[shift.high]),
    )


def _day(monday: np.datetime64) -> date:
    found: date = monday.astype(object)
    return found
