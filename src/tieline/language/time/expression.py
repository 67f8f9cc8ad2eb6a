"""Expressions of time in a parsed document."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.records.when import When


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time.

    first, last: token positions in the parsed document, both included. when: its interval, or None with the reason
    why it cannot be settled.
    """

    first: int
    last: int
    when: When | None
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.when is None) == (self.reason is None):
            raise ValueError("a time expression has either an interval or the reason why it has none")
