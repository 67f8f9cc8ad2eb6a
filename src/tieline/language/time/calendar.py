"""Calendar arithmetic: days and units in, periods of whole days out.

Weeks run from Monday to Sunday (ISO 8601). Quarters and halves are those of the calendar year. Seasons are the
meteorological ones, three whole months each; a winter is named after the year it begins in.
"""

from __future__ import annotations

import calendar as _calendar
from dataclasses import dataclass
from datetime import date, timedelta

from tieline.records.when import Precision


@dataclass(frozen=True, slots=True)
class Period:
    """A closed stretch of days. start, end: both inclusive (moments where the precision is the minute)."""

    start: date
    end: date
    precision: Precision


# Units a text counts in, and the precision an expression in that unit has.
UNIT_PRECISION = {
    "day": Precision.DAY,
    "weekend": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
    "century": Precision.YEAR,
}
# How many days an uncounted plural spans ("in the coming weeks"), as the annotation guide has it. Years: too vague.
FEW_DAYS = {"day": 7, "weekend": 28, "week": 28, "fortnight": 28, "month": 92}

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_OPPOSITE = {"spring": "autumn", "summer": "winter", "autumn": "spring", "winter": "summer"}
# Where the year's seasons run the other way round: zone names, or their beginnings.
SOUTHERN_ZONES = (
    "Australia/", "Antarctica/", "Pacific/Auckland", "Africa/Johannesburg", "Africa/Harare", "Africa/Maputo",
    "America/Argentina", "America/Buenos_Aires", "America/Montevideo", "America/Santiago", "America/Sao_Paulo",
    "America/Asuncion", "America/La_Paz", "America/Lima",
)  # fmt: skip


def one_day(day: date) -> Period:
    """The day itself."""
    return Period(day, day, Precision.DAY)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return Period(date(year, number, 1), date(year, number, days_in(year, number)), Precision.MONTH)


def days_in(year: int, number: int) -> int:
    """Days of a month."""
    return _calendar.monthrange(year, number)[1]


def years(first: int, last: int | None = None) -> Period:
    """A calendar year, or several."""
    return Period(date(first, 1, 1), date(last or first, 12, 31), Precision.YEAR)


def century(number: int) -> Period:
    """A century as it is counted: the 21st runs from 2001 to 2100."""
    return years(100 * number - 99, 100 * number)


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year, 1 to 4."""
    return Period(date(year, 3 * number - 2, 1), month(year, 3 * number).end, Precision.QUARTER)


def half(year: int, number: int) -> Period:
    """A half of the calendar year, 1 or 2."""
    return Period(date(year, 6 * number - 5, 1), month(year, 6 * number).end, Precision.HALF)


def season(year: int, name: str, *, southern: bool = False) -> Period:
    """A season; one that runs over the new year is named after the year it begins in."""
    first = SEASON_MONTHS[_OPPOSITE[name] if southern else name]
    end = month(year + (first == 12), (first + 1) % 12 + 1).end
    return Period(date(year, first, 1), end, Precision.SEASON)


def day_of_month(year: int, number: int, day: int) -> Period | None:
    """A day of the calendar; None where that month has no such day."""
    return one_day(date(year, number, day)) if 1 <= day <= days_in(year, number) else None


def unit_around(day: date, unit: str) -> Period:
    """The calendar unit a day lies in; a weekend is that of the day's week."""
    if unit in ("week", "fortnight", "weekend"):
        monday = day - timedelta(days=day.weekday())
        if unit == "weekend":
            return Period(monday + timedelta(days=5), monday + timedelta(days=6), Precision.DAY)
        return Period(monday, monday + timedelta(days=6), Precision.WEEK)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    if unit == "year":
        return years(day.year)
    if unit == "decade":
        return years(day.year - day.year % 10, day.year - day.year % 10 + 9)
    return one_day(day)


def shift(day: date, count: int, unit: str) -> date:
    """The day `count` units later (earlier if negative); a day the target month lacks becomes its last.

    Raises `OverflowError` or `ValueError` outside the years 1 to 9999.
    """
    if unit in ("day", "week", "weekend", "fortnight"):
        return day + timedelta(days=count * {"day": 1, "fortnight": 14}.get(unit, 7))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, index + 1, min(day.day, days_in(year, index + 1)))


