"""Compressed streams -> plain ones, and the allowance that keeps a small file from unpacking into a large harm.

Three limits stand one behind the other: what one document may hold (`opened.LARGEST`), how often its packed size a
stream may unpack to, and what all members of one archive may unpack to together.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from io import BufferedIOBase
from typing import IO, cast

from tieline.sources.fault import SourceFault

GZIP, BZIP2, XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
SUFFIXES = (".gz", ".bz2", ".xz")
BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError)
"""What a decompressor raises for bytes that are none of its own."""

# Reports pack to a third or a tenth, and the most alike of them to a fiftieth; a bomb of zeros packs to a thousandth.
RATIO = 200
RATIO_FROM = 100_000_000  # bytes; below this nothing unpacked does harm
TOTAL = 20_000_000_000  # bytes out of one archive with all that is nested in it: a day of a web crawl


class TooMuchError(OSError):
    """More comes out of a compressed source than can be meant. The message is a clause for a `SourceFault`."""

    def fault(self, source: str) -> SourceFault:
        """The same, as a value, with the name of the source."""
        return SourceFault(source=source, reason=str(self), remedy="Unpack it yourself if you trust it, and read that")


class Budget:
    """What may still come out of one source: shared by an archive and all that is in it."""

    def __init__(self, total: int = TOTAL) -> None:
        self.left = total
        self._total = total

    def take(self, count: int) -> None:
        """Count some bytes; raises `TooMuchError` once the allowance is used up."""
        self.left -= count
        if self.left < 0:
            raise TooMuchError(f"it unpacks to more than {self._total // 1_000_000:,} MB")


class Metered(io.RawIOBase):
    """A stream that tells how many bytes went through it."""

    def __init__(self, inner: BufferedIOBase | io.RawIOBase, count: Callable[[int], None]) -> None:
        self._inner = inner
        self._count = count

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As for any stream; raises what the count raises."""
        inner = self._inner
        # One piece at a time: a reader that gathers more loses what it has when the next piece is broken.
        piece = inner.read1(len(buffer)) if isinstance(inner, BufferedIOBase) else inner.read(len(buffer)) or b""
        self._count(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)


def packed_suffix(name: str) -> str:
    """The name without the suffix of its compression."""
    return next((name.removesuffix(end) for end in SUFFIXES if name.endswith(end)), name)


def unpacked(head: bytes, stream: io.RawIOBase) -> BufferedIOBase | None:
    """The stream decompressed, if its first bytes show a compression; None where they do not."""
    if not head.startswith((GZIP, BZIP2, XZ)) or (head.startswith(BZIP2) and head[4:10] != b"1AY&SY"):
        return None
    taken = [0, 0]

    def packed(count: int) -> None:
        taken[0] += count

    def plain(count: int) -> None:
        taken[1] += count
        if taken[1] > RATIO_FROM and taken[1] > RATIO * taken[0]:
            raise TooMuchError(f"it unpacks to more than {RATIO} times its size")

    source = Metered(stream, packed)
    if head.startswith(GZIP):
        inner: BufferedIOBase = gzip.GzipFile(fileobj=cast("IO[bytes]", source))
    elif head.startswith(BZIP2):
        inner = bz2.BZ2File(cast("IO[bytes]", source))
    else:
        inner = lzma.LZMAFile(cast("IO[bytes]", source))  # noqa: SIM115  # closed with the stream that is given back
    return io.BufferedReader(Metered(inner, plain))
