"""What an HTML page states of itself in its markup: headline, the site's name, when it was published. No guesses."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tieline.sources.stated_dates import stated_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names under which pages give the day they were published, most trustworthy first. Names for a later change, for
# events and for copyright are left out on purpose; "date" comes last, as some pages put the day of the visit there.
_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publish_date",
    "publish-date", "published_time", "publication_date", "pubdate", "parsely-pub-date", "dc.date.issued",
    "dcterms.issued", "dc.date.published", "dcterms.created", "dc.date.created", "citation_publication_date",
    "sailthru.date", "date_published", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_ARTICLE = re.compile(r"article|posting|report|webpage|creativework", re.IGNORECASE)
_MARKED_PUBLISHED = re.compile(
    r"\b(?:date-?published|pubdate|published|entry-date|post-date|dt-published)", re.IGNORECASE
)
_MARKED_CHANGED = re.compile(r"modified|updated", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/_.-]|$)")
_DEEPEST = 40  # levels of nested JSON; real pages nest their article three or four deep


def headline(tree: HtmlElement) -> str | None:
    """The page's title: as its head gives it to others (Open Graph, Dublin Core), else its only heading, else its
    title without the site's name."""
    from trafilatura.metadata import examine_meta, extract_title

    try:
        title = examine_meta(tree).title or extract_title(tree)
    except (ValueError, TypeError, AttributeError):  # markup that no page should have; the text is read all the same
        return None
    return " ".join(html.unescape(title).split()) or None if title else None


def site_name(tree: HtmlElement) -> str | None:
    """The name the page gives its site, as written; None where it gives none."""
    for element in tree.iterfind(".//meta"):
        if (element.get("property") or element.get("name") or "").lower() == "og:site_name":
            name = " ".join((element.get("content") or "").split())
            if name:
                return name
    return None


def published_on(tree: HtmlElement) -> datetime | date | None:
    """When the page says it was published: a moment with its offset, or a day; None where it does not say.

    Read, in this order, from the head's metadata, JSON-LD, elements marked as the date of publication, the day in the
    page's own address, and the only time the page names at all. A moment without an offset counts as its day.
    """
    stated = [value for text in _stated(tree) if (value := stated_date(text)) is not None]
    if stated:
        return _with_offset(stated)
    addressed = _in_address(tree)
    if addressed is not None:
        return addressed
    named = {value for text in _unmarked_times(tree) if (value := stated_date(text)) is not None}
    days = {value.date() if isinstance(value, datetime) else value for value in named}
    return named.pop() if len(named) == 1 else days.pop() if len(days) == 1 else None


def _stated(tree: HtmlElement) -> Iterator[str]:
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _NAMES:
            found.setdefault(name, element.get("content") or "")
    yield from (found[name] for name in _NAMES if name in found)
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield from _in_json(json.loads(script.text or ""), 0)
        except (ValueError, RecursionError):
            continue
    for element in tree.iter("time", "span", "abbr"):
        marks = " ".join(element.get(name) or "" for name in ("itemprop", "class")) + " pubdate" * (
            "pubdate" in element.attrib
        )
        if _MARKED_PUBLISHED.search(marks):
            yield element.get("datetime") or element.get("content") or ""


def _in_json(value: Any, depth: int) -> Iterator[str]:  # Any: JSON from outside
    if isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _in_json(item, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        stated = value.get("datePublished")
        if isinstance(stated, str) and _ARTICLE.search(str(value.get("@type", ""))):
            yield stated
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _in_json(value.get(key), depth + 1)


def _unmarked_times(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("time"):
        if not _MARKED_CHANGED.search(f"{element.get('class')} {element.get('itemprop')}"):
            yield element.get("datetime") or ""


def _in_address(tree: HtmlElement) -> date | None:
    for path, attribute in ((".//link[@rel='canonical']", "href"), (".//meta[@property='og:url']", "content")):
        element = tree.find(path)
        found = _IN_ADDRESS.search(element.get(attribute) or "") if element is not None else None
        value = stated_date("-".join(found.groups())) if found else None
        if value is not None:
            return value
    return None


def _with_offset(stated: list[datetime | date]) -> datetime | date:
    """The first value, in the source's own zone if another value gives the same moment there instead of in UTC."""
    first = stated[0]
    if not isinstance(first, datetime) or first.utcoffset():
        return first
    same = (v for v in stated[1:] if isinstance(v, datetime) and v == first and v.utcoffset() != first.utcoffset())
    return next(same, first)
