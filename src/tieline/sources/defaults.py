"""What the reader of a source knows beyond the source itself, and how a date of publication is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# The first printed newspaper is of 1605; a year beyond these is a slip of the pen, and would overflow when its
# moment is moved between time zones.
EARLIEST, LATEST = 1600, 2200
FORMS = "write 2025-01-21, or a moment with its offset such as 2025-01-21T18:30+08:00"

Note = Callable[[str, str], None]
"""Takes a source's name and one clause worth telling about it that is no fault ("read as windows-1251")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What is said about sources beside them, for instance on the command line.

    For a text file these are all there is to know. They win over what an HTML page says of itself, because a page's
    markup is often wrong and whoever passes a value means it; a JSONL line's own fields win over them, because such
    a file was made to be read.

    zone: IANA name of the calendar the sources count their days in; also gives an offset to moments without one.
    address, retrieved: where a page was fetched and when, as whoever fetched it tells. A page's own canonical address
        wins over it where it is of the same site, and so does `url`.
    columns: for tables and JSON lines, which of their columns holds what: {"text": "body", "published": "date"}.
    """

    published: datetime | date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    zone: str | None = None
    address: str | None = None
    retrieved: datetime | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def read_published(text: str, zone: str | None = None) -> datetime | date:
    """A date ("2025-01-21"), or a moment with its offset ("2025-01-21T18:30+08:00", "...Z").

    zone: IANA name; a moment without an offset is taken to be of this zone, and refused where it is None.
    Raises `ValueError` with a clause that says what is wrong and how to write it.
    """
    wanted = text.strip()
    try:
        value = date.fromisoformat(wanted) if len(wanted) <= len("2025-01-21") else datetime.fromisoformat(wanted)
    except ValueError:
        raise ValueError(f"{text!r} is not a date: {FORMS}") from None
    if not EARLIEST <= value.year <= LATEST:
        raise ValueError(f"{text!r} is not between the years {EARLIEST} and {LATEST}: {FORMS}")
    if isinstance(value, datetime) and value.tzinfo is None:
        if zone is None:
            raise ValueError(f"{text!r} has no time zone: add its offset, give the date alone, or name the zone")
        return value.replace(tzinfo=read_zone(zone))
    return value


def read_zone(name: str) -> ZoneInfo:
    """The zone of an IANA name such as "Asia/Shanghai"; raises `ValueError`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone: use an IANA name such as 'Asia/Shanghai'") from None
