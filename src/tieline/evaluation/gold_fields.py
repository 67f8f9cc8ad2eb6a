"""The fields of an annotation: which there are, what each may hold, and what is said of a value that it may not hold.

In: one value and what it is checked against. Out: faults in words, each with the value and the remedy; none for a
sound value. No value, of whatever shape, raises.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
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

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Around:
    """What a value is checked against: the document's text, the keys of its cast, how many times it has."""

    text: str
    cast: Collection[str]
    times: int


Check = Callable[[Any, Around], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record. needed: it may not be left out. empty: it may be null."""

    check: Check
    needed: bool
    empty: bool


def brief(value: object) -> str:
    """A value for a message, on one line and not longer than a line."""
    short = reprlib.Repr()
    short.maxstring = short.maxother = short.maxlong = 60
    short.maxlevel = 3
    return short.repr(value)


def unknown(raw: Mapping[str, Any], known: Collection[str]) -> Iterator[str]:
    """Fields that there are not."""
    for name in raw:
        if name not in known:
            yield f"{brief(name)} is no field here: write one of {', '.join(known)}, or leave it out"


def shape(raw: object, fields: Mapping[str, Field], around: Around, *, closed: bool = True) -> Iterator[str]:
    """Faults of a record field by field. closed: fields that there are not are faults too."""
    if not isinstance(raw, Mapping):
        yield f"{brief(raw)} is no object: write {{...}} with {_names(fields)}"
        return
    if closed:
        yield from unknown(raw, fields)
    missing = [name for name, field in fields.items() if field.needed and name not in raw]
    if missing:
        yield f"has no {', '.join(missing)}: a record of this kind needs {_names(fields)}"
    for name, field in fields.items():
        if name in raw and not (raw[name] is None and field.empty):
            yield from (f"{name}: {fault}" for fault in field.check(raw[name], around))


def _names(fields: Mapping[str, Field]) -> str:
    return ", ".join(name for name, field in fields.items() if field.needed)


def word(words: Iterable[str]) -> Check:
    """A check for one of some words."""
    allowed = frozenset(words)

    def check(value: Any, _: Around) -> Iterator[str]:
        if not isinstance(value, str) or value not in allowed:
            yield f"{brief(value)} is not one of {', '.join(sorted(allowed))}"

    return check


def text(value: Any, _: Around) -> Iterator[str]:
    """Words; an empty text stands for none."""
    if not isinstance(value, str):
        yield f"{brief(value)} is no text: write it in quotation marks, or null for none"


def name(value: Any, _: Around) -> Iterator[str]:
    """Words that may not be empty."""
    if not isinstance(value, str) or not value.strip():
        yield f"{brief(value)} is no name: write one in quotation marks"


def flag(value: Any, _: Around) -> Iterator[str]:
    """Yes or no."""
    if not isinstance(value, bool):
        yield f"{brief(value)} is neither true nor false"


def day(value: Any, _: Around) -> Iterator[str]:
    """An ISO date, or a moment with its offset."""
    if not isinstance(value, str) or not _is_day(value):
        yield f"{brief(value)} is no day: write YYYY-MM-DD, or a moment with its offset (YYYY-MM-DDThh:mm+hh:mm)"


def _is_day(value: str) -> bool:
    try:
        if _DAY.fullmatch(value):
            return bool(date.fromisoformat(value))
        return bool(_MOMENT.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False


def time(value: Any, around: Around) -> Iterator[str]:
    """The number of a time of the same document."""
    if type(value) is not int or not 0 <= value < around.times:
        yield f"there is no time {brief(value)}: the document has {around.times}, counted from 0; null for none"


def member(value: Any, around: Around) -> Iterator[str]:
    """A key of the cast."""
    if not isinstance(value, str) or value not in around.cast:
        yield f"{brief(value)} is not in the cast: add the party there, or name one of its keys"


def span(value: Any, around: Around) -> Iterator[str]:
    """[start, end], inside the text, without white space at its edges."""
    if not isinstance(value, list) or len(value) != 2 or any(type(edge) is not int for edge in value):
        yield f"{brief(value)} is no span [start, end]: give two whole numbers, offsets into the text"
        return
    start, end = value
    words = around.text[start:end] if 0 <= start < end <= len(around.text) else None
    if words is None:
        yield (
            f"{brief(start)}..{brief(end)} is outside the text of {len(around.text)} characters, or holds nothing: "
            "0 <= start < end"
        )
    elif words != words.strip():
        yield f"{brief(words)} begins or ends with white space: move {start}..{end} to the words"


def spans(value: Any, around: Around) -> Iterator[str]:
    """One or several spans, in the order of the text and apart."""
    if not isinstance(value, list) or any(not isinstance(one, list) for one in value):
        yield f"{brief(value)} is no list of spans [start, end]: write [[start, end], ...]"
        return
    if not value:
        yield "says nothing: give at least one span"
    faults = [fault for one in value for fault in span(one, around)]
    yield from faults
    if not faults:
        apart = all(one[1] <= other[0] for one, other in pairwise(sorted(value)))
        if not apart or value != sorted(value):
            what = "its fragments are not in order" if apart else "its fragments overlap"
            yield f"{brief(value)}: {what}: give them apart and in the order of the text"


def parties(value: Any, around: Around) -> Iterator[str]:
    """References, each {"cast": [keys], "span": [start, end]}; no words twice."""
    if not isinstance(value, list):
        yield f"{brief(value)} is no list of party references: write [{{cast, span}}, ...], [] for none"
        return
    seen: list[Any] = []
    for reference in value:
        if not isinstance(reference, Mapping) or "cast" not in reference or "span" not in reference:
            yield f"{brief(reference)} is no party reference with cast and span"
            continue
        yield from unknown(reference, ("cast", "span"))
        yield from _keys(reference["cast"], around)
        yield from (f"span: {fault}" for fault in span(reference["span"], around))
        if reference["span"] in seen:
            yield f"{brief(reference['span'])} is given twice: one reference names all parties of its words"
        seen.append(reference["span"])


def some_parties(value: Any, around: Around) -> Iterator[str]:
    """As `parties`, at least one."""
    yield from parties(value, around)
    if value == []:
        yield "is empty: name at least one party"


def _keys(value: Any, around: Around) -> Iterator[str]:
    if not isinstance(value, list) or not value:
        yield f"cast: {brief(value)} names nobody: give the keys of one or several members of the cast, in a list"
        return
    for key in value:
        yield from member(key, around)
    if any(key in value[:n] for n, key in enumerate(value)):
        yield f"cast: {brief(value)} names a member twice: once is enough"


def _must(check: Check) -> Field:
    return Field(check, needed=True, empty=False)


def _must_or_null(check: Check) -> Field:
    return Field(check, needed=True, empty=True)


def _may(check: Check) -> Field:
    return Field(check, needed=False, empty=True)


MEMBER: Mapping[str, Field] = {
    "canonical": _must(name), "kind": _must(word(ActorKind)), "office": _may(text), "rank": _may(word(Rank)),
    "state": _may(text),
}  # fmt: skip
RECORDS: Mapping[str, Mapping[str, Field]] = {
    "times": {
        "span": _must(span), "start": _may(day), "end": _may(day), "precision": _may(word(Precision)),
        "unresolved": _may(name),
    },
    "contacts": {
        "span": _must(span), "participants": _must(some_parties), "mode": _must(word(ContactMode)),
        "status": _must(word(ContactStatus)), "when": _must_or_null(time), "rank": _must_or_null(word(Rank)),
        "place": _may(span), "host": _may(member), "duration": _may(span), "background": _may(flag),
    },
    "events": {
        "span": _must(span), "category": _must(word(Category)), "mode": _may(text), "aspect": _must(word(Aspect)),
        "actors": _must(parties), "recipients": _must(parties),
    },
    "statements": {
        "kind": _must(word(StatementKind)), "speakers": _must(parties), "cue": _must_or_null(span),
        "content": _must(spans), "relayed_by": _may(parties), "reason": _may(name),
    },
    "pledges": {
        "span": _must(span), "makers": _must(some_parties), "recipients": _may(parties),
        "binding": _must(word(Binding)), "binding_span": _may(span), "deadline": _must_or_null(time),
        "condition": _may(span), "continuing": _may(flag), "historical": _may(flag),
    },
    "claims": {
        "span": _must(span), "asserters": _must(parties), "tie": _must(some_parties),
        "predicate": _must(word(Predicate)), "polarity": _must(word(Polarity)), "scope": _may(span),
    },
    "issues": {
        "span": _must(span), "label": _must(word({*plover.CONTEXTS, "unspecified"})), "raised_by": _may(parties),
    },
}  # fmt: skip
