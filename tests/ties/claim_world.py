"""A small world made by hand: one tie and others that share no member with it, week by week, around one shock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from make import ENDS, Doing, make_tie, weeks_from

from tieline.ontology.shocks import Shock
from tieline.records.claim import Predicate
from tieline.ties.claim_test.plan import Plan
from tieline.ties.tie import Tie
from tieline.ties.window import Window

WINDOW = weeks_from(date(2020, 1, 6), 60)
SHOCK_WEEK = 44
SHOCK = Shock(
    id="storm", day=WINDOW.since + timedelta(weeks=SHOCK_WEEK, days=2), name="Storm", parties=("ZZZ",), source="test"
)
PLAN = Plan(predicate=Predicate.STABILITY, ends=ENDS, window=WINDOW, shocks=(SHOCK,))
Change = Callable[[int], float]


def doings(*, donors: int = 22, change: Change = lambda week: 0.0, seed: int = 1, weeks: int = 60) -> Iterator[Doing]:
    """Happenings of the tie and of donors; `change` is what the weights of the tie's move by in a week."""
    rng = np.random.default_rng(seed)
    ties = [
        ENDS,
        (ENDS[0], "EEE"),
        (ENDS[1], "FFF"),
        *((f"C{chr(65 + i)}A", f"D{chr(65 + i)}A") for i in range(donors)),
    ]
    for row, (first, second) in enumerate(ties):
        for week in range(weeks):
            for k in range(int(rng.integers(1, 4))):
                weight = float(np.clip(rng.normal(1, 3) + (change(week) if row == 0 else 0), -10, 10))
                day = WINDOW.since + timedelta(weeks=week, days=int(rng.integers(0, 7)))
                yield Doing(id=f"{row}-{week}-{k}", day=day, first=first, second=second, weight=weight)


def hit(size: float) -> Change:
    """A change in the thirteen weeks from the shock on."""
    return lambda week: size if SHOCK_WEEK <= week < SHOCK_WEEK + 13 else 0.0


def tie_of(rows: Iterator[Doing] | list[Doing], window: Window = WINDOW) -> Tie:
    return replace(make_tie(rows, window), shocks=(SHOCK,))
