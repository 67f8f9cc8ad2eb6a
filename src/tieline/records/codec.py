"""Records to JSON and back.

`dump` gives plain JSON-ready dictionaries with the documented keys; `load` rebuilds and re-checks the value.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")

_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def dump(value: object) -> dict[str, Any]:
    """JSON-ready dictionary of a record; enumerations as their words, dates in ISO form."""
    plain: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json")
    return plain


def dumps(value: object) -> str:
    """JSON text of a record, on one line."""
    return _adapter(type(value)).dump_json(value).decode()


def load(kind: type[T], source: str | bytes | dict[str, Any]) -> T:
    """Rebuild a record from its JSON text or dictionary; raises `pydantic.ValidationError` naming the bad key."""
    # A dictionary goes through JSON text, where "2025-01-21" is a date and nothing else.
    value: T = _adapter(kind).validate_json(json.dumps(source) if isinstance(source, dict) else source)
    return value
