"""Rules for what stands in a calendar once: days, months, years, decades, with what refuses a date.

Each rule is a pattern (see `grammar`) and a function from its match to a value.
"""

from __future__ import annotations

from datetime import date, datetime

from tieline.language.time import calendar
from tieline.language.time.calendar import Period
from tieline.language.time.checks import (
    is_day_number,
    is_month,
    is_named_after,
    is_year,
    text_of,
)
from tieline.language.time.grammar import Found, Rule
from tieline.language.time.recurring import Yearly
from tieline.language.time.values import Fixed, Named, Refused, Value
from tieline.language.time.words import (
    AGE_NOUNS,
    MONTH_SHORT,
    MONTHS,
    WEEKDAY_SHORT,
    WEEKDAYS,
)
from tieline.records.when import Precision

_WEEKDAY = "(weekday=ANYWEEKDAY COMMA? the?)?"
_YEAR = "(COMMA? of? year=YEAR)?"
_TO = "(HYPHEN | DASH | to | through | until | till)"
_NUMBERS = {**WEEKDAYS, **WEEKDAY_SHORT, **MONTHS, **MONTH_SHORT}
_DECLARING = frozenset({"declare", "declared", "declaring", "proclaim", "proclaimed", "designate", "designated"})
_OPPOSED = "it falls on another weekday than the one it is given with"
ORDERS = {
    "this": "this",
    "last": "last",
    "past": "last",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
    "forthcoming": "next",
}


def month_of(found: Found, name: str = "month") -> int:
    """The number of the month a part names."""
    return _NUMBERS[found.text(name)]


def _day(found: Found) -> Value | None:
    """A day of a month, with or without year and weekday."""
    if not is_day_number(found, "day"):
        return None
    if is_named_after(found):
        return Named()
    month, day = month_of(found), found.number("day")
    weekday = _NUMBERS[found.text("weekday")] if "weekday" in found else None
    if "year" not in found:
        if text_of(found.before()) in _DECLARING:
            return Refused("it is a day of every year")
        if day > calendar.days_in(2000, month):
            return Refused("that month has no such day")
        return Yearly(
            lambda year: calendar.day_of_month(year, month, day),
            "day_month",
            "date",
            order_of(found),
            weekday,
        )
    period = calendar.day_of_month(found.number("year"), month, day)
    if period is None:
        return Refused("that month has no such day")
    if weekday is not None and period.start.weekday() != weekday:
        return Refused(_OPPOSED)
    return Fixed(period, "day_month_year", "day")


def _days(found: Found) -> Value | None:
    """Several days of one month: "from 3 to 5 May", "May 3 and 4"."""
    if not is_day_number(found, "last"):
        return None
    month, first, last = month_of(found), found.number("day"), found.number("last")

    def of_year(year: int) -> Period | None:
        start, end = calendar.day_of_month(year, month, first), calendar.day_of_month(year, month, last)
        return Period(start.start, end.end, Precision.DAY) if start and end else None

    if last <= first:
        return Refused("the days do not follow one another")
    if "year" not in found:
        return Yearly(of_year, "days_of_month", "date")
    period = of_year(found.number("year"))
    return Fixed(period, "days_of_month_year", "day") if period else Refused("that month has no such day")


def _iso(found: Found) -> Value | None:
    text = found["iso"].text.upper()
    try:
        if "T" not in text:
            return Fixed(calendar.one_day(date.fromisoformat(text)), "iso_date", "day")
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Refused("the calendar has no such day")
    if moment.tzinfo is None:
        return Fixed(calendar.one_day(moment.date()), "iso_date", "day")
    return Fixed(Period(moment, moment, Precision.MINUTE), "iso_moment", "moment")


def _numeric(found: Found) -> Value | None:
    """A date in figures: "21/1/2025" is plain, "1/2/2025" means two days in two halves of the world."""
    parts = [int(part) for part in found["numeric"].text.replace("/", ".").split(".")]
    if parts[0] > 31:
        readings = {(parts[0], parts[1], parts[2])}
    else:
        readings = {(parts[2], parts[1], parts[0]), (parts[2], parts[0], parts[1])}
    valid = {(y, m, d) for y, m, d in readings if 1 <= m <= 12 and y >= 1 and calendar.day_of_month(y, m, d)}
    if len(valid) == 1:
        return Fixed(calendar.one_day(date(*valid.pop())), "numeric_date", "day")
    if not valid:
        return None if "." in found["numeric"].text else Refused("the calendar has no such day")
    return Refused("day and month cannot be told apart")


