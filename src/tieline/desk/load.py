"""Chunks in, outcomes out: what was read elsewhere is kept in the ledger, each document once, however often it comes.

Whoever read a chunk, its documents pass through the same gate as those that are read here: what the ledger knows
stays, a later version supersedes an earlier one and never the other way round. A chunk that is damaged is named, and
the others are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tieline.chunks import files
from tieline.chunks.chunk import Chunk, Entry
from tieline.chunks.fault import ChunkError
from tieline.desk.read import Failed, Outcome, Pipeline, UnreadError, name_of, read_one, standard
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger


def load_chunks(
    places: Iterable[Path], ledger: Ledger, *, finished: Callable[[Outcome], None] | None = None
) -> Iterator[Outcome]:
    """Commit chunks, named or in folders, to a ledger; an outcome comes when its document is safe there.

    Raises `LedgerError`.
    """
    for found in opened(places):
        outcomes = (Failed(found),) if isinstance(found, SourceFault) else _committed(found, ledger)
        for outcome in outcomes:
            if finished is not None:
                finished(outcome)
            yield outcome


def opened(places: Iterable[Path]) -> Iterator[Chunk | SourceFault]:
    """The chunks of some files and folders, one in memory at a time; what is none comes as a fault in its place."""
    for place in places:
        found = list(files.listed([place]))
        if not found:
            yield SourceFault(source=str(place), reason="the folder holds no chunks", remedy="Check the path")
        for path in found:
            try:
                yield files.read(path)
            except ChunkError as error:
                yield SourceFault(source=str(path), reason=error.fault, remedy=error.remedy)


def _committed(chunk: Chunk, ledger: Ledger) -> Iterator[Outcome]:
    for entry in chunk.entries:
        yield read_one(entry.document, ledger, Pipeline(_reader(entry, chunk.version), chunk.version))


def _reader(entry: Entry, version: str) -> Callable[[Document], Reading]:
    """Gives what the chunk holds; of a document of which the ledger knows more, only this version of ours can."""

    def read(document: Document) -> Reading:
        if isinstance(entry.told, SourceFault):
            raise UnreadError(entry.told)
        if document == entry.document:
            return entry.told
        for pipeline in (standard(), standard(rules_only=True)):
            if pipeline.version == version:
                return pipeline.read(document)
        raise UnreadError(_lacking(document, version))

    return read


def _lacking(document: Document, version: str) -> SourceFault:
    return SourceFault(
        source=name_of(document),
        reason=f"the ledger knows more of it than pipeline {version} was given, which is not this one",
        remedy="Read it with `tieline read` from its source",
    )
