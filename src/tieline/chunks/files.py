"""Chunks in a folder: each in a file named by its place, the hash of its input and the pipeline's version.

A file appears under its name only when it is whole and on the disk, however often its writer is killed.
"""

from __future__ import annotations

import contextlib
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from tieline.chunks.chunk import Chunk, input_of
from tieline.chunks.code import decode
from tieline.chunks.fault import ChunkError
from tieline.records.document import Document

ENDING = ".parquet"
_LONGEST = 80  # characters of a version in a name


def name_of(number: int, documents: Iterable[Document], version: str) -> str:
    """The name of a chunk's file. number: its place in its share, from 0, so that names sort as they were read."""
    said = re.sub(r"[^\w.+-]", "_", version)[:_LONGEST]
    return f"{number:06d}-{input_of(documents)}-{said}{ENDING}"


def write(path: Path, data: bytes) -> None:
    """Write a file, or replace it, as a whole. Raises `OSError`."""
    made = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with made.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # a folder cannot be synced on every system
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read(path: Path) -> Chunk:
    """The chunk of a file. Raises `ChunkError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ChunkError(f"it cannot be opened ({error.strerror})", "Check the path") from error
    return decode(data)


def listed(places: Iterable[Path]) -> Iterator[Path]:
    """The files of chunks among some files and in some folders, sorted by name within each folder."""
    for place in places:
        if place.is_dir():
            yield from sorted(p for p in place.glob(f"*{ENDING}") if not p.name.startswith("."))
        else:
            yield place
