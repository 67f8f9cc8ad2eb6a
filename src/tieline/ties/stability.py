"""Stability: how much a tie's level moves, how long news stays in it, how often it breaks, how much is the world's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tieline.ties.breaks import WEEKS, breaks
from tieline.ties.common_factors import TIES, explained
from tieline.ties.filters.local_level import Filtered, local_level
from tieline.ties.filters.sampled import sampled
from tieline.ties.measure import FLOOR, Estimate, Floats, Formula, Measure, Result
from tieline.ties.quantiles import central
from tieline.ties.tie import Tie

NAME = "stability"
FORMULA = Formula("stability.local-level", 2)
_DRAWS = 1_000


def stability(tie: Tie) -> Result:
    """Standard deviation of the level, half-life of a week's news in it, breaks a year, R² from common factors.

    The level is that of `level`: a local-level model of weekly mean weights (Harvey 1989). Its standard deviation over
    the window is that of courses drawn from the posterior. The half-life is ln .5 / ln(1 - K), with the gain K that the
    filter settles at for the tie's usual number of happenings: the weeks after which half of what one week taught has
    been replaced. Where the level does not move at all it has no end, and the value is the window's length, censored.
    Breaks are those of `breaks`. R² is the share of the surprises that the common factors of ties with other members
    explain, cross-validated: near zero, the tie moves by itself.

    Declines below 20 happenings, or 26 weeks that have any.
    """
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    seen = int((tie.weekly.n > 0).sum())
    if seen < WEEKS:
        return tie.declined(NAME, FORMULA, "too few weeks with happenings", n=seen, needed=WEEKS)
    rng = np.random.default_rng(tie.seed)
    filtered = local_level(tie.weekly)
    moved = np.std(sampled(tie.weekly, filtered, _DRAWS, rng), axis=1)
    low, high = central(moved, tie.level)
    points = "points of weight per happening"
    spread = Estimate(name="level sd", value=float(np.median(moved)), low=low, high=high, unit=points)
    estimates = [spread, _half_life(tie, filtered, rng), *_breaks(tie)]
    shared = explained(tie.weekly, tie.world, tie.ends, tie.level, rng)
    notes = [*tie.remarks()]
    if shared is None:
        notes.append(f"R² from common factors needs {TIES} other ties that are reported on throughout")
    else:
        value, low, high = shared
        unit = "share of surprises explained by common factors"
        estimates.append(Estimate(name="R²", value=value, low=min(low, value), high=max(high, value), unit=unit))
    return tie.measured(NAME, FORMULA, estimates, tie.acts, notes=notes)


def _half_life(tie: Tie, filtered: Filtered, rng: np.random.Generator) -> Estimate:
    usual = float(np.median(tie.weekly.n[tie.weekly.n > 0]))
    lives = half_lives(filtered.signals, filtered.commons, usual)
    weeks = float(len(tie.window.weeks))
    chances = filtered.weights[0] / filtered.weights[0].sum()
    drawn = np.minimum(rng.choice(lives, size=_DRAWS, p=chances), weeks)
    low, high = central(drawn, tie.level)
    value = float(np.median(drawn))
    return Estimate(
        name="half-life",
        value=value,
        low=low,
        high=None if high >= weeks else high,
        unit="weeks",
        censored=value >= weeks,
        note="longer than the window"
        if value >= weeks
        else "perhaps longer than the window"
        if high >= weeks
        else None,
    )


def half_lives(signals: Floats, commons: Floats, usual: float) -> Floats:
    """ln .5 / ln(1 - K) of the steady gain K, in weeks. usual: happenings a week."""
    ratio = signals / (1 / usual + commons)
    gain = (np.sqrt(ratio**2 + 4 * ratio) - ratio) / 2
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(0.5) / np.log1p(-gain))


def _breaks(tie: Tie) -> Iterator[Estimate]:
    found = breaks(tie)
    if isinstance(found, Measure):
        yield found.estimates[0]
