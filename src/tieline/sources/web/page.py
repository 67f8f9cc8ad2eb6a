"""An address -> its documents: fetched, and read as if it were a file of what the server says it is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.inside import read_inside
from tieline.sources.opened import Keep, SourceError
from tieline.sources.web.fetch import Answer, Web

_SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/csv": ".csv",
             "application/x-ndjson": ".jsonl", "text/plain": ".txt"}  # fmt: skip


def read_address(
    url: str, web: Web, defaults: Defaults, note: Note, keep: Keep | None = None
) -> Iterator[Document | SourceFault]:
    """The documents at an address; what cannot be fetched is a fault."""
    try:
        answer = web.get(url)
        refuse_status(answer)
    except SourceError as error:
        yield error.fault(url)
        return
    yield from read_answer(url, answer, defaults, note, keep)


def read_answer(
    url: str, answer: Answer, defaults: Defaults, note: Note, keep: Keep | None = None
) -> Iterator[Document | SourceFault]:
    """The documents in what was fetched from an address."""
    known = replace(defaults, address=answer.url, retrieved=answer.retrieved)
    suffix = _SUFFIXES.get(answer.kind) or (".xml" if answer.kind.endswith("xml") else None)
    if suffix is None:
        suffix = PurePosixPath(urlsplit(answer.url).path).suffix.lower()
    yield from read_inside(url, io.BytesIO(answer.body), known, note, suffix=suffix, charset=answer.charset, keep=keep)


def refuse_status(answer: Answer) -> None:
    """Raise `SourceError` for anything but a page."""
    if answer.status != 200:
        remedy = "Check the address" if 400 <= answer.status < 500 else "Try again later"
        raise SourceError(f"its server answered {answer.status}", remedy)
