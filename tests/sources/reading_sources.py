"""How the tests of this room read a source: its bytes under a name, through standard input's door."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tieline.records.document import Document
from tieline.sources.defaults import Defaults
from tieline.sources.fault import SourceFault
from tieline.sources.read import read_source


@dataclass(frozen=True)
class Found:
    documents: list[Document]
    faults: list[SourceFault]
    notes: list[str]

    @property
    def reasons(self) -> list[str]:
        return [fault.reason for fault in self.faults]


def read_bytes(folder: Path, name: str, content: bytes, known: Defaults | None = None) -> Found:
    """Read a file of these bytes; faults and notes name it without its folder."""
    path = folder / name
    path.write_bytes(content)
    notes: list[str] = []
    found = list(read_source(str(path), known, note=lambda source, said: notes.append(f"{source}: {said}")))
    return Found(
        [one for one in found if isinstance(one, Document)],
        [one for one in found if isinstance(one, SourceFault)],
        [note.replace(f"{folder}/", "") for note in notes],
    )