def _month_year(found: Found) -> Value | None:
    if "comma" in found and not is_year(found):
        return None
    return Fixed(calendar.month(found.number("year"), month_of(found)), "month_year", "month")


def _month(found: Found) -> Value | None:
    if "order" not in found and not is_month(found):
        return None
    number = month_of(found)
    return Yearly(lambda year: calendar.month(year, number), "month", "month_name", order_of(found))


def order_of(found: Found) -> str | None:
    """Whether the last, the next or this one is meant, where the text says so."""
    return ORDERS.get(found.text("turn") or found.text("order"))


def _year(found: Found) -> Value | None:
    named = "word" in found and not found["word"].capital
    if not named and not is_year(found):
        return None
    return Fixed(calendar.years(found.number("year")), "year", "year")


def _years(found: Found) -> Value | None:
    """Years joined by a mark: "2018-2025", "2014/15"."""
    first, last = found.number("year"), found.number("last")
    if last < 100:
        last += first - first % 100
    before = text_of(found.before())
    if before == "(" and text_of(found.after()) != ")":
        return None
    if before == "the" and text_of(found.after()) != "period":
        return None
    if not first < last < first + 100:
        return None
    return Fixed(calendar.years(first, last), "years", "span")


def _decade(found: Found) -> Value | None:
    first = found.number("decade")
    return Fixed(calendar.years(first, first + 9), "decade", "decade")


def _century(found: Found) -> Value | None:
    """A century that is numbered; "the turn of the century" is none, nor "this century"."""
    if "nth" not in found or text_of(found.after()) in ("bc", "bce", "b"):
        return Refused("a century is too coarse to date anything by")
    number = found.number("nth")
    behind = found.after()
    if found.inside[0].text != "the" and behind is not None and behind.text.isalpha():
        return None  # "21st century challenges"
    if text_of(found.before()) == "of" and text_of(found.before(2)) in AGE_NOUNS:
        return None  # "the threats of the 21st century" are today's
    return Fixed(calendar.century(number), "century", "century") if 1 <= number <= 99 else None


def _fiscal(_: Found) -> Value:
    return Refused("a fiscal year is not a calendar year, and each state has its own")


DATE_RULES = (
    Rule("iso", "iso=ISO", _iso),
    Rule("numeric", "numeric=NUMERIC", _numeric),
    Rule("day_month", f"{_WEEKDAY} day=DAYNO of? month=ANYMONTH {_YEAR}", _day),
    Rule("ordinal_month", f"{_WEEKDAY} the day=ORD of? month=ANYMONTH {_YEAR}", _day),
    Rule("month_day", f"{_WEEKDAY} order=ORDER? month=ANYMONTH the? day=DAYNO {_YEAR}", _day),
    Rule(
        "days_month",
        f"(from | between)? {_WEEKDAY} the? day=DAYNO (COMMA the? DAYNO){{0,5}} COMMA? ({_TO} | and | or | COMMA) the?"
        f" last=DAYNO of? month=ANYMONTH {_YEAR}",
        _days,
    ),
    Rule(
        "month_days",
        f"(from | between)? {_WEEKDAY} month=ANYMONTH the? day=DAYNO (COMMA the? DAYNO){{0,5}} COMMA?"
        f" ({_TO} | and | or | COMMA) the? last=DAYNO {_YEAR}",
        _days,
    ),
    Rule("month_year", "month=ANYMONTH comma=COMMA? of? year=YEAR", _month_year),
    Rule("month", "month=MONTH", _month),
    Rule("ordered_month", "this? order=ORDER month=MONTH", _month),
    Rule("this_month", "order=this turn=ORDER? month=MONTH", _month),
    Rule("year", "(the? word=year)? year=YEAR", _year),
    Rule("years", "year=YEAR (HYPHEN | SLASH | DASH) last=YEARTAIL", _years),
    Rule("decade", "(the APOSTROPHE?)? decade=DECADE", _decade),
    Rule("numbered_century", "the? nth=ORD CENTURY", _century),
    Rule("century", "the turn of (the | this | ORDER | new){1,3} ORD? CENTURY", _century),
    Rule("century_unnumbered", "(the | this | ORDER | new){1,3} CENTURY", _century),
    Rule(
        "fiscal",
        "(the? ORD quarter of)? (the | this | last | next | current)? ORD? (fiscal | financial)"
        " (year YEAR? | YEARTAIL | ORD? quarter)",
        _fiscal,
    ),
    Rule("fiscal_short", "FISCAL", _fiscal),
)
