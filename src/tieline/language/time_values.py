"""What an expression of time means before it is known when and in which tense it was written.

A value in, a setting (anchor, tense, last day mentioned) beside it: out comes a period with the name of the rule that
settled it, or `Unsettled` with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from tieline.language import calendar
from tieline.language.calendar import Period

# What kind of expression a value is, and the categories the grammar knows it by. T: any dated expression. ADAY: a day.
# AMONTH: a month. PERIOD: longer than a day, so that it has parts. YEARLY: it leaves its year open. THE: "the month",
# which means something only inside a larger expression.
KINDS: dict[str, tuple[str, ...]] = {
    "day": ("T", "ADAY", "FULL"),
    "date": ("T", "ADAY", "YEARLY"),
    "weekday": ("T", "ADAY", "TWEEKDAY"),
    "weekend": ("T", "TWEEKEND", "PERIOD"),
    "week": ("T", "TWEEK", "PERIOD", "FULL"),
    "month": ("T", "AMONTH", "PERIOD", "FULL"),
    "month_name": ("T", "AMONTH", "PERIOD", "YEARLY"),
    "season": ("T", "PERIOD", "FULL"),
    "season_name": ("T", "PERIOD", "YEARLY"),
    "quarter": ("T", "PERIOD", "FULL"),
    "quarter_name": ("T", "PERIOD", "YEARLY"),
    "half": ("T", "PERIOD", "FULL"),
    "half_name": ("T", "PERIOD", "YEARLY"),
    "year": ("T", "TYEAR", "PERIOD", "FULL"),
    "decade": ("T", "TDECADE", "PERIOD", "FULL"),
    "span": ("T", "TSPAN", "FULL"),
    "limit": ("TLIMIT",),
    "clock": ("TCLOCK",),
    "refused": ("TREFUSED",),
    "the_day": ("THEDAY",),
    "the_week": ("THE", "THEWEEK", "PERIOD"),
    "the_weekend": ("THEWEEKEND",),
    "the_month": ("THE", "PERIOD"),
    "the_quarter": ("THE", "PERIOD"),
    "the_year": ("THE", "THEYEAR", "PERIOD"),
    "the_decade": ("THE", "PERIOD"),
}


class Unsettled(Exception):  # noqa: N818 - not an error: the text leaves it open
    """The expression cannot be settled; the message is the reason, for a person."""


class Dropped(Unsettled):
    """On a closer look the words tell no time at all."""


class Direction(Enum):
    """Which way from the report an expression points, as its verb tells."""

    PAST = "past"
    PAST_PERFECT = "past perfect"  # past already at the time told of: "had left by Friday"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True)
class Setting:
    """What an expression is read against.

    anchor: the day the report counts from; None where it is unknown. look: tells the direction, asked only where it
    matters. mentioned: the period spoken of just before, in the same or the preceding sentence. southern: seasons of
    the southern hemisphere.
    """

    anchor: date | None
    look: Callable[[], Direction] = field(default=lambda: Direction.NONE)
    mentioned: Period | None = None
    southern: bool = False

    @property
    def day(self) -> date:
        """The anchor; raises `Unsettled` where there is none."""
        if self.anchor is None:
            raise Unsettled("it counts from the report's date, which is unknown")
        return self.anchor

    @property
    def direction(self) -> Direction:
        """The direction the verb gives."""
        return self.look()

    def facing(self, direction: Direction, anchor: date | None = None) -> Setting:
        """The same setting with a direction given, and another anchor if one is named."""
        return replace(self, look=lambda: direction, anchor=anchor or self.anchor)


Settled = tuple[Period, str]


class Value:
    """An expression's meaning. kind: what the grammar may build from it."""

    kind: str

    def settle(self, setting: Setting) -> Settled:
        """The period and the rule's name. Raises `Unsettled`."""
        try:
            return self._settle(setting)
        except (OverflowError, ValueError) as error:
            raise Unsettled("it lies outside the calendar (years 1 to 9999)") from error

    def _settle(self, setting: Setting) -> Settled:
        raise NotImplementedError


@dataclass(frozen=True)
class Fixed(Value):
    """A period the text gives in full: "21 January 2025", "the 1990s"."""

    period: Period
    rule: str
    kind: str

    def _settle(self, _: Setting) -> Settled:
        return self.period, self.rule


@dataclass(frozen=True)
class Refused(Value):
    """An expression of time that names no period."""

    reason: str
    kind: str = "refused"

    def _settle(self, _: Setting) -> Settled:
        raise Unsettled(self.reason)


