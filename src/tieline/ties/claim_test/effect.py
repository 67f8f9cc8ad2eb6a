"""The effect of one shock on one series of a tie, with all that says how sure it is.

Synthetic control with the weights of Arkhangelsky et al. (2021, American Economic Review 111, equations 4 and 5): each
series' own mean is taken out, and uneven weights are penalised as far as the noise of single weeks asks, because weekly
means are mostly noise and an unpenalised mixture fits it. Doubt comes from placebos in space (Abadie, Diamond &
Hainmueller 2010), from conformal inference over the tie's own weeks (Chernozhukov, Wüthrich & Zhu 2021, JASA 116), and
from the forecast of a local-level model from the tie's own past.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ontology.shocks import Shock
from tieline.ties.claim_test.around import Around
from tieline.ties.claim_test.plan import DONORS, GAP, Plan
from tieline.ties.claim_test.series import series
from tieline.ties.counterfactual.mixtures import fit
from tieline.ties.filters.ahead import ahead
from tieline.ties.measure import Floats

_GRID = np.linspace(-4, 4, 81)  # standard deviations about the effect: what conformal inference tries
_SCALE = 3.0  # of standardised weeks that the local-level model is given: its prior expects weights of that size


@dataclass(frozen=True, kw_only=True)
class Own:
    """What one way of asking says: the effect, its interval of mass 1 - 2 alpha, and p that there is none,
    two-sided."""

    value: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, kw_only=True)
class Effect:
    """How far a tie lay from its counterfactual, on average over the weeks looked at.

    value: in standard deviations of the tie's weeks before the shock; below zero the tie was worse. error: what the
    value would be off by, had the weeks been independent. placebos: the same of each donor, each over its own such
    error. unit: the standard deviation. conformal, forecast: see the module. gap: week by week, before and after, in
    standard deviations; control: the counterfactual in the series' own unit. donors, weights: what it is mixed of.
    """

    shock: Shock
    value: float
    error: float
    placebos: Floats
    unit: float
    conformal: Own
    forecast: Own
    weeks: NDArray[np.int64]
    before: int
    observed: Floats
    control: Floats
    gap: Floats
    donors: tuple[tuple[str, str], ...]
    weights: Floats


@dataclass(frozen=True, slots=True)
class Flat:
    """A series that cannot be tested, and why."""

    reason: str


def effect(found: Around, plan: Plan, normaliser: str) -> Effect | Flat:
    """The effect of a shock on the series of one normaliser."""
    values = series(found.sums, plan.outcome, normaliser)
    before = found.before
    known = np.isfinite(values)
    if not known[0, :before].any() or not known[0, before:].any():
        return Flat(f"there is nothing to divide by under {normaliser!r}")
    unit = _spread(values[:, :before])
    if not unit[0] > 0:
        return Flat(f"the tie does not vary before {found.shock.name} under {normaliser!r}")
    kept = np.flatnonzero((unit > 0) & known[:, before:].any(axis=1))
    disjoint = found.disjoint[np.ix_(kept, kept)]
    lonely = ~disjoint[:, 1:].any(axis=1)
    kept, disjoint = kept[~lonely], disjoint[np.ix_(~lonely, ~lonely)]
    if len(kept) <= DONORS:
        return Flat(f"too few donors vary around {found.shock.name} under {normaliser!r}")
    mean = np.array([row[row_known].mean() for row, row_known in zip(values[kept, :before], known[kept, :before],
                                                                      strict=True)])  # fmt: skip
    standard = (values[kept] - mean[:, None]) / unit[kept, None]
    parts = np.where(np.isfinite(standard[1:]), standard[1:], 0.0)  # a silent week of a donor says nothing
    fitted = np.arange(values.shape[1]) < before
    after = values.shape[1] - before
    penalty = _penalty(standard[1:, :before], after)
    fits = fit(standard, parts, disjoint[:, 1:], fitted, penalty=penalty)
    offs = np.array([np.nanmean(row[before:]) for row in fits.gap])
    seen = known[kept]
    errors = np.sqrt(1 / seen[:, before:].sum(axis=1) + 1 / seen[:, :before].sum(axis=1))
    level = float(fits.weights[0] @ parts[:, :before][:, seen[0, :before]].mean(axis=1))
    return Effect(
        shock=found.shock,
        value=float(offs[0]),
        error=float(errors[0]),
        placebos=offs[1:] / errors[1:],
        unit=float(unit[0]),
        conformal=_conformal(standard[0], parts, disjoint[0, 1:], before, penalty, plan.alpha, float(offs[0])),
        forecast=_forecast(found, values[0], mean[0], float(unit[0]), plan, normaliser),
        weeks=found.weeks,
        before=before,
        observed=values[0],
        control=mean[0] + unit[0] * (fits.weights[0] @ parts - level),
        gap=fits.gap[0],
        donors=tuple(found.sums.ties[row] for row in kept[1:]),
        weights=fits.weights[0],
    )


def _spread(values: Floats) -> Floats:
    """Standard deviation of each row's finite values; 0 where there are fewer than two."""
    known = np.isfinite(values)
    count = known.sum(axis=1)
    mean = np.where(known, values, 0.0).sum(axis=1) / np.maximum(count, 1)
    squares = np.where(known, values - mean[:, None], 0.0) ** 2
    return np.asarray(np.where(count > 1, np.sqrt(squares.sum(axis=1) / np.maximum(count - 1, 1)), 0.0))


