"""Times of day: "9 a.m. EDT", "Tuesday at noon Moscow time", "in the morning".

Values in the sense of `values`: they settle to a moment where the text names day and zone, else to the day. The zone is
the clock's own: "2 a.m. Beijing time on May 4" is the fourth in Beijing, whatever the day in the report's zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from tieline.language.time import calendar
from tieline.language.time.calendar import Period
from tieline.language.time.values import Direction, Dropped, Setting, Settled, Value
from tieline.records.when import Precision


@dataclass(frozen=True)
class Clock(Value):
    """A time of day. zone: an offset in hours or an IANA name; None where the text names none or an ambiguous one.

    Without a day beside it, it is the day spoken of just before, else the report's own. alone: it is one even where no
    day stands beside it; "3:05" alone may be a score. stamp: it heads or ends a transcript ("END 2:20 P.M. EST"), and
    means the report's day whatever was spoken of.
    """

    at: time
    zone: float | str | None
    alone: bool = True
    stamp: bool = False
    kind: str = "clock"

    def _settle(self, setting: Setting) -> Settled:
        mentioned = setting.mentioned
        if not self.alone:
            raise Dropped("two numbers and a colon without a day are no time of day")
        if self.stamp or mentioned is None or mentioned.start != mentioned.end:
            day, rule = calendar.one_day(setting.day), "on_report_day"
        else:
            day, rule = mentioned, "on_mentioned_day"
        if self.zone is None:
            return day, f"clock_without_zone_{rule}"
        return self.on(day), f"clock_{rule}"

    def on(self, day: Period) -> Period:
        """The moment on a day."""
        moment = datetime.combine(day.start, self.at, self._tzinfo())
        return Period(moment, moment, Precision.MINUTE)

    def _tzinfo(self) -> tzinfo:
        if isinstance(self.zone, str):
            return ZoneInfo(self.zone)
        return timezone(timedelta(hours=self.zone or 0))


@dataclass(frozen=True)
class DayPart(Value):
    """A part of a day without a day: "in the morning". What is left open is the day spoken of, else the report's."""

    part: str
    kind: str = "day"

    def _settle(self, setting: Setting) -> Settled:
        mentioned = setting.mentioned
        if mentioned is not None and mentioned.start == mentioned.end:
            return mentioned, "part_of_mentioned_day"
        ahead = self.part == "morning" and setting.direction is Direction.FUTURE
        return calendar.one_day(setting.day + timedelta(ahead)), "part_of_next_day" if ahead else "part_of_report_day"


@dataclass(frozen=True)
class Moment(Value):
    """A time of day on a day. Without a zone it stays the day."""

    day: Value
    clock: Clock
    kind: str = "day"

    def _settle(self, setting: Setting) -> Settled:
        day, rule = self.day.settle(setting)
        if self.clock.zone is None or day.start != day.end:
            return day, rule
        return self.clock.on(day), f"clock_on_{rule}"
