"""A crew: whatever reads chunks of documents. This process alone, processes beside it, or a cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tieline.cluster.work import Make, read_chunk
from tieline.desk.read import Pipeline
from tieline.records.document import Document

Key = tuple[int, int]


class CrewError(Exception):
    """The crew cannot work at all; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker ended while it read, so that nothing came back. how: in words."""

    how: str


Answer = tuple[Key, bytes | Lost]


class Crew(Protocol):
    """Takes documents under a key, and gives back a chunk for each key, in any order, at least once."""

    @property
    def capacity(self) -> int:
        """How many chunks keep every worker busy."""

    def submit(self, key: Key, documents: Sequence[Document]) -> None:
        """Have documents read."""

    def finished(self) -> list[Answer]:
        """What came back since it was asked last; waits until something has. Raises `CrewError`, `ModelError`."""

    def close(self) -> None:
        """End the workers; what they have in hand is given up."""


class Alone:
    """A crew of one: this process, which reads when it is asked for what is finished."""

    capacity = 1

    def __init__(self, make: Make) -> None:
        self._make = make
        self._pipeline: Pipeline | None = None
        self._waiting: deque[tuple[Key, Sequence[Document]]] = deque()

    def submit(self, key: Key, documents: Sequence[Document]) -> None:
        """Keep them for later."""
        self._waiting.append((key, documents))

    def finished(self) -> list[Answer]:
        """Read what was submitted first."""
        key, documents = self._waiting.popleft()
        self._pipeline = self._pipeline or self._make()
        return [(key, read_chunk(self._pipeline, documents))]

    def close(self) -> None:
        """Nothing to end."""
