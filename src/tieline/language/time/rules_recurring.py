"""Rules for what comes round again: weekdays, quarters, halves, seasons, the turn of the year.

Each rule is a pattern (see `grammar`) and a function from its match to a value.
"""

from __future__ import annotations

from tieline.language.time import calendar
from tieline.language.time.calendar import Period
from tieline.language.time.checks import is_season, is_weekday, text_of
from tieline.language.time.combined import InYear, narrowed
from tieline.language.time.grammar import Found, Rule
from tieline.language.time.recurring import Weekday, Yearly
from tieline.language.time.rules_dates import ORDERS, month_of, order_of
from tieline.language.time.values import Fixed, Recalled, Refused, Value
from tieline.language.time.words import POSSESSIVES, SEASON_PREPOSITIONS, SEASONS, WEEKDAYS


def _quarter(found: Found) -> Value | None:
    number = found.number("nth") if "nth" in found else int(found["name"].text[1])
    if not 1 <= number <= 4 or text_of(found.before()) in POSSESSIVES or _of_something(found):
        return None
    if "name" in found and not found["name"].capital:
        return None
    if "year" in found:
        return Fixed(calendar.quarter(found.number("year"), number), "quarter_year", "quarter")
    return Yearly(lambda year: calendar.quarter(year, number), "quarter", "quarter_name")


def _of_something(found: Found) -> bool:
    """Whether it is a part of something else than a year: "the second quarter of the century"."""
    return (
        text_of(found.after()) == "of"
        and text_of(found.after(3)) not in ("year", "")
        and (text_of(found.after(2)) == "the")
    )


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
        order_of(found),
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
    return Weekday(number, ORDERS.get(word))


def _recalled_weekday(number: int, *, forward: bool) -> Value:
    def count(period: Period) -> Period:
        if forward:
            day = calendar.weekday_on_or_after(calendar.shift(period.end, 1, "day"), number)
        else:
            day = calendar.weekday_on_or_before(calendar.shift(period.start, -1, "day"), number)
        return calendar.one_day(day)

    return Recalled(count, "weekday_counted", "day")


def _weekday_of_month(found: Found) -> Value | None:
    """A weekday counted in a month: "the last Friday of March 2016"."""
    position = -1 if "final" in found else found.number("nth")
    weekday, month = WEEKDAYS[found.text("weekday")], month_of(found)
    if "year" in found:
        whole: Value = Fixed(calendar.month(found.number("year"), month), "month_year", "month")
    else:
        whole = Yearly(lambda year: calendar.month(year, month), "month", "month_name")
    kind = "day" if "year" in found else "date"
    return narrowed(whole, lambda p: calendar.weekday_within(p, weekday, position), "nth_weekday", kind)


def _repeated(_: Found) -> Value:
    return Refused("it repeats: no single day is meant")


def _new_year(found: Found) -> Value:
    month, day = (12, 31) if "eve" in found else (1, 1)
    return Yearly(lambda year: calendar.day_of_month(year, month, day), "new_year", "date")


RECURRING_RULES = (
    Rule("quarter", "name=QUARTERNAME (of? COMMA? year=YEAR)?", _quarter),
    Rule("nth_quarter", "the? nth=ORD quarter (of? year=YEAR)?", _quarter),
    Rule("half", "name=HALFNAME (of? COMMA? year=YEAR)?", _half),
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
