"""Breaks: the weeks from which on a tie stood on another level."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tieline.ties.measure import FLOOR, Estimate, Floats, Formula, Result
from tieline.ties.posteriors import Gamma
from tieline.ties.rates import rate_shifts
from tieline.ties.segments import Shift, scale, shifts
from tieline.ties.tie import Tie
from tieline.ties.window import Days, monday

NAME = "breaks"
FORMULA = Formula("breaks.tone-and-conflict", 2)
WEEKS = 26  # with happenings; in fewer a break and a bad month look the same
SHORTEST = 4  # weeks with happenings between two breaks of tone
SHORTEST_CONFLICT = 2  # covered weeks between two breaks of conflict
PENALTY = 3.0  # times log n, for each break of tone, of a series in units of its own spread
TONE, CONFLICT = "tone", "conflict"
_AROUND = 13  # weeks over which the volume of all other ties is averaged
_POINTS = "points of weight per happening"
_COUNT = "conflictual happenings a week"
_YEAR = 365.25


def breaks(tie: Tie) -> Result:
    """Breaks a year, and for each break its week, the interval of that week, and how far the tie shifted.

    Two series are looked at. Tone: the mean weight of each week that has happenings, in units of its median absolute
    deviation; breaks are where the penalised squared deviation from the means between them is least, with a penalty of
    3 log n each: kernel change points with a linear kernel (Arlot, Celisse & Harchaoui 2019, JMLR 20:162), as KernelCPD
    of ruptures computes them. Conflict: how many conflictual happenings each covered week has, against the volume of
    all other ties around it; see `rate_shifts`. A break in both within four weeks is one break of the yearly rate.

    The interval of a week is a bootstrap of the place (Hušková & Kirch 2008); that of the rate is Jeffreys' for a
    Poisson count. Breaks are placed with the whole window in view: as of its end, not as of the week of the break.

    Declines below 20 happenings, or 26 weeks that have any.
    """
    seen = np.flatnonzero(tie.weekly.n)
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    if len(seen) < WEEKS:
        return tie.declined(NAME, FORMULA, "too few weeks with happenings to tell a break", n=len(seen), needed=WEEKS)
    rng = np.random.default_rng(tie.seed)
    found = sorted(
        [*_of_tone(tie, seen, rng), *_of_conflict(tie, rng)], key=lambda estimate: (estimate.day, estimate.of)
    )
    told = (_rate(tie, _apart(estimate.day for estimate in found)), *found)
    return tie.measured(NAME, FORMULA, told, tie.acts, notes=tie.remarks())


def _of_tone(tie: Tie, seen: NDArray[np.int64], rng: np.random.Generator) -> list[Estimate]:
    means = tie.weekly.mean[seen]
    spread = scale(means)
    if not spread > 0:
        return []
    found = shifts(means / spread, PENALTY * float(np.log(len(means))), SHORTEST, level=tie.level, rng=rng)
    mondays = monday(tie.window.weeks[seen])
    return [_told(shift, spread, mondays, TONE, _POINTS) for shift in found]


def _of_conflict(tie: Tie, rng: np.random.Generator) -> list[Estimate]:
    covered = np.flatnonzero(tie.covered)
    exposure = _exposure(tie)[covered]
    found = rate_shifts(tie.weekly.conflict[covered], exposure, SHORTEST_CONFLICT, level=tie.level, rng=rng)
    mondays = monday(tie.window.weeks[covered])
    return [_told(shift, 1.0, mondays, CONFLICT, _COUNT) for shift in found]


def _exposure(tie: Tie) -> Floats:
    """How much all other ties have around each week, as a multiple of its mean over the covered ones; 1 throughout
    where they have nothing."""
    others = (tie.world.volume - tie.weekly.n).astype(np.float64)
    covered = tie.covered.astype(np.float64)
    window = np.ones(min(_AROUND, len(others)))
    around = np.convolve(others * covered, window, "same") / np.maximum(np.convolve(covered, window, "same"), 1)
    around += 1  # a week in which nobody else acts is no week of none
    return np.asarray(around / around[tie.covered].mean())


def _apart(days: Iterable[date | None]) -> int:
    """How many of some days, in order, lie at least four weeks after the one counted before."""
    count, last = 0, date.min
    for day in days:
        if day is not None and (day - last).days >= 7 * SHORTEST:
            count, last = count + 1, day
    return count


def _rate(tie: Tie, count: int) -> Estimate:
    """Breaks a year of weeks that the sources cover, with Jeffreys' interval: from 0 where there is none."""
    years = float(tie.covered.sum()) * 7 / _YEAR
    low, high = Gamma(np.array(count + 0.5), np.array(years)).interval(tie.level)
    return Estimate(
        name="breaks", value=count / years, low=float(low) if count else 0.0, high=float(high), unit="a year"
    )


def _told(shift: Shift, unit: float, mondays: Days, of: str, said: str) -> Estimate:
    return Estimate(
        name="shift",
        of=of,
        value=(shift.after - shift.before) * unit,
        low=None,
        high=None,
        unit=said,
        note="the interval is that of the week",
        day=_day(mondays[shift.at]),
        day_low=_day(mondays[shift.low]),
        day_high=_day(mondays[shift.high]),
    )


def _day(monday: np.datetime64) -> date:
    found: date = monday.astype(object)
    return found
