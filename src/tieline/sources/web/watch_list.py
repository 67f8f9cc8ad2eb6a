"""A TOML file of feeds -> what to watch, or what is wrong with the file.

every = 30                      # minutes between two visits; for all feeds that do not say otherwise

[[feed]]
url = "https://example.org/news.rss"
outlet = "Example Times"        # optional, as are zone, language, every
pages = true                    # read the page of an entry that does not carry its whole text
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.sources.defaults import read_zone
from tieline.sources.opened import SourceError
from tieline.sources.web.fetch import checked

EVERY = 30  # minutes
_KEYS: dict[str, type] = {"url": str, "outlet": str, "zone": str, "language": str, "every": int, "pages": bool}
_WORDS: dict[type, str] = {str: "text in quotation marks", int: "a number of minutes", bool: "true or false"}


class WatchListError(ValueError):
    """The file says something that cannot be watched; the message names the file, the fault and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFeed:
    """One feed. every: minutes. pages: whether the pages of its entries are read too."""

    url: str
    outlet: str | None = None
    zone: str | None = None
    language: str | None = None
    every: int = EVERY
    pages: bool = True


def read_watch_list(path: Path) -> tuple[WatchedFeed, ...]:
    """The feeds of a file, in order; raises `WatchListError` and `OSError`."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WatchListError(f"{path}: it is not TOML ({error}). See docs/sources.md for an example") from None
    every, feeds = told.get("every", EVERY), told.get("feed")
    unknown = sorted(set(told) - {"every", "feed"})
    if unknown:
        raise WatchListError(f"{path}: {unknown[0]!r} is not known here. Use 'every' and [[feed]]")
    if not isinstance(feeds, list) or not feeds:
        raise WatchListError(f'{path}: it names no feed. Add [[feed]] with url = "https://..."')
    found = tuple(_feed(path, number, feed, every) for number, feed in enumerate(feeds, start=1))
    twice = [feed.url for feed in found if [other.url for other in found].count(feed.url) > 1]
    if twice:
        raise WatchListError(f"{path}: {twice[0]} is named twice. Remove one of the two")
    return found


def _feed(path: Path, number: int, feed: Any, every: Any) -> WatchedFeed:  # Any: TOML from outside
    where = f"{path}: feed {number}"
    if not isinstance(feed, dict) or "url" not in feed:
        raise WatchListError(f'{where}: it has no url. Add url = "https://..."')
    known = {"every": every, **feed}
    for key, value in known.items():
        if key not in _KEYS:
            raise WatchListError(f"{where}: {key!r} is not known. Use {', '.join(_KEYS)}")
        wanted = _KEYS[key]
        if type(value) is not wanted or (wanted is int and isinstance(value, int) and value < 1):
            raise WatchListError(f"{where}: {key} = {value!r} should be {_WORDS[wanted]}")
    try:
        known["url"] = checked(known["url"])
        if "zone" in known:
            read_zone(known["zone"])
    except SourceError as error:
        raise WatchListError(f"{where}: {error.reason}. {error.remedy}") from None
    except ValueError as error:
        raise WatchListError(f"{where}: {error}") from None
    return WatchedFeed(**known)
