"""A share of the input, such as 3/100: which documents, or which files, are read by the third of a hundred tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tieline.records.document import Document
from tieline.records.record import digest
from tieline.sources.fault import SourceFault
from tieline.sources.folder import files_in
from tieline.sources.read import STDIN

_WRITTEN = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Share:
    """number: from 1 to `of`. Every document has one share, whatever else is in the input: by its address, so that the
    versions of a page stay together and in order, else by its id."""

    number: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.of:
            raise ValueError(f"{self} is no share: write 1/{max(self.of, 1)} to {max(self.of, 1)}/{max(self.of, 1)}")

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def holds(self, hexadecimal: str) -> bool:
        """Whether what has that hash is in the share."""
        return int(hexadecimal, 16) % self.of == self.number - 1

    def documents(self, found: Iterable[Document | SourceFault]) -> Iterator[Document | SourceFault]:
        """The documents of the share; a fault belongs to one share too, so that it is told once."""
        for one in found:
            if self.holds(_hash(one)):
                yield one

    def files(self, sources: Iterable[str]) -> Iterator[str]:
        """The files of the share among files, addresses and folders, by their names as given; "-" is in all shares."""
        for source in sources:
            for name in files_in(source) if _is_folder(source) else (source,):
                told = name if isinstance(name, str) else name.source
                if told == STDIN or self.holds(digest(told)):
                    yield told


WHOLE = Share(1, 1)


def read_share(written: str) -> Share:
    """The share that "i/n" says; raises `ValueError`."""
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise ValueError(f"{written!r} is no share: write 3/100 for the third of a hundred")
    return Share(int(found.group(1)), int(found.group(2)))


def _hash(found: Document | SourceFault) -> str:
    if isinstance(found, SourceFault):
        return digest(found.source)
    return digest(found.url) if found.url is not None else found.id


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):
        return False
