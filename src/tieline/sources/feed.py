"""Feeds (RSS, Atom, RDF): entries that carry their text are documents; those that only point to a page are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.records.document import Document, Origin
from tieline.sources.build import build
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.feed_entries import Entry, Feed, read_entries
from tieline.sources.format import Format
from tieline.sources.links import Link
from tieline.sources.opened import Opened, SourceError
from tieline.sources.sitemap import is_sitemap, read_sitemap

# Fewer characters are a label ("Photo", "Read more"); the shortest sentence that tells anything has about so many.
_SHORTEST = 30
_LIST = "List the pages with --links, and read those you want"
_CUT = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…)\]|read more|continue reading|\bmore\s*[»>]+)\W*$", re.IGNORECASE)


def read_xml(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    """A feed's entries; a sitemap is refused, as it holds addresses and no text."""
    if is_sitemap(source.opening):
        count = len(read_sitemap(source.whole()))
        raise SourceError(
            f"it is a sitemap: it lists {count:,} addresses and no text",
            "List them with --links, and read those you want",
        )
    data = source.whole()
    feed = read_entries(data, defaults.address)
    bare = 0
    for entry in feed.entries:
        if not carries_text(entry):
            bare += 1
            continue
        try:
            yield document_of(entry, feed, defaults, source.origin(data, entry.number))
        except SourceError as error:
            yield error.fault(f"{source.name}:{entry.number}")
    if not feed.entries:
        raise SourceError("it is a feed without entries", "There is nothing in it to read")
    if bare == len(feed.entries):
        raise SourceError(f"it is a feed whose {bare:,} entries carry no text of their own", _LIST)
    if bare:
        note(source.name, f"{bare:,} of {len(feed.entries):,} entries carry no text: list their pages with --links")


def carries_text(entry: Entry) -> bool:
    """Whether an entry tells something itself, rather than the beginning of what stands on its page."""
    return len(entry.text) >= _SHORTEST and not _CUT.search(entry.text[-60:])


def document_of(entry: Entry, feed: Feed, defaults: Defaults, origin: Origin | None = None) -> Document:
    """The document of an entry. Its own values win over the defaults, as a feed is made to be read."""
    return build(
        entry.text,
        title=entry.title,
        url=entry.url or defaults.url,
        outlet=defaults.outlet or feed.title,
        published=entry.published or defaults.published,
        language=defaults.language,
        zone=defaults.zone,
        retrieved=defaults.retrieved,
        origin=origin,
    )


def links_of(data: bytes, address: str | None = None) -> tuple[Link, ...]:
    """The addresses a feed or a sitemap names; raises `SourceError` where it is neither."""
    if is_sitemap(data[:4096].decode("latin-1").lstrip("\xef\xbb\xbf \t\r\n")):
        return read_sitemap(data)
    entries = read_entries(data, address).entries
    return tuple(Link(url=one.url, title=one.title, changed=one.published) for one in entries if one.url)


def _shows(opening: str) -> bool:
    start = opening[:1000].lower()
    tags = ("<?xml", "<rss", "<feed", "<rdf:rdf", "<channel", "<urlset", "<sitemapindex")
    return start.startswith(tags) and "<html" not in start and "<!doctype html" not in start


XML = Format("feeds and sitemaps", (".xml", ".rss", ".atom", ".rdf", ".cdf"), _shows, read_xml)
