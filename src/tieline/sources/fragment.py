"""A piece of markup (the body of a feed's entry, of a letter) -> its text, a line for each paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tieline.sources.opened import SourceError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset((
    "script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math",
))  # fmt: skip
_MARKUP = re.compile(r"<[a-zA-Z!/][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_DEEPEST = 500  # elements in one another; beyond it, lxml's own parser has flattened what a person would have written


def fragment_text(markup: str) -> str:
    """The text of some markup; text without any is given back with its lines. Raises `SourceError`."""
    if not _MARKUP.search(markup):
        return _tidy(markup)
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceError(
            f"its markup cannot be read ({type(error).__name__})", "Save its text as a .txt file"
        ) from None
    pieces: list[str] = []
    _gather(tree, pieces, 0)
    return _tidy("".join(pieces))


def _gather(element: HtmlElement, pieces: list[str], depth: int) -> None:
    tag = element.tag
    if isinstance(tag, str) and tag not in _SILENT and depth < _DEEPEST:
        block = "\n" if tag in _BLOCKS else ""
        # A line end in the source is a space on the page.
        pieces.append(block + _one_line(element.text))
        for child in element:
            _gather(child, pieces, depth + 1)
        pieces.append(block)
    pieces.append(_one_line(element.tail))


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
