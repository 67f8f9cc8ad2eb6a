"""Claim: somebody says how a tie is, in a way the record can be held against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from tieline.records.actor import Actor
from tieline.records.record import Record


class Predicate(StrEnum):
    """level: good, bad, close. trend: improving, worsening. stability: steady. resilience: withstands shocks.
    parity: equal, balanced. primacy: first, unmatched, a model to others."""

    LEVEL = "level"
    TREND = "trend"
    STABILITY = "stability"
    RESILIENCE = "resilience"
    PARITY = "parity"
    PRIMACY = "primacy"


class Polarity(StrEnum):
    """Whether the good end of the predicate is affirmed ("stable", "improving") or denied ("fragile", "worsening")."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A testable sentence about a tie.

    asserters: who says so; empty where the report says it in its own voice.
    tie: the two (or more) ends. scope: the condition or span it is said for, as written ("by changes in the
    international situation", "throughout history"). measure: name of the measure that tests it; None for
    predicates without one (parity, primacy).
    """

    KIND: ClassVar[str] = "claim"
    ANCHOR: ClassVar[tuple[str, ...]] = ("predicate", "tie")
    EVIDENCED: ClassVar[tuple[str, ...]] = ("asserters", "tie", "predicate", "scope")

    tie: tuple[Actor, ...]
    predicate: Predicate
    text: str
    polarity: Polarity = Polarity.AFFIRMED
    asserters: tuple[Actor, ...] = ()
    scope: str | None = None
    measure: str | None = None

    def _check(self) -> None:
        if len({end.state or end.name for end in self.tie}) < 2:
            raise ValueError(f"a claim about a tie needs its two ends: {self.text!r}")
