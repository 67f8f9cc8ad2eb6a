"""Field values of records, as they are compared between reports and as they are shown to a reader."""

from __future__ import annotations

from collections.abc import Hashable
from enum import Enum
from typing import Any

from tieline.records.actor import Actor
from tieline.records.amount import Amount
from tieline.records.when import When


def comparable(value: Any) -> Hashable:
    """What two tellings of one value share, whatever their wording; None where nothing is told.

    Parties compare by identity and in any order, times by interval and precision, words without regard to case.
    """
    match value:
        case None | () | "":
            return None
        case Actor():
            return value.identity
        case When():
            return (value.start.isoformat(), value.end.isoformat(), value.precision.value)
        case Amount():
            return (value.value, value.unit.casefold())
        case tuple():
            return frozenset(comparable(item) for item in value)
        case Enum():
            return str(value.value)
        case str():
            return " ".join(value.split()).casefold()
        case bool() | int() | float():
            return value
    return repr(value)


def shown(value: Any) -> str:
    """A value in words."""
    match value:
        case None:
            return ""
        case Actor():
            return f"{value.canonical or value.name}{f' ({value.state})' if value.state else ''}"
        case When():
            start, end = value.start.isoformat(), value.end.isoformat()
            return start if start == end else f"{start} to {end}"
        case Amount():
            return f"{value.value:g} {value.unit}"
        case tuple():
            return "; ".join(shown(item) for item in value)
        case Enum():
            return str(value.value)
        case bool():
            return "yes" if value else "no"
    return str(value)
