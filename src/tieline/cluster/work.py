"""What a worker does, wherever it runs: documents in, the bytes of a chunk out. It never touches a ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from tieline.chunks.chunk import Chunk, Entry
from tieline.chunks.code import encode
from tieline.desk.read import Failed, Pipeline, Read, read_one
from tieline.records.document import Document

Make = Callable[[], Pipeline]  # made once in every worker, so it has to be picklable
# Workers are as many as there are cores: libraries that start threads of their own would only be in the way.
_SINGLE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def read_chunk(pipeline: Pipeline, documents: Iterable[Document]) -> bytes:
    """Read documents one by one; one that cannot be read stands in the chunk with the reason. Raises `ModelError`."""
    return encode(Chunk(pipeline.version, tuple(_entry(pipeline, document) for document in documents)))


def _entry(pipeline: Pipeline, document: Document) -> Entry:
    outcome = read_one(document, None, pipeline)
    if isinstance(outcome, Failed):
        return Entry(document, outcome.fault)
    assert isinstance(outcome, Read)  # only a ledger knows documents
    return Entry(document, outcome.reading)


def single_threaded() -> None:
    """Keep the libraries of this process to one thread; before they are loaded."""
    for name in _SINGLE:
        os.environ.setdefault(name, "1")
