"""Follow-through: what came of the pledges two ends made each other, and how long it took."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tieline.records.pledge import Outcome
from tieline.ties.competing import CENSORED, incidence
from tieline.ties.measure import FLOOR, Estimate, Formula, Result
from tieline.ties.pledges import Pledges
from tieline.ties.posteriors import Beta
from tieline.ties.tie import Tie

NAME = "follow_through"
FORMULA = Formula("follow-through.beta-binomial", 1)
KEPT = (Outcome.FULFILLED, Outcome.PARTLY_FULFILLED)
FAILED = (Outcome.BROKEN, Outcome.LAPSED)
OPEN = (Outcome.IN_THE_WORKS, Outcome.TOO_EARLY)
HORIZONS = (182, 365, 730)  # days
_KEPT, _FAILED = 1, 2


def follow_through(tie: Tie) -> Result:
    """The share of settled pledges that were kept, in full and at least in part, and the share kept within a time.

    A pledge is settled when it is rated fulfilled, partly fulfilled, broken or lapsed. Shares of settled ones are
    beta-binomial with Jeffreys' prior, over all and for each end that alone made enough of them; the scale follows the
    compliance reports on G7 and G20 commitments. Time runs from the day of the pledge to that of the rating: kept and
    failed are competing risks (Aalen & Johansen 1978), and a pledge that is still open counts for as long as somebody
    looked. Pledges that nobody rated say nothing either way and are left out.

    Shares in [0, 1]. Declines below 20 settled pledges, and says what is lacking.
    """
    outcome = tie.promises.outcome
    settled, still_open = np.isin(outcome, KEPT + FAILED), np.isin(outcome, OPEN)
    if settled.sum() < FLOOR:
        return tie.declined(NAME, FORMULA, _lacking(len(outcome), int(still_open.sum())), n=int(settled.sum()))
    rated = tie.promises.only(settled | still_open)
    notes = [f"{settled.sum()} pledges are settled, {still_open.sum()} still open"]
    if unrated := len(outcome) - len(rated):
        notes.append(f"{unrated} pledges have no rating and are left out: if they differ, so does the share")
    if tieline := tie.promises.only(settled).rows["author"].to_pylist().count("tieline"):
        notes.append(f"{tieline} of the ratings are Tieline's own, which no person has confirmed")
    estimates = (*_shares(tie, settled), *_times(rated, tie.level))
    return tie.measured(NAME, FORMULA, estimates, rated, notes=notes)


def _lacking(pledges: int, still_open: int) -> str:
    if not pledges:
        return "no pledges between the two ends in the window"
    return (
        f"too few pledges that are rated fulfilled, partly fulfilled, broken or lapsed: of {pledges} there are "
        f"{still_open} rated as still open, and the others await a rating"
    )


def _shares(tie: Tie, settled: NDArray[np.bool_]) -> Iterator[Estimate]:
    outcome, direction = tie.promises.outcome, tie.promises.direction
    full, kept = outcome == Outcome.FULFILLED.value, np.isin(outcome, KEPT)
    yield _share("kept_in_full", full[settled], tie.level)
    yield _share("kept_at_least_in_part", kept[settled], tie.level)
    for end, way in zip(tie.ends, (1, -1), strict=True):
        own = settled & (direction == way)
        if own.sum() >= FLOOR:
            yield _share("kept_in_full", full[own], tie.level, of=f"pledges of {end}")


def _share(name: str, kept: NDArray[np.bool_], level: float, of: str | None = None) -> Estimate:
    n, k = len(kept), int(kept.sum())
    low, high = (float(bound) for bound in Beta(np.array(k + 0.5), np.array(n - k + 0.5)).interval(level))
    low, high = min(low, k / n), max(high, k / n)
    return Estimate(name=name, of=of, value=k / n, low=low, high=high, unit="of settled pledges")


def _times(rated: Pledges, level: float) -> Iterator[Estimate]:
    """The share kept and failed by each horizon that any of the pledges was followed to."""
    days = np.maximum((rated.as_of - rated.day).astype(np.int64), 0)
    causes = np.select([np.isin(rated.outcome, KEPT), np.isin(rated.outcome, FAILED)], [_KEPT, _FAILED], CENSORED)
    for name, cause in (("kept_within", _KEPT), ("failed_within", _FAILED)):
        found = incidence(days, causes, cause)
        for horizon in HORIZONS:
            if horizon <= days.max():
                share, low, high = found.by(horizon, level)
                of = f"{horizon} days"
                yield Estimate(name=name, of=of, value=share, low=low, high=high, unit="of rated pledges")
