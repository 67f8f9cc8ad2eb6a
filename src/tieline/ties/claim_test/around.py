"""One shock and the weeks around it: a tie and its donors before and after, or why they cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ontology.shocks import Shock
from tieline.ties.claim_test.plan import BEFORE, DONORS, GAP, HAPPENINGS, REPORTED, Plan
from tieline.ties.claim_test.series import Sums, members_of
from tieline.ties.counterfactual.donors import eligible
from tieline.ties.tie import Tie
from tieline.ties.window import Weeks, week_of

Places = NDArray[np.int64]  # of weeks in the window


@dataclass(frozen=True, kw_only=True)
class Around:
    """The weeks before and after one shock, side by side. sums: of the tie and then its donors; the weeks of the gap
    are left out. before: how many weeks lie before. weeks: their numbers. disjoint: shape (ties, ties), which share no
    member."""

    shock: Shock
    sums: Sums
    before: int
    weeks: NDArray[np.int64]
    disjoint: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A shock that cannot be tested. n: what there is; needed: what it takes; remedy: what one can do about it."""

    shock: Shock
    reason: str
    n: int
    needed: int
    remedy: str


def around(tie: Tie, plan: Plan, shock: Shock) -> Around | Refused:
    """A shock's weeks. Nothing after the weeks that are looked at is used."""
    weeks = tie.world.weeks
    at = int(week_of(np.array([shock.day], dtype="datetime64[D]"))[0] - weeks[0]) if len(weeks) else 0
    longer = "take a longer window with --since, or import an earlier stretch of the same source"
    if at < plan.least_before:
        return _refused(shock, "too few weeks of the window lie before it", max(at, 0), plan.least_before, longer)
    first = at + plan.delay
    if len(weeks) - first < plan.horizon:
        reason = "the window ends before its horizon"
        later = "take a window that ends later with --until, once the weeks are over"
        return _refused(shock, reason, max(len(weeks) - at, 0), plan.delay + plan.horizon, later)
    before, after = _baseline(plan, shock, weeks, at), np.arange(first, first + plan.horizon)
    refused = _uncovered(tie, plan, shock, before, after)
    return refused or _compared(tie, shock, before, after)


def _baseline(plan: Plan, shock: Shock, weeks: Weeks, at: int) -> Places:
    """Up to 52 weeks before the gap; those after another shock, as far as its effect is looked for, are none of
    them."""
    quiet = np.ones(len(weeks), dtype=np.bool_)
    for other in plan.disturbed(shock):
        hit = int(week_of(np.array([other.day], dtype="datetime64[D]"))[0] - weeks[0])
        quiet[max(0, hit) : max(0, hit + plan.horizon)] = False
    return np.asarray(np.flatnonzero(quiet[: at - GAP])[-BEFORE:], dtype=np.int64)


def _uncovered(tie: Tie, plan: Plan, shock: Shock, before: Places, after: Places) -> Refused | None:
    n, covered = tie.weekly.n, tie.covered
    fuller = "add a source that covers these weeks"
    needs = (
        (
            "too few weeks before it that the sources cover and no other shock disturbs",
            int(covered[before].sum()),
            plan.least_before - GAP,
            fuller,
        ),
        ("too few weeks after it that the sources cover", int(covered[after].sum()), -(-plan.horizon * 3 // 4), fuller),
        ("too few happenings of the tie before it", int(n[before].sum()), HAPPENINGS, fuller),
        ("too few weeks with happenings before it", int((n[before] > 0).sum()), plan.seen_before, fuller),
        ("too few weeks with happenings after it", int((n[after] > 0).sum()), plan.seen_after, fuller),
    )
    return next((_refused(shock, *need) for need in needs if need[1] < need[2]), None)


def _compared(tie: Tie, shock: Shock, before: Places, after: Places) -> Around | Refused:
    world, covered = tie.world.busiest, tie.world.acted
    rows = eligible(world, covered, (*tie.ends, *shock.parties), (before, after), REPORTED)
    ties = tuple(world.ties[row] for row in rows)
    disjoint = np.array([[not set(one) & set(other) for other in (tie.ends, *ties)] for one in (tie.ends, *ties)])
    lonely = ~disjoint[1:, 1:].any(axis=1)
    if lonely.any():
        rows, ties = rows[~lonely], tuple(ties[i] for i in np.flatnonzero(~lonely))
        kept = np.concatenate([[True], ~lonely])
        disjoint = disjoint[np.ix_(kept, kept)]
    if len(ties) < DONORS:
        reason = "too few ties share no member with it, had no part in the shock and are reported on throughout"
        remedy = "use a source that reports on more ties: a tie that shares a member is no donor, it is hit as well"
        return _refused(shock, reason, len(ties), DONORS, remedy)
    at = np.concatenate([before, after])
    own = tie.weekly
    sums = Sums(
        ties=(tie.ends, *ties),
        n=np.vstack([own.n[at], world.n[rows][:, at]]).astype(np.int64),
        weight=np.vstack([own.weight[at], world.weight[rows][:, at]]).astype(np.float64),
        conflict=np.vstack([own.conflict[at], world.conflict[rows][:, at]]).astype(np.int64),
        members=np.vstack([tie.world.volume_of_members(tie.ends)[at], members_of(world, ties)[:, at]]),
        volume=tie.world.volume[at],
        covered=covered[at],
    )
    return Around(shock=shock, sums=sums, before=len(before), weeks=tie.world.weeks[at], disjoint=disjoint)


def _refused(shock: Shock, reason: str, n: int, needed: int, remedy: str) -> Refused:
    return Refused(shock=shock, reason=reason, n=n, needed=needed, remedy=remedy)
