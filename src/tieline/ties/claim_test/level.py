"""A claim of level put to the test: "relations are good", "at the highest level in history"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.records.claim import Polarity
from tieline.ties.claim_test.plan import Plan
from tieline.ties.claim_test.verdict import Tested, Verdict
from tieline.ties.measure import FLOOR, Estimate, Formula
from tieline.ties.stretches import NEEDED, ratio, stretches
from tieline.ties.tie import Tie
from tieline.ties.window import monday

LEVEL = Formula("claim-test.level", 1)
PERIOD = 26  # weeks: half a year
_UNIT = "points of weight per happening"


@dataclass(frozen=True, slots=True)
class _Period:
    """Half a year: where it begins and ends among the weeks."""

    start: int
    stop: int

    def name(self, tie: Tie) -> str:
        first, last = monday(tie.window.weeks[[self.start, self.stop - 1]]).astype(str)
        return f"{first} to {last}"


def level_claim(tie: Tie, plan: Plan) -> Tested:
    """Whether the last half year of a window, or all of a shorter one, is as good as a claim says.

    A plain claim of good relations: the mean weight per happening lies above 0, where cooperation outweighs conflict;
    contradicted where its interval lies below. A superlative ("the highest ever"): against every earlier half year;
    contradicted where one of them was better, its interval corrected for their number (Bonferroni); supported within
    the margin where none was better by more than it, each by a one-sided test. A claim of bad relations turns the
    sign.

    Means are ratio estimators over stretches of four weeks (Cochran 1977, section 6.3), the interval of a difference is
    that of Zou & Donner (2008, Statistics in Medicine 27). The margin is in standard deviations of the weekly means of
    the earlier half years. Half years with fewer than 20 happenings or 12 covered weeks are passed over.
    """
    sign = -1.0 if plan.polarity is Polarity.DENIED else 1.0
    weeks = len(tie.window.weeks)
    if plan.superlative:
        periods = [_Period(stop - PERIOD, stop) for stop in range(weeks, PERIOD - 1, -PERIOD)]
    else:
        periods = [_Period(max(0, weeks - PERIOD), weeks)]
    told = [period for period in periods if _enough(tie, period)]
    if not periods:
        few = f"The window has {weeks} whole weeks, and half years of {PERIOD} are compared"
        return _declined(plan, f"{few}: take a longer one with --since.")
    if not told or told[0] != periods[0]:
        n = int(tie.weekly.n[periods[0].start :].sum())
        few = f"The last half year has {n} happenings of {FLOOR} needed, or fewer than {NEEDED} covered weeks"
        return _declined(plan, f"{few}: end the window earlier, or add a source.")
    if plan.superlative and len(told) < 2:
        few = f"No earlier half year has {FLOOR} happenings"
        return _declined(plan, f"{few}: take a longer window with --since, or add a source.")
    return _highest(tie, plan, told, sign) if plan.superlative else _good(tie, plan, told[0], sign)


def _declined(plan: Plan, reason: str) -> Tested:
    return Tested(plan=plan, formula=LEVEL, verdict=Verdict.NOT_ENOUGH, reason=reason)


def _good(tie: Tie, plan: Plan, now: _Period, sign: float) -> Tested:
    value, low, high = _mean(tie, now, 1 - 2 * plan.alpha)
    estimate = Estimate(name="mean weight", value=value, low=low, high=high, unit=_UNIT, of=now.name(tie))
    least, most = sorted((sign * low, sign * high))
    verdict = Verdict.SUPPORTED if least > 0 else Verdict.CONTRADICTED if most < 0 else Verdict.INCONCLUSIVE
    side = "does not tell" if verdict is Verdict.INCONCLUSIVE else "tells"
    reason = (
        f"In {now.name(tie)} a happening weighs {value:+.1f} points on average, {low:+.1f} to {high:+.1f}, which "
        f"{side} "
        "on which side of 0 the tie stands."
    )
    return Tested(plan=plan, formula=LEVEL, verdict=verdict, reason=reason, estimates=(estimate,),
                  rows=_rows(tie, [now]), notes=tie.remarks())  # fmt: skip


def _highest(tie: Tie, plan: Plan, told: list[_Period], sign: float) -> Tested:
    now, earlier = told[0], told[1:]
    before = np.zeros(len(tie.window.weeks), dtype=bool)
    for period in earlier:
        before[period.start : period.stop] = True
    margin = plan.margin * float(np.std(tie.weekly.mean[before & (tie.weekly.n > 0)], ddof=1))
    one = 1 - 2 * plan.alpha
    many = 1 - 2 * plan.alpha / len(earlier)
    estimates, beaten, close = [], [], []
    for period in earlier:
        value, low, high = _difference(tie, now, period, one, sign)
        if _difference(tie, now, period, many, sign)[2] < 0:
            beaten.append((value, period))
        if low <= -margin:
            close.append((value, period))
        unit = f"{_UNIT}, above 0 where now is {'worse' if sign < 0 else 'better'}"
        estimates.append(
            Estimate(name="now less then", value=value, low=low, high=high, unit=unit, of=period.name(tie))
        )
    word = "worse" if sign < 0 else "better"
    if beaten:
        value, period = min(beaten, key=lambda pair: pair[0])
        verdict = Verdict.CONTRADICTED
        reason = f"{period.name(tie)} was {word} than the last half year, by {-value:.1f} points."
    elif not close:
        verdict = Verdict.SUPPORTED
        reason = f"None of {len(earlier)} earlier half years was {word} by more than the margin of {margin:.1f} points."
    else:
        value, period = min(close, key=lambda pair: pair[0])
        verdict = Verdict.INCONCLUSIVE
        reason = f"Whether {period.name(tie)} was {word} cannot be told: now less then is {value:+.1f} points."
    return Tested(plan=plan, formula=LEVEL, verdict=verdict, reason=reason, estimates=tuple(estimates),
                  rows=_rows(tie, told), notes=tie.remarks())  # fmt: skip


def _enough(tie: Tie, period: _Period) -> bool:
    part = slice(period.start, period.stop)
    return int(tie.weekly.n[part].sum()) >= FLOOR and int(tie.covered[part].sum()) >= NEEDED


def _mean(tie: Tie, period: _Period, level: float) -> tuple[float, float, float]:
    part = slice(period.start, period.stop)
    covered = tie.covered[part]
    return ratio(stretches(tie.weekly.weight[part][covered]), stretches(tie.weekly.n[part][covered]), level)


def _difference(tie: Tie, now: _Period, then: _Period, level: float, sign: float) -> tuple[float, float, float]:
    """Now less then, of the signed means, with the interval of Zou & Donner 2008."""
    value, low, high = _mean(tie, now, level)
    other, other_low, other_high = _mean(tie, then, level)
    down = float(np.hypot(value - low, other_high - other))
    up = float(np.hypot(high - value, other - other_low))
    if sign < 0:
        down, up = up, down
    found = sign * (value - other)
    return found, found - down, found + up


def _rows(tie: Tie, periods: list[_Period]) -> tuple[str, ...]:
    weeks: NDArray[np.int64] = np.concatenate([tie.window.weeks[p.start : p.stop] for p in periods])
    return tie.acts.ending_in(weeks).ids
