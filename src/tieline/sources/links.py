"""Link: an address that a feed or a sitemap names, with what it says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One address. changed: when the page was last changed, or published where only that is told."""

    url: str
    title: str | None = None
    changed: datetime | date | None = None
