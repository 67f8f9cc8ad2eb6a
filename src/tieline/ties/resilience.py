"""Resilience: how far a tie fell after a shock, and how soon it came back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tieline.ontology.shocks import Shock
from tieline.ties.counterfactual.donors import Lacking, panel
from tieline.ties.counterfactual.synthetic import Gaps, gaps, share_as_large, trailing
from tieline.ties.measure import FLOOR, Estimate, Floats, Formula, Result
from tieline.ties.tie import Tie
from tieline.ties.window import week_of

NAME = "resilience"
FORMULA = Formula("resilience.synthetic-control", 2)
HORIZON = 52  # weeks after a shock within which a tie is watched, as far as the window holds them
FALL = 13  # weeks within which it must fall for the fall to be the shock's
DONORS = 19  # below, no rank among placebos can be as small as one in twenty


@dataclass(frozen=True, slots=True)
class Course:
    """A fall and what followed. depth: points below the counterfactual, above 0. trough, recovery: weeks since the
    shock; recovery is None where the end of the horizon came first. area: points times weeks lost until then."""

    depth: float
    trough: int
    recovery: int | None
    area: float


def resilience(tie: Tie) -> Result:
    """Depth of the fall after each shock, time to recover, rate of recovery, and the area lost.

    The gap is the mean weight per happening of a week less that of the tie's synthetic control, smoothed over four
    weeks. Depth is its lowest point within 13 weeks; a tie has recovered when the gap is back within one standard
    deviation of what it was before the shock; the area is the sum of the gap until then (the resilience triangle of
    Bruneau et al. 2003, Earthquake Spectra 19, against the counterfactual rather than the raw level as Ingrisch & Bahn
    2018 ask); the rate is depth over the weeks from trough to recovery. A time is censored where the window or 52 weeks
    ended before the tie recovered.

    p is the share of ties without any part in it, this one among them, that fell as far in units of their error (a
    placebo test in space); intervals are those of the tie's gap with the placebos' gaps taken from it. Time, rate and
    area are given for shocks with p of at most one less the level; for others there is no fall to recover from. p is
    for each shock by itself.

    Shocks to which an end of the tie was a party are no shocks from outside and are left out. So are those before which
    a mixture of other ties matches the tie all but exactly, which is chance. Declines below 20 happenings, and where no
    shock has 26 weeks before it and 13 after it that the sources cover, and 19 other ties reported throughout.
    """
    if len(tie.acts) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few happenings with a weight", n=len(tie.acts))
    outside = [shock for shock in tie.shocks if shock.external_to(tie.ends)]
    if not outside:
        return tie.declined(NAME, FORMULA, "no shock from outside falls into the window", n=0, needed=1)
    estimates: list[Estimate] = []
    lacking: dict[str, list[str]] = {}  # reason -> shocks
    for shock in outside:
        found = _gaps(tie, shock)
        if isinstance(found, Lacking):
            lacking.setdefault(found.reason, []).append(f"{shock.name} ({found.n} of {found.needed})")
        else:
            estimates.extend(told_of(shock, found, tie.level))
    notes = [f"{reason}: {', '.join(shocks)}" for reason, shocks in lacking.items()]
    if not estimates:
        return tie.declined(NAME, FORMULA, "; ".join(notes), n=0, needed=1)
    return tie.measured(NAME, FORMULA, estimates, tie.acts, notes=(*tie.remarks(), *notes))


def _gaps(tie: Tie, shock: Shock) -> Gaps | Lacking:
    """How the tie and its placebos differed from their synthetic controls around one shock."""
    mean = np.where(tie.weekly.n > 0, tie.weekly.mean, np.nan)
    around = panel(tie.world, tie.ends, mean, shock, after=_after(tie, shock), least=DONORS)
    if isinstance(around, Lacking):
        return around
    found = gaps(around)
    if len(found.placebos) < DONORS:
        return Lacking("too few donors with donors of their own", len(found.placebos), DONORS)
    if found.exact:
        seen = int(np.isfinite(around.treated[: around.before]).sum())
        reason = "too few weeks with happenings before the shock: a mixture of so many other ties matches any"
        return Lacking(reason, seen, len(around.ties) + 1)
    return found


def _after(tie: Tie, shock: Shock) -> int:
    """Weeks after the shock that the window holds, 52 at the most, and never fewer than a fall needs."""
    at = int(week_of(np.array([shock.day], dtype="datetime64[D]"))[0])
    left = int(tie.window.weeks[-1]) + 1 - at if len(tie.window.weeks) else 0
    return min(max(left, FALL), HORIZON)


def told_of(shock: Shock, fallen: Gaps, level: float) -> Iterator[Estimate]:
    """The numbers of one shock."""
    band = fallen.band
    own = course(fallen.after, band)
    if own is None:
        return
    others = [course(path, band) for path in fallen.placebos_after]
    p = share_as_large(own.depth, np.array([other.depth for other in others if other is not None]))
    drawn = [course(fallen.after - path, band) for path in fallen.placebos_after]
    likely = [c for c in drawn if c is not None]
    points = "points of weight per happening"
    depths = np.array([c.depth for c in likely])
    too_deep = float(depths.mean()) - own.depth  # the lowest of noisy weeks lies below the lowest week
    yield _estimate("depth", shock, own.depth - too_deep, list(depths - 2 * too_deep), points, level)
    yield Estimate(
        name="p",
        value=p,
        low=None,
        high=None,
        unit="share of ties",
        of=shock.name,
        note="fell as far without a part in it",
    )
    if p > 1 - level + 1e-9 or own.depth <= 0:
        return
    horizon = len(fallen.after)
    times = [float(c.recovery if c.recovery is not None else horizon) for c in likely]
    value = float(own.recovery if own.recovery is not None else horizon)
    yield _estimate("time to recover", shock, value, times, "weeks", level, censored=own.recovery is None)
    if own.recovery is not None:
        rates = [c.depth / max(c.recovery - c.trough, 1) for c in likely if c.recovery is not None]
        rate = own.depth / max(own.recovery - own.trough, 1)
        yield _estimate("rate of recovery", shock, rate, rates, f"{points}, a week", level)
    area = _estimate("area lost", shock, own.area, [c.area for c in likely], f"{points}, times weeks", level)
    yield area


def course(gap: Floats, band: float) -> Course | None:
    """The course of a gap from the week of the shock on. band: below zero, how far off counts as back.

    None where nothing happened in the weeks in which it could have fallen.
    """
    smooth = trailing(gap)
    early = smooth[:FALL]
    if not np.isfinite(early).any():
        return None
    trough = int(np.nanargmin(early))
    back = np.flatnonzero(smooth[trough:] >= -band)
    recovery = trough + int(back[0]) if len(back) else None
    until = len(smooth) if recovery is None else recovery + 1
    area = float(np.nansum(np.maximum(-smooth[:until], 0.0)))
    return Course(depth=-float(early[trough]), trough=trough, recovery=recovery, area=area)


def _estimate(
    name: str, shock: Shock, value: float, drawn: list[float], unit: str, level: float, *, censored: bool = False
) -> Estimate:
    tail = (1 - level) / 2
    low = float(np.quantile([value, *drawn], tail, method="lower"))
    high = float(np.quantile([value, *drawn], 1 - tail, method="higher"))
    return Estimate(
        name=name,
        value=value,
        low=min(low, value),
        high=None if censored else max(high, value),
        unit=unit,
        of=shock.name,
        censored=censored,
        note="not back by the end of the weeks that are looked at" if censored else None,
    )
