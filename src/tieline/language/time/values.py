"""What an expression of time means before it is known when and in which tense it was written.

A value in, a setting (anchor, tense, last day mentioned) beside it: out comes a period with the name of the rule that
settled it, or `Unsettled` with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from tieline.language.time import calendar
from tieline.language.time.calendar import Period
from tieline.records.when import day_of

# What kind of expression a value is, and the categories the grammar knows it by. T: any dated expression. ADAY: a day.
# AMONTH: a month. PERIOD: longer than a day, so that it has parts. YEARLY: it leaves its year open. THE: "the month",
# which means something only inside a larger expression.
KINDS: dict[str, tuple[str, ...]] = {
    "day": ("T", "ADAY", "FULL"),
    "near_day": ("T", "ADAY", "FULL", "TNEAR"),
    "moment": ("TMOMENT",),
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
    "century": ("T", "PERIOD", "FULL"),
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
    """Which way from the report an expression points, as its verb tells, and how firmly."""

    PAST = "past"
    PAST_PERFECT = "past perfect"  # past already at the time told of: "had left by Friday"
    LIKELY_PAST = "likely past"  # told in the present, as news is: "a bus crashes on Friday"
    LIKELY_FUTURE = "likely future"  # a timetable in the present: "the summit opens on Friday"
    FUTURE = "future"
    NONE = "none"

    @property
    def ahead(self) -> bool:
        """It points ahead, however firmly."""
        return self in (Direction.FUTURE, Direction.LIKELY_FUTURE)

    @property
    def behind(self) -> bool:
        """It points back, however firmly."""
        return self in (Direction.PAST, Direction.PAST_PERFECT, Direction.LIKELY_PAST)

    @property
    def firm(self) -> bool:
        """The verb leaves no doubt."""
        return self in (Direction.PAST, Direction.PAST_PERFECT, Direction.FUTURE)


@dataclass(frozen=True)
class Setting:
    """What an expression is read against.

    anchor: the day the report counts from; None where it is unknown. look: tells the direction, asked only where it
    matters. mentioned: the period spoken of just before, in the same sentence or one of the two before it. told:
    whether any was spoken of before, however far back. southern: seasons of the southern hemisphere.
    """

    anchor: date | None
    look: Callable[[], Direction] = field(default=lambda: Direction.NONE)
    mentioned: Period | None = None
    told: bool = False
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
        return replace(self, look=lambda: direction, anchor=day_of(anchor) if anchor is not None else self.anchor)


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
class Named(Value):
    """What looks like a date and belongs to a name: "the March 23 Movement"."""

    kind: str = "refused"

    def _settle(self, _: Setting) -> Settled:
        raise Dropped("it is part of a name")


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

    daily: the period spoken of must be a single day. fallback: it may be the report's own day. way: whether it lies
    before (-1) or behind (1) what it counts from; that is the report's day where the text has told no other and the
    verb does not point the other way ("the elections would be held three months later").
    """

    count: Callable[[Period], Period]
    rule: str
    kind: str
    daily: bool = True
    fallback: bool = False
    way: int = 0

    def _settle(self, setting: Setting) -> Settled:
        mentioned = setting.mentioned
        if mentioned is not None and (not self.daily or mentioned.start == mentioned.end):
            return self.count(mentioned), f"{self.rule}_of_mentioned"
        if self.fallback or self._from_report(setting):
            return self.count(calendar.one_day(setting.day)), f"{self.rule}_of_report"
        raise Unsettled("it counts from another event, which the text does not date just before")

    def _from_report(self, setting: Setting) -> bool:
        if not self.way or setting.told:
            return False
        return not (setting.direction.behind if self.way > 0 else setting.direction.ahead)
