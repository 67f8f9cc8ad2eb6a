"""A claim of trend put to the test: "relations have been improving"."""

from __future__ import annotations

from itertools import product

import numpy as np

from tieline.records.claim import Polarity
from tieline.ties.claim_test.plan import Plan
from tieline.ties.claim_test.verdict import Tested, Verdict
from tieline.ties.filters.discounting import averaging_weights
from tieline.ties.filters.local_level import COMMONS, SIGNALS
from tieline.ties.measure import FLOOR, Estimate, Formula
from tieline.ties.tie import Tie

TREND = Formula("claim-test.trend", 1)
MOST = 104  # weeks, the last ones of the window
SEEN = 26  # weeks with happenings


def trend_claim(tie: Tie, plan: Plan) -> Tested:
    """Whether the level of a tie rose over the last two years of a window, or over all of it where it is shorter.

    The slope of a local linear trend whose level walks at random and whose slope is constant (Harvey 1989, section
    2.3), by generalised least squares over weekly means of variance v (1/n + c); the walk's variance and c are
    averaged over the grid of the level's filter by their marginal likelihood (flat priors of level and slope). So that
    a walk that happened to end higher is not taken for a trend.

    Supported where the interval of the change over the window lies above none, contradicted where all of it lies below
    the margin; a claim that the tie worsens turns the sign. A change that is shown but smaller than the margin is
    inconclusive.
    """
    sign = -1.0 if plan.polarity is Polarity.DENIED else 1.0
    n, mean = tie.weekly.n[-MOST:], tie.weekly.mean[-MOST:]
    seen = np.flatnonzero(n > 0)
    if len(seen) < SEEN or n.sum() < FLOOR:
        reason = (
            f"Only {len(seen)} weeks have happenings, and a trend takes {SEEN}: take a longer window with "
            f"--since, or add a "
            "source."
        )
        return Tested(plan=plan, formula=TREND, verdict=Verdict.NOT_ENOUGH, reason=reason)
    span = float(seen[-1] - seen[0])
    slope, error, df = drift(seen.astype(np.float64), n[seen].astype(np.float64), mean[seen])
    from scipy.special import stdtrit

    value = sign * slope * span
    half = float(stdtrit(df, 1 - plan.alpha)) * error * span
    low, high = value - half, value + half
    margin = plan.margin * float(np.std(mean[seen], ddof=1))
    if low > 0 and high >= margin:
        verdict = Verdict.SUPPORTED
    elif high < margin and low <= 0:
        verdict = Verdict.CONTRADICTED
    else:
        verdict = Verdict.INCONCLUSIVE
    way = "worse" if sign < 0 else "better"
    reason = (
        f"Over {span:.0f} weeks the tie became {way} by {value:+.1f} points, {low:+.1f} to {high:+.1f}, where "
        f"{margin:.1f} "
        "would count as a change."
    )
    unit = f"points of weight per happening over {span:.0f} weeks, above 0 where it became {way}"
    estimate = Estimate(name="change", value=value, low=low, high=high, unit=unit)
    return Tested(plan=plan, formula=TREND, verdict=verdict, reason=reason, estimates=(estimate,),
                  rows=tie.acts.ending_in(tie.window.weeks[-MOST:]).ids, notes=tie.remarks())  # fmt: skip


def drift(
    weeks: np.typing.NDArray[np.float64], n: np.typing.NDArray[np.float64], mean: np.typing.NDArray[np.float64]
) -> tuple[float, float, int]:
    """The slope a week, its standard error, and degrees of freedom. All of shape (weeks with happenings,), at least
    3."""
    design = np.stack([np.ones(len(weeks)), weeks - weeks.mean()], axis=1)
    walk = np.minimum(weeks[:, None], weeks[None, :]) - weeks[0] + 1
    df = len(weeks) - 2
    slopes, variances, evidence = [], [], []
    for signal, common in product(SIGNALS, COMMONS):
        root = np.linalg.cholesky(np.diag(1 / n + common) + signal * walk)
        x, y = np.linalg.solve(root, design), np.linalg.solve(root, mean)
        inside = np.linalg.inv(x.T @ x)
        fitted = inside @ x.T @ y
        left = float(((y - x @ fitted) ** 2).sum())
        slopes.append(fitted[1])
        variances.append(left / df * inside[1, 1])
        logs = 2 * np.log(np.diag(root)).sum() - np.linalg.slogdet(inside)[1]
        evidence.append(-0.5 * (logs + df * np.log(max(left, 1e-12))))
    weights = averaging_weights(np.array(evidence))
    slope = float(weights @ np.array(slopes))
    spread = float(weights @ (np.array(variances) + (np.array(slopes) - slope) ** 2))
    return slope, float(np.sqrt(spread)), df
