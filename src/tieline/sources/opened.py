"""A source opened for reading: a name, a stream of bytes, and a look at its beginning before it is read."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from io import BufferedIOBase
from pathlib import PurePath
from typing import IO, cast

from tieline.records.document import Origin
from tieline.sources.fault import SourceFault
from tieline.sources.unpacked import Budget, Metered, packed_suffix, unpacked
from tieline.version import __version__

Keep = Callable[[bytes], object]
"""Takes the bytes a document was made from, to keep them."""

# The longest text among 8,000 Kremlin and White House pages is 0.2 MB, and the verbatim record of a day in
# parliament about 1 MB. Beyond 20 MB a file is a database dump or a mistake, and parsing it takes gigabytes.
LARGEST = 20_000_000
HEAD = 65_536  # bytes; enough for the opening comments and scripts some pages put before their first tag
UTF16 = (b"\xff\xfe", b"\xfe\xff")


class SourceError(ValueError):
    """A source cannot become a document. reason: one clause; remedy: one sentence; both without a full stop."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def fault(self, source: str) -> SourceFault:
        """The same, as a value, with the name of the source."""
        return SourceFault(source=source, reason=self.reason, remedy=self.remedy)


class Opened:
    """A stream of bytes under a name, compressed (gzip, bzip2, xz) or not.

    name: what the user calls it. suffix: of the file name, lower case, without ".gz"; "" for standard input.
    parent: the archive it lies in, whose allowance it shares.
    charset: what whoever sent it says it is written in. keep: takes the bytes of every document.
    head: its first bytes, decompressed, at most `HEAD`. Raises `OSError`, `EOFError`, `zlib.error` or `LZMAError` where
    the stream cannot be read. A pipe is read as it fills: its first line is enough to begin with.
    """

    def __init__(
        self,
        name: str,
        stream: BufferedIOBase,
        largest: int = LARGEST,
        *,
        parent: Opened | None = None,
        suffix: str | None = None,
        charset: str | None = None,
        keep: Keep | None = None,
    ) -> None:
        self.name = name
        self.label: str = parent.label + name.removeprefix(parent.name) if parent else _label(name)
        self.keep: Keep | None = parent.keep if parent else keep
        self.largest = largest
        self.charset = charset
        self.depth: int = parent.depth + 1 if parent else 0
        self.budget: Budget = parent.budget if parent else Budget()
        plain = packed_suffix(name.lower())
        self.suffix = suffix if suffix is not None else "" if name == "-" else PurePath(plain).suffix
        if parent:
            stream = io.BufferedReader(Metered(stream, self.budget.take))
        head = _beginning(stream)
        self._file = stream if stream.seekable() and not parent and name != "-" else None
        inner = unpacked(head, _Rewound(head, stream))
        if inner is not None:
            stream, self._file = inner, None
            head = _beginning(stream)
        self.head = head
        self._stream = stream

    @property
    def opening(self) -> str:
        """The beginning as text that is good enough to tell a format from, without leading white space."""
        head, charset = self.head[:4096], "latin-1"
        if head.startswith(UTF16):
            head, charset = head[: len(head) // 2 * 2], "utf-16"
        return head.removeprefix(b"\xef\xbb\xbf").decode(charset, "replace").lstrip()

    def whole(self) -> bytes:
        """All bytes; raises `SourceError` where there are more than `largest`."""
        data = self.head + self._stream.read(max(0, self.largest + 1 - len(self.head)))
        if len(data) > self.largest:
            raise SourceError(
                f"it holds more than {self.largest // 1_000_000} MB of text",
                "Split it into one file per report, or make it JSONL with one report a line",
            )
        return data

    def origin(self, data: bytes, part: int | None = None) -> Origin:
        """The origin of a document made from these bytes, which are kept if that is wanted. part: line or entry."""
        if self.keep is not None:
            self.keep(data)
        source = self.label if part is None else f"{self.label}:{part}"
        return Origin(source=source, sha256=hashlib.sha256(data).hexdigest(), version=__version__)

    def stream(self) -> BufferedIOBase:
        """All bytes, one after the other; it cannot be sought in."""
        return io.BufferedReader(_Rewound(self.head, self._stream), HEAD)

    def file(self) -> IO[bytes] | None:
        """The bytes as a file to be sought in, where the source is one on the disk and not compressed."""
        if self._file is None:
            return None
        self._file.seek(0)
        return cast("IO[bytes]", self._file)

    def lines(self) -> Iterator[bytes | None]:
        """Its lines one by one, with their line ends; None for a line longer than `largest`."""
        stream = self.stream()
        while line := stream.readline(self.largest + 1):
            if len(line) <= self.largest:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = stream.readline(self.largest + 1)
            yield None


def _label(name: str) -> str:
    """The name without the folder it lies in, which is nobody else's business and differs from machine to machine."""
    return name if "://" in name else PurePath(name).name


def _beginning(stream: BufferedIOBase) -> bytes:
    """The first bytes, at most `HEAD`: a pipe hands them over in pieces, and may have no more to give for now."""
    head = b""
    while len(head) < HEAD and b"\n" not in head.lstrip():
        piece = stream.read1(HEAD - len(head))
        if not piece:
            break
        head += piece
    return head


class _Rewound(io.RawIOBase):
    """A stream whose first bytes, already taken, come once more."""

    def __init__(self, head: bytes, rest: BufferedIOBase) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._rest.read1(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)
