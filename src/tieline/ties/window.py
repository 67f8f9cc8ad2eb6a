"""A span of days, and the weeks in it: what a measure looks at, and nothing after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]  # of unit "D"
Weeks = NDArray[np.int64]
_MONDAY = np.datetime64("1970-01-05", "D")  # week 0 begins on it


def week_of(days: Days) -> Weeks:
    """The number of each day's week: 0 begins on Monday 5 January 1970."""
    return np.asarray((days - _MONDAY).astype(np.int64) // 7, dtype=np.int64)


def monday(weeks: Weeks) -> Days:
    """The first day of each week."""
    return np.asarray(_MONDAY + weeks.astype("timedelta64[W]"), dtype="datetime64[D]")


@dataclass(frozen=True, slots=True)
class Window:
    """since, until: its first and last day, both inside."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise ValueError(f"no day is since {self.since} and until {self.until}: swap them")

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.until - self.since).days + 1

    @property
    def weeks(self) -> Weeks:
        """Numbers of the weeks that lie in it whole, in order: a week that is cut off would look like a quiet one."""
        first = self.since + timedelta(days=-self.since.weekday() % 7)
        last = self.until - timedelta(days=(self.until.weekday() + 1) % 7)
        begin, end = week_of(np.array([first, last], dtype="datetime64[D]")).tolist()
        return np.arange(begin, end + 1, dtype=np.int64)

    def holds(self, days: Days) -> NDArray[np.bool_]:
        """Which days lie in it."""
        return np.asarray((days >= np.datetime64(self.since)) & (days <= np.datetime64(self.until)))

    def plain(self) -> dict[str, str]:
        """As `--json` prints it."""
        return {"since": self.since.isoformat(), "until": self.until.isoformat()}
