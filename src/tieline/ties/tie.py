"""All that is known of one tie in one window: what every measure starts from."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tieline.ontology.shocks import Shock
from tieline.ties.happenings import Happenings
from tieline.ties.measure import FLOOR, LEVEL, Estimate, Formula, Measure, NotEnough, Path
from tieline.ties.pledges import Pledges
from tieline.ties.weekly import Weekly, weekly
from tieline.ties.window import Window
from tieline.ties.world import World


class Counted(Protocol):
    """What a measure rests on: happenings or pledges."""

    def __len__(self) -> int: ...

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the happenings."""

    @property
    def independent(self) -> int:
        """Independent sources among them."""


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
        if not (self.window.holds(self.happenings.day) & self.window.holds(self.happenings.end)).all():
            raise ValueError(f"a happening lies outside of {self.window.since} to {self.window.until}")
        if not self.promises.known_in(self.window):
            raise ValueError(f"a pledge or its outcome lies outside of {self.window.since} to {self.window.until}")
        if not np.array_equal(self.world.weeks, self.window.weeks):
            raise ValueError(f"the weeks of the world are not those of {self.window.since} to {self.window.until}")

    @functools.cached_property
    def acts(self) -> Happenings:
        """Happenings with a weight, dated to a week or better, that end in a whole week of the window."""
        return self.happenings.acts.ending_in(self.window.weeks)

    @functools.cached_property
    def contacts(self) -> Happenings:
        """Contacts held, dated to a week or better, that end in a whole week of the window."""
        return self.happenings.contacts.ending_in(self.window.weeks)

    @functools.cached_property
    def promises(self) -> Pledges:
        """The pledges, with what came of each."""
        return Pledges(self.pledges)

    @functools.cached_property
    def weekly(self) -> Weekly:
        """The acts by week."""
        return weekly(self.acts, self.window.weeks)

    @functools.cached_property
    def covered(self) -> NDArray[np.bool_]:
        """Which weeks of the window the sources of acts cover, and those in which the tie itself acts."""
        return np.asarray(self.world.acted | np.isin(self.window.weeks, self.acts.week))

    @functools.cached_property
    def covered_for_contacts(self) -> NDArray[np.bool_]:
        """Which weeks of the window any source covers, and those in which the ends themselves met."""
        return np.asarray(self.world.covered | np.isin(self.window.weeks, self.contacts.week))

    def enough(self, floor: int = FLOOR) -> NDArray[np.bool_]:
        """By the end of which weeks at least so many acts were known: before, no path says anything."""
        return np.asarray(np.cumsum(self.weekly.n) >= floor)

    def remarks(self) -> tuple[str, ...]:
        """What a reader should know of the acts that any measure of them counts."""
        weighted = int(np.isfinite(self.happenings.weight).sum())
        origins, tables = (sorted({str(word) for word in self.acts.words(c)}) for c in ("origin", "weights"))
        told = []
        if weighted > len(self.acts):
            told.append(
                f"{weighted - len(self.acts)} of {weighted} happenings are left out: dated to less than a week, or in "
                "a week that the window cuts off"
            )
        stand_in = sum(word == "report" for word in self.acts.words("dated"))
        if stand_in:
            told.append(
                f"{stand_in} of {len(self.acts)} happenings have no day of their own and stand on their report's"
            )
        if len(origins) > 1:
            told.append(f"pooled from {', '.join(origins)}: look at each apart before you trust the sum")
        if len(tables) > 1:
            told.append(f"weights are from {', '.join(tables)}, whose scales differ")
        return tuple(told)

    def declined(self, name: str, formula: Formula, reason: str, *, n: int, needed: int = FLOOR) -> NotEnough:
        """The answer of a measure that has too little to go by."""
        return NotEnough(name=name, formula=formula, reason=reason, n=n, needed=needed)

    def measured(
        self,
        name: str,
        formula: Formula,
        estimates: Iterable[Estimate],
        used: Counted,
        *,
        paths: Iterable[Path] = (),
        notes: Iterable[str] = (),
    ) -> Measure:
        """The answer of a measure, with what it rests on. used: the happenings or pledges it counted."""
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
