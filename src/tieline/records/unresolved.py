"""Unresolved: a value the text speaks of but does not settle, and why."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.records.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """record: id of the record it belongs to, None for the document as a whole. field: which value is missing.
    reason: one sentence for a person. evidence: the words in question, where there are any."""

    record: str | None
    field: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
