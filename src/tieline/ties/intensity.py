"""Intensity: how much happens on a tie and of which sign, raw and beside what else was reported."""

from __future__ import annotations

import numpy as np

from tieline.ties.measure import FLOOR, Estimate, Formula, Result
from tieline.ties.stretches import NEEDED, Numbers, ratio, stretches
from tieline.ties.tie import Tie

NAME = "intensity"
FORMULA = Formula("intensity.three-volumes", 1)


def intensity(tie: Tie) -> Result:
    """The summed weight of a tie's happenings per week, per 1,000 happenings of all ties, and per 100 of its members.

    All three stand side by side, because they can disagree. The raw sum rises with attention and with the number of
    sources. Over global volume (exposure as in Terechshenko 2020) it falls when others are in the news. Over what both
    ends do with others (the tie itself left out, so that its own happenings do not dilute it) it falls when an end is
    busy elsewhere. A conclusion that holds under one of them only is none. Summed weights measure attention as much as
    warmth: for the latter see the level.

    Ratio estimators over stretches of four weeks (Cochran 1977, section 6.3) of those weeks that the sources cover,
    with Student's t. Declines below 20 happenings, or 12 weeks that the sources cover. Where the ends do nothing with
    others the third is not given, and a note says so.
    """
    covered = tie.covered
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    if covered.sum() < NEEDED:
        reason = "the sources cover too few weeks to tell how happenings come in waves"
        return tie.declined(NAME, FORMULA, reason, n=int(covered.sum()), needed=NEEDED)
    members = tie.world.volume_of_members(tie.ends)
    estimates = [
        _per(tie, "raw", np.ones(len(covered)), "points a week"),
        _per(tie, "global_volume", tie.world.volume / 1_000, "points per 1,000 happenings of all ties"),
    ]
    notes = tie.remarks()
    if members.sum():
        unit = "points per 100 happenings of its ends with others"
        estimates.append(_per(tie, "member_volume", members / 100, unit))
    else:
        notes += ("not given over the volume of its members: the ends of the tie do nothing with others here",)
    return tie.measured(NAME, FORMULA, estimates, tie.acts, notes=notes)


def _per(tie: Tie, name: str, volume: Numbers, unit: str) -> Estimate:
    covered = tie.covered
    over, under = stretches(tie.weekly.weight[covered]), stretches(volume[covered])
    value, low, high = ratio(over, under, tie.level)
    return Estimate(name=name, value=value, low=low, high=high, unit=unit)
