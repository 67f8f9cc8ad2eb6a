"""Days and values in, places on a picture out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEARS = 2.2  # from so many years on, ticks are years
_MOST = 12  # ticks


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `since` to `until` between two abscissas."""

    since: date
    until: date
    left: float
    right: float

    def x(self, day: date | str) -> float:
        """Where a day lies."""
        at = date.fromisoformat(day) if isinstance(day, str) else day
        return self.left + (self.right - self.left) * (at - self.since).days / max((self.until - self.since).days, 1)

    def holds(self, day: date | str) -> bool:
        """Whether a day lies on the picture."""
        at = date.fromisoformat(day) if isinstance(day, str) else day
        return self.since <= at <= self.until

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Where years begin, or months of a short span; at most about twelve, each with its words."""
        months = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month + 1
        if months > _YEARS * 12:
            step = -(-(self.until.year - self.since.year + 1) // _MOST)
            years = range(self.since.year, self.until.year + 1)
            days = [(date(year, 1, 1), str(year)) for year in years if year % step == 0]
        else:
            step = -(-months // _MOST)
            starts = [divmod(self.since.year * 12 + self.since.month - 1 + i, 12) for i in range(0, months, step)]
            days = [(date(y, m + 1, 1), f"{MONTHS[m]} {y}" if step == 1 or m % 3 == 0 or months < _MOST else MONTHS[m])
                    for y, m in starts]  # fmt: skip
        return ((self.x(day), said) for day, said in days if self.holds(day))


@dataclass(frozen=True, slots=True)
class Values:
    """Values from `low` to `high` between two ordinates, the low one at the bottom."""

    low: float
    high: float
    bottom: float
    top: float

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / ((self.high - self.low) or 1)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """About five round values with their words."""
        rough = (self.high - self.low) / 5 or 1
        size = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 0.1
        step = next((m * size for m in (1, 2, 2.5, 5, 10) if m * size >= rough), 10 * size)
        at = -(-self.low // step) * step
        while at <= self.high + 1e-9:
            yield self.y(at), f"{at:g}"
            at += step


def padded(since: date, until: date) -> tuple[date, date]:
    """A span that is not too short to draw."""
    short = (until - since).days < 28
    return (since - timedelta(days=14), until + timedelta(days=14)) if short else (since, until)
