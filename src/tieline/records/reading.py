"""Reading: everything one document was found to tell, checked against its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieline.records.claim import Claim
from tieline.records.contact import Contact
from tieline.records.document import Document
from tieline.records.event import Event
from tieline.records.evidence import Evidence, EvidenceError, TextEvidence
from tieline.records.issue import Issue
from tieline.records.pledge import Pledge
from tieline.records.record import Record
from tieline.records.statement import Statement
from tieline.records.unresolved import Unresolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The records of one document.

    version: version of the pipeline that read it. On construction every piece of text evidence is compared with the
    stored text, and no two records may share an id; a mismatch raises `EvidenceError`.
    """

    document: Document
    version: str
    contacts: tuple[Contact, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for record in self.records():
            if record.id in seen:
                raise EvidenceError(f"two {record.KIND} records share the id {record.id}")
            seen.add(record.id)
            self._check(record.evidence)
        for reference in self.document.references:
            self._check(reference.evidence)
        for gap in self.unresolved:
            self._check(gap.evidence)

    def _check(self, evidence: tuple[Evidence, ...]) -> None:
        for piece in evidence:
            if not isinstance(piece, TextEvidence):
                continue
            if piece.document != self.document.id:
                raise EvidenceError(f"{piece.field}: evidence from document {piece.document}, not {self.document.id}")
            piece.check(self.document.text)

    def records(self) -> Iterator[Record]:
        """All records, kind by kind, in reading order."""
        yield from self.contacts
        yield from self.events
        yield from self.statements
        yield from self.pledges
        yield from self.claims
        yield from self.issues
