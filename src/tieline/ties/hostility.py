"""Hostility: conflictual happenings over the square root of volume, with the plain counts beside it."""

from __future__ import annotations

import numpy as np

from tieline.ties.measure import FLOOR, Estimate, Formula, Result
from tieline.ties.posteriors import Beta
from tieline.ties.stretches import NEEDED, effective, stretches
from tieline.ties.tie import Tie

NAME = "hostility"
FORMULA = Formula("hostility.root-volume", 1)
WEEKS_OF_A_YEAR = 365.25 / 7


def hostility(tie: Tie) -> Result:
    """Conflictual happenings a year over the square root of happenings a year: c / sqrt(n).

    Between the share of conflict, c / n, which a single quarrel of a quiet tie drives up, and their count, c, which
    attention drives up. Against militarised disputes it tells ties apart better than the share and than the plain count
    of happenings, but no better than c alone: both counts stand beside it, look at them first. Years are those that
    the sources cover, so that windows of any length compare. The interval is that of the share, after Korn & Graubard
    (1998), in which happenings that come in waves count less, at the volume there was.

    No unit of its own. Declines below 20 happenings, or 12 weeks that the sources cover.
    """
    covered = tie.covered
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    if covered.sum() < NEEDED:
        reason = "the sources cover too few weeks to tell how happenings come in waves"
        return tie.declined(NAME, FORMULA, reason, n=int(covered.sum()), needed=NEEDED)
    n, conflict = len(tie.acts), int(tie.weekly.conflict.sum())
    years = float(covered.sum()) / WEEKS_OF_A_YEAR
    worth = effective(stretches(tie.weekly.n[covered]), stretches(tie.weekly.conflict[covered]), tie.level)
    share = Beta(np.array(0.5 + worth * conflict / n), np.array(0.5 + worth * (n - conflict) / n))
    scale = float(np.sqrt(n / years))
    low, high = (float(bound) * scale for bound in share.interval(tie.level))
    value = conflict / n * scale
    estimates = (
        Estimate(name=NAME, value=value, low=min(low, value), high=max(high, value), unit="c/sqrt(n), a year"),
        _count("happenings", n, years),
        _count("conflictual", conflict, years),
    )
    return tie.measured(NAME, FORMULA, estimates, tie.acts, notes=tie.remarks())


def _count(name: str, count: int, years: float) -> Estimate:
    unit, note = "happenings a year", f"{count} in the window: a plain count, as the sources tell it"
    return Estimate(name=name, value=count / years, low=None, high=None, unit=unit, note=note)
