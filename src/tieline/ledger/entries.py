"""Rows in, values out: what the ledger gives to those who ask."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tieline.ledger.columns import TYPES
from tieline.ledger.moments import from_text
from tieline.records.codec import load
from tieline.records.document import Document
from tieline.records.record import Record
from tieline.records.unresolved import Unresolved


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A document as it is listed: without its text.

    headline: its title, else its first line. version: of the pipeline that read it. recorded_at: when that reading was
    stored. records: how many of each kind it tells. unread: why nothing was read from it, for a document in a language
    Tieline does not read.
    """

    id: str
    title: str | None
    headline: str | None
    url: str | None
    outlet: str | None
    published: str | None
    language: str | None
    version_of: str | None
    version: str
    recorded_at: datetime
    records: dict[str, int]
    unread: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEntry:
    """A record, and what the ledger knows about it.

    happening: id; None for an issue and for a superseded record. original: as it was read, where a person corrected it.
    """

    record: Record
    happening: str | None
    version: str
    recorded_at: datetime
    superseded_at: datetime | None
    original: Record | None = None


def document_of(metadata: str, text: str, version_of: str | None) -> Document:
    """A document from its stored metadata and text; checks that its id is theirs."""
    plain: dict[str, Any] = json.loads(metadata)
    return load(Document, {**plain, "text": text, "version_of": version_of})


def record_of(kind: str, payload: str) -> Record:
    """A record from its stored JSON; checks its evidence and its id."""
    return load(TYPES[kind], payload)


def gap_of(record: str | None, field: str, reason: str, evidence: str) -> Unresolved:
    """An unresolved value from its stored columns."""
    return load(Unresolved, {"record": record, "field": field, "reason": reason, "evidence": json.loads(evidence)})


def moment_of(text: str | None) -> datetime | None:
    """A stored moment."""
    return None if text is None else from_text(text)
