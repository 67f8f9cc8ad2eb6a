"""A chunk: documents, and what one version of the pipeline read of each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tieline.records.codec import dump
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """document: as it was given to the reader, which may add to it. told: its reading, or why there is none."""

    document: Document
    told: Reading | SourceFault

    def __post_init__(self) -> None:
        if isinstance(self.told, Reading) and self.told.document.id != self.document.id:
            raise ValueError(f"the reading of {self.told.document.id} does not belong to {self.document.id}")


@dataclass(frozen=True, slots=True)
class Chunk:
    """version: of the pipeline that read it, as in its readings. entries: in the order of the input."""

    version: str
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        for entry in self.entries:
            if isinstance(entry.told, Reading) and entry.told.version != self.version:
                raise ValueError(f"a reading of version {entry.told.version} in a chunk of version {self.version}")


def metadata(document: Document) -> dict[str, Any]:
    """A document as JSON values, without its text, for which its id stands."""
    plain = dump(document)
    del plain["text"]
    return plain


def input_of(documents: Iterable[Document]) -> str:
    """Hash of documents with their metadata, in their order: sixteen hexadecimal digits."""
    total = hashlib.sha256()
    for document in documents:
        told = json.dumps(metadata(document), ensure_ascii=False, sort_keys=True)
        total.update(told.encode("utf-8", "surrogatepass") + b"\n")
    return total.hexdigest()[:_DIGITS]


def storable(document: Document) -> bool:
    """Whether a file can hold a document: half a character, as broken JSON may have, it cannot."""
    try:
        document.text.encode()
        json.dumps(metadata(document), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
