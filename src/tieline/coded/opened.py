"""A file of coded rows opened: a path in, its hash and its lines in blocks out; gzip, bzip2 and zip are unpacked.

Nothing is held in memory but one block. A line longer than `LONGEST` is no row of any layout and is cut away.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from tieline.coded.fault import CodedFileError

BLOCK = 8_000_000  # bytes that are unpacked and split at a time
LONGEST = 1_000_000  # bytes; the longest line of the GDELT samples has 900, and lists of stories reach some thousands
HEAD = 400_000  # bytes from which the layout is told
# A file of coded rows packs to a tenth or a thirtieth of its size; deflate can do 1,032 to 1 with an empty file.
RATIO = 200
RATIO_FROM = 500_000_000  # bytes unpacked before the ratio counts
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError)


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of a file. data: their bytes, each line ended by a line feed. first: the number of the first line.
    overlong: numbers of lines that were cut away (an empty line stands in their place)."""

    data: bytes
    first: int
    overlong: tuple[int, ...] = ()


@dataclass(frozen=True)
class CodedFile:
    """A file that is to be imported. name: as the user knows it."""

    path: Path
    name: str

    def digest(self, seen: Callable[[int], None] | None = None) -> str:
        """SHA-256 of the file as it lies on the disk. seen: told how many bytes are done."""
        total, done = hashlib.sha256(), 0
        with self.path.open("rb") as stream:
            while piece := stream.read(BLOCK):
                total.update(piece)
                done += len(piece)
                if seen is not None:
                    seen(done)
        return total.hexdigest()

    def head(self) -> bytes:
        """The first bytes, unpacked, without a byte order mark."""
        try:
            with self.path.open("rb") as raw, self._unpacked(raw) as stream:
                return stream.read(HEAD).removeprefix(b"\xef\xbb\xbf")
        except _BROKEN as error:
            raise self._broken(error) from error

    def blocks(self, size: int = BLOCK, seen: Callable[[int], None] | None = None) -> Iterator[Block]:
        """All lines, in blocks of about `size` bytes. seen: told how many bytes of the packed file are read.

        Raises `CodedFileError` where the file breaks off.
        """
        try:
            with self.path.open("rb") as raw, self._unpacked(raw) as stream:
                for block in _cut(self._capped(stream, size), size):
                    if seen is not None:
                        seen(raw.tell())
                    yield block
        except CodedFileError:
            raise
        except _BROKEN as error:
            raise self._broken(error) from error

    @property
    def size(self) -> int:
        """Bytes of the file on the disk."""
        return self.path.stat().st_size

    def _capped(self, stream: IO[bytes], size: int) -> Iterator[bytes]:
        packed, done = max(self.size, 1), 0
        while piece := stream.read(size):
            yield piece if done else piece.removeprefix(b"\xef\xbb\xbf")
            done += len(piece)
            if done > RATIO_FROM and done > RATIO * packed:
                raise CodedFileError(
                    self.name,
                    f"it unpacks to more than {RATIO} times its size, as no table of events does",
                    "Unpack it yourself, look at it, and import the unpacked file",
                )

    def _unpacked(self, raw: IO[bytes]) -> IO[bytes]:
        mark = raw.read(4)
        raw.seek(0)
        if mark.startswith(b"\x1f\x8b"):
            return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
        if mark.startswith(b"BZh"):
            return cast("IO[bytes]", bz2.BZ2File(raw))
        return self._member(raw) if mark == b"PK\x03\x04" else raw

    def _member(self, raw: IO[bytes]) -> IO[bytes]:
        archive = zipfile.ZipFile(raw)
        files = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(files) != 1:
            raise CodedFileError(
                self.name, f"the archive holds {len(files)} files", "Unpack it and import the files one by one"
            )
        try:
            return archive.open(files[0])
        except (RuntimeError, NotImplementedError) as error:  # a password, or a method of packing Python lacks
            raise CodedFileError(
                self.name, f"it cannot be unpacked ({error})", "Unpack it and import the file"
            ) from None

    def _broken(self, error: Exception) -> CodedFileError:
        said = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return CodedFileError(self.name, f"it cannot be read ({said})", "Check the path, or get the file again")


def _cut(pieces: Iterator[bytes], size: int) -> Iterator[Block]:
    """Blocks that end with a line. Any of "\\r\\n" and "\\n" ends a line; a last line without an end is given one."""
    rest, first, dropping = b"", 1, False
    for piece in pieces:
        if dropping:
            end = piece.find(b"\n")
            if end < 0:
                continue
            piece, dropping = piece[end:], False  # the line's end stays, so that it is counted
        data = rest + piece
        end = data.rfind(b"\n") + 1
        data, rest = data[:end], data[end:]
        if data:
            block = _block(data, first)
            first += data.count(b"\n")
            yield block
        if len(rest) > max(LONGEST, size):
            rest, dropping = b"\0" * (LONGEST + 1), True
    if rest:
        yield _block(rest + b"\n", first)


def _has_overlong(data: bytes) -> bool:
    at = 0
    while len(data) - at > LONGEST:
        end = data.rfind(b"\n", at, at + LONGEST + 1)
        if end < 0:
            return True
        at = end + 1
    return False


def _block(data: bytes, first: int) -> Block:
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    if not _has_overlong(data):
        return Block(data, first)
    lines = data.split(b"\n")
    overlong = tuple(i for i, line in enumerate(lines) if len(line) > LONGEST)
    for i in overlong:
        lines[i] = b""
    return Block(b"\n".join(lines), first, tuple(first + i for i in overlong))
