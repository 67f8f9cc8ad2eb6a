"""Batches of documents in, each with what a crew read of it out, in the order they came, however the crew finishes.

A batch whose worker died is read once more, document by document; one that kills its worker again is told as such.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tieline.chunks.chunk import Entry
from tieline.chunks.code import decode
from tieline.cluster.crew import Crew, CrewError, Key, Lost
from tieline.desk.read import name_of
from tieline.records.document import Document
from tieline.sources.fault import SourceFault

T = TypeVar("T")
Note = Callable[[str, str], None]
WHOLE = -1  # the second part of the key of a batch that is read in one piece; before the first of its documents
_AHEAD = 2  # batches handed out for each that keeps the crew busy: so long may one that is slow hold up the others


@dataclass(slots=True)
class _Batch(Generic[T]):
    item: T
    documents: Sequence[Document]
    entries: dict[int, Entry] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        return len(self.entries) == len(self.documents)


class InOrder(Generic[T]):
    """crew: who reads. version: of the pipeline it has to have. note: told what is worth telling, with its source."""

    def __init__(self, crew: Crew, version: str, note: Note) -> None:
        self._crew = crew
        self._version = version
        self._note = note
        self._batches: dict[int, _Batch[T]] = {}

    def read(self, batches: Iterable[tuple[T, Sequence[Document]]]) -> Iterator[tuple[T, list[Entry]]]:
        """Each item with the entries of its documents, of which there may be none. Raises as the crew does."""
        waiting: deque[_Batch[T]] = deque()
        for number, (item, documents) in enumerate(batches):
            batch = _Batch(item, documents)
            waiting.append(batch)
            if documents:
                self._batches[number] = batch
                self._crew.submit((number, WHOLE), documents)
            while waiting and (waiting[0].done or len(waiting) >= _AHEAD * self._crew.capacity):
                yield from self._next(waiting)
        while waiting:
            yield from self._next(waiting)

    def _next(self, waiting: deque[_Batch[T]]) -> Iterator[tuple[T, list[Entry]]]:
        while not waiting[0].done:
            for key, answer in self._crew.finished():
                self._take(key, answer)
        batch = waiting.popleft()
        yield batch.item, [batch.entries[at] for at in range(len(batch.documents))]

    def _take(self, key: Key, answer: bytes | Lost) -> None:
        number, part = key
        batch = self._batches.get(number)
        if batch is None or part in batch.entries:
            return  # a crew may answer twice
        if part == WHOLE and isinstance(answer, Lost):
            names = "; ".join(name_of(document) for document in batch.documents)
            self._note("a worker ended", f"{answer.how}, while it read: {names}. Each is read once more, by itself")
        elif isinstance(answer, Lost):
            batch.entries[part] = _deadly(batch.documents[part], answer.how)
        else:
            batch.entries.update(self._entries(answer, max(part, 0)))
        if batch.done:
            del self._batches[number]
        else:  # one after the other, so that none is in the hands of a worker that another one ends
            self._crew.submit((number, part + 1), [batch.documents[part + 1]])

    def _entries(self, data: bytes, first: int) -> Iterator[tuple[int, Entry]]:
        chunk = decode(data)
        if chunk.version != self._version:
            said = f"a worker has the pipeline {chunk.version}, and this is {self._version}"
            raise CrewError(f"{said}. Install one version of Tieline everywhere")
        return enumerate(chunk.entries, start=first)


def _deadly(document: Document, how: str) -> Entry:
    fault = SourceFault(
        source=name_of(document),
        reason=f"it ended the worker that read it ({how}), twice",
        remedy="It may need more memory than there is: read it by itself, or without --workers",
    )
    return Entry(document, fault)
