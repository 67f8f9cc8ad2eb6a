"""Documents in, outcomes out: each is read, kept in the ledger if there is one, and told of.

One document that cannot be read does not stop the others. A run that was cut off goes on where it stopped: what the
ledger knows already is passed over before it is parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tieline.language.model import ModelError
from tieline.ledger.errors import LedgerError, UnstorableError
from tieline.ledger.writer import Added
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault
from tieline.version import __version__

if TYPE_CHECKING:
    from tieline.desk.own import Own
    from tieline.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Read:
    """A document was read. added: what the ledger made of it; None where there is no ledger."""

    reading: Reading
    added: Added | None


@dataclass(frozen=True, slots=True)
class Known:
    """The ledger holds this document already, read by this version with these metadata; it was not read again."""

    document: Document


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that could not be read, and why."""

    fault: SourceFault


Outcome = Read | Known | Failed


class UnreadError(Exception):
    """What a reader raises for a document of which it knows already why it cannot be read."""

    def __init__(self, fault: SourceFault) -> None:
        super().__init__(str(fault))
        self.fault = fault


Reader = Callable[[Document], Reading]


@dataclass(frozen=True)
class Pipeline:
    """What reads a document, and its version."""

    read: Reader
    version: str


def standard(*, rules_only: bool = False) -> Pipeline:
    """Tieline's own pipeline; the parser is loaded when the first document needs it.

    rules_only: no learned model is asked; the version says so, and what was read otherwise is read again.
    """
    version = f"{__version__}+rules" if rules_only else __version__

    def read(document: Document) -> Reading:
        from tieline.reading import read_document

        return replace(read_document(document, rules_only=rules_only), version=version)

    return Pipeline(read, version)


def with_own(own: Own, *, rules_only: bool = False) -> Pipeline:
    """Tieline's pipeline with what a user brings along.

    The files are part of the version: what was read without them, or with others, is read again.
    """
    readers: list[Reader] = []
    version = f"{standard(rules_only=rules_only).version}+{own.digest}"

    def read(document: Document) -> Reading:
        if not readers:  # loads the parser, so not before the first document
            from tieline.actors.own.phrases import OwnFinder
            from tieline.reading import read_document

            finder = OwnFinder(own.entries)
            readers.append(lambda document: read_document(document, finder, own.dictionaries, rules_only=rules_only))
        return replace(readers[0](document), version=version)

    return Pipeline(read, version)


def read_sources(
    documents: Iterable[Document | SourceFault],
    ledger: Ledger | None = None,
    *,
    started: Callable[[Document], None] | None = None,
    finished: Callable[[Outcome], None] | None = None,
    pipeline: Pipeline | None = None,
) -> Iterator[Outcome]:
    """Read documents one by one; an outcome comes when its document is safe in the ledger.

    documents: what the sources gave; their faults are handed on in place. started, finished: called before and after
    each document, for a progress bar.

    Raises `ModelError` and `LedgerError`, which every further document would meet too.
    """
    chosen = pipeline or standard()
    for document in documents:
        if isinstance(document, Document):
            if started is not None:
                started(document)
            outcome = read_one(document, ledger, chosen)
        else:
            outcome = Failed(document)
        if finished is not None:
            finished(outcome)
        yield outcome


def read_one(document: Document, ledger: Ledger | None, pipeline: Pipeline) -> Outcome:
    """Read one document unless the ledger knows it. Raises `ModelError` and `LedgerError`."""
    if ledger is not None:
        if ledger.knows(document, pipeline.version):
            return Known(document)
        document = ledger.complete(document)
    try:
        reading = pipeline.read(document)
        return Read(reading, ledger.add(reading) if ledger is not None else None)
    except UnstorableError as error:
        return Failed(SourceFault(source=name_of(document), reason=error.fault, remedy=error.remedy))
    except UnreadError as error:
        return Failed(error.fault)
    except (ModelError, LedgerError):
        raise
    except Exception as error:  # noqa: BLE001  # whatever a coder trips over, the other documents are read
        return Failed(_our_fault(document, error))


def _our_fault(document: Document, error: Exception) -> SourceFault:
    said = f"{type(error).__name__}: {error}".strip().rstrip(":.")
    return SourceFault(
        source=name_of(document),
        reason=f"it cannot be read ({said})",
        remedy="This is a fault of Tieline, not of the document: please report it with the text",
    )


def name_of(document: Document) -> str:
    """A document as a person would name it: its address, else outlet and headline, else its first words."""
    if document.url:
        return document.url
    words = (document.title or document.text).split()
    headline = " ".join(words[:10])
    return f"{document.outlet}: {headline}" if document.outlet else headline
