"""Format: how one kind of source is recognised and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.opened import Opened

Read = Callable[[Opened, Defaults, Note], Iterator[Document | SourceFault]]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of source.

    name: for people. suffixes: of its files, lower case, with the dot, without ".gz". shows: whether the beginning of
    a source, as text, is unmistakably of this kind. read: the documents in it, one by one, as they are asked for; a
    `SourceError` it raises ends the source and becomes a fault.
    """

    name: str
    suffixes: tuple[str, ...]
    shows: Callable[[str], bool]
    read: Read
