"""Bytes of a web archive (WARC, or the older ARC) -> its records, one by one, with what is broken between them.

A record whose head cannot be read ends nothing: the next line that begins a record is looked for, and what was passed
over is told. A block is never held beyond the cap; a larger one is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase

from tieline.sources.opened import LARGEST, SourceError

_LONGEST_LINE = 65_536
_MOST_HEADERS = 1_000
_PIECE = 1 << 20
_VERSION = re.compile(rb"WARC/\d")
# An ARC record begins "address IP date type length"; its date has fourteen digits.
_ARC = re.compile(rb"(?P<url>\S.*) (?P<ip>\S+) (?P<date>\d{8,17}) (?P<type>\S+) (?P<length>\S+)\s*$")


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record. kind: response, resource, revisit, ... headers: lower-case names. block: None if it is too large.
    missing: bytes that its length promises and the file does not hold."""

    number: int
    kind: str
    url: str
    date: str
    headers: dict[str, str]
    block: bytes | None
    missing: int = 0


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """Something that is no whole record. number: which one in the file, from 1."""

    number: int
    url: str
    error: SourceError


def warc_records(stream: BufferedIOBase) -> Iterator[WarcRecord | BrokenRecord]:
    """The records of a decompressed web archive, in order."""
    number, lost = 0, 0
    while line := stream.readline(_LONGEST_LINE):
        if not line.strip():
            continue
        arc = None if _VERSION.match(line) else _ARC.match(line)
        if arc is None and not _VERSION.match(line):
            lost += len(line)
            continue
        if lost:
            yield _lost(number, lost)
            lost = 0
        number += 1
        yield _arc_record(number, arc, stream) if arc else _warc_record(number, stream)
    if lost:
        yield _lost(number, lost)


def _lost(number: int, count: int) -> BrokenRecord:
    reason = f"{count:,} bytes after record {number} belong to none"
    return BrokenRecord(number, "", SourceError(reason, "Fetch the archive again: a length in it is wrong"))


def _warc_record(number: int, stream: BufferedIOBase) -> WarcRecord | BrokenRecord:
    headers = _headers(stream)
    url = headers.get("warc-target-uri", "").strip("<> ")
    return _with_block(number, headers.get("warc-type", ""), url, headers.get("warc-date", ""), headers, stream)


def _arc_record(number: int, head: re.Match[bytes], stream: BufferedIOBase) -> WarcRecord | BrokenRecord:
    url, date, mime, length = (head[name].decode("utf-8", "replace") for name in ("url", "date", "type", "length"))
    kind = "warcinfo" if url.startswith("filedesc:") else "response"
    headers = {"content-type": mime, "content-length": length}
    moment = f"{date[:4]}-{date[4:6]}-{date[6:8]}T{date[8:10] or '00'}:{date[10:12] or '00'}:{date[12:14] or '00'}Z"
    if kind == "warcinfo":  # two lines that name the version and the fields, counted in the length or not
        stream.readline(_LONGEST_LINE)
        stream.readline(_LONGEST_LINE)
        return WarcRecord(number, kind, url, moment, headers, b"")
    return _with_block(number, kind, url, moment, headers, stream)


def _headers(stream: BufferedIOBase) -> dict[str, str]:
    headers: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_LINE)
        if not line.strip():
            break
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        headers[name] = value.strip()
    return headers


def _with_block(
    number: int, kind: str, url: str, date: str, headers: dict[str, str], stream: BufferedIOBase
) -> WarcRecord | BrokenRecord:
    stated = headers.get("content-length", "")
    if not stated.isascii() or not stated.isdigit() or len(stated) > 15:
        error = SourceError(f"the length of the record is {stated[:20]!r}, which is no number", "Fetch the page again")
        return BrokenRecord(number, url, error)
    length = int(stated)
    block = stream.read(length) if length <= LARGEST else None
    got = len(block) if block is not None else _passed_over(stream, length)
    return WarcRecord(number, kind, url, date, headers, block, length - got)


def _passed_over(stream: BufferedIOBase, length: int) -> int:
    left = length
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        left -= len(piece)
    return length - left
