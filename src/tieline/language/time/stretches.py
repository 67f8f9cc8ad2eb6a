"""Units counted from the report's day: a count and a unit in, a value out that settles to a stretch of days.

A stretch back ends with the report's day and begins so many units before it ("over the past year"). A stretch forward
begins the day after the report ("over the next two years"). A plural without a number spans what the annotation guide
gives it: days a week, weeks four of them, months 92 days; years are refused.
"""

from __future__ import annotations

from datetime import date, timedelta

from tieline.language.time import calendar
from tieline.language.time.calendar import FEW_DAYS, UNIT_PRECISION, Period
from tieline.language.time.grammar import Found, Node
from tieline.language.time.values import Counted, Refused, Value
from tieline.language.time.words import VAGUE_AMOUNTS

_TOO_VAGUE = "it counts no years: too vague to date anything by"


def kind_of(unit: str) -> str:
    """The kind of value one such calendar unit is."""
    return {"fortnight": "week"}.get(unit, unit)


def amount(node: Node) -> int | None:
    """A counted number; None for "few", "several"."""
    if node.text in VAGUE_AMOUNTS:
        return None
    return 2 if node.text == "couple" else node.number


def amounts(found: Found) -> tuple[int | None, ...]:
    """The numbers of "two", "five hundred", "two or three"; one None where there is none."""
    first = amount(found["count"]) if "count" in found else None
    if "hundred" in found and first is not None:
        first *= 100
    return (first, amount(found["other"])) if "other" in found else (first,)


def running(unit: str, count: int, *, today: bool = False) -> Value:
    """The stretch of so many units up to the report, or behind it. today: the report's day belongs to the latter."""
    if unit in ("hour", "minute"):
        days = -(-abs(count) // 24) if unit == "hour" else 1
        unit, count, today = "day", days if count > 0 else -days, True

    def stretch(day: date) -> Period:
        far = calendar.shift(day, count, unit)
        near = day if count < 0 or today else day + timedelta(1)
        return Period(min(near, far), max(near, far), UNIT_PRECISION[unit])

    return Counted(stretch, "units_before_report" if count < 0 else "units_after_report", "span")


def few(unit: str, sign: int, *, apart: bool = False) -> Value:
    """A few units back or ahead. apart: not up to the report's own day ("a few days ago")."""
    if unit in ("hour", "minute"):
        return running("day", sign, today=True)
    days = FEW_DAYS.get(unit)
    if days is None:
        return Refused(_TOO_VAGUE)

    def stretch(day: date) -> Period:
        near = day + timedelta(sign) if apart or sign > 0 else day
        first, last = sorted((near, day + timedelta(sign * days)))
        return Period(first, last, UNIT_PRECISION[unit])

    return Counted(stretch, "few_units_before_report" if sign < 0 else "few_units_after_report", "span")


def point(unit: str, counts: tuple[int | None, ...], sign: int, rule: str) -> Value:
    """So many units away: the calendar unit there ("two weeks ago" is a week, "two days ago" a day)."""
    if unit in ("hour", "minute"):
        unit, counts = "day", tuple(c and (c // 24 if unit == "hour" else 0) for c in counts)
    if unit == "decade":
        return Refused("decades are too coarse to date anything by")
    numbers = [count for count in counts if count is not None]
    if len(numbers) != len(counts):
        return few(unit, sign, apart=True)

    def place(day: date) -> Period:
        ends = sorted((calendar.unit_away(day, sign * n, unit) for n in numbers), key=lambda p: p.start)
        return Period(ends[0].start, ends[-1].end, UNIT_PRECISION[unit])

    return Counted(place, rule, kind_of(unit) if len(numbers) == 1 else "span")


def to_the_day(unit: str, count: int, rule: str) -> Value:
    """The day itself so many units away: "two years ago today"."""
    return Counted(lambda day: calendar.one_day(calendar.shift(day, count, unit)), rule, "day")
