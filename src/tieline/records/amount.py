"""A quantity as the text gives it: a number and what it counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """value: the number in the stated unit ("1.2 billion dollars" is 1.2e9); unit: "USD", "troops", "percent", ..."""

    value: float
    unit: str
