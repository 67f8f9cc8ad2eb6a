"""Documents in, outcomes out, as `desk.read` gives them, only that a crew has read ahead.

The ledger ends as that of one process, row for row: documents are taken in the order of the input, and each passes
through the same gate. What the crew read counts only where it read the document as the ledger completes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tieline.chunks.chunk import Entry, storable
from tieline.cluster.crew import Crew
from tieline.cluster.order import InOrder, Note
from tieline.desk.read import Outcome, Pipeline, UnreadError, read_sources
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

SIZE = 8  # documents to a chunk: about a second's work
Found = Document | SourceFault


def read_with(
    crew: Crew,
    documents: Iterable[Found],
    ledger: Ledger | None,
    pipeline: Pipeline,
    note: Note,
    *,
    size: int = SIZE,
    started: Callable[[Document], None] | None = None,
    finished: Callable[[Outcome], None] | None = None,
) -> Iterator[Outcome]:
    """Read documents with a crew; an outcome comes when its document is safe in the ledger.

    pipeline: what the crew reads with; for a document that changed in the ledger meanwhile, this process reads with it.
    Raises `CrewError`, `ModelError` and `LedgerError`.
    """
    made: dict[str, Entry] = {}

    def in_order() -> Iterator[Found]:
        for found, entries in InOrder[Sequence[Found]](crew, pipeline.version, note).read(
            _batches(documents, ledger, pipeline, size)
        ):
            made.clear()
            made.update((entry.document.id, entry) for entry in entries)
            yield from found

    def read(document: Document) -> Reading:
        entry = made.get(document.id)
        if entry is None or entry.document != document:
            return pipeline.read(document)
        if isinstance(entry.told, SourceFault):
            raise UnreadError(entry.told)
        return entry.told

    own = Pipeline(read, pipeline.version)
    return read_sources(in_order(), ledger, started=started, finished=finished, pipeline=own)


def _batches(
    documents: Iterable[Found], ledger: Ledger | None, pipeline: Pipeline, size: int
) -> Iterator[tuple[Sequence[Found], Sequence[Document]]]:
    """What was found, and of it what is to be read: not what the ledger knows, nor what no chunk can hold."""
    waiting = iter(documents)
    while found := list(islice(waiting, size)):
        fresh: dict[str, Document] = {}
        for one in found:
            if not isinstance(one, Document) or not storable(one):
                continue
            if ledger is None or not ledger.knows(one, pipeline.version):
                fresh.setdefault(one.id, ledger.complete(one) if ledger is not None else one)
        yield found, list(fresh.values())
