"""Where a judged record stands, and which record of another reading stands there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieline.records.evidence import RowEvidence
from tieline.records.judgement import Anchor
from tieline.records.record import Record

Span = tuple[int, int]


def anchor_of(record: Record, side: int = 0) -> Anchor:
    """The anchor of a record: the words its identity rests on, or its line of a coded file."""
    row = next((e for e in record.evidence if isinstance(e, RowEvidence)), None)
    if row is not None:
        return Anchor(record=record.id, kind=record.KIND, file=row.file, row=row.row, side=side)
    spans = tuple(sorted({(e.start, e.end) for e in record.spans(*record.ANCHOR)}))
    return Anchor(record=record.id, kind=record.KIND, document=record.document, spans=spans, side=side)


def find(anchor: Anchor, records: Iterable[Record]) -> Record | None:
    """The record of a reading that a judgement means: the one it was made of, else the one of its kind that shares most
    anchoring characters with it; of equals the one with the fewest others. None where there is none."""
    alike = [record for record in records if anchor.kind == record.KIND]
    same = next((record for record in alike if record.id == anchor.record), None)
    if same is not None:
        return same
    ranked = []
    for record in alike:
        spans = [(e.start, e.end) for e in record.spans(*record.ANCHOR)]
        shared = common(spans, anchor.spans)
        if shared:
            ranked.append((-shared, sum(end - start for start, end in spans), record.id, record))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def common(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Characters two sets of spans share."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in one for t, f in other)
