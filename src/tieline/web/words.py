"""Values in words, for pages: days that nobody can read two ways, states by name and code, links that are safe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from tieline.ontology import states
from tieline.records.when import When
from tieline.version import __version__
from tieline.views.safe import glyph, shown
from tieline.views.wording import LINKED_BY, MODES, amount, counted, words

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAV = (
    ("/", "Search", "s"), ("/changes", "Changes", "c"), ("/ties", "Ties", "t"), ("/pledges", "Pledges", "p"),
    ("/claims", "Claims", "l"), ("/phrases", "Phrases", "f"), ("/network", "Network", "n"),
    ("/compare", "Compare", "r"), ("/brief", "Brief", "b"),
)  # fmt: skip  # path, name, key after "g"


def day(value: datetime | date | str | None, otherwise: str = "") -> str:
    """ "22 January 2025", and for a moment its time and offset: "22 January 2025, 14:05 (UTC+03:00)"."""
    if value is None or value == "":
        return otherwise
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
    said = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if not isinstance(value, datetime):
        return said
    return f"{said}, {value:%H:%M} (UTC{value:%:z})" if value.tzinfo else f"{said}, {value:%H:%M}"


def weekday(value: datetime | date) -> str:
    """ "Wednesday"."""
    return DAYS[value.weekday()]


def interval(when: When) -> str:
    """The interval as short as it can be said: a day, "20 to 26 January 2025", "January 2025", "2025"."""
    start, end = when.start, when.end
    if isinstance(start, datetime) or isinstance(end, datetime) or start == end:
        return day(start) if start == end else f"{day(start)} to {day(end)}"
    after = end + timedelta(days=1) if end < date.max else end
    if (start.month, start.day, after.month, after.day) == (1, 1, 1, 1):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start.day == after.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
    if start.year != end.year:
        return f"{day(start)} to {day(end)}"
    first = str(start.day) if start.month == end.month else f"{start.day} {MONTHS[start.month - 1]}"
    return f"{first} to {day(end)}"


def state_name(code: str) -> str:
    """The name of a state or bloc; its code where the table does not know it."""
    known = states.table().get(code)
    return known.name if known is not None else code


def state(code: str) -> str:
    """ "China CHN": name and code."""
    name = state_name(code)
    return name if name == code else f"{name} {code}"


def visible(text: str) -> str:
    """A text with its lines, but without a character that acts on what stands beside it."""
    return "".join("\n" if text[i] == "\n" else glyph(text, i) for i in range(len(text)))


def within(text: str) -> str:
    """A piece of a line, with the spaces at its ends."""
    return "".join(glyph(text, position) for position in range(len(text)))


def outer(marks: tuple[tuple[int, int, str], ...]) -> list[tuple[int, int, str]]:
    """Marks that do not overlap: the longer of two that do, in the order of the text."""
    kept: list[tuple[int, int, str]] = []
    for start, end, field in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, field))
    return kept


def safe_link(url: str | None) -> str | None:
    """An address that a page may link to: of the web, with a host; None for any other."""
    try:
        parts = urlsplit(url or "")
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if known else None


def query(told: dict[str, Any], **changed: Any) -> str:
    """The query of an address: what is told with some of it changed, without what is empty."""
    return urlencode({name: value for name, value in {**told, **changed}.items() if value not in (None, "")})


def mode(value: str) -> str:
    """A contact's mode as a noun: "Video meeting"."""
    return MODES[value]


def type_of(schema: dict[str, Any]) -> str:
    """What a parameter of the API is, in a word."""
    told = [one for one in (schema, *schema.get("anyOf", ())) if one.get("type") != "null"]
    return next((word for one in told if (word := one.get("format") or one.get("type"))), "word")


FILTERS: dict[str, Callable[..., Any]] = {
    "amount": amount, "day": day, "interval": interval, "linked_by": LINKED_BY.__getitem__, "mode": mode,
    "outer": outer, "safe_link": safe_link, "shown": shown, "shown_within": within, "state": state,
    "state_name": state_name, "type_of": type_of, "visible": visible, "weekday": weekday, "words": words,
}  # fmt: skip
GLOBALS: dict[str, Any] = {"counted": counted, "query": query, "version": __version__, "nav": NAV}
