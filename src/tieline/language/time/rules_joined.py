"""Rules for expressions made of expressions: parts ("late February"), then limits and ranges ("by the end of June").

They run over what the other rules have read, parts before limits, so that each kind may contain the kinds before it.
"""

from __future__ import annotations

from collections.abc import Callable

from tieline.language.time import calendar
from tieline.language.time.checks import denied_verb, is_expiry, is_past, is_rescheduled, stands_alone, text_of
from tieline.language.time.clocks import Clock, Moment
from tieline.language.time.combined import (
    Between,
    Deadline,
    InYear,
    NotUntil,
    Offset,
    OfWeek,
    RestOf,
    Since,
    narrowed,
)
from tieline.language.time.grammar import Found, Rule
from tieline.language.time.recurring import Weekday, Yearly
from tieline.language.time.values import Counted, Recalled, Refused, Value
from tieline.language.time.words import EDGES, PARTS, UNITS, VAGUE_AMOUNTS

_AT = "(at (least | latest | most))?"
_RUNNING = "(throughout | during | over | within | in the course of) (the course of)?"


def _plain(value: Value) -> Value:
    """A moment counts as its day inside a larger expression."""
    return value.day if isinstance(value, Moment) else value


def _kind(value: Value) -> str:
    """What a part is: a part of "the year" is a year's part."""
    return value.kind.removeprefix("the_")


# --- parts -----------------------------------------------------------------------------------------------------------


def _part(found: Found) -> Value | None:
    part, inner = PARTS[found.text("part")], found.value("inner")
    return narrowed(inner, lambda p: calendar.narrowed(p, part), part, _kind(inner))


def _edge(found: Found) -> Value | None:
    part, inner = EDGES[found.text("edge")], found.value("inner")
    if part == "end" and is_expiry(found):
        return narrowed(inner, lambda p: calendar.one_day(p.end), "last_day_of", "day")
    return narrowed(inner, lambda p: calendar.narrowed(p, part), f"{part}_of", _kind(inner))


def _half(found: Found) -> Value | None:
    number, inner = found.number("nth"), found.value("inner")
    if number > 2:
        return None
    kind = "half" if inner.kind in ("year", "the_year") else "span"
    return narrowed(inner, lambda p: calendar.half_of(p, number), "half_of", kind)


def _units_of(found: Found) -> Value | None:
    """Units counted in a period: "the first nine months of 2018", "the last week of June"."""
    unit, inner = UNITS[found.text("unit")], found.value("inner")
    if unit in ("hour", "minute", "weekend"):
        return None
    count = found["count"].number if "count" in found else 1
    if "count" in found and (found["count"].text in VAGUE_AMOUNTS or count is None):
        return None
    position = found.number("nth") if "nth" in found else -1
    kind = "day" if unit == "day" and count == 1 else "span"
    return narrowed(inner, lambda p: calendar.units_within(p, unit, position, count or 2), "units_of", kind)


def _months_of(found: Found) -> Value | None:
    """ "Nine months of this year" are its first nine."""
    unit, count = UNITS[found.text("unit")], found["count"].number
    if unit not in ("month", "quarter") or _kind(found.value("inner")) != "year" or count is None:
        return None
    return narrowed(found.value("inner"), lambda p: calendar.units_within(p, unit, 1, count), "first_units_of", "span")


def _in_year(found: Found) -> Value | None:
    inner, year = found.value("inner"), found.value("year")
    return InYear(inner, year, inner.kind.removesuffix("_name")) if isinstance(inner, Yearly) else None


def _of_week(found: Found) -> Value | None:
    inner = found.value("inner")
    return OfWeek(inner.weekday, found.value("week")) if isinstance(inner, Weekday) and inner.order is None else None


def _week_of(found: Found) -> Value | None:
    unit = "weekend" if "weekend" in found else "week"
    inner = _plain(found.value("inner"))
    return narrowed(inner, lambda p: calendar.unit_around(p.start, unit), f"{unit}_of", unit)


def _moment(found: Found) -> Value | None:
    clock = found.value("clock")
    return Moment(_plain(found.value("day")), clock) if isinstance(clock, Clock) else None


def _same(found: Found) -> Value | None:
    """No finer than the day: "the evening of May 3", "early on Tuesday"."""
    return found.value("inner")


def _told_day(found: Found) -> Value | None:
    """The day spoken of, else the report's: "earlier in the day"."""
    inner = found.value("inner")
    return Recalled(inner.count, "part_of_day", "day", fallback=True) if isinstance(inner, Recalled) else None


def _apposed(found: Found) -> Value | None:
    """What stands behind says which: "tomorrow, April 28", "this year, 2010"; not "2018, 2019"."""
    near, inner = found.value("near"), found.value("inner")
    if not isinstance(near, Counted) or isinstance(inner, Counted):
        return None
    return near if isinstance(inner, Weekday) else inner


def _elapsed(found: Found) -> Value | None:
    """What has passed of a period, or what is left of it: "earlier this month", "later this month"."""
    return RestOf(found.value("inner"), found.text("side"), elapsed=found.text("side") == "earlier")


def _rest(found: Found) -> Value | None:
    return RestOf(found.value("inner"), "rest_of")


def _throughout(found: Found) -> Value | None:
    inner = found.value("inner")
    if inner.kind == "year" and found.inside[0].text != "throughout":
        return None
    return RestOf(inner, "throughout", running=True)


