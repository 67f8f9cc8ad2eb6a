"""One source as the user names it -> its documents, one by one, and a fault for everything that is not one."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.folder import files_in
from tieline.sources.inside import read_inside, unopened
from tieline.sources.opened import Keep

if TYPE_CHECKING:
    from tieline.sources.web.fetch import Web

STDIN = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def _silent(source: str, said: str) -> None:
    """For callers that do not want to be told."""


def read_source(
    spec: str,
    defaults: Defaults | None = None,
    *,
    note: Note = _silent,
    stdin: BufferedIOBase | None = None,
    web: Web | None = None,
    keep: Keep | None = None,
) -> Iterator[Document | SourceFault]:
    """The documents of a file, a folder (with everything in it but hidden files), an address, or standard input ("-").

    Nothing is held beyond the file in hand, and nothing is raised: what goes wrong comes as a `SourceFault` in its
    place. note: called for what is worth telling though nothing is wrong. stdin: stands in for standard input.
    web: fetches addresses; without it each is fetched by one of its own, from the public internet only. keep: takes the
    bytes of every document, as they came.
    """
    known = defaults or Defaults()
    if spec == STDIN:
        yield from _standard_input(stdin, known, note, keep)
        return
    if _ADDRESS.match(spec):
        yield from _address(spec, known, note, web, keep)
        return
    try:
        is_folder = stat.S_ISDIR(Path(spec).stat().st_mode)
    except (OSError, ValueError) as error:
        yield unopened(spec, error)
        return
    for found in files_in(spec) if is_folder else (spec,):
        yield from (found,) if isinstance(found, SourceFault) else _file(found, known, note, keep)


def _standard_input(
    stdin: BufferedIOBase | None, defaults: Defaults, note: Note, keep: Keep | None
) -> Iterator[Document | SourceFault]:
    if stdin is None and sys.stdin is None:
        yield SourceFault(source=STDIN, reason="standard input is closed", remedy="Pipe a report into it")
        return
    yield from read_inside(STDIN, stdin or cast("BufferedIOBase", sys.stdin.buffer), defaults, note, keep=keep)


def _address(
    url: str, defaults: Defaults, note: Note, web: Web | None, keep: Keep | None
) -> Iterator[Document | SourceFault]:
    from tieline.sources.web.fetch import Web
    from tieline.sources.web.page import read_address

    if web is not None:
        yield from read_address(url, web, defaults, note, keep)
        return
    with Web() as own:
        yield from read_address(url, own, defaults, note, keep)


def _file(path: str, defaults: Defaults, note: Note, keep: Keep | None) -> Iterator[Document | SourceFault]:
    try:
        with Path(path).open("rb") as stream:
            yield from read_inside(path, stream, defaults, note, keep=keep)
    except OSError as error:
        yield unopened(path, error)
