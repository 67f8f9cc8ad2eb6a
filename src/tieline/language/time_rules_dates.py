"""Rules for what stands in a calendar: days, months, years, seasons, quarters, weekdays.

Each rule is a pattern (see `time_grammar`) and a function from its match to a value.
"""

from __future__ import annotations

from datetime import date, datetime

from tieline.language import calendar
from tieline.language.calendar import Period
from tieline.language.time_checks import (
    is_day_number,
    is_month,
    is_season,
    is_weekday,
    is_year,
    text_of,
)
from tieline.language.time_combined import InYear, narrowed
from tieline.language.time_grammar import Found, Rule
from tieline.language.time_values import Fixed, Recalled, Refused, Value, Weekday, Yearly
from tieline.language.time_words import MONTH_SHORT, MONTHS, SEASON_PREPOSITIONS, SEASONS, WEEKDAY_SHORT, WEEKDAYS
from tieline.records.when import Precision

_WEEKDAY = "(weekday=ANYWEEKDAY COMMA? the?)?"
_YEAR = "(COMMA? of? year=YEAR)?"
_TO = "(HYPHEN | DASH | to | through | until | till)"
_NUMBERS = {**WEEKDAYS, **WEEKDAY_SHORT, **MONTHS, **MONTH_SHORT}
_OPPOSED = "it falls on another weekday than the one it is given with"
_ORDERS = {
    "this": "this",
    "last": "last",
    "past": "last",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
    "forthcoming": "next",
}


def _month_number(found: Found, name: str = "month") -> int:
    return _NUMBERS[found.text(name)]


