"""Expressions built from expressions: "late February", "by the end of June", "from 3 May to 5 June".

Values in, one value out, which settles its parts first and keeps their rule in its own rule's name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from tieline.language.time import calendar
from tieline.language.time.calendar import Period
from tieline.language.time.recurring import Weekday, Yearly
from tieline.language.time.values import Direction, Refused, Setting, Settled, Unsettled, Value
from tieline.records.when import Precision

Narrowing = Callable[[Period], Period | None]


@dataclass(frozen=True)
class Narrowed(Value):
    """A part of a period. narrow: from the whole to the part; None where the whole has no such part."""

    inner: Value
    narrow: Narrowing
    rule: str
    kind: str

    def _settle(self, setting: Setting) -> Settled:
        whole, rule = self.inner.settle(setting)
        part = self.narrow(whole)
        if part is None:
            raise Unsettled("the period has no such part")
        return part, f"{self.rule}_{rule}"


def narrowed(inner: Value, narrow: Narrowing, rule: str, kind: str | None = None) -> Value:
    """A part of a value's period. What comes once a year still does: the tense then looks at the part."""
    if isinstance(inner, Refused):
        return inner
    if isinstance(inner, Yearly):
        of_year, south = _part_of(inner.of_year, narrow), _part_of(inner.south, narrow) if inner.south else None
        return replace(inner, of_year=of_year, south=south, rule=f"{rule}_{inner.rule}", kind=kind or inner.kind)
    return Narrowed(inner, narrow, rule, kind or inner.kind)


def _part_of(whole: Callable[[int], Period | None], narrow: Narrowing) -> Callable[[int], Period | None]:
    def of_year(year: int) -> Period | None:
        period = whole(year)
        return None if period is None else narrow(period)

    return of_year


@dataclass(frozen=True)
class InYear(Value):
    """Something yearly in a year named beside it: "May 9 of last year", "the third quarter of 2009".

    single: the one year named does not settle what lies in two ("winter 2014").
    """

    inner: Yearly
    year: Value
    kind: str
    single: bool = False

    def _settle(self, setting: Setting) -> Settled:
        year, rule = self.year.settle(setting)
        if year.start.year != year.end.year:
            raise Unsettled("it is given with more than one year")
        period = self.inner.placed(setting).in_year(year.start.year)
        if self.single and period.start.year != period.end.year:
            raise Unsettled("it runs over the new year, and the text names only one year")
        return period, f"{self.inner.rule}_in_{rule}"


@dataclass(frozen=True)
class OfWeek(Value):
    """A weekday, or the weekend, of a week named beside it: "Tuesday next week"."""

    weekday: int
    week: Value
    kind: str = "day"

    def _settle(self, setting: Setting) -> Settled:
        week, rule = self.week.settle(setting)
        return calendar.one_day(week.start + timedelta(self.weekday)), f"weekday_of_{rule}"


@dataclass(frozen=True)
class Between(Value):
    """From one period to another; what the one leaves open (year, week) it takes from the other."""

    first: Value
    last: Value
    rule: str = "range"
    kind: str = "span"

    def _settle(self, setting: Setting) -> Settled:
        if floats(self.first) and not floats(self.last):
            end, rule = self.last.settle(setting)
            start, _ = self.first.settle(setting.facing(Direction.PAST, end.start))
        elif floats(self.last):
            start, rule = self.first.settle(setting)
            end, _ = self.last.settle(setting.facing(Direction.FUTURE, start.start))
        else:
            start, rule = self.first.settle(setting)
            end, _ = self.last.settle(setting)
        if end.end < start.start:
            raise Unsettled("it ends before it begins")
        return Period(start.start, end.end, calendar.coarser(start.precision, end.precision)), f"{self.rule}_{rule}"


@dataclass(frozen=True)
class Beside(Value):
    """What takes its year from the next in a list: "in June and July 2018"."""

    inner: Value
    leader: Value
    kind: str

    def _settle(self, setting: Setting) -> Settled:
        leader, _ = self.leader.settle(setting)
        period, rule = self.inner.settle(setting.facing(Direction.PAST, leader.start))
        return period, f"{rule}_beside_year"


