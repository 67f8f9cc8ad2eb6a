"""The plan of a test: all that is decided before anything is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tieline.ontology.shocks import Shock
from tieline.records.claim import Polarity, Predicate
from tieline.ties.claim_test.series import NORMALISERS, OUTCOMES
from tieline.ties.window import Window

ALPHA = 0.05
MARGIN = 0.5  # standard deviations of a week before the shock: what counts as no impact
HORIZON = 13  # weeks, a quarter
GAP = 4  # weeks before a shock that no baseline holds: a summit just before it, or the news of it to come
BEFORE = 52  # weeks of baseline, as far as the window holds them
DONORS = 20  # ties to compare with: fewer, and no rank among the placebos of k shocks is as small as alpha over k
REPORTED = 0.4  # share of the covered weeks in which a donor has happenings, before the shock and after
HAPPENINGS = 20  # of the tie in the baseline


@dataclass(frozen=True, slots=True)
class Excluded:
    """A shock that is not tested, and why."""

    shock: Shock
    reason: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is tested, on what, against what, and how much it takes.

    ends: in alphabetical order. delay: weeks between the shock and the weeks that are looked at: 0 for impact, the
    horizon for recovery. falls_only: whether only a fall speaks against the claim. superlative: of a claim of level,
    whether it says that no time was better.
    """

    predicate: Predicate
    polarity: Polarity = Polarity.AFFIRMED
    ends: tuple[str, str]
    window: Window
    shocks: tuple[Shock, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    outcome: str = "tone"
    normalisers: tuple[str, ...] = tuple(NORMALISERS)
    margin: float = MARGIN
    alpha: float = ALPHA
    horizon: int = HORIZON
    delay: int = 0
    falls_only: bool = False
    superlative: bool = False
    seed: int = 20_201

    def __post_init__(self) -> None:
        if self.outcome not in OUTCOMES:
            raise ValueError(f"{self.outcome!r} is no outcome: use one of {', '.join(OUTCOMES)}")
        unknown = [name for name in self.normalisers if name not in NORMALISERS]
        if unknown or not self.normalisers:
            raise ValueError(
                f"{', '.join(unknown) or 'nothing'} is no normaliser: use some of {', '.join(NORMALISERS)}"
            )
        if not 0 < self.alpha < 0.5:
            raise ValueError(f"alpha is an error rate above 0 and below 0.5, not {self.alpha}")
        if not self.margin > 0:
            raise ValueError(f"the margin is a number of standard deviations above 0, not {self.margin}")
        if not 4 <= self.horizon <= 26:
            raise ValueError(f"the horizon is 4 to 26 weeks, not {self.horizon}")

    @property
    def shaken(self) -> bool:
        """Whether it is tested on shocks."""
        return self.predicate in (Predicate.STABILITY, Predicate.RESILIENCE)

    def disturbed(self, shock: Shock) -> tuple[Shock, ...]:
        """What came before a shock and may have moved the tie: its own crises, and shocks late enough in the window to
        be tested themselves. The weeks of the horizon after each are no baseline."""
        first = self.window.since + timedelta(weeks=self.least_before)
        own = [excluded.shock for excluded in self.excluded if not excluded.shock.external_to(self.ends)]
        tested = [other for other in self.shocks if other.day >= first]
        return tuple(other for other in (*own, *tested) if other.day < shock.day)

    @property
    def least_before(self) -> int:
        """Weeks of the window before a shock, the gap among them, that a test takes."""
        return 2 * self.horizon

    @property
    def seen_before(self) -> int:
        """Weeks of the baseline in which the tie has happenings: as many as the horizon has."""
        return self.horizon

    @property
    def seen_after(self) -> int:
        """Weeks of the horizon in which the tie has happenings: two in five."""
        return self.horizon * 2 // 5

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "predicate": str(self.predicate),
            "polarity": str(self.polarity),
            "ends": list(self.ends),
            "window": self.window.plain(),
            "test": self.test,
            "outcome": self.outcome,
            "normalisers": list(self.normalisers),
            "margin": self.margin,
            "alpha": self.alpha,
            "horizon_weeks": self.horizon,
            "delay_weeks": self.delay,
            "gap_weeks": GAP,
            "baseline_weeks": {"least": self.least_before - GAP, "most": BEFORE},
            "falls_only": self.falls_only,
            "superlative": self.superlative,
            "donors": {"least": DONORS, "reported": REPORTED, "share_no_member_with": list(self.ends)},
            "minimum": {
                "happenings_before": HAPPENINGS,
                "weeks_with_happenings_before": self.seen_before,
                "weeks_with_happenings_after": self.seen_after,
            },
            "shocks": [_plain(shock) for shock in self.shocks],
            "excluded": [{**_plain(e.shock), "reason": e.reason} for e in self.excluded],
        }

    @property
    def test(self) -> str | None:
        """The name of the test; None for a predicate that has none yet."""
        if self.shaken:
            return "recovery" if self.delay else "impact"
        return {Predicate.LEVEL: "level", Predicate.TREND: "trend"}.get(self.predicate)


def choose(
    shocks: tuple[Shock, ...], ends: tuple[str, str], window: Window, *, horizon: int = HORIZON
) -> tuple[tuple[Shock, ...], tuple[Excluded, ...]]:
    """The shocks of a window that come from outside a tie and can be told apart, by day; and the others, each with why.

    A shock within the horizon of one that is tested, or of a crisis of the tie's own, is left out: nobody can tell
    which of them a change answers. One that comes too early in the window stays, to be refused with its reason, and
    stands in no other's way.
    """
    span = timedelta(weeks=horizon)
    known = sorted(
        (shock for shock in shocks if window.since <= shock.day <= window.until),
        key=lambda shock: (shock.day, shock.id),
    )
    crises = [shock for shock in known if not shock.external_to(ends)]
    kept: list[Shock] = []
    left: list[Excluded] = []
    last: Shock | None = None
    for shock in known:
        near = next((crisis for crisis in crises if abs(shock.day - crisis.day) < span), None)
        if shock in crises:
            own = " and ".join(end for end in ends if end in shock.parties)
            left.append(Excluded(shock, f"{own} had a part in it: the tie's own crisis, not from outside"))
        elif near is not None:
            left.append(Excluded(shock, f"within {horizon} weeks of {near.name}, a crisis of the tie's own"))
        elif last is not None and shock.day - last.day < span:
            left.append(Excluded(shock, f"within {horizon} weeks of {last.name}: the two cannot be told apart"))
        else:
            kept.append(shock)
            last = shock if shock.day - window.since >= 2 * span else last
    return tuple(kept), tuple(left)


def _plain(shock: Shock) -> dict[str, Any]:
    return {"id": shock.id, "day": shock.day.isoformat(), "name": shock.name, "source": shock.source}
