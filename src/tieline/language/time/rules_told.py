"""Rules for what leans on the sentences before, on the clock, or on an event: "the same day", "9 a.m. EDT", "two days
after the talks".

"Earlier in the day" is the day spoken of just before, else the report's own. An anniversary, and what counts from an
event, stays open: the event's date is not ours to supply.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from tieline.language.time import calendar
from tieline.language.time.calendar import Period
from tieline.language.time.checks import text_of
from tieline.language.time.clocks import Clock, DayPart
from tieline.language.time.grammar import Found, Rule
from tieline.language.time.recurring import Weekend
from tieline.language.time.values import Counted, Recalled, Refused, Value
from tieline.language.time.words import UNITS, VAGUE_AMOUNTS
from tieline.language.time.zones import PLACE_ZONES, ZONE_OFFSETS

_EVENT = "it counts from an event that the text does not date"
_ZONE = (
    "(LEFT? (zone=ZONE | (new | abu)? place=ZONEPLACE (standard | daylight | summer)? time | alone=ZONEALONE"
    " | local time) RIGHT?)?"
)
_AT = frozenset({"at", "after", "before", "by", "until", "till", "from", "around"})
_ZONE_NAMES = {"et": "America/New_York", "pt": "America/Los_Angeles"}


def _recalled(unit: str, steps: int, rule: str, *, fallback: bool = False) -> Value:
    def count(period: Period) -> Period:
        if steps:
            return calendar.unit_away(period.end if steps > 0 else period.start, steps, unit)
        return calendar.unit_around(period.start, unit)

    daily = unit in ("day", "week", "weekend", "fortnight")
    return Recalled(count, rule, unit if unit != "fortnight" else "week", daily, fallback, steps)


def _same(found: Found) -> Value | None:
    """The unit spoken of: "that day", "the same month"."""
    unit = UNITS.get(found.text("unit"), "day")
    if unit in ("hour", "minute"):
        return None
    return _recalled(unit, 0, "same_unit")


def _part_of_day(found: Found) -> Value | None:
    """ "In the morning": of the day spoken of, else of the report's; that of the next, if it is still to come."""
    return DayPart(found.text("part"))


def _day_beside(found: Found) -> Value | None:
    """The day beside the one spoken of ("the day before"), unless an event follows."""
    behind = found.after()
    follows = behind is not None and behind.text.isalpha() and behind.value is None
    if follows and text_of(behind) not in ("in", "at", "on", "and", "by", "with", "to", "as", "when", "but"):
        return Refused(_EVENT)
    return _recalled("day", -1 if found.text("side") in ("before", "earlier") else 1, "day_counted")


def _units_beside(found: Found) -> Value | None:
    """Units counted from the day spoken of: "three weeks later"."""
    unit = UNITS[found.text("unit")]
    if text_of(found.after()) == "than":
        return None
    number = None if found["count"].text in VAGUE_AMOUNTS else found["count"].number or 2
    if number is None or unit in ("hour", "minute", "decade"):
        return Refused("it counts from another event, and not in days")
    return _recalled(unit, number if found.text("side") == "later" else -number, "units_counted")


def _anniversary(found: Found) -> Value | None:
    return Refused(_EVENT) if text_of(found.before()) in ("on", "by", "for", "until", "before") else None


def _the(found: Found) -> Value | None:
    """A unit with an article: it names nothing by itself, larger expressions are built on it."""
    unit = UNITS[found.text("unit")]
    if unit in ("hour", "minute", "fortnight") or found["unit"].capital:  # "the Year of Science"
        return None
    if unit == "day":
        return Recalled(lambda p: calendar.unit_around(p.end, "day"), "day", "the_day", fallback=True)
    if unit == "weekend":
        return Weekend(kind="the_weekend")
    return Counted(lambda day: calendar.unit_around(day, unit), f"the_{unit}", f"the_{unit}")


def _weekend(_: Found) -> Value:
    return Weekend()


def _clock(hours: Callable[[Found], tuple[int, int]]) -> Callable[[Found], Value | None]:
    def read(found: Found) -> Value | None:
        hour, minute = hours(found)
        meridiem = next(
            (n.text[0] for n in found.inside if n.text[:1] in "ap" and n.text[-2:] in ("m.", "pm", "am", ".m")), ""
        )
        if meridiem and not 1 <= hour <= 12:
            return None
        if meridiem:
            hour = hour % 12 + (12 if meridiem == "p" else 0)
        if hour == 24 and minute == 0:
            return None
        if hour > 23 or minute > 59:
            return None
        alone = bool(meridiem) or len(found.inside) > 1 or text_of(found.before()) in _AT
        zone = None if found.text("clock") == "midnight" else _zone(found)  # of Friday: Thursday's or Friday's?
        return Clock(time(hour, minute), zone, alone=alone, stamp=_is_stamp(found))

    return read


def _is_stamp(found: Found) -> bool:
    """Whether it heads or ends a transcript: it opens its paragraph, or follows "END"."""
    before = found.before()
    return before is None or (before.text == "end" and before.capital)


def _zone(found: Found) -> float | str | None:
    """The zone named beside the clock: a place's ("Moscow time") or an abbreviation's that means only one."""
    if "place" in found or "alone" in found:
        return PLACE_ZONES[found.text("place") or found.text("alone")]
    name = found.text("zone")
    return _ZONE_NAMES.get(name) or ZONE_OFFSETS.get(name)


def _written(found: Found) -> tuple[int, int]:
    hour, minute = found["clock"].text.replace(".", ":").split(":")[:2]
    return int(hour), int(minute)


def _bare_hour(found: Found) -> tuple[int, int]:
    return found.number("hour"), 0


def _military(found: Found) -> tuple[int, int]:
    return divmod(found.number("clock"), 100)


def _named(found: Found) -> tuple[int, int]:
    return (0, 0) if found.text("clock") == "midnight" else (12, 0)


TOLD_RULES = (
    Rule("part_of_the_day", "(early | late | later | earlier)? in the part=PARTOFDAY", _part_of_day),
    Rule("same_unit", "(the very? same | that (same | very)?) (unit=UNIT | DAYPART)", _same),
    Rule("day_beside", "(the | a) day side=BESIDE", _day_beside),
    Rule("units_beside", "(a | the)? count=AMOUNT of? unit=ANYUNIT side=SIDE", _units_beside),
    Rule("anniversary", "the? ORD anniversary", _anniversary),
    Rule("the_weekend", "(the | at HYPHEN) unit=weekend", _weekend),
    Rule("the_unit", "the (whole | entire | full | remaining)? unit=UNIT", _the, idle=True),
    Rule("clock", f"clock=CLOCK meridiem=MERIDIEM? {_ZONE}", _clock(_written)),
    Rule("dotted_clock", f"clock=DOTCLOCK meridiem=MERIDIEM {_ZONE}", _clock(_written)),
    Rule("hour", f"hour=HOURNO meridiem=MERIDIEM {_ZONE}", _clock(_bare_hour)),
    Rule("military", "clock=HHMM hours? zone=ZONE", _clock(_military)),
    Rule("noon", f"clock=CLOCKWORD {_ZONE}", _clock(_named)),
)
