"""Bytes of a feed (RSS, Atom, RDF, CDF) -> its entries as values. The only file that knows the feed parser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from tieline.sources.fragment import fragment_text
from tieline.sources.opened import SourceError
from tieline.sources.stated_dates import stated_date
from tieline.sources.xml_guard import guard

MOST_ENTRIES = 20_000
_NO_FEED = SourceError("it is XML, but neither a feed nor a sitemap", "Save its text as a .txt file and read that")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. text: its own text, "" where it has none. whole: whether that is given as the content and not as a
    summary. key: what the feed knows the entry by."""

    number: int
    key: str
    title: str | None
    url: str | None
    published: datetime | date | None
    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name and language, and its entries."""

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]


def read_entries(data: bytes, address: str | None = None, content_type: str | None = None) -> Feed:
    """The entries of a feed. address: where it was fetched, against which its links are resolved.

    Raises `SourceError` where it is no feed, or declares entities.
    """
    import feedparser

    guard(data)
    headers = {"content-type": content_type} if content_type else {}
    try:
        _refuse_hidden_entities(data)
        found = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False,
                                 resolve_relative_uris=False)  # fmt: skip
    except SourceError:
        raise
    except Exception as error:  # the parser may fail in any way on hostile markup; the feed is named
        raise SourceError(f"its XML cannot be read ({type(error).__name__})", "Fetch it again") from error
    if not found.get("version") and not found.entries:
        raise _NO_FEED
    title, language = _line(found.feed.get("title")), str(found.feed.get("language") or "").split("-")[0].lower()
    entries = tuple(_entries(found.entries[:MOST_ENTRIES], address))
    return Feed(title, language if len(language) == 2 and language.isalpha() else None, entries)


def _refuse_hidden_entities(data: bytes) -> None:
    """The same guard on what the parser will see: a charset that is not ASCII's relative may hide a declaration."""
    from feedparser.encodings import convert_to_utf8

    guard(convert_to_utf8({}, data, {"bozo": False}))


def _entries(found: list[Any], base: str | None) -> Iterator[Entry]:  # Any: the feed parser is not typed
    for number, entry in enumerate(found, start=1):
        contents = [str(piece.get("value") or "") for piece in entry.get("content") or ()]
        content = max(contents, key=len, default="")
        summary = str(entry.get("summary") or "")
        text, url = fragment_text(content or summary), _address(entry, base)
        yield Entry(
            number=number,
            key=str(entry.get("id") or url or f"{entry.get('title')}\n{summary[:200]}"),
            title=_line(entry.get("title")),
            url=url,
            published=_published(entry),
            text=text,
            whole=bool(content),
        )


def _line(markup: object) -> str | None:
    return " ".join(fragment_text(str(markup)).split()) or None if markup else None


def _address(entry: Any, base: str | None) -> str | None:
    link, guid = str(entry.get("link") or "").strip(), str(entry.get("id") or "").strip()
    if link and not (entry.get("guidislink") and link == guid):  # else it is the guid, which may be a bare number
        try:
            link = urljoin(base, link) if base else link
        except ValueError:
            link = ""
    for url in (str(entry.get("feedburner_origlink") or "").strip(), link, guid):
        if url.lower().startswith(("http://", "https://")):
            return url
    return None


def _published(entry: Any) -> datetime | date | None:
    """When the entry was published, else when it was last changed: that is when it stood as it does."""
    for name in ("published", "created", "updated"):
        written = entry.get(name) if name in entry else None
        stated = stated_date(written) if isinstance(written, str) else None
        if stated is not None:
            return stated
        parsed = entry.get(f"{name}_parsed") if f"{name}_parsed" in entry else None
        if parsed:  # a form that only the feed parser knows; its zone, if any, is lost in it
            try:
                return date(*parsed[:3])
            except (ValueError, TypeError):
                continue
    return None
