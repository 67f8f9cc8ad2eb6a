"""All that is known of one tie in one window: what every measure starts from."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from tieline.ledger.snapshots.columns import PLEDGES
from tieline.ontology.shocks import Shock
from tieline.ties.happenings import Happenings
from tieline.ties.measure import FLOOR, LEVEL, Estimate, Formula, Measure, NotEnough, Path
from tieline.ties.window import Window
from tieline.ties.world import World


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A tie as of the end of a window. Nothing in it is later than that: measures cannot look ahead.

    ends: codes, first before second in the alphabet. happenings: those of the tie in the window. pledges: columns of
    `PLEDGES`, likewise. world: all ties over the weeks of the window, from the same origins. shocks: those of the list
    that fall into the window. level: probability mass of the intervals. seed: for what is drawn at random, so that the
    same rows give the same numbers.
    """

    ends: tuple[str, str]
    window: Window
    happenings: Happenings
    pledges: pa.Table
    world: World
    shocks: tuple[Shock, ...] = ()
    level: float = LEVEL
    seed: int = 20_201

    def __post_init__(self) -> None:
        if not self.ends[0] < self.ends[1]:
            raise ValueError(f"{self.ends[0]} and {self.ends[1]} are no tie: two different ends, in alphabetical order")
        if not 0 < self.level < 1:
            raise ValueError(f"an interval holds a share of all probability between 0 and 1, not {self.level}")
        if not self.pledges.schema.equals(PLEDGES):
            raise ValueError("the columns of a tie's pledges are those of a snapshot's pledges")
        if len(self.happenings.within(self.window)) != len(self.happenings):
            raise ValueError(f"a happening lies outside of {self.window.since} to {self.window.until}")

    @functools.cached_property
    def acts(self) -> Happenings:
        """Happenings with a weight, dated to a week or better."""
        return self.happenings.acts

    def declined(self, name: str, formula: Formula, reason: str, *, n: int, needed: int = FLOOR) -> NotEnough:
        """The answer of a measure that has too little to go by."""
        return NotEnough(name=name, formula=formula, reason=reason, n=n, needed=needed)

    def measured(
        self,
        name: str,
        formula: Formula,
        estimates: Iterable[Estimate],
        used: Happenings,
        *,
        paths: Iterable[Path] = (),
        notes: Iterable[str] = (),
    ) -> Measure:
        """The answer of a measure, with what it rests on. used: the happenings it counted."""
        return Measure(
            name=name,
            formula=formula,
            estimates=tuple(estimates),
            n=len(used),
            independent=used.independent,
            coverage=self.world.coverage,
            level=self.level,
            rows=used.ids,
            paths=tuple(paths),
            notes=tuple(notes),
        )