def unit_away(day: date, count: int, unit: str) -> Period:
    """The calendar unit that lies `count` units from a day's own."""
    return unit_around(shift(day, count, unit), unit)


_FIRST_AND_LAST = {"start": 1, "end": 12, "early": 1, "late": 4}  # month or quarter of the year


def narrowed(period: Period, part: str) -> Period | None:
    """The early, mid or late part of a period, or its "start" or "end"; None of a century, whose parts are too vague.

    A month: ten days each (the last third takes the rest). A week: Monday to Wednesday, Tuesday to Thursday,
    Thursday to Sunday. A year: its first and last quarter, and its start and end are its first and last month. A
    decade: years 0 to 3, 4 to 6, 7 to 9. Anything else: thirds in whole months, or in days.
    """
    third = {"start": 0, "early": 0, "mid": 1, "late": 2, "end": 2}[part]
    if period.precision is Precision.YEAR:
        first = period.start.year
        if period.end.year - first >= 99:
            return None
        if period.end.year - first == 9:
            since, until = ((0, 3), (4, 6), (7, 9))[third]
            return years(first + since, first + until)
        if first == period.end.year and third != 1:
            return (month if part in ("start", "end") else quarter)(first, _FIRST_AND_LAST[part])
    if period.precision is Precision.WEEK:
        first, last = ((0, 2), (1, 3), (3, 6))[third]
        return Period(period.start + timedelta(days=first), period.start + timedelta(days=last), Precision.WEEK)
    if period.precision is Precision.MONTH and period.start.day == 1:
        first, last = ((1, 10), (11, 20), (21, period.end.day))[third]
        return Period(period.start.replace(day=first), period.start.replace(day=last), Precision.MONTH)
    return _third(period, third)


def _third(period: Period, third: int) -> Period:
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    if period.start.day == 1 and months % 3 == 0:
        step = months // 3
        start = shift(period.start, third * step, "month")
        return Period(start, shift(start, step, "month") - timedelta(days=1), period.precision)
    length = (period.end - period.start).days + 1
    return Period(
        period.start + timedelta(days=length * third // 3),
        period.start + timedelta(days=max(length * (third + 1) // 3 - 1, length * third // 3)),
        period.precision,
    )


def half_of(period: Period, number: int) -> Period:
    """The first or second half of a period: of a year its six months, of a month days 1 to 15 and the rest."""
    if period.precision is Precision.YEAR and period.start.year == period.end.year:
        return half(period.start.year, number)
    if period.precision is Precision.MONTH and period.start.day == 1 and period.end.day >= 28:
        first, last = ((1, 15), (16, period.end.day))[number - 1]
        return Period(period.start.replace(day=first), period.start.replace(day=last), Precision.MONTH)
    length = (period.end - period.start).days + 1
    cut = period.start + timedelta(days=(length + 1) // 2)
    if number == 1:
        return Period(period.start, max(cut - timedelta(days=1), period.start), period.precision)
    return Period(min(cut, period.end), period.end, period.precision)


def units_within(period: Period, unit: str, position: int, count: int = 1) -> Period | None:
    """`count` units from the `position`-th unit of a period on; a negative position counts from the end.

    Weeks of a month are counted from its first or last day, seven days each. None where they do not fit.
    """
    ahead = position > 0
    if ahead:
        start = shift(period.start, position - 1, unit)
        end = shift(start, count, unit) - timedelta(days=1)
    else:
        end = shift(period.end + timedelta(days=1), position + 1, unit) - timedelta(days=1)
        start = shift(end + timedelta(days=1), -count, unit)
    if start < period.start or end > period.end:
        return None
    return Period(start, end, UNIT_PRECISION[unit])


def weekday_within(period: Period, weekday: int, position: int) -> Period | None:
    """The `position`-th Monday (0) to Sunday (6) of a period; -1 is the last. None where there is none."""
    first = period.start + timedelta(days=(weekday - period.start.weekday()) % 7)
    last = period.end - timedelta(days=(period.end.weekday() - weekday) % 7)
    day = first + timedelta(days=7 * (position - 1)) if position > 0 else last + timedelta(days=7 * (position + 1))
    return one_day(day) if period.start <= day <= period.end else None


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The last such weekday up to and including a day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first such weekday from a day on, the day included."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def coarser(one: Precision, other: Precision) -> Precision:
    """The less fine of two precisions."""
    order = list(Precision)
    return max(one, other, key=order.index)
