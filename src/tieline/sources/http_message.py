"""An HTTP response as it came over the wire -> its status, its headers and its body without wrappings."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from tieline.sources.opened import LARGEST, SourceError

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
TOO_LARGE = SourceError("the page unpacks to more than a report can be", "Save what you need of it as a file")
_BROKEN = "Fetch the page again"
_MOST_CODINGS = 3
# Pages pack to a tenth or a fiftieth; what unpacks to more than this, beyond a size that matters, is made to do harm.
_RATIO, _RATIO_FROM = 200, 5_000_000


@dataclass(frozen=True, slots=True)
class Message:
    """A response. status: 0 where it has no status line. headers: lower-case names. whole: False where its headers
    state a length that it does not reach, None where they state none."""

    status: int
    headers: dict[str, str]
    body: bytes
    whole: bool | None = None

    @property
    def kind(self) -> str:
        """The media type, lower case, without its parameters; "" where none is named."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset the server names."""
        return charset_of(self.headers.get("content-type", ""))


def charset_of(content_type: str) -> str | None:
    """The charset of a Content-Type header."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def parse_message(block: bytes) -> Message:
    """A response with its head; bytes without one are all body. Raises `SourceError`."""
    status = _STATUS.match(block)
    end = _HEAD_END.search(block) if status else None
    if status is None:
        return Message(0, {}, block)
    if end is None:
        return Message(int(status[1]), {}, b"")
    headers: dict[str, str] = {}
    for line in block[: end.start()].splitlines()[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    sent = block[end.end() :]
    stated = headers.get("content-length", "")
    whole = len(sent) >= int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 16 else None
    return Message(int(status[1]), headers, _body(sent, headers), whole)


def _body(data: bytes, headers: dict[str, str]) -> bytes:
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _joined(data)
    return unwrapped(data, headers.get("content-encoding", ""))


def unwrapped(data: bytes, codings: str) -> bytes:
    """A body without the compressions its Content-Encoding names; raises `SourceError`."""
    for coding in reversed(codings.lower().split(",")[:_MOST_CODINGS]):
        data = _decoded(data, coding.strip())
    return data


def _joined(data: bytes) -> bytes:
    """The chunks of a body put together; a body that has none, because an archiver joined them, stands as it is."""
    pieces: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(data, at)) is not None:
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces)
        start = size.end()
        if start + length > len(data):
            raise SourceError("the page is cut short in the middle of a chunk", _BROKEN)
        pieces.append(data[start : start + length])
        at = start + length
        at += 2 if data[at : at + 2] == b"\r\n" else 1 if data[at : at + 1] == b"\n" else 0
    if not pieces:
        return data
    if data[at:].strip():
        raise SourceError("the chunks of the page are broken", _BROKEN)
    return b"".join(pieces)


def _decoded(data: bytes, coding: str) -> bytes:
    """A body without its compression; one that claims a compression it does not have stands as it is."""
    if coding in ("", "identity") or not data:
        return data
    if coding in ("gzip", "x-gzip"):
        return _inflated(data, 31) if data.startswith(b"\x1f\x8b") else data
    if coding == "deflate":
        return _inflated(data, 15 if data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0 else -15)
    raise SourceError(
        f"the page is compressed by {coding[:20]!r}, which is not read", "Fetch the page again, without it"
    )


def _inflated(data: bytes, window: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        plain = unpacker.decompress(data, LARGEST + 1)
    except zlib.error as error:
        raise SourceError(f"the compression of the page is broken ({error})", _BROKEN) from None
    if len(plain) > LARGEST or len(plain) > max(_RATIO_FROM, _RATIO * len(data)):
        raise TOO_LARGE
    if not unpacker.eof:
        raise SourceError("the page is cut short in the middle of its compression", _BROKEN)
    return plain
