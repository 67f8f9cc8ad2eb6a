"""Web archives (WARC, ARC): a document for every page in one, and a fault for every record that is broken.

Answers other than 200, pictures, scripts and what an archiver notes of itself are no pages: they are counted and told.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note, read_published
from tieline.sources.fault import SourceFault
from tieline.sources.format import Format
from tieline.sources.http_message import Message, parse_message
from tieline.sources.inside import read_inside
from tieline.sources.opened import Opened, SourceError
from tieline.sources.warc_records import BrokenRecord, WarcRecord, warc_records

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/xml", "text/xml",
         "application/rss+xml", "application/atom+xml", "application/rdf+xml", "")  # fmt: skip
_WEB = ("http://", "https://")
_ROBOTS = "/robots.txt"


def read_warc(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    """The pages of a web archive, each with the address and the moment at which it was fetched."""
    passed: Counter[str] = Counter()
    pages = broken = 0
    for record in warc_records(source.stream()):
        if isinstance(record, BrokenRecord):
            broken += 1
            yield record.error.fault(_name(source, record))
            continue
        try:
            page = _page(record)
        except SourceError as error:
            broken += 1
            yield error.fault(_name(source, record))
            continue
        if isinstance(page, str):
            passed[page] += 1
            continue
        pages += 1
        yield from _documents(source, record, page, defaults, note)
    said = ", ".join(f"{count:,} {what}" for what, count in passed.most_common(6))
    if not pages and not broken:
        raise SourceError(f"no page is in it ({said or 'no records'})", "Archive the pages with their answers")
    if said:
        note(source.name, f"passed over {said}")


def _name(source: Opened, record: WarcRecord | BrokenRecord) -> str:
    return f"{source.name}:{record.number}" + (f" ({record.url})" if record.url else "")


def _page(record: WarcRecord) -> Message | str:
    """The page a record holds, or what it holds instead of one, as a word to be counted."""
    if record.kind not in ("response", "resource", "conversion"):
        return f"{record.kind or 'nameless'} records"
    if not record.url.startswith(_WEB):
        return "records of no web page"
    if record.missing and record.block is None:
        raise _cut(record)
    if record.block is None:
        raise SourceError("the record is larger than a report can be", "Read what it holds from a file of its own")
    if not record.block:
        raise SourceError("the record is empty", "Fetch the page again")
    message = parse_message(record.block)
    # Some old archives count a few bytes too many: a page that is as long as its server said is whole all the same.
    if (record.missing and not message.whole) or record.headers.get("warc-truncated"):
        raise _cut(record)
    kind = message.kind or ("" if message.status else record.headers.get("content-type", "").split(";")[0])
    if message.status not in (0, 200):
        return f"answers of status {message.status}"
    if kind not in PAGES:
        return kind
    if not message.body.strip():
        raise SourceError("the page is empty", "Fetch it again")
    return "robots.txt" if record.url.endswith(_ROBOTS) else message


def _cut(record: WarcRecord) -> SourceError:
    if not record.missing:
        said = record.headers["warc-truncated"][:20]
        return SourceError(f"the archiver cut the page short ({said})", "Fetch the page again")
    return SourceError(f"the record is cut short by {record.missing:,} bytes", "Fetch the archive again")


def _documents(
    source: Opened, record: WarcRecord, page: Message, defaults: Defaults, note: Note
) -> Iterator[Document | SourceFault]:
    if page.whole is False:
        note(_name(source, record), "is shorter than its server said")
    known = replace(defaults, address=record.url, retrieved=_moment(record.date) or defaults.retrieved)
    yield from read_inside(
        _name(source, record),
        io.BytesIO(page.body),
        known,
        note,
        parent=source,
        suffix=".html" if "html" in page.kind else "",
        charset=page.charset,
    )


def _moment(text: str) -> datetime | None:
    try:
        moment = read_published(text, "UTC")
    except ValueError:
        return None
    return moment if isinstance(moment, datetime) else None


WARC = Format("WARC", (".warc", ".arc"), lambda opening: opening.startswith(("WARC/", "filedesc:")), read_warc)
