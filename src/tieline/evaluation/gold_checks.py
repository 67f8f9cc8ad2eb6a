"""The checks an annotation must pass: the annotation, its text and its day in, every fault in words out.

First the shapes, field by field (`gold_fields`). Then, of each record whose shape holds, what cannot be: what the
annotation guide (docs/annotation) rules out and a program can see.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from tieline.evaluation.gold_fields import MEMBER, RECORDS, Around, brief, shape, unknown
from tieline.ontology import plover, states
from tieline.records.event import Category

Raw = Mapping[str, Any]
Sense = Callable[[Raw, Raw], Iterator[str]]

# A single reference to one of these may stand for several parties: "Arab heads of state", "our peoples".
_SEVERAL = ("group", "organisation", "bloc")
# What a state that is no more may still be named as: itself. Persons and bodies act for the state of their day.
_REMEMBERED = ("state", "bloc", "group")


def check(annotation: Raw, text: str, published: date | None = None) -> list[str]:
    """Faults of an annotation, each with record, field, value and remedy; empty for a sound one.

    published: the day of the report, on which states must exist; None asks for no day.
    """
    raw_cast = annotation.get("cast")
    if not isinstance(raw_cast, Mapping):
        return [f"cast: {brief(raw_cast)} is no object of parties by key: write {{}} if there are none"]
    faults = [*unknown(annotation, ("id", "cast", *RECORDS))]
    times = annotation.get("times")
    around = Around(text, tuple(raw_cast), len(times) if isinstance(times, list) else 0)
    cast: dict[str, Raw] = {}
    for key, member in raw_cast.items():
        found = list(shape(member, MEMBER, around)) or list(_member(member, published))
        faults.extend(f"cast {brief(key)}: {fault}" for fault in found)
        if not found:
            cast[key] = member
    sound: dict[str, list[tuple[int, Raw]]] = {kind: [] for kind in RECORDS}
    for kind, fields in RECORDS.items():
        records = annotation.get(kind, [])
        if not isinstance(records, list):
            faults.append(f"{kind}: {brief(records)} is no list: write [] if there are none")
            continue
        for number, record in enumerate(records):
            found = list(shape(record, fields, around))
            faults.extend(f"{kind}[{number}]: {fault}" for fault in found)
            if not found:
                sound[kind].append((number, record))
    for kind, senses in _SENSE.items():
        for number, record in sound[kind]:
            faults.extend(f"{kind}[{number}]: {fault}" for sense in senses for fault in sense(record, cast))
    return [*faults, *_repeated(sound), *_overlapping(sound["times"])]


def _member(member: Raw, published: date | None) -> Iterator[str]:
    """Ranks are for persons; a code is one of the table's, of a state that was there on the day."""
    code, kind = member.get("state"), member["kind"]
    if member.get("rank") and kind != "person":
        yield f"rank: {member['rank']!r} on a {kind}: only persons have a rank, write null"
    if not code:
        if kind == "state":
            yield f"state: {brief(code)} on a state: give its code (ISO 3166-1 alpha-3, or one of ours)"
        return
    state = states.table().get(code)
    if state is None:
        yield f"state: {brief(code)} is no code of the states table: ISO 3166-1 alpha-3, one of ours, or null"
    elif not state.existed(published):
        assert published is not None
        gone = state.end is not None and state.end < published
        if not (gone and kind in _REMEMBERED):
            told = f"was no more on {published}" if gone else f"was not yet there on {published}"
            yield f"state: {code!r} {told}: give the state that was"


def _time(time: Raw, _: Raw) -> Iterator[str]:
    if time.get("unresolved"):
        for name in ("start", "end", "precision"):
            if time.get(name) is not None:
                yield f"{name}: {time[name]!r} beside a reason why it is unresolved: keep one of the two"
        return
    missing = [name for name in ("start", "end", "precision") if time.get(name) is None]
    if missing:
        yield f"has no {', '.join(missing)}, and no reason why not: give them, or say why in unresolved"
        return
    start, end = time["start"], time["end"]
    if end[:10] < start[:10] or (len(start) > 10 and len(end) > 10 and _earlier(end, start)):
        yield f"ends at {end} before it starts at {start}: exchange the two"


