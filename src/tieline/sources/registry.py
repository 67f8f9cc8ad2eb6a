"""The formats Tieline understands, and those it knows by sight but does not read yet.

To add a format: write its file with one `Format` in it, and put it in `FORMATS` (and in `MARKED` where its first bytes
are proof).
"""

from __future__ import annotations

from tieline.sources.archive import TAR, ZIP
from tieline.sources.feed import XML
from tieline.sources.format import Format
from tieline.sources.html import HTML
from tieline.sources.jsonl import JSONL
from tieline.sources.mail import MAIL
from tieline.sources.opened import Opened
from tieline.sources.pdf import PDF
from tieline.sources.table import TABLE
from tieline.sources.text import TEXT
from tieline.sources.unbuilt import IMAGE, OFFICE
from tieline.sources.warc import WARC

MARKED: tuple[Format, ...] = (PDF, WARC, ZIP, TAR, OFFICE, IMAGE)
FORMATS: tuple[Format, ...] = (*MARKED, JSONL, HTML, XML, TABLE, MAIL)


def choose(source: Opened) -> Format:
    """The format of a source: by a mark that is proof (a PDF named ".txt" is a PDF), else by its suffix, else by how it
    begins; what remains is plain text."""
    opening = source.opening
    marked = (form for form in MARKED if form.shows(opening))
    named = (form for form in FORMATS if source.suffix in form.suffixes)
    shown = (form for form in FORMATS if form.shows(opening))
    return next(marked, None) or next(named, None) or next(shown, TEXT)