@dataclass(frozen=True)
class Yearly(Value):
    """Something that comes once a year: "January 21", "March", "the third quarter".

    of_year: its period in a year; None where that year has none (29 February). order: "last", "next" or "this" where
    the text says so. weekday: the weekday the text gives with it, which must agree. south: its period in a year of the
    southern hemisphere, for a season.
    """

    of_year: Callable[[int], Period | None]
    rule: str
    kind: str
    order: str | None = None
    weekday: int | None = None
    south: Callable[[int], Period | None] | None = None

    REACH: ClassVar[int] = 8  # 29 February is at most eight years away

    def placed(self, setting: Setting) -> Yearly:
        """The same in the hemisphere of the setting."""
        return replace(self, of_year=self.south, south=None) if self.south and setting.southern else self

    def _settle(self, setting: Setting) -> Settled:
        day = setting.day
        found = self.placed(setting)._around(day)
        if self.weekday is not None:
            found = [p for p in found if p.start.weekday() == self.weekday and abs(p.start.year - day.year) <= 2]
            if not found:
                raise Unsettled("it falls on another weekday than the one it is given with")
        if self.order == "this":
            now = [p for p in found if p.start <= day <= p.end]
            return _nearest(now or [p for p in found if p.end.year == day.year] or found, day), f"{self.rule}_this_year"
        if self.order == "last":
            return max((p for p in found if p.end < day), key=lambda p: p.start), f"{self.rule}_before"
        if self.order == "next":
            return min((p for p in found if p.start > day), key=lambda p: p.start), f"{self.rule}_after"
        if self.weekday is not None:
            return _nearest(found, day), f"{self.rule}_with_weekday"
        return self._by_tense(found, day, setting.direction)

    def _by_tense(self, found: list[Period], day: date, direction: Direction) -> Settled:
        past = max((p for p in found if p.start <= day), key=lambda p: p.start)
        ahead = min((p for p in found if p.end >= day), key=lambda p: p.start)
        if direction is Direction.NONE:
            return _nearest([past, ahead], day), f"{self.rule}_nearest"
        if direction is Direction.FUTURE:
            return ahead, f"{self.rule}_on_or_after"
        return past, f"{self.rule}_on_or_before"

    def in_year(self, year: int) -> Period:
        """Its period in one year. Raises `Unsettled`."""
        period = self.of_year(year)
        if period is None:
            raise Unsettled(f"the calendar of {year} has no such day")
        if self.weekday is not None and period.start.weekday() != self.weekday:
            raise Unsettled("it falls on another weekday than the one it is given with")
        return period

    def _around(self, day: date) -> list[Period]:
        years = range(max(day.year - self.REACH, 1), min(day.year + self.REACH, 9998) + 1)
        found = [p for p in map(self.of_year, years) if p is not None]
        if not found:
            raise Unsettled("the calendar has no such day")
        return found


def _nearest(periods: list[Period], day: date) -> Period:
    def gap(period: Period) -> int:
        return max((period.start - day).days, (day - period.end).days, 0)

    ordered = sorted(periods, key=gap)
    if len(ordered) > 1 and ordered[0] != ordered[1] and gap(ordered[0]) == gap(ordered[1]):
        raise Unsettled("it lies as near before the report as after it, and no verb tells which is meant")
    return ordered[0]


@dataclass(frozen=True)
class Weekday(Value):
    """A day of the week, 0 for Monday. order: "last", "next" or "this" where the text says so. of_month: its day of the
    month, where the text gives one ("Wednesday the 21st")."""

    weekday: int
    order: str | None = None
    of_month: int | None = None
    kind: str = "weekday"

    def _settle(self, setting: Setting) -> Settled:
        day = setting.day
        if self.of_month is not None:
            return self._dated(day)
        if self.order == "last":
            return calendar.one_day(calendar.weekday_on_or_before(day - timedelta(1), self.weekday)), "weekday_before"
        if self.order == "next":
            return calendar.one_day(calendar.weekday_on_or_after(day + timedelta(1), self.weekday)), "weekday_after"
        direction = setting.direction
        if direction is Direction.FUTURE:
            return calendar.one_day(calendar.weekday_on_or_after(day, self.weekday)), "weekday_on_or_after"
        if direction is not Direction.NONE:
            return calendar.one_day(calendar.weekday_on_or_before(day, self.weekday)), "weekday_on_or_before"
        if self.order == "this":
            monday = calendar.unit_around(day, "week").start
            return calendar.one_day(monday + timedelta(self.weekday)), "weekday_of_this_week"
        if day.weekday() == self.weekday:
            return calendar.one_day(day), "weekday_of_report"
        raise Unsettled("no verb tells whether the weekday is past or still to come")

    def _dated(self, day: date) -> Settled:
        near = [day + timedelta(n) for n in range(-45, 46)]
        found = [calendar.one_day(d) for d in near if d.day == self.of_month and d.weekday() == self.weekday]
        if not found:
            raise Unsettled("no month near the report has that day on that weekday")
        return _nearest(found, day), "weekday_with_day"


@dataclass(frozen=True)
class Weekend(Value):
    """ "The weekend": Saturday and Sunday, in the direction of the tense. order: "last", "next", "this"."""

    order: str | None = None
    kind: str = "weekend"

    def _settle(self, setting: Setting) -> Settled:
        day = setting.day
        this = calendar.unit_around(day, "weekend")
        last = calendar.unit_away(day, -1, "weekend")
        following = calendar.unit_away(day, 1, "weekend")
        if self.order == "last":
            return last, "weekend_before"
        if self.order == "next":
            return following, "weekend_after"
        direction = setting.direction
        if direction is Direction.FUTURE or (self.order == "this" and direction is Direction.NONE):
            return this, "weekend_on_or_after"
        if direction is Direction.NONE:
            raise Unsettled("no verb tells whether the weekend is past or still to come")
        return (this if this.start <= day else last), "weekend_on_or_before"


@dataclass(frozen=True)
class Counted(Value):
    """A period counted from the report's day: "yesterday", "last month", "the next five years"."""

    count: Callable[[date], Period]
    rule: str
    kind: str

    def _settle(self, setting: Setting) -> Settled:
        return self.count(setting.day), self.rule


@dataclass(frozen=True)
class Recalled(Value):
    """A period counted from the one spoken of just before: "the next day", "three weeks later", "that year".

    daily: the period spoken of must be a single day. fallback: it may be the report's own day.
    """

    count: Callable[[Period], Period]
    rule: str
    kind: str
    daily: bool = True
    fallback: bool = False

    def _settle(self, setting: Setting) -> Settled:
        mentioned = setting.mentioned
        if mentioned is not None and (not self.daily or mentioned.start == mentioned.end):
            return self.count(mentioned), f"{self.rule}_of_mentioned"
        if self.fallback:
            return self.count(calendar.one_day(setting.day)), f"{self.rule}_of_report"
        raise Unsettled("it counts from another event, which the text does not date just before")