def floats(value: Value) -> bool:
    """Whether a value leaves its year or week open."""
    return isinstance(value, Weekday | Yearly) and value.order is None


@dataclass(frozen=True)
class Deadline(Value):
    """From the report to the end of the period named: "by Friday", "until December", "through 2025".

    Whatever the tense, what it leaves open lies ahead, unless the verb is past already at the time told of. One that
    lies before the report begins where the text does not say; "by 2014" is then 2014 itself. hard: it ends before the
    period named begins ("before Friday").
    """

    inner: Value
    rule: str
    hard: bool = False
    kind: str = "limit"

    def _settle(self, setting: Setting) -> Settled:
        ahead = setting
        if floats(self.inner) and setting.direction is not Direction.PAST_PERFECT:
            ahead = setting.facing(Direction.FUTURE)
        limit, rule = self.inner.settle(ahead)
        if isinstance(self.inner, Narrowed) and self.inner.rule in ("start_of", "end_of"):
            limit = replace(limit, precision=self.inner.inner.settle(ahead)[0].precision)
        rule = f"{self.rule}_{rule}"
        if setting.anchor is None and not self.hard and self.rule == "by":
            return limit, rule
        end = limit.start - timedelta(1) if self.hard else limit.end
        if end >= setting.day:
            return Period(setting.day, end, limit.precision), rule
        if self.rule == "by":
            return limit, rule
        raise Unsettled("it ends before the report, and the text does not say when it begins")


@dataclass(frozen=True)
class NotUntil(Value):
    """What begins only then: "did not open until Monday", "will not return until May". past: the verb is past."""

    inner: Value
    past: bool
    kind: str = "limit"

    def _settle(self, setting: Setting) -> Settled:
        begun, rule = self.inner.settle(setting.facing(Direction.PAST if self.past else Direction.FUTURE))
        return begun, f"not_until_{rule}"


@dataclass(frozen=True)
class Since(Value):
    """From a period up to the report: "since 2014". after: only when the period is over ("after March 1")."""

    inner: Value
    rule: str = "since"
    after: bool = False
    kind: str = "span"

    def _settle(self, setting: Setting) -> Settled:
        back = setting.facing(Direction.PAST) if floats(self.inner) and not self.after else setting
        begun, rule = self.inner.settle(back)
        start = begun.end + timedelta(1) if self.after else begun.start
        if start > setting.day:
            raise Unsettled("it begins after the report, and nothing says when it ends")
        return Period(start, setting.day, begun.precision), f"{self.rule}_{rule}"


@dataclass(frozen=True)
class RestOf(Value):
    """What of a period is still to come: "the rest of the year", "throughout the year".

    running: what of it has passed counts instead, if the verb is past; elapsed: that part is meant in any tense
    ("earlier this month").
    """

    inner: Value
    rule: str
    running: bool = False
    elapsed: bool = False
    kind: str = "span"

    def _settle(self, setting: Setting) -> Settled:
        whole, rule = self.inner.settle(setting)
        day, rule = setting.day, f"{self.rule}_{rule}"
        if not whole.start <= day <= whole.end:
            return whole, rule
        if self.elapsed or (self.running and setting.direction.behind):
            return Period(whole.start, day, whole.precision), rule
        return Period(day, whole.end, whole.precision), rule


@dataclass(frozen=True)
class Offset(Value):
    """So many units from another expression: "two days after May 9", "within a week of 1 June".

    within: everything up to there.
    """

    inner: Value
    count: int
    unit: str
    within: bool = False
    kind: str = "span"

    def _settle(self, setting: Setting) -> Settled:
        origin, rule = self.inner.settle(setting)
        target = calendar.shift(origin.end if self.count > 0 else origin.start, self.count, self.unit)
        precision = calendar.coarser(calendar.UNIT_PRECISION[self.unit], origin.precision)
        if self.within:
            first, last = sorted((target, origin.end if self.count < 0 else origin.start))
            return Period(first, last, precision), f"within_units_of_{rule}"
        if precision is Precision.DAY:
            return calendar.one_day(target), f"units_from_{rule}"
        return calendar.unit_around(target, self.unit), f"units_from_{rule}"