def _penalty(donors: Floats, after: int) -> float:
    """zeta squared of Arkhangelsky et al. 2021, equation 5, for one treated series: the square root of the weeks
    looked at times the variance of the donors' first differences."""
    steps = np.diff(donors, axis=1)
    steps = steps[np.isfinite(steps)]
    return float(np.sqrt(after) * np.var(steps)) if len(steps) else 1.0


def _conformal(
    own: Floats, parts: Floats, allowed: NDArray[np.bool_], before: int, penalty: float, alpha: float, about: float
) -> Own:
    """Chernozhukov, Wüthrich & Zhu 2021: an effect is taken off the weeks after the shock, the mixture is fitted to
    all weeks, and the mean residual after the shock is compared with that of all cyclic shifts of the residuals. The
    interval holds the effects of a grid whose p is above 2 alpha; the value is the least rejected one."""
    known = np.isfinite(own)
    after = np.arange(len(own)) >= before
    grid = np.append(about + _GRID, 0.0)
    tried = own[None, :] - grid[:, None] * after
    fits = fit(tried, parts, np.broadcast_to(allowed, (len(grid), len(parts))), np.ones(len(own), dtype=bool),
               penalty=penalty)  # fmt: skip
    rest, count = fits.gap[:, known], int(after[known].sum())
    rows = np.arange(rest.shape[1])
    shifted = (rows[:, None] + np.arange(rest.shape[1] - count, rest.shape[1])) % rest.shape[1]
    means = np.abs(rest[:, shifted].mean(axis=2))
    p = (means >= means[:, :1] - 1e-12).mean(axis=1)
    none, p, grid = float(p[-1]), p[:-1], grid[:-1]
    value = float(grid[p == p.max()].mean())
    held = grid[p > 2 * alpha]
    low, high = (float(held[0]), float(held[-1])) if len(held) else (value, value)
    return Own(value=value, low=low, high=high, p=none)


def _forecast(found: Around, own: Floats, mean: float, unit: float, plan: Plan, normaliser: str) -> Own:
    """The weeks after the shock against what a local-level model forecast of them from the weeks before."""
    from scipy.special import stdtr, stdtrit

    known = np.isfinite(own)
    worth = found.sums.n[0] if normaliser == "own" else np.ones_like(found.sums.n[0])
    n = np.where(known, np.maximum(worth, 1), 0)
    standard = np.where(known, (own - mean) / unit * _SCALE, 0.0)
    b = found.before
    centre, scale, df = ahead(n[:b], standard[:b], n[b:], GAP + plan.delay)
    value = (float(standard[b:][n[b:] > 0].mean()) - centre) / _SCALE
    scale /= _SCALE
    half = float(stdtrit(df, 1 - plan.alpha)) * scale
    p = 2 * float(stdtr(df, -abs(value) / scale))
    return Own(value=value, low=value - half, high=value + half, p=p)
