"""What a person writes as another value for a field, read, checked, and put into the record.

A corrected record keeps its id and the words it stands on: what anchors it in the text does not change. The corrected
value rests on the judgement instead of on words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from tieline.actors.sides import joint_rank
from tieline.merging.written import WrittenError, read_actor, read_flag, read_when
from tieline.ontology import issues, plover
from tieline.records.actor import Actor, Rank
from tieline.records.claim import Polarity, Predicate
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.event import Aspect, Category, Event
from tieline.records.evidence import PersonEvidence, RowEvidence
from tieline.records.judgement import Act, Correction
from tieline.records.pledge import Binding
from tieline.records.record import Record
from tieline.records.statement import StatementKind

ACTORS, ACTOR, WHEN, FLAG, TEXT, LABELS = "parties", "a party", "a time", "yes or no", "words", "labels"
UNSPECIFIED = "unspecified"  # the label of an issue the text does not name

# Kind of record -> the fields that can be corrected, and what they hold.
FIELDS: dict[str, dict[str, str | type[StrEnum]]] = {
    "contact": {
        "participants": ACTORS, "mode": ContactMode, "status": ContactStatus, "when": WHEN, "place": TEXT,
        "host": ACTOR, "duration": TEXT, "rank": Rank, "issues": LABELS, "historical": FLAG,
    },
    "event": {
        "category": Category, "actors": ACTORS, "recipients": ACTORS, "modes": LABELS, "contexts": LABELS,
        "aspect": Aspect, "when": WHEN, "place": TEXT,
    },
    "statement": {"speakers": ACTORS, "relayed_by": ACTORS, "kind": StatementKind},
    "pledge": {
        "makers": ACTORS, "recipients": ACTORS, "binding": Binding, "deadline": WHEN, "condition": TEXT,
        "continuing": FLAG, "historical": FLAG,
    },
    "claim": {"asserters": ACTORS, "tie": ACTORS, "predicate": Predicate, "polarity": Polarity, "scope": TEXT},
    "issue": {"label": LABELS, "raised_by": ACTORS},
}  # fmt: skip
# What people call a field.
_ALSO = {
    "day": "when", "date": "when", "time": "when", "participant": "participants", "speaker": "speakers",
    "actor": "actors", "recipient": "recipients", "maker": "makers", "asserter": "asserters", "type": "category",
    "context": "contexts", "due": "deadline", "where": "place", "label": "label", "relayed": "relayed_by",
}  # fmt: skip
_NOTHING = frozenset({"", "none", "unknown"})


class CorrectionError(ValueError):
    """A value that cannot stand in the field; the message names the value, the fault and the remedy."""


def field_of(kind: str, name: str) -> str:
    """The field of a kind of record that a person means. Raises `CorrectionError` naming those there are."""
    wanted = name.strip().lower().replace(" ", "_").replace("-", "_")
    known = FIELDS[kind]
    found = wanted if wanted in known else _ALSO.get(wanted, "")
    if found not in known:
        raise CorrectionError(f"a {kind} has no field {name!r} to correct: use one of {', '.join(known)}")
    return found


def read_correction(kind: str, field: str, written: str, on: date | None = None) -> Correction:
    """What a person writes, as a correction of a field; raises `CorrectionError`.

    field: as `field_of` gives it. on: day of the report, on which offices are looked up. Lists take the whole list,
    parted by ";", or one change: "+X" adds, "-X" removes, "X = Y" puts Y in the place of X.
    """
    holds = FIELDS[kind][field]
    text = " ".join(written.split())
    try:
        match holds:
            case "parties":
                return _of_actors(field, text, on)
            case "a party":
                actors = () if text.lower() in _NOTHING else (read_actor(text, on),)
                return Correction(field=field, act=Act.SET, written=text, actors=actors)
            case "a time":
                when = None if text.lower() in _NOTHING else read_when(text)
                return Correction(field=field, act=Act.SET, written=text, when=when)
            case "yes or no":
                return Correction(field=field, act=Act.SET, written=text, flag=read_flag(text))
            case "labels":
                return _of_labels(kind, field, text)
            case "words":
                return Correction(field=field, act=Act.SET, written=text, value=_unless_nothing(text))
        assert not isinstance(holds, str)
        return Correction(field=field, act=Act.SET, written=text, value=_word(holds, field, text))
    except WrittenError as error:
        raise CorrectionError(str(error)) from None


def _unless_nothing(text: str) -> str | None:
    return None if text.lower() in _NOTHING else text


def _word(holds: type[StrEnum], field: str, text: str) -> str | None:
    if field == "rank" and text.lower() in _NOTHING:
        return None
    folded = text.lower().replace(" ", "_").replace("-", "_")
    for word in holds:
        if word.value.lower() == folded and word is not Category.NONE:
            return word.value
    words = ", ".join(word.value for word in holds if word is not Category.NONE)
    raise CorrectionError(f"{text!r} is no {field}: use one of {words}")


def _of_actors(field: str, text: str, on: date | None) -> Correction:
    if text[:1] == "+":
        return Correction(field=field, act=Act.ADD, written=text, actors=(read_actor(text[1:], on),))
    if text[:1] in ("-", "−"):
        return Correction(field=field, act=Act.REMOVE, written=text, former=text[1:].strip())
    if "=" in text:
        former, _, new = text.partition("=")
        actor = read_actor(new, on)
        return Correction(field=field, act=Act.REPLACE, written=text, actors=(actor,), former=former.strip())
    listed = [] if text.lower() in _NOTHING else [part for part in text.split(";") if part.strip()]
    return Correction(field=field, act=Act.SET, written=text, actors=tuple(read_actor(part, on) for part in listed))


def _of_labels(kind: str, field: str, text: str) -> Correction:
    act = {"+": Act.ADD, "-": Act.REMOVE}.get(text[:1], Act.SET)
    if field == "label" and act is not Act.SET:
        raise CorrectionError(f"an issue has one label: write the label alone, not {text!r}")
    names = [] if text.lower() in _NOTHING else (text if act is Act.SET else text[1:]).replace(";", ",").split(",")
    labels = [name.strip().lower().replace(" ", "_") for name in names if name.strip()]
    known = {name for modes in plover.MODES.values() for name in modes} if field == "modes" else _contexts(kind)
    wrong = next((label for label in labels if label not in known), None)
    if wrong is not None:
        raise CorrectionError(f"{wrong!r} is none of the {field}: use one of {', '.join(sorted(known))}")
    if act is not Act.SET and len(labels) != 1:
        raise CorrectionError(f"{text!r} names {len(labels)} labels: add or remove one at a time")
    if act is Act.REMOVE:
        return Correction(field=field, act=act, written=text, former=labels[0])
    return Correction(field=field, act=act, written=text, value=",".join(labels))


def _contexts(kind: str) -> set[str]:
    known = {*plover.CONTEXTS, *issues.phrases()}
    return known if kind == "event" else {*known, UNSPECIFIED}


def corrected(record: Record, correction: Correction, judgement: str, by: str) -> Record:
    """The record with the value a person gives it; raises `CorrectionError` where no such record can be."""
    if correction.field not in FIELDS[record.KIND]:
        raise CorrectionError(f"a {record.KIND} has no field {correction.field!r}")
    value = _value(record, correction)
    items = _own(getattr(record, correction.field), value) if isinstance(value, tuple) else [0]
    evidence = tuple(
        piece
        for piece in record.evidence
        if piece.field != correction.field or piece.field in record.ANCHOR or isinstance(piece, RowEvidence)
    )
    kept = [e for e in record.evidence if e.field == correction.field and e not in evidence]
    if isinstance(value, tuple):
        evidence += tuple(_moved(kept, items))
    told = range(len(value)) if isinstance(value, tuple) else range(int(value is not None))
    new = [i for i in told if not isinstance(value, tuple) or items[i] is None] or [0]
    said = tuple(PersonEvidence(field=correction.field, judgement=judgement, by=by, item=i) for i in new)
    changes: dict[str, Any] = {correction.field: value, **_derived(record, correction.field, value)}
    try:
        return replace(record, evidence=evidence + said, **changes)
    except ValueError as error:
        raise CorrectionError(f"{correction.field} cannot be {correction.written!r}: {error}") from None


def _value(record: Record, correction: Correction) -> Any:
    before = getattr(record, correction.field)
    holds = FIELDS[record.KIND][correction.field]
    match holds:
        case "parties":
            return _parties(before, correction)
        case "a party":
            return correction.actors[0] if correction.actors else None
        case "a time":
            return correction.when
        case "yes or no":
            return bool(correction.flag)
        case "labels" if correction.field == "label":
            return correction.value or before
        case "labels":
            given = tuple(label for label in (correction.value or "").split(",") if label)
            if correction.act is Act.SET:
                return given
            return tuple(dict.fromkeys(label for label in (*before, *given) if label != correction.former))
        case "words":
            return correction.value
    assert not isinstance(holds, str)
    return holds(correction.value) if correction.value is not None else None


def _parties(before: Sequence[Actor], correction: Correction) -> tuple[Actor, ...]:
    match correction.act:
        case Act.SET:
            return correction.actors
        case Act.ADD:
            known = {actor.identity for actor in before}
            return (*before, *(actor for actor in correction.actors if actor.identity not in known))
    former = correction.former or ""
    found = [i for i, actor in enumerate(before) if names(actor, former)]
    if correction.act is Act.REMOVE:
        return tuple(actor for i, actor in enumerate(before) if i not in found)
    new = correction.actors[0]
    after = [new if i in found[:1] else actor for i, actor in enumerate(before) if i not in found[1:]]
    return tuple(after) if found or new.identity in {a.identity for a in before} else (*after, new)


def names(actor: Actor, written: str) -> bool:
    """Whether a person means an actor: by its name, its full name, or its state's code."""
    wanted = written.strip().casefold()
    return wanted in {(name or "").casefold() for name in (actor.name, actor.canonical, actor.state)} - {""}


