"""A reading as it was read and the judgements on its document in, the reading as it is told out. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tieline.ledger.judging.anchors import find
from tieline.merging.corrections import CorrectionError, corrected
from tieline.records.codec import dumps
from tieline.records.judgement import Anchor, Decision, Judgement
from tieline.records.reading import Reading
from tieline.records.record import Record


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement that stands, and its row."""

    row: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Match:
    """judgement: row. record: as it was judged. side: its side. found: id of the record that stands there now."""

    judgement: int
    record: str
    side: int
    found: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that is told no longer. item: its place among the records of its kind. judgement: row."""

    record: Record
    item: int
    judgement: int


@dataclass(frozen=True, slots=True)
class Applied:
    """What judgements make of a reading.

    reading: without what was rejected, with what was corrected. originals: corrected records as they were read, JSON by
    id. apart: for each judgement that tells records of the document apart, their sides, by id.
    """

    reading: Reading
    originals: Mapping[str, str] = field(default_factory=dict)
    rejected: tuple[Rejected, ...] = ()
    matches: tuple[Match, ...] = ()
    apart: tuple[Mapping[str, int], ...] = ()


def apply(reading: Reading, standing: Iterable[Standing]) -> Applied:
    """Apply judgements in the order in which they were made; later corrections of a value replace earlier ones."""
    read = {record.id: record for record in reading.records()}
    told = dict(read)
    wrong: dict[str, int] = {}
    matches: list[Match] = []
    apart = []
    for one in standing:
        found = [(a, r) for a, r in _found(one.judgement, reading) if _takes(one, r, told)]
        matches += [Match(one.row, anchor.record, anchor.side, record.id) for anchor, record in found]
        if one.judgement.decision is Decision.WRONG:
            wrong.update((record.id, one.row) for _, record in found)
        elif one.judgement.decision is Decision.DIFFERENT:
            sides = _sides(found)
            if (
                len(set(sides.values())) > 1
            ):  # a record that is judged with those of other documents takes its own along
                apart.append(sides)
    return Applied(
        reading=_reading(reading, told, wrong),
        originals={
            id_: dumps(read[id_]) for id_, record in told.items() if record is not read[id_] and id_ not in wrong
        },
        rejected=tuple(_rejected(reading, wrong)),
        matches=tuple(matches),
        apart=tuple(apart),
    )


def _found(judgement: Judgement, reading: Reading) -> list[tuple[Anchor, Record]]:
    here = [anchor for anchor in judgement.anchors if anchor.document == reading.document.id]
    found = [(anchor, find(anchor, reading.records())) for anchor in here]
    return [(anchor, record) for anchor, record in found if record is not None]


def _takes(one: Standing, record: Record, told: dict[str, Record]) -> bool:
    """Correct a record; whether a judgement can be held of it: another reading may leave nothing to correct."""
    correction = one.judgement.correction
    if correction is not None:
        try:
            told[record.id] = corrected(told[record.id], correction, one.judgement.id, one.judgement.by)
        except CorrectionError:
            return False
    return True


def _sides(found: Iterable[tuple[Anchor, Record]]) -> dict[str, int]:
    """The sides of records; one that is found on two of them is on none."""
    sides: dict[str, set[int]] = defaultdict(set)
    for anchor, record in found:
        sides[record.id].add(anchor.side)
    return {id_: next(iter(named)) for id_, named in sides.items() if len(named) == 1}


def _reading(reading: Reading, told: Mapping[str, Record], wrong: Mapping[str, int]) -> Reading:
    kept: dict[str, Any] = {f"{record.KIND}s": () for record in reading.records()}
    for record in reading.records():
        if record.id not in wrong:
            kept[f"{record.KIND}s"] += (told[record.id],)
    return replace(reading, **kept)


def _rejected(reading: Reading, wrong: Mapping[str, int]) -> Iterable[Rejected]:
    counted: dict[str, int] = defaultdict(int)
    for record in reading.records():
        if record.id in wrong:
            yield Rejected(record, counted[record.KIND], wrong[record.id])
        counted[record.KIND] += 1
