"""An HTML file is one document: its main text, and what the page states of itself. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tieline.records.document import Document
from tieline.sources.build import build
from tieline.sources.charset import decode
from tieline.sources.defaults import Defaults, Note
from tieline.sources.format import Format
from tieline.sources.opened import Opened, SourceError

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Page

_TAG = re.compile(
    r"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|table|h[1-6]|p|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NO_TEXT = SourceError("no article text was found on the page", "Save the article's text as a .txt file and read that")


def read_html(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document]:
    """The page's main text with title, address, outlet and date of publication where the page states them.

    The outlet is the site's own name, else the host of the page's address. What the defaults give comes first.
    """
    from trafilatura import load_html

    from tieline.sources.page_facts import published_on, site_name

    text, read_as = decode(source.whole(), html=True)
    tree = load_html(_XML_DECLARATION.sub("", text, count=1))
    if tree is None:
        raise _NO_TEXT
    site, stated = site_name(tree), published_on(tree)
    page = _extracted(tree)
    url = defaults.url or page.url
    document = build(
        page.text or "",
        title=page.title,
        url=url,
        outlet=defaults.outlet or site or (page.hostname if page.url else None),
        published=defaults.published or stated,
        language=defaults.language,
        zone=defaults.zone,
    )
    if read_as:
        note(source.name, f"read as {read_as}")
    yield document


def _extracted(tree: HtmlElement) -> Page:
    from trafilatura import bare_extraction

    try:
        page = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=False,  # menus and fixture lists; on 200 news pages no sentence of an article stood in one
            # The page's date is read by `page_facts`: the extractor would also take one from a copyright line, from
            # an image's address or from the text. A day before any page keeps it from looking.
            date_extraction_params={"max_date": "1995-01-02", "extensive_search": False, "original_date": True},
        )
    except Exception as error:  # the extractor may fail in any way on hostile markup; the page is named
        raise SourceError(f"its markup cannot be read ({type(error).__name__})", _NO_TEXT.remedy) from error
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        raise SourceError(_NO_TEXT.reason, _NO_TEXT.remedy)
    return page


HTML = Format("HTML", (".html", ".htm", ".xhtml"), lambda opening: bool(_TAG.match(opening)), read_html)