def _own(before: Any, after: Sequence[Any]) -> list[int | None]:
    """For each value, where it stood before; None for one that is new."""
    left = list(enumerate(before))
    found: list[int | None] = []
    for value in after:
        place = next((i for i, known in left if known == value), None)
        left = [(i, known) for i, known in left if i != place]
        found.append(place)
    return found


def _moved(kept: Sequence[Any], items: Sequence[int | None]) -> list[Any]:
    """Evidence of the values that stay, at the places they have now."""
    return [replace(piece, item=now) for now, then in enumerate(items) for piece in kept if piece.item == then]


def _derived(record: Record, field: str, value: Any) -> dict[str, Any]:
    """The fields that follow from a corrected one."""
    if isinstance(record, Contact) and field == "participants":
        return {"rank": joint_rank(value)}
    if isinstance(record, Event) and field in ("category", "modes"):
        category = value if field == "category" else record.category
        if category is None:
            return {}
        modes = tuple(m for m in (value if field == "modes" else record.modes) if m in plover.MODES[category])
        return {
            "modes": modes,
            "quad": plover.quad(category),
            "penta": plover.penta(category),
            "weight": plover.weight(category, modes),
            "weights": plover.VERSION,
        }
    return {}


def changes(before: Record, after: Record) -> list[tuple[str, Any, Any]]:
    """The fields in which two tellings of one record differ, with both values."""
    told = [f.name for f in fields(before) if f.name not in ("evidence", "weights", "penta", "quad")]
    return [(n, getattr(before, n), getattr(after, n)) for n in told if getattr(before, n) != getattr(after, n)]
