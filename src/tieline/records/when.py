"""When something happened: an interval, as precise as its source and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Precision(StrEnum):
    """How fine the text's own expression is, finest first."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A closed interval of time with the precision the text allows.

    "On Tuesday" is a day; "throughout the year" is the rest of that year. Down to the day an interval is
    counted in calendar days of its source: `zone` names that calendar (an IANA name) where the source tells it,
    and is None where it does not. A moment, precise to the minute, always carries its offset: one without is
    refused rather than assumed. Open-ended expressions ("since 2014") end at the report.

    start, end: dates, both inclusive; for precision "minute", moments with an offset.
    text: as written. rule: the rule that read it, e.g. "weekday_before_dateline".
    """

    start: datetime | date
    end: datetime | date
    precision: Precision
    text: str
    rule: str
    zone: str | None = None

    def __post_init__(self) -> None:
        for edge in (self.start, self.end):
            if isinstance(edge, datetime):
                if edge.tzinfo is None:
                    raise ValueError(f"{self.text!r} has no time zone: pass the source's zone")
                if self.precision is not Precision.MINUTE:
                    raise ValueError(f"{self.text!r} is precise to the {self.precision}: give dates, not moments")
            elif self.precision is Precision.MINUTE:
                raise ValueError(f"{self.text!r} is precise to the minute: give moments, not dates")
        if self.end < self.start:
            raise ValueError(f"{self.text!r} ends at {self.end} before it starts at {self.start}")

    @property
    def length(self) -> timedelta:
        """How long the interval is; zero for a single day or moment."""
        if isinstance(self.start, datetime) and isinstance(self.end, datetime):
            return self.end - self.start
        return day_of(self.end) - day_of(self.start)

    def bounds(self) -> tuple[datetime, datetime]:
        """The interval as moments in UTC, end exclusive for calendar days.

        Where the zone is unknown the bounds are as wide as the Earth's calendars allow: a day begins first at
        UTC+14 and ends last at UTC-12.
        """
        if isinstance(self.start, datetime) and isinstance(self.end, datetime):
            return self.start.astimezone(UTC), self.end.astimezone(UTC)
        first = datetime.combine(self.start, time(), UTC)
        last = datetime.combine(self.end + timedelta(days=1), time(), UTC)
        if self.zone is None:
            return first - timedelta(hours=14), last + timedelta(hours=12)
        zone = ZoneInfo(self.zone)
        return first.replace(tzinfo=zone).astimezone(UTC), last.replace(tzinfo=zone).astimezone(UTC)


def day_of(edge: date) -> date:
    """The calendar day of a date or moment, in its own zone."""
    return edge.date() if isinstance(edge, datetime) else edge
