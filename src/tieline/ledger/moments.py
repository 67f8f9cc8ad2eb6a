"""Moments and days as the ledger writes them: text that sorts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def to_text(moment: datetime) -> str:
    """A moment in UTC, ISO form, always with microseconds: "2025-01-21T14:05:00.000000Z"."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone: add an offset")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def from_text(text: str) -> datetime:
    """The moment `to_text` wrote."""
    return datetime.fromisoformat(text)


def day_text(moment: datetime | date) -> str:
    """The calendar day of a date or a moment, in its own zone: "2025-01-21"."""
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()


def as_moment(moment: datetime | date) -> datetime:
    """A date as its first moment in UTC; a moment as it is. For sorting, not for dating."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)
