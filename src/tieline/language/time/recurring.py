"""Expressions that name one of many: a day of the week, or what comes once a year. The tense or the text picks which.

A setting in, the period picked out; see `values`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from tieline.language.time import calendar
from tieline.language.time.calendar import Period
from tieline.language.time.values import Direction, Setting, Settled, Unsettled, Value

# In days: a day so near is meant rather than one so far, whatever verb the parse hangs it on ("arrived for the summit
# on December 28", written on the 27th); one of the same year must be nearer still, since "held on January 15" may look
# back from December. A month may well be eleven months back.
_JUST, _VERY_SOON, _ALMOST_A_YEAR = 31, 7, 300


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
        if not direction.firm:
            return _nearest([past, ahead], day), f"{self.rule}_nearest"
        near, far = (ahead, past) if direction.behind else (past, ahead)
        just = _VERY_SOON if far.start.year == day.year else _JUST
        if self.kind == "date" and _gap(near, day) <= just and _gap(far, day) >= _ALMOST_A_YEAR:
            return near, f"{self.rule}_nearest"  # the verb was misread: nobody means a day of another year so
        if direction.ahead:
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


def _gap(period: Period, day: date) -> int:
    return max((period.start - day).days, (day - period.end).days, 0)


def _nearest(periods: list[Period], day: date) -> Period:
    ordered = sorted(periods, key=lambda period: _gap(period, day))
    if len(ordered) > 1 and ordered[0] != ordered[1] and _gap(ordered[0], day) == _gap(ordered[1], day):
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
        if direction.ahead:
            return calendar.one_day(calendar.weekday_on_or_after(day, self.weekday)), "weekday_on_or_after"
        if direction.behind:
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
    """Saturday and Sunday, in the direction of the tense. order: "last", "next" or "this", where the text says so."""

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
        if direction.ahead or (self.order == "this" and direction is Direction.NONE):
            return this, "weekend_on_or_after"
        if direction is Direction.NONE:
            raise Unsettled("no verb tells whether the weekend is past or still to come")
        return (this if this.start <= day else last), "weekend_on_or_before"
