"""What an HTML page states of itself in its markup: the site's name, and when it was published. No guesses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from tieline.sources.defaults import read_published

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
_SHORT_NUMBERS = re.compile(r"^(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
_HAS_OFFSET = re.compile(r"\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$", re.IGNORECASE)
_DEEPEST = 40  # levels of nested JSON; real pages nest their article three or four deep


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
    stated = [value for text in _stated(tree) if (value := _value(text)) is not None]
    if stated:
        return _with_offset(stated)
    addressed = _in_address(tree)
    if addressed is not None:
        return addressed
    named = {value for text in _unmarked_times(tree) if (value := _value(text)) is not None}
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
        value = _value("-".join(found.groups())) if found else None
        if value is not None:
            return value
    return None


def _value(text: str) -> datetime | date | None:
    """A stated date in ISO form or as in e-mail; None for anything else, such as "yesterday" or 01/02/2021."""
    text = _SHORT_NUMBERS.sub(lambda found: "{}-{:0>2}-{:0>2}".format(*found.groups()), text.strip())
    try:
        return read_published(text if _HAS_OFFSET.search(text) else text[:10])
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.date()


def _with_offset(stated: list[datetime | date]) -> datetime | date:
    """The first value, in the source's own zone if another value gives the same moment there instead of in UTC."""
    first = stated[0]
    if not isinstance(first, datetime) or first.utcoffset():
        return first
    same = (v for v in stated[1:] if isinstance(v, datetime) and v == first and v.utcoffset() != first.utcoffset())
    return next(same, first)