def _earlier(one: str, other: str) -> bool:
    return datetime.fromisoformat(one) < datetime.fromisoformat(other)


def _contact(contact: Raw, cast: Raw) -> Iterator[str]:
    """Two parties, of different states, blocs or organisations."""
    members = {key: cast[key] for key in _named(contact["participants"]) if key in cast}
    if len(set(_named(contact["participants"]))) > len(members):
        return  # one of them has a fault of its own
    if any(member["kind"] in _SEVERAL for member in members.values()):
        return
    sides = {member.get("state") or key for key, member in members.items()}
    if len(members) < 2:
        yield "participants: has fewer than two parties: a contact is between two or more"
    elif len(sides) < 2:
        yield f"participants: all are of {next(iter(sides))}: a contact is between different states"


def _event(event: Raw, _: Raw) -> Iterator[str]:
    mode, allowed = event.get("mode"), plover.MODES.get(Category(event["category"]), ())
    if mode and mode not in allowed:
        yield f"mode: {event['category']} has no mode {brief(mode)}: {', '.join(allowed) or 'it has none'}, or null"
    if not event["actors"] and not event["recipients"]:
        yield "actors: has no party on either side: an event without parties is not marked"
    both = [r["span"] for r in event["actors"] if r["span"] in [other["span"] for other in event["recipients"]]]
    if both:
        yield f"actors: {both[0]} is among the recipients too: put all parties of a symmetric act among the actors"


def _statement(statement: Raw, _: Raw) -> Iterator[str]:
    cue, kind = statement["cue"], statement["kind"]
    if cue and any(start < cue[1] and cue[0] < end for start, end in statement["content"]):
        yield f"cue: {cue} stands inside the content: the words that mark speech are not what was said"
    if kind == "ambient" and cue:
        yield f"cue: {cue} on an ambient statement: with a cue of its own it is indirect"
    if kind == "indirect" and not cue:
        yield "cue: None on an indirect statement: without a cue of its own it is ambient"
    if not statement["speakers"] and not statement.get("reason"):
        yield "speakers: names nobody, and no reason is given: write it in reason"
    if statement["speakers"] and statement.get("reason"):
        yield f"reason: {brief(statement['reason'])} beside speakers: it says why there are none"


def _claim(claim: Raw, cast: Raw) -> Iterator[str]:
    keys = set(_named(claim["tie"]))
    if len(keys) < 2 and all(key in cast and cast[key]["kind"] not in _SEVERAL for key in keys):
        yield "tie: has one end: name both, or the words that stand for the pair with both in their cast"


_SENSE: Mapping[str, tuple[Sense, ...]] = {
    "times": (_time,), "contacts": (_contact,), "events": (_event,), "statements": (_statement,), "claims": (_claim,),
}  # fmt: skip


def _named(references: list[Raw]) -> Iterator[str]:
    for reference in references:
        yield from reference["cast"]


def _repeated(sound: Mapping[str, list[tuple[int, Raw]]]) -> Iterator[str]:
    """Records that say exactly what another says."""
    for kind, records in sound.items():
        seen: dict[str, int] = {}
        for number, record in records:
            first = seen.setdefault(json.dumps(record, sort_keys=True), number)
            if first != number:
                yield f"{kind}[{number}]: is {kind}[{first}] once more: leave one of them out"


def _overlapping(times: list[tuple[int, Raw]]) -> Iterator[str]:
    placed = sorted((time["span"], number) for number, time in times)
    for (one, first), (other, second) in pairwise(placed):
        if other[0] < one[1]:
            yield f"times[{second}]: {other} and {one} of times[{first}] overlap: one expression is one time"