PART_RULES = (
    Rule("part", "the? part=PART HYPHEN? (in | part of | days of)? inner=PERIOD", _part),
    Rule("part_of_day", "(early | late | later | earlier) (on | in)? inner=ADAY", _same),
    Rule("told_day", "(early | late | later | earlier) in inner=THEDAY", _told_day),
    Rule("course_of_day", "(over | in | during) the course of inner=THEDAY", _told_day),
    Rule("day_apposed", "near=TNEAR COMMA inner=ADAY", _apposed),
    Rule("year_apposed", "near=TYEAR COMMA inner=TYEAR", _apposed),
    Rule("elapsed", "side=SIDE in? inner=PERIOD", _elapsed),
    Rule("edge", "(the (very)?)? edge=EDGE of inner=PERIOD", _edge),
    Rule("edge_attached", "edge=end HYPHEN inner=PERIOD", _edge),
    Rule("edge_beside", "edge=end inner=FULL", _edge),
    Rule("half_of", "the? nth=ORD half of inner=PERIOD", _half),
    Rule(
        "units_of",
        "the? (nth=ORD | last | final | closing) count=AMOUNT? unit=ANYUNIT (of | in) inner=PERIOD",
        _units_of,
    ),
    Rule("months_of", "(the | all)? count=AMOUNT unit=UNITS of inner=PERIOD", _months_of),
    Rule("in_year", "inner=YEARLY COMMA? (of | in)? year=TYEAR", _in_year),
    Rule("in_the_year", "inner=YEARLY of year=THEYEAR", _in_year),
    Rule("of_week", "inner=TWEEKDAY COMMA? of? week=TWEEK", _of_week),
    Rule("week_then_day", "week=TWEEK COMMA? on? inner=TWEEKDAY", _of_week),
    Rule("week_of", "THEWEEK of inner=ADAY", _week_of),
    Rule("weekend_of", "weekend=TWEEKEND of inner=ADAY", _week_of),
    Rule("month_named", "THE of inner=AMONTH", _same),
    Rule("part_of_date", "the? DAYPART of inner=ADAY", _same),
    Rule("date_part", "inner=ADAY DAYPART", _same),
    Rule("day_clock", "day=ADAY COMMA? (at | around | about | from)? clock=TCLOCK", _moment),
    Rule("clock_day", "clock=TCLOCK COMMA? on? day=ADAY", _moment),
    Rule("rest_of", "the? (rest | remainder) of inner=PERIOD", _rest),
    Rule("throughout_the", f"{_RUNNING} inner=THE", _throughout),
    Rule("throughout", "throughout (and beyond)? inner=PERIOD", _throughout),
)

# --- limits ----------------------------------------------------------------------------------------------------------


def _deadline(rule: str, *, hard: bool = False) -> Callable[[Found], Value | None]:
    def read(found: Found) -> Value | None:
        if rule != "by" and not stands_alone(found, "inner"):
            return None
        inner = _plain(found.value("inner"))
        denied = denied_verb(found) if rule == "until" else None
        if denied is not None:
            return NotUntil(inner, past=is_past(denied))
        edge = getattr(inner, "rule", "")  # "before the end of June" has all of June; "by its start" has none
        early = hard or (rule == "by" and edge.startswith("start_of"))
        return Deadline(inner, rule, early and not edge.startswith("end_of"))

    return read


def _since(found: Found) -> Value | None:
    return Since(_plain(found.value("inner")))


def _after(found: Found) -> Value | None:
    return Since(_plain(found.value("inner")), "after", after=True) if stands_alone(found, "inner") else None


def _range(found: Found) -> Value | None:
    first, last = _plain(found.value("first")), _plain(found.value("last"))
    opened = found.inside[0].text in ("from", "between")
    if is_rescheduled(found) or (not opened and _scale(first) != _scale(last)):
        return None
    return Between(first, last)


def _scale(value: Value) -> str:
    scale = value.kind.removesuffix("_name")
    return "day" if scale in ("date", "weekday", "near_day") else scale


def _offset(found: Found) -> Value | None:
    unit = UNITS[found.text("unit")]
    if unit in ("hour", "minute") or found["count"].text in VAGUE_AMOUNTS:
        return None
    if text_of(found["side"]) == "of" and found.inside[0].text != "within":
        return None  # "eleven months of 2005"
    count = found["count"].number or 2
    sign = -1 if text_of(found["side"]) == "before" else 1
    return Offset(_plain(found.value("inner")), sign * count, unit, within=found.inside[0].text == "within")


def _from_event(found: Found) -> Value | None:
    """So long from an event: "two days after the attack"."""
    if text_of(found["side"]) in ("of", "from") and "within" not in found:
        return None
    return Refused("it counts from an event that the text does not date")


LIMIT_RULES = (
    Rule("since", f"since {_AT} inner=T", _since),
    Rule("by", f"by {_AT} inner=T", _deadline("by")),
    Rule("by_at_latest", "(no | not) later than inner=T", _deadline("by")),
    Rule("until", f"(until | till | up to) {_AT} inner=T", _deadline("until")),
    Rule("through", f"through {_AT} inner=T", _deadline("through")),
    Rule("from_now_until", "from now (until | till | to) inner=T", _deadline("until")),
    Rule("before", "(before | prior to) inner=T", _deadline("before", hard=True)),
    Rule("after", "after inner=T", _after),
    Rule("range", "from first=T (to | until | till | through | HYPHEN | DASH) last=T", _range),
    Rule("between", "between first=T COMMA? and last=T", _range),
    Rule("bare_range", "first=T (to | until | till | through | HYPHEN | DASH) last=T", _range),
    Rule("from_event", "within=within? (a | the)? count=AMOUNT of? unit=ANYUNIT side=SIDEOF", _from_event),
    Rule("offset", "within? (a | the)? count=AMOUNT of? unit=ANYUNIT side=SIDEOF inner=T", _offset),
)