def _day(found: Found) -> Value | None:
    """A day of a month, with or without year and weekday."""
    if not is_day_number(found, "day"):
        return None
    month, day = _month_number(found), found.number("day")
    weekday = _NUMBERS[found.text("weekday")] if "weekday" in found else None
    if "year" not in found:
        if day > calendar.days_in(2000, month):
            return Refused("that month has no such day")
        return Yearly(
            lambda year: calendar.day_of_month(year, month, day),
            "day_month",
            "date",
            _order(found),
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
    month, first, last = _month_number(found), found.number("day"), found.number("last")

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
    """ "21/1/2025" is plain; "1/2/2025" is read in two ways in two halves of the world."""
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
    return Fixed(calendar.month(found.number("year"), _month_number(found)), "month_year", "month")


def _month(found: Found) -> Value | None:
    if "order" not in found and not is_month(found):
        return None
    number = _month_number(found)
    return Yearly(lambda year: calendar.month(year, number), "month", "month_name", _order(found))


def _order(found: Found) -> str | None:
    return _ORDERS.get(found.text("turn") or found.text("order"))


def _year(found: Found) -> Value | None:
    if "word" not in found and not is_year(found):
        return None
    return Fixed(calendar.years(found.number("year")), "year", "year")


def _years(found: Found) -> Value | None:
    """ "2018-2025", "2014/15"."""
    first, last = found.number("year"), found.number("last")
    if last < 100:
        last += first - first % 100
    if text_of(found.before()) == "(" or (text_of(found.before()) == "the" and text_of(found.after()) != "period"):
        return None
    if not first < last < first + 100:
        return None
    return Fixed(calendar.years(first, last), "years", "span")


def _decade(found: Found) -> Value | None:
    first = found.number("decade")
    return Fixed(calendar.years(first, first + 9), "decade", "decade")


def _quarter(found: Found) -> Value | None:
    number = found.number("nth") if "nth" in found else int(found["name"].text[1])
    if not 1 <= number <= 4:
        return None
    if "name" in found and not found["name"].capital:
        return None
    if "year" in found:
        return Fixed(calendar.quarter(found.number("year"), number), "quarter_year", "quarter")
    return Yearly(lambda year: calendar.quarter(year, number), "quarter", "quarter_name")


def _half(found: Found) -> Value | None:
    number = int(found["name"].text[1])
    if not found["name"].capital:
        return None
    if "year" in found:
        return Fixed(calendar.half(found.number("year"), number), "half_year", "half")
    return Yearly(lambda year: calendar.half(year, number), "half", "half_name")


def _season(found: Found) -> Value | None:
    """A season; which months it has depends on the hemisphere, which only the setting knows."""
    name = SEASONS[found.text("season")]
    if not is_season(found):
        return None
    value = Yearly(
        lambda year: calendar.season(year, name),
        "season",
        "season_name",
        _order(found),
        south=lambda year: calendar.season(year, name, southern=True),
    )
    if "year" in found:
        year = Fixed(calendar.years(found.number("year")), "year", "year")
        return InYear(value, year, "season", single="second" not in found)
    return value if "order" in found or text_of(found.before()) in SEASON_PREPOSITIONS else None


def _weekday(found: Found) -> Value | None:
    number = WEEKDAYS[found.text("weekday")]
    if not is_weekday(found):
        return None
    word = found.text("turn") or found.text("order")
    if word in ("following", "previous", "preceding"):
        return _recalled_weekday(number, forward=word == "following")
    if "day" in found:
        return Weekday(number, None, found.number("day"))
    return Weekday(number, _ORDERS.get(word))


def _recalled_weekday(number: int, *, forward: bool) -> Value:
    def count(period: Period) -> Period:
        if forward:
            day = calendar.weekday_on_or_after(calendar.shift(period.end, 1, "day"), number)
        else:
            day = calendar.weekday_on_or_before(calendar.shift(period.start, -1, "day"), number)
        return calendar.one_day(day)

    return Recalled(count, "weekday_counted", "day")


def _weekday_of_month(found: Found) -> Value | None:
    """ "The last Friday of March 2016"."""
    position = -1 if "final" in found else found.number("nth")
    weekday, month = WEEKDAYS[found.text("weekday")], _month_number(found)
    if "year" in found:
        whole: Value = Fixed(calendar.month(found.number("year"), month), "month_year", "month")
    else:
        whole = Yearly(lambda year: calendar.month(year, month), "month", "month_name")
    kind = "day" if "year" in found else "date"
    return narrowed(whole, lambda p: calendar.weekday_within(p, weekday, position), "nth_weekday", kind)


def _century(_: Found) -> Value:
    return Refused("a century is too coarse to date anything by")


def _fiscal(_: Found) -> Value:
    return Refused("a fiscal year is not a calendar year, and each state has its own")


def _repeated(_: Found) -> Value:
    return Refused("it repeats: no single day is meant")


def _new_year(found: Found) -> Value:
    month, day = (12, 31) if "eve" in found else (1, 1)
    return Yearly(lambda year: calendar.day_of_month(year, month, day), "new_year", "date")


DATE_RULES = (
    Rule("iso", "iso=ISO", _iso),
    Rule("numeric", "numeric=NUMERIC", _numeric),
    Rule("day_month", f"{_WEEKDAY} the? day=DAYNO of? month=ANYMONTH {_YEAR}", _day),
    Rule("ordinal_month", f"{_WEEKDAY} the day=ORD of month=ANYMONTH {_YEAR}", _day),
    Rule("month_day", f"{_WEEKDAY} order=ORDER? month=ANYMONTH the? day=DAYNO {_YEAR}", _day),
    Rule(
        "days_month",
        f"(from | between)? {_WEEKDAY} the? day=DAYNO (COMMA the? DAYNO)* COMMA? ({_TO} | and | or | COMMA) the?"
        f" last=DAYNO of? month=ANYMONTH {_YEAR}",
        _days,
    ),
    Rule(
        "month_days",
        f"(from | between)? {_WEEKDAY} month=ANYMONTH the? day=DAYNO (COMMA the? DAYNO)* COMMA?"
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
    Rule("century", "(the | this | last | next | ORD | turn | of | HYPHEN | ORDER | new)+ CENTURY", _century),
    Rule("quarter", "name=QUARTERNAME (of? COMMA? year=YEAR)?", _quarter),
    Rule("nth_quarter", "the? nth=ORD quarter (of? year=YEAR)?", _quarter),
    Rule("half", "name=HALFNAME (of? COMMA? year=YEAR)?", _half),
    Rule(
        "fiscal",
        "(the? ORD quarter of)? (the | this | last | next | current)? ORD? (fiscal | financial)"
        " (year YEAR? | YEARTAIL | ORD? quarter)",
        _fiscal,
    ),
    Rule("fiscal_short", "FISCAL", _fiscal),
    Rule("season", "the? season=SEASON ((of | COMMA)? year=YEAR ((HYPHEN | SLASH) second=YEARTAIL)?)?", _season),
    Rule("ordered_season", "this? order=ORDER season=SEASON", _season),
    Rule("this_season", "order=this season=SEASON", _season),
    Rule("new_year", "new year POSSESSIVE (day | eve=eve)", _new_year),
    Rule("weekday", "weekday=WEEKDAY (early | late)? DAYPART?", _weekday),
    Rule("ordered_weekday", "(the | this)? order=ORDER weekday=WEEKDAY DAYPART?", _weekday),
    Rule("this_weekday", "order=this turn=ORDER? weekday=WEEKDAY DAYPART?", _weekday),
    Rule("weekday_the_day", "(last | next)? weekday=WEEKDAY COMMA? the day=NTH", _weekday),
    Rule(
        "nth_weekday",
        "the? (nth=ORD | final=last) weekday=WEEKDAY (of | in) month=ANYMONTH (COMMA? of? year=YEAR)?",
        _weekday_of_month,
    ),
    Rule("repeated_weekday", "(every | each) (other | ORD)? WEEKDAY DAYPART? | WEEKDAYS", _repeated),
)
