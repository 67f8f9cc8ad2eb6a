"""The records of one happening in, the happening out: agreed values, and where the reports disagree.

Every report has one voice per kind of record: its most confident one. A field's agreed value is the one a person gave
it, else the one told by most independent sources; ties go to the more confident telling, then to the smaller record id.
A report that leaves a field empty has told nothing about it and does not vote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tieline.merging.independence import Origin, independent
from tieline.merging.values import comparable, shown
from tieline.records.evidence import PersonEvidence
from tieline.records.happening import Disagreement, Happening, Link, Telling
from tieline.records.record import Record

# What a record says about itself rather than about the world.
_OWN = frozenset({"id", "evidence", "confidence", "method", "text", "weights"})
# Which kind of record shows a happening first.
KINDS = ("contact", "event", "pledge", "statement", "claim")


@dataclass(frozen=True, slots=True)
class Told:
    """A member record and where its document comes from."""

    record: Record
    origin: Origin


def happening_of(id_: str, told: Iterable[Told], *, method: str, links: tuple[Link, ...] = ()) -> Happening:
    """Settle a happening from all its members, which may come in any order; there is at least one."""
    members = sorted(told, key=lambda t: t.record.id)
    by_kind: dict[str, list[Told]] = defaultdict(list)
    for one in members:
        by_kind[one.record.KIND].append(one)
    settled = [_settle(_voices(by_kind[kind])) for kind in KINDS if kind in by_kind]
    return Happening(
        id=id_,
        facets=tuple(record for record, _ in settled),
        members=tuple(one.record.id for one in members),
        documents=tuple(sorted({one.origin.document for one in members if one.origin.document})),
        independent=independent(one.origin for one in members),
        disagreements=tuple(d for _, disagreements in settled for d in disagreements),
        links=links,
        method=method,
    )


def _voices(told: Sequence[Told]) -> list[Told]:
    """One record per document, and every coded row; the most confident first."""
    voices: dict[str, Told] = {}
    for one in sorted(told, key=_preference):
        voices.setdefault(one.origin.document or one.record.id, one)
    return list(voices.values())


def _preference(one: Told) -> tuple[bool, float, str]:
    return (not any(isinstance(e, PersonEvidence) for e in one.record.evidence), -one.record.confidence, one.record.id)


def _settle(voices: Sequence[Told]) -> tuple[Record, list[Disagreement]]:
    """The record that carries most agreed values, completed by those it lacks, and the fields in dispute."""
    if len(voices) == 1:
        return voices[0].record, []
    names = [f.name for f in fields(voices[0].record) if f.name not in _OWN]
    agreed: dict[str, Told] = {}
    disagreements = []
    for name in names:
        camps = _camps(name, voices)
        if camps:
            agreed[name] = camps[0][0]
        if len(camps) > 1:
            disagreements.append(_disagreement(name, camps))
    lead = min(voices, key=lambda v: (-sum(_tells_as(name, v, a) for name, a in agreed.items()), *_preference(v)))
    return _completed(lead, agreed), disagreements


def _camps(name: str, voices: Sequence[Told]) -> list[list[Told]]:
    """The reports that tell one value of a field together, the agreed value first; each camp's best voice first."""
    camps: dict[Any, list[Told]] = defaultdict(list)
    for voice in voices:
        value = comparable(getattr(voice.record, name))
        if value is not None:
            camps[value].append(voice)
    return sorted(
        camps.values(),
        key=lambda camp: (
            not any(_corrected(name, v) for v in camp), -independent(v.origin for v in camp), *_preference(camp[0]),
        ),
    )  # fmt: skip


def _corrected(name: str, voice: Told) -> bool:
    return any(isinstance(e, PersonEvidence) and e.field == name for e in voice.record.evidence)


def _tells_as(name: str, voice: Told, other: Told) -> bool:
    return comparable(getattr(voice.record, name)) == comparable(getattr(other.record, name))


def _disagreement(name: str, camps: Sequence[Sequence[Told]]) -> Disagreement:
    return Disagreement(
        field=name,
        tellings=tuple(
            Telling(
                value=shown(getattr(camp[0].record, name)),
                documents=tuple(sorted(voice.origin.document for voice in camp)),
            )
            for camp in camps
        ),
    )


def _completed(lead: Told, agreed: dict[str, Told]) -> Record:
    """The lead record with the agreed values it does not tell itself, each with the evidence of who does.

    The fields that anchor its identity stay its own.
    """
    taken = {
        name: donor.record
        for name, donor in agreed.items()
        if name not in lead.record.ANCHOR and not _tells_as(name, lead, donor)
    }
    if not taken:
        return lead.record
    own = tuple(e for e in lead.record.evidence if e.field not in taken)
    lent = tuple(e for name, donor in taken.items() for e in donor.evidence if e.field == name)
    values: dict[str, Any] = {name: getattr(donor, name) for name, donor in taken.items()}
    return replace(lead.record, evidence=own + lent, **values)
