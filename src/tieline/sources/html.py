"""An HTML file is one document: its main text, and what the page states of itself. Nothing is fetched or run."""

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

    from tieline.sources.page_address import host_of, page_address
    from tieline.sources.page_facts import headline, published_on, site_name
    from tieline.sources.page_text import lead_of, show_source_links, with_lead

    data = source.whole()
    text, read_as = decode(data, html=True, sent_as=source.charset)
    tree = load_html(_XML_DECLARATION.sub("", text, count=1))
    if tree is None:
        raise _NO_TEXT
    title, site, stated, lead = headline(tree), site_name(tree), published_on(tree), lead_of(tree)
    url = defaults.url or page_address(tree, defaults.address)
    show_source_links(tree, url)
    document = build(
        with_lead(lead, _main_text(tree), title),
        title=title,
        url=url,
        outlet=defaults.outlet or site or (host_of(url) if url else None),
        published=defaults.published or stated,
        language=defaults.language,
        zone=defaults.zone,
        retrieved=defaults.retrieved,
        origin=source.origin(data),
    )
    if read_as:
        note(source.name, f"read as {read_as}")
    yield document


def _main_text(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction

    try:
        page = bare_extraction(
            tree,
            # What the page states of itself is read by `page_facts`: the extractor's search for author, date and tags
            # takes as long as the text, and it would take a date from a copyright line or an image's address.
            with_metadata=False,
            include_comments=False,
            include_tables=False,  # menus and fixture lists; on 200 news pages no sentence of an article stood in one
        )
    except Exception as error:  # the extractor may fail in any way on hostile markup; the page is named
        raise SourceError(f"its markup cannot be read ({type(error).__name__})", _NO_TEXT.remedy) from error
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        raise SourceError(_NO_TEXT.reason, _NO_TEXT.remedy)
    return str(page.text)


HTML = Format("HTML", (".html", ".htm", ".xhtml"), lambda opening: bool(_TAG.match(opening)), read_html)
