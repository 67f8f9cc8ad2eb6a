"""Which ties may stand for a tie that a shock did not touch, and how they fared, week by week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ontology.shocks import Shock
from tieline.ties.measure import Floats
from tieline.ties.window import week_of
from tieline.ties.world import Ends, World

BEFORE = 52  # weeks before a shock that a counterfactual is fitted on, as far as the window holds them
LEAST_BEFORE = 26  # of them that the sources cover: fewer are matched by chance, by some mixture or other
LEAST_AFTER = 13
REPORTED = 0.6  # share of the covered weeks in which a donor must have happenings, before the shock and after
MOST = 60  # donors, the most reported first


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The weeks around a shock. The treated tie's mean weight a week, and the donors'.

    treated: shape (weeks,), donors: shape (ties, weeks); NaN where nothing happened. filled: the donors with their last
    value in such weeks, as they go into a mixture. ties: whose rows these are. before: how many of the weeks lie before
    the shock; its own week is the first after it.
    """

    treated: Floats
    donors: Floats
    filled: Floats
    ties: tuple[Ends, ...]
    before: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why there is no panel: a reason, what there is and what is needed."""

    reason: str
    n: int
    needed: int


def panel(world: World, tie: Ends, mean: Floats, shock: Shock, *, after: int, least: int) -> Panel | Lacking:
    """The panel of one shock.

    mean: the treated tie's mean weight for each of the world's weeks, NaN where nothing happened. after: weeks from
    the shock on that are looked at; there must be as many in the window. least: donors needed.

    Donors share no member with the tie, and none of theirs was a party to the shock: its crisis would be taken for
    the world's.
    """
    at = int(week_of(np.array([shock.day], dtype="datetime64[D]"))[0] - world.weeks[0]) if len(world.weeks) else 0
    if at < LEAST_BEFORE:
        return Lacking("too few weeks before the shock", max(at, 0), LEAST_BEFORE)
    if len(world.weeks) - at < after:
        return Lacking("too few weeks after the shock", len(world.weeks) - at, after)
    weeks = slice(max(0, at - BEFORE), at + after)
    sides = (("before", slice(weeks.start, at), LEAST_BEFORE), ("after", slice(at, weeks.stop), LEAST_AFTER))
    for side, part, needed in sides:
        if (covered := int(world.acted[part].sum())) < needed:
            return Lacking(f"too few weeks {side} the shock that the sources cover", covered, needed)
    treated, before = mean[weeks], at - weeks.start
    seen = int(np.isfinite(treated[:before]).sum())
    if seen < LEAST_BEFORE // 2:
        return Lacking("too few weeks with happenings before the shock", seen, LEAST_BEFORE // 2)
    others = world.busiest
    sides_of = (slice(weeks.start, at), slice(at, weeks.stop))
    chosen = eligible(others, world.acted, (*tie, *shock.parties), sides_of, REPORTED)
    if len(chosen) < least:
        return Lacking("too few other ties reported on throughout to compare with", len(chosen), least)
    n = others.n[chosen, weeks]
    means = np.where(n > 0, others.weight[chosen, weeks] / np.maximum(n, 1), np.nan)
    ties = tuple(others.ties[i] for i in chosen)
    return Panel(treated=treated, donors=means, filled=_carried(means, before), ties=ties, before=before)


def eligible(
    world: World,
    covered: NDArray[np.bool_],
    without: tuple[str, ...],
    parts: Sequence[slice | NDArray[np.int64]],
    reported: float,
) -> NDArray[np.int64]:
    """Rows of the ties that may be donors, 60 at the most, those with the most happenings.

    covered: which of the world's weeks the sources cover. without: ends that no donor may have. parts: stretches of
    weeks in each of which a donor has happenings in at least the share `reported` of the covered weeks.
    """
    fit = world.without(*without)
    for part in parts:
        fit &= (world.n[:, part] > 0).sum(axis=1) >= reported * covered[part].sum()
    found = np.flatnonzero(fit)
    volume = np.sum([world.n[found][:, part].sum(axis=1) for part in parts], axis=0)
    return np.sort(found[np.argsort(-volume, kind="stable")[:MOST]])


def _carried(values: Floats, before: int) -> Floats:
    """Each NaN replaced by the value before it in its row; where there is none, by the mean before the shock."""
    starts = np.nanmean(values[:, :before], axis=1, keepdims=True)
    led = np.concatenate([starts, values], axis=1)
    index = np.where(np.isfinite(led), np.arange(led.shape[1]), 0)
    return np.asarray(np.take_along_axis(led, np.maximum.accumulate(index, axis=1), axis=1)[:, 1:])
