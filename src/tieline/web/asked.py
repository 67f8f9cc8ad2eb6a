"""What stands in an address in, values out; an empty field of a form is no condition."""

from __future__ import annotations

from datetime import date

from tieline.ontology import states
from tieline.web.refused import RefusedError, asked


def day(name: str, text: str | None) -> date | None:
    """A day in ISO form. Raises `RefusedError`."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError(400, f"{name}: {text!r} is not a day", "Write a day like 2025-01-21") from None


def number(name: str, text: str | None, otherwise: int) -> int:
    """A whole number. Raises `RefusedError`."""
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise RefusedError(400, f"{name}: {text!r} is not a whole number", "Write digits, like 2")
    return int(text)


def choice(name: str, text: str | None, known: tuple[str, ...]) -> str | None:
    """One of some words. Raises `RefusedError`."""
    if not text:
        return None
    if text not in known:
        raise RefusedError(400, f"{name}: there is no {text!r}", f"Use one of {', '.join(known)}")
    return text


def state(text: str) -> str:
    """The code of a state or bloc, from a code or a name. Raises `RefusedError`."""
    with asked("Codes are those of ISO 3166-1 alpha-3, such as CHN"):
        return states.code_of(text)
