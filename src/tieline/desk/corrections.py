"""Corrected records in, each value as it was read and as a person gave it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tieline.merging.values import shown
from tieline.records.evidence import PersonEvidence
from tieline.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """record: id. was: the value as it was read, in words; empty for none. now: as a person gave it. by: who.
    judgement: id, by which it is taken back."""

    record: str
    field: str
    was: str
    now: str
    by: str
    judgement: str

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {name: getattr(self, name) for name in ("record", "field", "was", "now", "by", "judgement")}


def changes_of(records: Iterable[Record], originals: Mapping[str, Record]) -> tuple[Change, ...]:
    """The corrected fields of some records. originals: as they were read, by id."""
    found = []
    for record in records:
        words = {e.field: e for e in record.evidence if isinstance(e, PersonEvidence)}
        for field, said in words.items():
            if record.id in originals:
                was, now = (shown(getattr(one, field)) for one in (originals[record.id], record))
                found.append(
                    Change(record=record.id, field=field, was=was, now=now, by=said.by, judgement=said.judgement)
                )
    return tuple(found)
