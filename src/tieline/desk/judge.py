"""What a person decides of entries: that they are one, that they are not, that one is wrong, that a value is another.

Ids are those of records or happenings, or any unique beginning of one. A happening stands for all records that tell it
now. What is decided holds for every later reading and can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tieline.ledger.errors import UnknownIdError
from tieline.merging.corrections import FIELDS, CorrectionError, corrected, field_of, names, read_correction
from tieline.records.actor import Actor
from tieline.records.codec import dump
from tieline.records.issue import Issue
from tieline.records.judgement import Act, Correction, Decision, Judgement
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

# Which kind of record a person means who corrects a happening and does not say.
_FIRST = ("contact", "event", "pledge", "statement", "claim", "issue")


class JudgeError(ValueError):
    """What is asked cannot be judged so; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement, and what became of what it speaks of. happenings: ids, today, of what its records tell."""

    judgement: Judgement
    happenings: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {**plain_judgement(self.judgement), "happenings": list(self.happenings)}


def plain_judgement(judgement: Judgement) -> dict[str, Any]:
    """A judgement as `--json` prints it."""
    return dump(judgement)


def judge_same(ledger: Ledger, ids: Sequence[str], *, by: str, reason: str | None = None) -> Judged:
    """Keep that some entries tell one doing. Raises `JudgeError`, `ContradictionError` and `UnknownIdError`."""
    records = {record.id: record for id_ in ids for record in _doings(ledger, id_)}
    if len(records) < 2:
        raise JudgeError("one record is one already: name two entries or more")
    return _kept(ledger, ledger.judge(Decision.SAME, [list(records.values())], by=by, reason=reason))


def judge_different(
    ledger: Ledger, id_: str, others: Sequence[str] = (), *, by: str, reason: str | None = None
) -> Judged:
    """Keep that some records do not tell the doing that the rest of an entry tells.

    others: records, happenings or documents, whose records go together; of none, every report of the entry tells a
    doing of its own, or, where the entry is a record, that record does. The record that stands for what its report
    tells, such as the contact of a sentence, takes along all that the report tells of it; any other goes alone. An
    entry that is another happening already stays one. Raises `JudgeError`, `ContradictionError` and `UnknownIdError`.
    """
    happening = ledger.happening(_happening_of(ledger, id_))
    members = {record.id: record for record in ledger.members(happening.id)}
    chosen = others or ((id_,) if ledger.entry(id_)[0] == "record" else ())
    if chosen:
        parted = {r.id: r for other in chosen for r in _parted(ledger, other, members)}
        sides = [[r for r in members.values() if r.id not in parted], list(parted.values())]
    else:
        sides = [[], *_by_report(members.values())]
    told = [side for side in sides if side]
    if len(told) < 2:
        raise JudgeError(f"{happening.id} has no two parts to tell apart: name some of its records, not all")
    return _kept(ledger, ledger.judge(Decision.DIFFERENT, sides, by=by, reason=reason))


def judge_wrong(ledger: Ledger, id_: str, *, by: str, reason: str | None = None) -> Judged:
    """Keep that a record, or all records of a happening, tell nothing that is so: they are listed and counted no more.

    Raises `JudgeError`, `UnjudgeableError` and `UnknownIdError`.
    """
    return _kept(ledger, ledger.judge(Decision.WRONG, [_records(ledger, id_)], by=by, reason=reason))


def correct(ledger: Ledger, id_: str, field: str, value: str, *, by: str, reason: str | None = None) -> Judged:
    """Keep that a field of a record, or of all records of a happening that have it, holds another value.

    value: for parties "China; Russia", "+FRA", "-USA", "USA = FRA" or "Wang Yi (CHN)"; for times 2025-01-21, 2025-01,
    2025-01-21..2025-01-23 or "none"; for the rest the word itself. Raises `JudgeError` and `UnknownIdError`.
    """
    records = _with_field(_records(ledger, id_), field)
    on = _published(ledger, records)
    try:
        name = field_of(records[0].KIND, field)
        correction = read_correction(records[0].KIND, name, value, on)
        _refuse_unknown(records, correction)
        for record in records:
            corrected(record, correction, "", by)
    except CorrectionError as error:
        raise JudgeError(str(error)) from None
    judged = ledger.judge(Decision.CORRECTED, [records], by=by, reason=reason, correction=correction)
    return _kept(ledger, judged)


def undo(ledger: Ledger, judgement: str, *, by: str, reason: str | None = None) -> Judged:
    """Take a judgement back, by its id. Raises `UnknownIdError` and `AmbiguousIdError`."""
    return _kept(ledger, ledger.take_back(judgement, by=by, reason=reason))


def undo_latest(
    ledger: Ledger, decision: Decision, id_: str, *, by: str, reason: str | None = None, field: str | None = None
) -> Judged:
    """Take back the latest judgement of a sort on an entry; of corrections, that of a field if one is named.

    id_: that of the judgement, or of an entry it speaks of. Raises `JudgeError` where there is none.
    """
    if id_.startswith("j"):
        return undo(ledger, id_, by=by, reason=reason)
    wanted = [
        judgement
        for judgement in ledger.judgements_of(_ids(ledger, id_))
        if judgement.decision is decision and _of_field(judgement.correction, field)
    ]
    if not wanted:
        raise JudgeError(f"nobody judged {id_} {decision}: `tieline judgements` lists what was judged")
    return undo(ledger, wanted[-1].id, by=by, reason=reason)


def judgements(ledger: Ledger, *, standing: bool = False) -> list[Judgement]:
    """What persons judged, oldest first; only what was not taken back, if `standing`."""
    return ledger.judgements(standing=standing)


def fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record that can be corrected."""
    return tuple(FIELDS[kind])


