"""What a measure returns: values with their intervals and all that is needed to trust or to doubt them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tieline.ties.window import Days

FLOOR = 20  # happenings below which nothing is said: split-half r .65 at 20 to 40, .37 below (a trial on ICEWS)
RELIABLE = 40  # happenings from which a value is called reliable: split-half r .82
LEVEL = 0.90  # probability mass of intervals where nothing else is asked
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Formula:
    """id: of the way a number is computed. version: raised by whatever changes the number."""

    id: str
    version: int

    def __str__(self) -> str:
        return f"{self.id}/{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One number with its interval.

    low, high: bounds of the interval; None where there is none, and `note` says why. unit: of all three, in words. of:
    what it is about where a measure gives several (a shock, a rank). censored: the true value is at least this one (a
    tie that had not recovered when the window ended). day, day_low, day_high: of what is dated (a break), when it was,
    with the interval of that day.
    """

    name: str
    value: float
    low: float | None
    high: float | None
    unit: str
    of: str | None = None
    censored: bool = False
    note: str | None = None
    day: date | None = None
    day_low: date | None = None
    day_high: date | None = None

    def __post_init__(self) -> None:
        if not np.isfinite(self.value):
            raise ValueError(f"{self.name} is {self.value}: a measure without a value is NotEnough, with the reason")
        if self.low is not None and self.high is not None and not self.low <= self.high:
            raise ValueError(f"{self.name}: its interval runs from {self.low} to {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A number over time: what was known at the end of each week, from that week and those before it only.

    days: the Mondays, in order. value, low, high: of the same length; NaN where nothing is known yet.
    """

    name: str
    days: Days
    value: Floats
    low: Floats
    high: Floats
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a measure says of a tie in a window.

    estimates: its numbers, the headline first. paths: the same over time. n: happenings it counted, each once; the
    plain count that stands beside every measure. independent: independent sources among them. coverage: share of the
    window's weeks that the sources cover, see `tieline.ties.world`. level: mass of the intervals. rows: ids of the
    happenings it was computed from, in the order of the tie's rows. notes: what a reader should know, in sentences.
    """

    name: str
    formula: Formula
    estimates: tuple[Estimate, ...]
    n: int
    independent: int
    coverage: float
    level: float
    rows: tuple[str, ...] = field(repr=False)
    paths: tuple[Path, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()

    @property
    def reliable(self) -> bool:
        """Whether enough happenings stand behind it to call it reliable."""
        return self.n >= RELIABLE

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it, without paths and rows, which are long."""
        return {
            "measure": self.name,
            "formula": str(self.formula),
            "estimates": [
                {
                    "name": e.name,
                    "of": e.of,
                    "value": e.value,
                    "low": e.low,
                    "high": e.high,
                    "unit": e.unit,
                    "censored": e.censored,
                    "note": e.note,
                    "day": e.day and e.day.isoformat(),
                    "day_low": e.day_low and e.day_low.isoformat(),
                    "day_high": e.day_high and e.day_high.isoformat(),
                }
                for e in self.estimates
            ],
            "n": self.n,
            "independent": self.independent,
            "coverage": self.coverage,
            "level": self.level,
            "reliable": self.reliable,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEnough:
    """A measure that declines. reason: a sentence that says what is lacking. n: what there is; needed: its floor."""

    name: str
    formula: Formula
    reason: str
    n: int
    needed: int

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "measure": self.name,
            "formula": str(self.formula),
            "not_enough": self.reason,
            "n": self.n,
            "needed": self.needed,
        }


Result = Measure | NotEnough
