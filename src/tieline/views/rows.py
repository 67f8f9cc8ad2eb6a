"""Happenings and documents as flat rows for a spreadsheet: one value in a cell, several with semicolons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from tieline.records.actor import Actor
from tieline.records.amount import Amount
from tieline.records.claim import Claim
from tieline.records.contact import Contact
from tieline.records.event import Event
from tieline.records.happening import Happening
from tieline.records.pledge import Pledge, PledgeStatus
from tieline.records.record import Record
from tieline.records.statement import Statement
from tieline.records.when import When

_COMMON = tuple(field.name for field in fields(Record))
_LAST = ("confidence", "reports", "independent", "disagreements", "links")
_DATED = ("when", "deadline")


def columns(kind: str) -> tuple[str, ...]:
    """Names of the columns of a kind of record; a `when` takes four, and every list of actors two."""
    named = (field for field in fields(_TYPES[kind]) if field.name not in _COMMON)
    return ("id", *(column for field in named for column in _names(field.name, str(field.type))), *_LAST)


def row(facet: Record, happening: Happening) -> dict[str, Any]:
    """The cells of a happening in a listing of the facet's kind."""
    cells: dict[str, Any] = {"id": happening.id}
    for field in fields(facet):
        if field.name not in _COMMON:
            names = _names(field.name, str(field.type))
            cells |= dict(zip(names, _values(getattr(facet, field.name), len(names)), strict=True))
    return cells | {
        "confidence": facet.confidence,
        "reports": ";".join(happening.documents),
        "independent": happening.independent,
        "disagreements": ";".join(difference.field for difference in happening.disagreements),
        "links": ";".join(f"{link.kind} {link.happening}" for link in happening.links),
    }


def _names(name: str, kind: str) -> tuple[str, ...]:
    if name in _DATED:
        return (f"{name}_start", f"{name}_end", f"{name}_precision", f"{name}_text")
    return (name, f"{name}_states") if "Actor" in kind else (name,)


def _values(value: Any, cells: int) -> tuple[Any, ...]:
    """The cells of a field; as many as it has columns."""
    if isinstance(value, When):
        return (value.start.isoformat(), value.end.isoformat(), str(value.precision), value.text)
    if value is None or value == ():
        return ("",) * cells
    several = value if isinstance(value, tuple) else (value,)
    if cells > 1:
        return (";".join(a.canonical or a.name for a in several), ";".join(a.state or "" for a in several))
    return (";".join(map(_cell, several)) if isinstance(value, tuple) else _cell(value),)


def _cell(value: Any) -> Any:
    match value:
        case Amount():
            return f"{value.value:g} {value.unit}"
        case PledgeStatus():
            return f"{value.outcome} {value.as_of.isoformat()}"
        case Actor():
            return value.canonical or value.name
        case bool():
            return "true" if value else "false"
        case int() | float():
            return value
    return str(value)


def document_columns(kinds: Iterable[str]) -> tuple[str, ...]:
    """Names of the columns of a listing of documents."""
    return ("id", "published", "outlet", "title", "url", "language", "version_of", "version", *kinds)


def document_row(plain: Mapping[str, Any], counts: Mapping[str, int], kinds: Iterable[str]) -> dict[str, Any]:
    """The cells of a document: its own values, and how many entries of each kind it tells."""
    return {**plain, **{kind: counts.get(kind, 0) for kind in kinds}}


_TYPES: dict[str, type[Record]] = {kind.KIND: kind for kind in (Contact, Event, Statement, Pledge, Claim)}
