"""What every record of the ledger has in common: an identity, its evidence, and how sure its reader is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tieline.records.evidence import Evidence, EvidenceError, PersonEvidence, RowEvidence, TextEvidence


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the parts; equal parts give equal ids on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing one document (or one coded row) tells.

    evidence: at least one for every extracted value.
    confidence: in [0, 1]; how sure its coder is, an order of belief until it is calibrated on gold.
    method: coder and rule, e.g. "contacts.rules/event_noun".
    id: hash of document, kind and the spans of the anchoring fields; computed, or checked if given.

    Subclasses name their kind, the fields that anchor their identity (`ANCHOR`) and the fields that may hold no
    value without evidence (`EVIDENCED`).
    """

    KIND: ClassVar[str] = "record"
    ANCHOR: ClassVar[tuple[str, ...]] = ()
    EVIDENCED: ClassVar[tuple[str, ...]] = ()

    id: str = ""
    evidence: tuple[Evidence, ...]
    confidence: float
    method: str

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"a {self.KIND} without evidence is refused")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a {self.KIND}'s confidence {self.confidence} is not in [0, 1]")
        self._check_coverage()
        self._check()
        expected = self._identity()
        if self.id and self.id != expected:
            raise ValueError(f"{self.KIND} {self.id} does not match its evidence: expected id {expected}")
        object.__setattr__(self, "id", expected)

    def _check(self) -> None:
        """Invariants of the subclass; raise `ValueError`."""

    def _check_coverage(self) -> None:
        if any(isinstance(e, RowEvidence) for e in self.evidence):
            return
        supported = {(e.field, e.item) for e in self.evidence if isinstance(e, TextEvidence | PersonEvidence)}
        for name in self.EVIDENCED:
            value = getattr(self, name)
            count = len(value) if isinstance(value, tuple) else int(value is not None)
            for item in range(count):
                if (name, item) not in supported:
                    raise EvidenceError(f"{self.KIND}: {name}[{item}] = {value!r} has no evidence")

    def _identity(self) -> str:
        told = (e for e in self.evidence if not isinstance(e, PersonEvidence))
        anchors = [_spot(e) for e in told if isinstance(e, RowEvidence) or e.field in self.ANCHOR]
        if not anchors:
            raise EvidenceError(f"a {self.KIND} needs evidence for one of {', '.join(self.ANCHOR)}")
        return digest(self.KIND, *sorted(anchors))

    @property
    def document(self) -> str | None:
        """Id of the document that tells this record; None for a coded row."""
        return next((e.document for e in self.evidence if isinstance(e, TextEvidence)), None)

    def spans(self, *fields: str) -> Iterator[TextEvidence]:
        """Text evidence of the named fields (all fields if none is named), in order."""
        return (e for e in self.evidence if isinstance(e, TextEvidence) and (not fields or e.field in fields))


def _spot(evidence: TextEvidence | RowEvidence) -> str:
    if isinstance(evidence, RowEvidence):
        return f"{evidence.file}:{evidence.row}"
    return f"{evidence.document}:{evidence.field}:{evidence.start}:{evidence.end}"
