"""One source as the user names it -> its documents, one by one, and a fault for everything that is not one."""

from __future__ import annotations

import gzip
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import cast

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.folder import files_in
from tieline.sources.opened import Opened, SourceError
from tieline.sources.registry import choose
from tieline.sources.unbuilt import URL

STDIN = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def _silent(source: str, said: str) -> None:
    """For callers that do not want to be told."""


def read_source(
    spec: str, defaults: Defaults | None = None, *, note: Note = _silent, stdin: BufferedIOBase | None = None
) -> Iterator[Document | SourceFault]:
    """The documents of a file, a folder (with everything in it but hidden files), or standard input ("-").

    Nothing is held beyond the file in hand, and nothing is raised: what goes wrong comes as a `SourceFault` in its
    place. note: called for what is worth telling though nothing is wrong. stdin: stands in for standard input.
    """
    known = defaults or Defaults()
    if spec == STDIN:
        yield from _standard_input(stdin, known, note)
        return
    if _ADDRESS.match(spec):
        yield URL.fault(spec)
        return
    try:
        is_folder = stat.S_ISDIR(Path(spec).stat().st_mode)
    except (OSError, ValueError) as error:
        yield _unopened(spec, error)
        return
    for found in files_in(spec) if is_folder else (spec,):
        yield from (found,) if isinstance(found, SourceFault) else _file(found, known, note)


def _standard_input(stdin: BufferedIOBase | None, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    if stdin is None and sys.stdin is None:
        yield SourceFault(source=STDIN, reason="standard input is closed", remedy="Pipe a report into it")
        return
    yield from _documents(STDIN, stdin or cast("BufferedIOBase", sys.stdin.buffer), defaults, note)


def _file(path: str, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    try:
        with Path(path).open("rb") as stream:
            yield from _documents(path, stream, defaults, note)
    except OSError as error:
        yield _unopened(path, error)


def _documents(name: str, stream: BufferedIOBase, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    try:
        source = Opened(name, stream)
        if not source.head:
            raise SourceError("it is empty", "There is nothing in it to read")
        yield from choose(source).read(source, defaults, note)
    except SourceError as error:
        yield error.fault(name)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield SourceFault(source=name, reason=f"its compression is broken ({error})", remedy="Fetch it again")
    except OSError as error:
        yield _unopened(name, error)


def _unopened(name: str, error: OSError | ValueError) -> SourceFault:
    """What the system says when it does not give a file, in plain words."""
    if isinstance(error, FileNotFoundError):
        return SourceFault(source=name, reason="there is no such file or folder", remedy="Check the path")
    if isinstance(error, PermissionError):
        return SourceFault(source=name, reason="it may not be read", remedy="Ask for permission to read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return SourceFault(source=name, reason=f"it cannot be read ({reason})", remedy="Check the path")