def _of_field(correction: Correction | None, field: str | None) -> bool:
    return field is None or correction is None or correction.field.startswith(field.strip().lower())


def _kept(ledger: Ledger, judgement: Judgement) -> Judged:
    told: dict[str, None] = {}
    for anchor in judgement.anchors:
        try:
            found = ledger.happening(f"h{anchor.record}").id
        except UnknownIdError:  # a rejected record, or an issue, tells no happening
            continue
        told.setdefault(found)
    return Judged(judgement=judgement, happenings=tuple(told))


def _records(ledger: Ledger, id_: str) -> list[Record]:
    """The records an id stands for. Raises `JudgeError` for a document, and for what is told no longer."""
    what, found = ledger.entry(id_)
    if what == "document":
        raise JudgeError(f"{found} is a report: judge the entries it tells, which `tieline show {found[:8]}` lists")
    if what == "happening":
        return list(ledger.members(found))
    entry = ledger.record(found)
    if entry.superseded_at is not None:
        wrong = [j for j in ledger.judgements_of([found]) if j.decision is Decision.WRONG]
        why = "a later reading of its document does not tell it"
        if wrong:
            why = f"{wrong[0].by} rejected it (take that back with `tieline reject {wrong[0].id} --undo`)"
        raise JudgeError(f"record {found} is told no longer: {why}")
    return [entry.record]


def _doings(ledger: Ledger, id_: str) -> list[Record]:
    records = _records(ledger, id_)
    if isinstance(records[0], Issue):
        raise JudgeError(f"{records[0].id} is an issue, which is no doing: it is told of the doings around it")
    return records


def _happening_of(ledger: Ledger, id_: str) -> str:
    record = _doings(ledger, id_)[0]
    return ledger.record(record.id).happening or ""


def _parted(ledger: Ledger, id_: str, members: dict[str, Record]) -> list[Record]:
    what, found = ledger.entry(id_)
    if what == "happening":
        return _doings(ledger, id_)
    if what == "record":
        record = _doings(ledger, found)[0]
        beside = [other for other in members.values() if other.document == record.document]
        leading = min((other.KIND for other in beside), key=_FIRST.index, default=None)
        alone = record.id not in members or [r.KIND for r in beside].count(leading or "") > 1
        return [record] if alone or leading != record.KIND or len(beside) == len(members) else beside
    told = [record for record in members.values() if record.document == found]
    if not told:
        raise JudgeError(f"report {found} tells nothing of it")
    return told


def _by_report(records: Iterable[Record]) -> list[list[Record]]:
    reports: dict[str, list[Record]] = {}
    for record in records:
        reports.setdefault(record.document or record.id, []).append(record)
    return list(reports.values())


def _ids(ledger: Ledger, id_: str) -> list[str]:
    """Ids of the records an id stands for, rejected ones too."""
    what, found = ledger.entry(id_)
    return [record.id for record in ledger.members(found)] if what == "happening" else [found]


def _with_field(records: Sequence[Record], field: str) -> list[Record]:
    """Those of the kind that is meant: the first kind of them that has the field."""
    fault: CorrectionError | None = None
    for kind in sorted({record.KIND for record in records}, key=_FIRST.index):
        try:
            field_of(kind, field)
        except CorrectionError as error:
            fault = fault or error
            continue
        return [record for record in records if kind == record.KIND]
    raise JudgeError(str(fault))


def _published(ledger: Ledger, records: Iterable[Record]) -> date | None:
    reports = ledger.reports({record.document for record in records if record.document is not None})
    days = [entry.published[:10] for entry in reports.values() if entry.published]
    return date.fromisoformat(min(days)) if days else None


def _refuse_unknown(records: Iterable[Record], correction: Correction) -> None:
    """What is taken away or replaced must be there."""
    if correction.former is None:
        return
    there: list[Any] = [value for record in records for value in getattr(record, correction.field)]
    known = {value.canonical or value.name if isinstance(value, Actor) else str(value) for value in there}
    parties = [value for value in there if isinstance(value, Actor)]
    if any(names(actor, correction.former) for actor in parties) or correction.former in known:
        return
    said = ", ".join(sorted(known)) or "nobody"
    act = "removed" if correction.act is Act.REMOVE else "replaced"
    raise CorrectionError(f"{correction.former!r} cannot be {act}: the {correction.field} are {said}")
