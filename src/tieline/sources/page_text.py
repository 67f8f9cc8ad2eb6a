"""What the extractor of the main text leaves out though a reader sees it: the lead, and where links to sources lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKED_LEAD = re.compile(r"\b(?:p-summary|entry-summary)\b")
_LONGEST_LEAD = 2_000
_SOURCE_LABEL = re.compile(
    r"^\W*(?:references?|reference\(s\)|sources?|source\(s\)|via|original(?: article)?|read more)\W*:", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
# A paragraph counts as told if so many of its words follow each other in the text.
_TOLD = 8


def lead_of(tree: HtmlElement) -> str | None:
    """The summary a page shows above its text: marked as such, or shown word for word as its description says.

    Only one that is a whole sentence counts, and only where the page marks no more than one.
    """
    marked = [element for element in tree.iter("div", "p", "section", "header", "span") if _is_lead(element)]
    marked = [element for element in marked if element.getparent() not in marked]
    if len(marked) != 1:
        return None
    lines = [" ".join(line.split()) for line in _paragraphs(marked[0])]
    lead = "\n".join(line for line in lines if line)
    return lead if lead and len(lead) <= _LONGEST_LEAD and lead[-1] in '.!?”"»:' else None


def _is_lead(element: HtmlElement) -> bool:
    return element.get("itemprop") == "description" or bool(_MARKED_LEAD.search(element.get("class") or ""))


def _paragraphs(element: HtmlElement) -> list[str]:
    inner = list(element.iter("p"))
    return [part.text_content() for part in inner] if inner else [element.text_content()]


def with_lead(lead: str | None, text: str, title: str | None) -> str:
    """The text, its lines without indentation; the lead before it, unless text or title tell it already."""
    text = "\n".join(line for line in map(str.strip, text.splitlines()) if line)
    if not lead:
        return text
    words = [word.lower() for word in _WORD.findall(lead)]
    told = [" ".join(word.lower() for word in _WORD.findall(part)) for part in (text, title or "")]
    opening = " ".join(words[:_TOLD])
    if any(f" {opening} " in f" {part} " for part in told):
        return text
    return f"{lead}\n{text}"


def show_source_links(tree: HtmlElement, address: str | None) -> None:
    """Write the address of a link behind its words where a line names the page's source ("Source: Xinhua").

    On the page a reader could follow the link; in the text it would be lost.
    """
    for paragraph in tree.iter("p", "li", "div"):
        links = [link for link in paragraph.iterfind(".//a") if link.get("href")]
        if not 0 < len(links) <= 5 or not _SOURCE_LABEL.match(paragraph.text_content()[:40]):
            continue
        for link in links:
            target = _target(link.get("href"), address)
            if target and target not in paragraph.text_content():
                link.tail = f" {target} {link.tail or ''}".rstrip()
        return


def _target(href: str, address: str | None) -> str | None:
    try:
        target = urljoin(address, href.strip()) if address else href.strip()
    except ValueError:
        return None
    return target if target.lower().startswith(("http://", "https://")) else None
