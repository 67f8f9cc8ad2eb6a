"""Rules for what is counted from the report or from what was said before: "yesterday", "last month", "two days ago".

Calendar units ("last week") and running ones ("the last week": the seven days up to the report) are told apart by the
article. Plurals without a number ("in the coming weeks", "a few days ago") stay below the next larger unit: days within
a week, weeks within a month, months within a year; years are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tieline.language.time import calendar
from tieline.language.time.calendar import NEXT_LARGER, UNIT_PRECISION, Period
from tieline.language.time.checks import is_adverb, is_possessed, is_today, text_of
from tieline.language.time.combined import narrowed
from tieline.language.time.grammar import Found, Node, Rule
from tieline.language.time.recurring import Weekend
from tieline.language.time.values import Counted, Dropped, Recalled, Refused, Setting, Settled, Unsettled, Value
from tieline.language.time.words import BACKWARD, RECALLING, UNITS, VAGUE_AMOUNTS
from tieline.records.when import Precision

_TOO_VAGUE = "it counts no years: too vague to date anything by"
_SEVERAL = "(a | the)? count=AMOUNT hundred=hundred? ((or | to | HYPHEN) other=AMOUNT)? of? unit=ANYUNIT"


# --- days ------------------------------------------------------------------------------------------------------------


def _days_from_report(count: int, rule: str) -> Callable[[Found], Value | None]:
    def read(found: Found) -> Value | None:
        if rule == "today" and not is_today(found):
            return None
        return Counted(lambda day: calendar.one_day(day + timedelta(count)), rule, "day")

    return read


def _overnight(found: Found) -> Value | None:
    if not is_adverb(found):
        return None
    return Counted(lambda day: Period(day - timedelta(1), day, Precision.DAY), "overnight", "day")


# --- one unit --------------------------------------------------------------------------------------------------------


def _this_unit(found: Found) -> Value | None:
    unit = UNITS[found.text("unit")]
    if unit == "weekend":
        return Weekend("this")
    if unit in ("day", "hour", "minute") or is_possessed(found):
        return None
    return Counted(lambda day: calendar.unit_around(day, unit), f"this_{unit}", _kind(unit))


def _ordered_unit(found: Found) -> Value | None:
    """A unit beside the report: "last week" is a calendar week, "the last week" seven days.

    "The previous week" and "the next day" count from what was said before.
    """
    unit, order = UNITS[found.text("unit")], found.text("order")
    article = found.inside[0].text in ("the", "this")
    if is_possessed(found) or unit == "minute":
        return None
    sign = -1 if order in BACKWARD else 1
    if order in RECALLING or (unit == "day" and order == "next"):
        return _unit_recalled(unit, sign)
    if unit == "weekend":
        return Weekend("last" if sign < 0 else "next")
    if unit == "day" or (unit == "hour" and not article):
        return None
    if unit != "quarter" and (article or order in ("coming", "past", "upcoming")):
        return _running(unit, sign)
    rule = "last" if sign < 0 else "next"
    return Counted(lambda day: calendar.unit_away(day, sign, unit), f"{rule}_{unit}", _kind(unit))


def _kind(unit: str) -> str:
    return {"day": "day", "fortnight": "week"}.get(unit, unit)


def _unit_recalled(unit: str, steps: int) -> Value:
    if unit in ("hour", "minute"):
        return Refused("it counts hours from another event")
    return Recalled(
        lambda p: _away(p, steps, unit), "unit_counted", _kind(unit), daily=unit in ("day", "week", "weekend")
    )


def _away(period: Period, steps: int, unit: str) -> Period:
    return calendar.unit_away(period.end if steps > 0 else period.start, steps, unit)


def _running(unit: str, count: int) -> Value:
    """The stretch of so many units up to the report, or from it on."""
    if unit in ("hour", "minute"):
        days = -(-abs(count) // 24) if unit == "hour" else 1
        unit, count = "day", days if count > 0 else -days

    def stretch(day: date) -> Period:
        first, last = sorted((day, calendar.shift(day, count, unit)))
        return Period(first, last, UNIT_PRECISION[unit])

    return Counted(stretch, "units_before_report" if count < 0 else "units_after_report", "span")


# --- several units ---------------------------------------------------------------------------------------------------


def _amount(node: Node) -> int | None:
    """A counted number; None for "few", "several"."""
    if node.text in VAGUE_AMOUNTS:
        return None
    return 2 if node.text == "couple" else node.number


def _amounts(found: Found) -> tuple[int | None, ...]:
    """The numbers of "two", "five hundred", "two or three"; one None where there is none."""
    first = _amount(found["count"]) if "count" in found else None
    if "hundred" in found and first is not None:
        first *= 100
    return (first, _amount(found["other"])) if "other" in found else (first,)


def _ordered_units(found: Found) -> Value | None:
    """Several units: "the past five years", "the next few weeks", "in recent months"."""
    unit, order = UNITS[found.text("unit")], found.text("order")
    if is_possessed(found):
        return None
    sign = -1 if order in BACKWARD or order == "recent" else 1
    # "The past two or three weeks": the longer stretch holds both.
    count = _amount(found["other" if "other" in found else "count"]) if "count" in found else None
    if order in RECALLING:
        return Refused("it counts from another event, which the text does not date just before")
    return _vague(unit, sign) if count is None else _running(unit, sign * count)


def _vague(unit: str, sign: int, *, apart: bool = False) -> Value:
    """A few units: within the next larger one. apart: at least one unit away ("a few days ago")."""
    if unit in ("hour", "minute"):
        return _running("day", sign)
    larger = NEXT_LARGER.get(unit)
    if larger is None:
        return Refused(_TOO_VAGUE)

    def stretch(day: date) -> Period:
        near = calendar.shift(day, sign, unit) if apart else day
        first, last = sorted((near, calendar.shift(day, sign, larger)))
        return Period(first, last, UNIT_PRECISION[larger])

    return Counted(stretch, "few_units_before_report" if sign < 0 else "few_units_after_report", "span")


def _point(unit: str, counts: tuple[int | None, ...], sign: int, rule: str) -> Value:
    """So many units away: the calendar unit there ("two weeks ago" is a week, "two days ago" a day)."""
    if unit in ("hour", "minute"):
        unit, counts = "day", tuple(c and (c // 24 if unit == "hour" else 0) for c in counts)
    if unit == "decade":
        return Refused("decades are too coarse to date anything by")
    numbers = [count for count in counts if count is not None]
    if len(numbers) != len(counts):
        return _vague(unit, sign, apart=True)

    def place(day: date) -> Period:
        ends = sorted((calendar.unit_away(day, sign * n, unit) for n in numbers), key=lambda p: p.start)
        return Period(ends[0].start, ends[-1].end, UNIT_PRECISION[unit])

    return Counted(place, rule, _kind(unit) if len(numbers) == 1 else "span")


def _ago(found: Found) -> Value | None:
    before = text_of(found.before())
    if before in ("than", "over", "under"):
        return Refused("it gives only a bound")
    unit = UNITS[found.text("unit")]
    if "half" in found:
        return _halves(found, unit)
    return _point(unit, _amounts(found), -1, "units_ago")


def _halves(found: Found, unit: str) -> Value | None:
    months = {"year": 12, "month": 1}.get(unit)
    if months is None or (unit == "month" and "count" not in found):
        return Refused("a fraction of a unit is too vague")
    if unit == "month":
        return _point("month", (found.number("count"),), -1, "units_ago")
    whole = found.number("count") if "count" in found else int(found.inside[0].text == "a")
    return _point("month", (whole * 12 + 6,), -1, "units_ago")


@dataclass(frozen=True)
class InUnits(Value):
    """So far ahead, if the verb looks ahead ("in two weeks"); else it is how long something took."""

    point: Value
    kind: str = "span"

    def _settle(self, setting: Setting) -> Settled:
        if not setting.direction.ahead:
            raise Dropped("with this verb it tells how long something took, not when")
        return self.point.settle(setting)


def _ahead(found: Found) -> Value | None:
    if text_of(found.before()) == "time" or (text_of(found.after()) == "of"):
        return None
    unit = UNITS[found.text("unit")]
    point = _point(unit, _amounts(found), 1, "units_ahead")
    return point if "sure" in found else InUnits(point)


@dataclass(frozen=True)
class WithinUnits(Value):
    """From the report on ("within 90 days"); with a verb in the past it counts from another event."""

    stretch: Value
    kind: str = "span"

    def _settle(self, setting: Setting) -> Settled:
        if setting.direction.behind and setting.direction.firm:
            raise Unsettled("with a verb in the past it counts from another event than the report")
        return self.stretch.settle(setting)


def _within(found: Found) -> Value | None:
    unit = UNITS[found.text("unit")]
    count = _amount(found["count"]) if "count" in found else None
    if text_of(found.after()) in ("of", "after", "from", "prior"):
        return None
    return WithinUnits(_vague(unit, 1) if count is None else _running(unit, count))


def _year_end(found: Found) -> Value:
    unit = UNITS[found.text("unit")]
    this = Counted(lambda day: calendar.unit_around(day, unit), f"this_{unit}", _kind(unit))
    return narrowed(this, lambda p: calendar.narrowed(p, "end"), "end_of")


def _to_come(found: Found) -> Value | None:
    return None if text_of(found.after()) == "of" else _vague(UNITS[found.text("unit")], 1)


COUNTED_RULES = (
    Rule("today", "(earlier | later | early | late)? day=TODAY", _days_from_report(0, "today")),
    Rule("tonight", "(later | late)? TONIGHT", _days_from_report(0, "tonight")),
    Rule("this_part", "(earlier | later | early | late)? this very? DAYPART", _days_from_report(0, "this_part_of_day")),
    Rule("yesterday", "(early | late)? YESTERDAY DAYPART?", _days_from_report(-1, "yesterday")),
    Rule("last_night", "(early | late)? last night", _days_from_report(-1, "last_night")),
    Rule("before_yesterday", "the day before YESTERDAY", _days_from_report(-2, "day_before_yesterday")),
    Rule("tomorrow", "(early | late)? TOMORROW DAYPART?", _days_from_report(1, "tomorrow")),
    Rule("after_tomorrow", "the day after TOMORROW", _days_from_report(2, "day_after_tomorrow")),
    Rule("overnight", "OVERNIGHT", _overnight),
    Rule("this_unit", "(this (same | very)? | the (current | present)) unit=UNIT", _this_unit),
    Rule("ordered_unit", "(the | this)? order=ORDER unit=UNIT", _ordered_unit),
    Rule(
        "ordered_units",
        "(the | these | this)? order=ORDER (a | the)? count=AMOUNT ((or | to | HYPHEN) other=AMOUNT)? of? unit=ANYUNIT",
        _ordered_units,
    ),
    Rule("recent_units", "(the | these)? order=TURN unit=UNITS", _ordered_units),
    Rule("units_to_come", "(the)? unit=UNITS (ahead | to come)", _to_come),
    Rule("ago", f"(almost | nearly | about | around | some)? {_SEVERAL} ago", _ago),
    Rule("half_ago", "half=half (a | an) unit=UNIT ago", _ago),
    Rule("one_and_half_ago", "a unit=UNIT and a half=half ago", _ago),
    Rule("some_and_half_ago", "count=AMOUNT and a half=half unit=ANYUNIT ago", _ago),
    Rule("ago_uncounted", "unit=UNITS ago", _ago),
    Rule("ahead", f"in {_SEVERAL} ((APOSTROPHE | POSSESSIVE) sure=time)?", _ahead),
    Rule("from_now", f"{_SEVERAL} from sure=now", _ahead),
    Rule("hence", f"{_SEVERAL} sure=hence", _ahead),
    Rule("within", "within (the (ORDER)?)? (a | the)? count=AMOUNT of? unit=ANYUNIT", _within),
    Rule("within_uncounted", "within unit=UNITS", _within),
    Rule("year_end", "(the | this)? unit=UNIT (POSSESSIVE | HYPHEN) end", _year_end),
)
