"""Reference lines ("Reference(s): …", a bare address at the end) become the sources a report names."""

from __future__ import annotations

import re

from tieline.language.blocks import REFERENCE_LABEL, Block, BlockKind
from tieline.records.document import Document, Reference

_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s)\]]*)?", re.IGNORECASE)


def read_references(document: Document, blocks: tuple[Block, ...]) -> tuple[Reference, ...]:
    """The references of a report: a title line and the address under or beside it are one reference."""
    found: list[Reference] = []
    title: tuple[int, int] | None = None
    for block in blocks:
        if block.kind is not BlockKind.REFERENCE:
            continue
        start, end = block.start, block.end
        label = REFERENCE_LABEL.match(document.text[start:end])
        start += label.end() if label else 0
        line = document.text[start:end]
        address = _last_address(line)
        if address is None:
            if title is not None:
                found.append(_reference(document, title, None))
            title = _trimmed(document.text, start, end)
            continue
        beside = _trimmed(document.text, start, start + address[0])
        found.append(_reference(document, beside or title, (start + address[0], start + address[1])))
        title = None
    if title is not None:
        found.append(_reference(document, title, None))
    return tuple(found)


def _last_address(line: str) -> tuple[int, int] | None:
    """The last address of a line, if the line ends with it: "U.S. ties" inside a title is no address."""
    matches = [m for m in _ADDRESS.finditer(line) if not line[m.end() :].strip(" \t.)]")]
    return (matches[-1].start(), matches[-1].end()) if matches else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in " \t\r\n-–—•*\"'“”":
        start += 1
    while end > start and text[end - 1] in " \t\r\n-–—:,(\"'“”":
        end -= 1
    return (start, end) if end > start else None


def _reference(document: Document, title: tuple[int, int] | None, address: tuple[int, int] | None) -> Reference:
    url = document.text[slice(*address)] if address else None
    evidence = []
    if title:
        evidence.append(document.quote("title", *title))
    if address:
        evidence.append(document.quote("url", *address))
    return Reference(
        title=document.text[slice(*title)] if title else None,
        url=url,
        outlet=_host(url) if url else None,
        evidence=tuple(evidence),
    )


def _host(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url, flags=re.IGNORECASE).split("/")[0].lower()
