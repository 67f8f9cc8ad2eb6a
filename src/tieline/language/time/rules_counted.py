"""Rules for what is counted from the report or from what was said before: "yesterday", "last month", "two days ago".

Calendar units ("last week") and running ones ("over the last week": the seven days up to the report) are told apart by
the article. "The last year" is the running one only where a preposition gives it a length ("over the last year"); else
it is the year before ("the results of the last year").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from tieline.language.time import calendar
from tieline.language.time.calendar import Period
from tieline.language.time.checks import is_adverb, is_possessed, is_title, text_of
from tieline.language.time.combined import narrowed
from tieline.language.time.grammar import Found, Rule
from tieline.language.time.nowadays import is_near_day, is_today
from tieline.language.time.recurring import Weekend
from tieline.language.time.stretches import amounts, kind_of, point, running, to_the_day
from tieline.language.time.values import Counted, Dropped, Recalled, Refused, Setting, Settled, Value
from tieline.language.time.words import BACKWARD, RECALLING, UNITS
from tieline.records.when import Precision

_LASTING = frozenset({"in", "over", "during", "for", "within", "throughout", "across"})
_PRESENT = "current | present | outgoing | departing | passing | ongoing"
_SEVERAL = "(a | the)? count=AMOUNT hundred=hundred? ((or | to | HYPHEN) other=AMOUNT)? of? unit=ANYUNIT"


# --- days ------------------------------------------------------------------------------------------------------------


def _days_from_report(count: int, rule: str) -> Callable[[Found], Value | None]:
    def read(found: Found) -> Value | None:
        if rule == "today" and not is_today(found):
            return None
        if rule in ("yesterday", "tomorrow") and not is_near_day(found):
            return None
        return Counted(lambda day: calendar.one_day(day + timedelta(count)), rule, "near_day")

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
    if unit in ("day", "hour", "minute") or is_possessed(found) or is_title(found):
        return None
    return _calendar_unit(unit, 0, f"this_{unit}")


def _calendar_unit(unit: str, steps: int, rule: str) -> Value:
    return Counted(lambda day: calendar.unit_away(day, steps, unit), rule, kind_of(unit))


def _new_year(found: Found) -> Value | None:
    """ "The new year": told in its first half it is this one, later the next."""
    if any(node.capital for node in found.inside[1:]) or text_of(found.after()) == "'s":
        return None  # "the New Year" is a feast
    return Counted(lambda day: calendar.years(day.year + (day.month > 6)), "new_year_told", "year")


def _for_the_year(found: Found) -> Value | None:
    """ "Plans for the year": this one, unless what follows says which."""
    behind = found.after()
    if behind is not None and (behind.text.isalpha() or behind.value is not None) and behind.text not in ("and", "as"):
        return None
    return _calendar_unit("year", 0, "this_year")


def _ordered_unit(found: Found) -> Value | None:
    """A unit beside the report: "last week" is a calendar week, "the last week" seven days.

    "The previous week" and "the next day" count from what was said before.
    """
    unit, order = UNITS[found.text("unit")], found.text("order")
    article = found.inside[0].text in ("the", "this")
    if is_possessed(found, article=article) or unit == "minute" or is_title(found):
        return None
    sign = -1 if order in BACKWARD else 1
    if order in RECALLING or (unit == "day" and order == "next"):
        return _unit_recalled(unit, sign)
    if unit == "weekend":
        return Weekend("last" if sign < 0 else "next")
    if unit == "day" or (unit == "hour" and not article):
        return None
    whole = unit == "quarter" or (unit == "year" and order == "last" and text_of(found.before()) not in _LASTING)
    if not whole and (article or order in ("coming", "past", "upcoming")):
        return running(unit, sign)
    return _calendar_unit(unit, sign, f"{'last' if sign < 0 else 'next'}_{unit}")


def _unit_recalled(unit: str, steps: int) -> Value:
    if unit in ("hour", "minute"):
        return Refused("it counts hours from another event")
    daily = unit in ("day", "week", "weekend")
    return Recalled(lambda p: _away(p, steps, unit), "unit_counted", kind_of(unit), daily=daily, way=steps)


def _away(period: Period, steps: int, unit: str) -> Period:
    return calendar.unit_away(period.end if steps > 0 else period.start, steps, unit)


# --- several units ---------------------------------------------------------------------------------------------------


def _ago(found: Found) -> Value | None:
    unit = UNITS[found.text("unit")]
    if _is_bound(found):
        return Refused("it gives only a bound")
    if "rough" in found and unit not in ("hour", "minute"):
        return Refused("it gives only about how long ago")
    if "half" in found:
        return _halves(found, unit)
    counts = amounts(found)
    if "today" in found:
        return to_the_day(unit, -counts[0], "units_ago_today") if len(counts) == 1 and counts[0] else None
    return point(unit, counts, -1, "units_ago")


def _is_bound(found: Found) -> bool:
    """ "More than two years ago", but not "100,000 fewer than three weeks ago"."""
    before, measure = text_of(found.before()), text_of(found.before(2))
    if before != "than":
        return before in ("over", "under")
    counted = found.before(3)
    compares = measure in ("higher", "lower", "larger", "smaller", "better", "worse")
    return not (compares or (counted is not None and (counted.text[:1].isdigit() or counted.text in ("percent", "%"))))


def _halves(found: Found, unit: str) -> Value | None:
    if unit == "hour":
        return point("day", (0,), -1, "units_ago")
    months = {"year": 12, "month": 1}.get(unit)
    if months is None or (unit == "month" and "count" not in found):
        return Refused("a fraction of a unit is too vague")
    if unit == "month":
        return point("month", (found.number("count"),), -1, "units_ago")
    whole = found.number("count") if "count" in found else int(found.inside[0].text == "a")
    return point("month", (whole * 12 + 6,), -1, "units_ago")


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
    counts = amounts(found)
    if "today" in found:
        return to_the_day(unit, counts[0], "units_from_today") if len(counts) == 1 and counts[0] else None
    there = point(unit, counts, 1, "units_ahead")
    return there if "sure" in found else InUnits(there)


def _year_end(found: Found) -> Value:
    unit = UNITS[found.text("unit")]
    return narrowed(_calendar_unit(unit, 0, f"this_{unit}"), lambda p: calendar.narrowed(p, "end"), "end_of")


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
    Rule("this_unit", f"(this (same | very)? | (the | this) ({_PRESENT})) unit=UNIT", _this_unit),
    Rule("new_year_told", "the new year", _new_year),
    Rule("for_the_year", "for the (whole | entire | full)? year", _for_the_year),
    Rule("ordered_unit", "(the | this)? order=ORDER unit=UNIT", _ordered_unit),
    Rule("ago", f"rough=ROUGHLY? {_SEVERAL} ago", _ago),
    Rule("ago_today", f"{_SEVERAL} ago today=TODAY", _ago),
    Rule("half_ago", "half=half (a | an) unit=UNIT ago", _ago),
    Rule("one_and_half_ago", "a unit=UNIT and a half=half ago", _ago),
    Rule("some_and_half_ago", "count=AMOUNT and a half=half unit=ANYUNIT ago", _ago),
    Rule("ago_uncounted", "unit=UNITS ago", _ago),
    Rule("ahead", f"in {_SEVERAL} ((APOSTROPHE | POSSESSIVE) sure=time)?", _ahead),
    Rule("from_now", f"{_SEVERAL} from sure=now", _ahead),
    Rule("from_today", f"{_SEVERAL} from today=TODAY", _ahead),
    Rule("hence", f"{_SEVERAL} sure=hence", _ahead),
    Rule("year_end", "(the | this)? unit=UNIT (POSSESSIVE | HYPHEN) end", _year_end),
)
