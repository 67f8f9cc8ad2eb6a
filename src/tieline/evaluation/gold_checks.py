"""The checks an annotation must pass: the annotation and its text in, faults in words out.

First the shapes: every record has the fields that scorers read, spans are pairs of offsets, party references name
members of the cast, references to times exist. Only where the shapes hold: spans inside the text and not ragged, words
of the ontology, days in order, and what cannot both be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from tieline.ontology import plover
from tieline.records.actor import ActorKind, Rank
from tieline.records.claim import Polarity, Predicate
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.event import Aspect, Category
from tieline.records.pledge import Binding
from tieline.records.statement import StatementKind
from tieline.records.when import Precision

Raw = Mapping[str, Any]

# What a record of each kind must have; further fields are optional.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "times": ("span",),
    "contacts": ("participants", "mode", "status", "when", "rank", "span"),
    "events": ("span", "category", "actors", "recipients"),
    "statements": ("kind", "speakers", "cue", "content"),
    "pledges": ("makers", "span", "binding", "deadline"),
    "claims": ("asserters", "tie", "predicate", "polarity", "span"),
    "issues": ("span", "label"),
}
_PARTIES = frozenset(
    ["participants", "actors", "recipients", "speakers", "relayed_by", "makers", "asserters", "tie", "raised_by"]
)
_SPANS = frozenset(["span", "binding_span", "place", "duration", "cue", "condition", "scope"])
_TIMES = frozenset([("contacts", "when"), ("pledges", "deadline")])
_NONE_ALLOWED = frozenset({("times", "precision"), ("contacts", "rank")})
_WORDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "times": {"precision": frozenset(Precision)},
    "contacts": {"mode": frozenset(ContactMode), "status": frozenset(ContactStatus), "rank": frozenset(Rank)},
    "events": {"category": frozenset(Category), "aspect": frozenset(Aspect)},
    "statements": {"kind": frozenset(StatementKind)},
    "pledges": {"binding": frozenset(Binding)},
    "claims": {"predicate": frozenset(Predicate), "polarity": frozenset(Polarity)},
    "issues": {"label": frozenset({*plover.CONTEXTS, "unspecified"})},
}
# A single reference to one of these may stand for several parties: "Arab heads of state", "the Steering Committee".
_SEVERAL = ("group", "organisation", "bloc")


def check(annotation: Raw, text: str) -> list[str]:
    """Faults of an annotation, each with the record it stands in; empty for a sound one."""
    faults = list(_cast(annotation))
    if not faults:
        for kind, where, record in _records(annotation):
            faults.extend(f"{where}: {fault}" for fault in _shape(annotation, kind, record))
    if faults:
        return faults
    for kind, where, record in _records(annotation):
        faults.extend(f"{where}: {fault}" for fault in (*_spans(text, record), *_words(kind, record)))
    return faults + list(_impossible(annotation))


def _records(annotation: Raw) -> Iterator[tuple[str, str, Any]]:
    """(kind, kind with number, record) of all records."""
    for kind in _FIELDS:
        for number, record in enumerate(annotation.get(kind) or ()):
            yield kind, f"{kind}[{number}]", record


def _cast(annotation: Raw) -> Iterator[str]:
    cast = annotation.get("cast")
    if not isinstance(cast, Mapping):
        yield "has no cast: it is an object of parties by key"
        return
    for key, raw in cast.items():
        if not isinstance(raw, Mapping) or not raw.get("canonical"):
            yield f"cast {key}: has no canonical name"
        elif raw.get("kind") not in frozenset(ActorKind):
            yield f"cast {key}: kind {raw.get('kind')!r} is not one of {', '.join(sorted(ActorKind))}"
        elif raw.get("rank") not in (None, *Rank):
            yield f"cast {key}: rank {raw['rank']!r} is not one of {', '.join(sorted(Rank))}"


def _shape(annotation: Raw, kind: str, record: object) -> Iterator[str]:
    if not isinstance(record, Mapping):
        yield "is no object"
        return
    missing = [name for name in _FIELDS[kind] if name not in record]
    if missing:
        yield f"has no {', '.join(missing)}"
    for name, value in record.items():
        if name in _PARTIES:
            yield from _party_shapes(annotation, name, value or ())
        elif name == "content":
            if not isinstance(value, list) or not all(_is_span(span) for span in value):
                yield f"content: {value!r} is no list of spans [start, end]"
        elif name in _SPANS and not (_is_span(value) or (value is None and name != "span")):
            yield f"{name}: {value!r} is no span [start, end]"
        elif (kind, name) in _TIMES and value is not None and not _is_index(value, len(annotation.get("times") or ())):
            yield f"{name}: there is no time {value!r}"


def _party_shapes(annotation: Raw, name: str, references: Any) -> Iterator[str]:
    for reference in references:
        sound = isinstance(reference, Mapping) and isinstance(reference.get("cast"), list)
        if not sound or not _is_span(reference.get("span")):
            yield f"{name}: {reference!r} is no party reference with cast and span"
            continue
        for key in reference["cast"]:
            if key not in annotation["cast"]:
                yield f"{name}: {key} is not in the cast"


def _is_span(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(edge) is int for edge in value)


def _is_index(value: object, length: int) -> bool:
    return type(value) is int and 0 <= value < length


def _spans(text: str, record: Raw) -> Iterator[str]:
    for name, value in record.items():
        spans = [reference["span"] for reference in value or ()] if name in _PARTIES else []
        spans += value if name == "content" else [value] if name in _SPANS and value is not None else []
        for start, end in spans:
            if not 0 <= start < end <= len(text):
                yield f"{name}: {start}..{end} is outside the text of {len(text)} characters"
            elif text[start:end] != text[start:end].strip():
                yield f"{name}: {text[start:end]!r} begins or ends with white space"


def _words(kind: str, record: Raw) -> Iterator[str]:
    faults = 0
    for name, allowed in _WORDS[kind].items():
        word = record.get(name)
        if word not in allowed and not (word is None and (kind, name) in _NONE_ALLOWED):
            faults += 1
            yield f"{name} {word!r} is not one of {', '.join(sorted(allowed))}"
    mode = record.get("mode")
    if kind == "events" and mode and not faults and mode not in plover.MODES.get(Category(record["category"]), ()):
        yield f"{record['category']} has no mode {mode!r}"
    if kind == "times" and not record.get("unresolved"):
        try:
            if date.fromisoformat(record["end"][:10]) < date.fromisoformat(record["start"][:10]):
                yield f"ends at {record['end']} before it starts at {record['start']}"
        except (KeyError, TypeError, ValueError):
            yield f"{record.get('start')!r} to {record.get('end')!r} are no ISO dates, and no reason is given"


def _impossible(annotation: Raw) -> Iterator[str]:
    """Expressions of time that overlap, fragments of one statement that overlap, contacts of one party."""
    times = sorted(tuple(t["span"]) for t in annotation.get("times") or ())
    for one, other in pairwise(times):
        if other[0] < one[1]:
            yield f"times {one} and {other} overlap"
    for number, statement in enumerate(annotation.get("statements") or ()):
        content = sorted(tuple(c) for c in statement["content"])
        if any(b[0] < a[1] for a, b in pairwise(content)):
            yield f"statements[{number}]: its fragments overlap"
        if not content:
            yield f"statements[{number}]: says nothing"
    for number, contact in enumerate(annotation.get("contacts") or ()):
        parties = {key for p in contact["participants"] for key in p["cast"]}
        groups = {key for key in parties if annotation["cast"][key]["kind"] in _SEVERAL}
        if len(parties) < 2 and not groups:
            yield f"contacts[{number}]: has fewer than two parties"
