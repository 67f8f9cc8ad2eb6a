"""Documents in, chunks in a folder out; a chunk that is there and whole is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tieline.chunks import files
from tieline.chunks.chunk import Chunk, Entry, storable
from tieline.chunks.code import encode
from tieline.chunks.fault import ChunkError
from tieline.cluster.crew import Crew
from tieline.cluster.order import InOrder, Note
from tieline.desk.read import Failed, Known, Outcome, Read, name_of
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault

SIZE = 1000  # documents to a chunk: about a minute's work
_HALF = "it holds half a character, which no file can hold"


@dataclass(frozen=True, slots=True)
class _Batch:
    """path: of its chunk; None where it holds no document. known: the chunk, where it is there already. faults: of
    sources, and of documents no chunk can hold."""

    path: Path | None
    known: Chunk | None
    faults: Sequence[SourceFault]


def write_chunks(
    crew: Crew,
    documents: Iterable[Document | SourceFault],
    folder: Path,
    version: str,
    note: Note,
    *,
    size: int = SIZE,
    finished: Callable[[Outcome], None] | None = None,
) -> Iterator[Outcome]:
    """Read documents with a crew into chunks of `size`; an outcome comes when its chunk is on the disk.

    folder: made where it is missing; many tasks may write into one. Raises `CrewError`, `ModelError` and `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    batches = _batches(documents, folder, version, size, note)
    for batch, entries in InOrder[_Batch](crew, version, note).read(batches):
        if entries and batch.path is not None:
            files.write(batch.path, encode(Chunk(version, tuple(entries))))
        for outcome in _outcomes(batch, entries):
            if finished is not None:
                finished(outcome)
            yield outcome


def _batches(
    documents: Iterable[Document | SourceFault], folder: Path, version: str, size: int, note: Note
) -> Iterator[tuple[_Batch, Sequence[Document]]]:
    waiting, number = iter(documents), 0
    while found := list(islice(waiting, size)):
        whole = [one for one in found if isinstance(one, Document) and storable(one)]
        faults = [_fault(one) for one in found if not (isinstance(one, Document) and storable(one))]
        if not whole:
            yield _Batch(None, None, faults), ()
            continue
        path = folder / files.name_of(number, whole, version)
        known = _known(path, note)
        yield _Batch(path, known, faults), () if known is not None else whole
        number += 1


def _known(path: Path, note: Note) -> Chunk | None:
    """The chunk of an earlier run; a damaged one is told of and read again."""
    if not path.exists():
        return None
    try:
        return files.read(path)
    except ChunkError as error:
        note(str(path), f"{error.fault}; it is read again")
        return None


def _outcomes(batch: _Batch, entries: Sequence[Entry]) -> Iterator[Outcome]:
    yield from (Failed(fault) for fault in batch.faults)
    for entry in entries:
        yield Read(entry.told, None) if isinstance(entry.told, Reading) else Failed(entry.told)
    for entry in batch.known.entries if batch.known is not None else ():
        yield Known(entry.document) if isinstance(entry.told, Reading) else Failed(entry.told)


def _fault(found: Document | SourceFault) -> SourceFault:
    if isinstance(found, SourceFault):
        return found
    return SourceFault(source=name_of(found), reason=_HALF, remedy="Mend the source and read it again")
