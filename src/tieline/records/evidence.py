"""Evidence: where in a stored text, or in which row of a coded file, a value was read.

Rule of the house: evidence or nothing. A value without evidence is refused when its record is built.
"""

from __future__ import annotations

from dataclasses import dataclass


class EvidenceError(ValueError):
    """A value has no evidence, or its evidence does not match the stored text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEvidence:
    """The characters of one document that support one field of a record.

    field: name of the supported field, e.g. "participants".
    item: which of the field's values, counted from 0, where the field is a list.
    document: id of the document.
    start, end: character offsets into the document's stored text, end exclusive.
    text: the stored text between them, verbatim.
    """

    field: str
    document: str
    start: int
    end: int
    text: str
    item: int = 0

    def __post_init__(self) -> None:
        if not self.field:
            raise EvidenceError(f"evidence {self.text!r} names no field")
        if not 0 <= self.start < self.end:
            raise EvidenceError(f"{self.field}: span {self.start}..{self.end} is empty or reversed")
        if len(self.text) != self.end - self.start:
            raise EvidenceError(
                f"{self.field}: span {self.start}..{self.end} is {self.end - self.start} characters, "
                f"but its text has {len(self.text)}: {self.text!r}"
            )

    def check(self, stored: str) -> None:
        """Raise `EvidenceError` unless `stored[start:end]` is the quoted text."""
        found = stored[self.start : self.end]
        if found != self.text:
            raise EvidenceError(
                f"{self.field}: document {self.document} holds {found!r} at {self.start}..{self.end}, not {self.text!r}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class RowEvidence:
    """The row of a coded file a whole record was taken from.

    file: sha256 of the imported file. row: its line number, counted from 1.
    """

    field: str
    file: str
    row: int

    def __post_init__(self) -> None:
        if self.row < 1:
            raise EvidenceError(f"{self.field}: row {self.row} of file {self.file}: rows count from 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEvidence:
    """The word of a person, who corrected the value.

    field, item: as of `TextEvidence`. judgement: id of the judgement that says so. by: who made it.
    """

    field: str
    judgement: str
    by: str
    item: int = 0


Evidence = TextEvidence | RowEvidence | PersonEvidence
