"""Rules for stretches up to the report or from it on: "the past five years", "in the coming weeks", "within 90 days".

What they settle to stands in `stretches`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tieline.language.time import calendar
from tieline.language.time.checks import is_possessed, text_of
from tieline.language.time.grammar import Found, Rule
from tieline.language.time.stretches import amount, few, running
from tieline.language.time.values import Refused, Setting, Settled, Unsettled, Value
from tieline.language.time.words import BACKWARD, RECALLING, UNITS

_SHORTEST_FIRST = ("minute", "hour", *calendar.UNIT_PRECISION)


def _ordered_units(found: Found) -> Value | None:
    """Several units: "the past five years", "the next few weeks", "in recent months"."""
    unit, order = UNITS[found.text("unit")], found.text("order")
    if is_possessed(found):
        return None
    if text_of(found.before()) == "least":
        return Refused("it gives only a bound")
    sign = -1 if order in BACKWARD or order == "recent" else 1
    # "The past two or three weeks": the longer stretch holds both.
    count = amount(found["other" if "other" in found else "count"]) if "count" in found else None
    if order in RECALLING:
        return Refused("it counts from another event, which the text does not date just before")
    return few(unit, sign) if count is None else running(unit, sign * count)


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
    count = amount(found["count"]) if "count" in found else None
    if text_of(found.after()) in ("of", "after", "from", "prior"):
        return None
    return WithinUnits(few(unit, 1) if count is None else running(unit, count, today="order" not in found))


def _to_come(found: Found) -> Value | None:
    units = [UNITS[found.text(name)] for name in ("unit", "other") if name in found]
    if text_of(found.after()) == "of":
        return None
    return few(max(units, key=_SHORTEST_FIRST.index), 1)


STRETCH_RULES = (
    Rule(
        "ordered_units",
        "(the | these | this)? order=ORDER (a | the)? count=AMOUNT ((or | to | HYPHEN) other=AMOUNT)? of? unit=ANYUNIT",
        _ordered_units,
    ),
    Rule("recent_units", "(the | these)? order=TURN unit=UNITS", _ordered_units),
    Rule("units_to_come", "the? unit=UNITS (and other=UNITS)? (ahead | to come)", _to_come),
    Rule("coming_units", "the? (coming | upcoming | next) unit=UNITS and other=UNITS", _to_come),
    Rule("within", "within (the order=ORDER?)? (a | the)? count=AMOUNT of? unit=ANYUNIT", _within),
    Rule("within_uncounted", "within unit=UNITS", _within),
)
