"""Contacts: participants, mode, status and day, all right or not right.

In: a gold document and its reading. Out: counts. Two contacts tell one contact when their participants are the same
parties; it is right ("all") when mode, status and the interval of its day agree too. Background contacts count like
the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tieline.evaluation.gold import GoldDocument, Member
from tieline.evaluation.matching import pair, same_name
from tieline.evaluation.score import Counts, Error, Tally
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import Contact
from tieline.records.reading import Reading

PARTS = ("participants", "mode", "status", "day")


@dataclass(frozen=True, slots=True)
class _Gold:
    members: tuple[Member, ...]
    mode: str
    status: str
    day: tuple[str, str] | None
    rank: str | None
    span: tuple[int, int]


def tally_contacts(gold: GoldDocument, reading: Reading) -> Tally:
    """Counts under "all", "participants", "participants_mode", "participants_day", "rank"."""
    wanted = [_wanted(gold, raw) for raw in gold.records("contacts")]
    found = list(reading.contacts)
    pairs = pair(wanted, found, _likeness)
    names = ("all", "participants", "participants_mode", "participants_day")
    counts = {name: Counts(0, len(wanted), len(found)) for name in names}
    errors: list[Error] = []
    text = gold.document.text
    for i, j in pairs:
        parts = _parts(wanted[i], found[j])
        same = parts["participants"]
        for name, right in (
            ("all", all(parts.values())),
            ("participants", same),
            ("participants_mode", same and parts["mode"]),
            ("participants_day", same and parts["day"]),
        ):
            counts[name] += Counts(int(right))
        rank = found[j].rank
        if same and wanted[i].rank:
            right = rank is not None and rank.value == wanted[i].rank
            counts["rank"] = counts.get("rank", Counts()) + Counts(int(right), 1, int(rank is not None))
        wrong = [part for part in PARTS if not parts[part]]
        if wrong:
            errors.append(Error(gold.id, f"wrong {', '.join(wrong)}", *wanted[i].span, text[slice(*wanted[i].span)]))
    for i, g in enumerate(wanted):
        if i not in {a for a, _ in pairs}:
            errors.append(Error(gold.id, "missed", *g.span, text[slice(*g.span)]))
    for j, contact in enumerate(found):
        if j not in {b for _, b in pairs}:
            spot = next(iter(contact.spans("mode")))
            errors.append(Error(gold.id, "invented", spot.start, spot.end, spot.text))
    return Tally(counts, tuple(errors))


def _wanted(gold: GoldDocument, raw: Mapping[str, Any]) -> _Gold:
    members = {m.canonical: m for p in gold.parties(raw["participants"]) for m in p.members}
    when = gold.records("times")[raw["when"]] if raw["when"] is not None else None
    day = (when["start"], when["end"]) if when is not None and not when.get("unresolved") else None
    return _Gold(tuple(members.values()), raw["mode"], raw["status"], day, raw["rank"], tuple(raw["span"]))


def same_party(member: Member, actor: Actor) -> bool:
    """Whether an actor is the cast's member: the same state acting as a state, or the same name of the same state."""
    if member.state and actor.state and member.state != actor.state:
        return False
    if member.kind is ActorKind.STATE:
        return actor.kind is ActorKind.STATE and member.state == actor.state
    return same_name(member.canonical, actor.canonical or actor.name)


def _same_parties(members: tuple[Member, ...], actors: tuple[Actor, ...]) -> bool:
    return (
        len(members) == len(actors)
        and all(any(same_party(m, a) for a in actors) for m in members)
        and all(any(same_party(m, a) for m in members) for a in actors)
    )


def _parts(gold: _Gold, contact: Contact) -> dict[str, bool]:
    when = contact.when
    day = (when.start.isoformat()[:10], when.end.isoformat()[:10]) if when is not None else None
    return {
        "participants": _same_parties(gold.members, contact.participants),
        "mode": gold.mode == contact.mode.value,
        "status": gold.status == contact.status.value,
        "day": (tuple(d[:10] for d in gold.day) if gold.day else None) == day,
    }


def _likeness(gold: _Gold, contact: Contact) -> float:
    """Pairs need a party in common; more agreement pairs first."""
    shared = sum(any(same_party(m, a) for a in contact.participants) for m in gold.members)
    if not shared:
        return 0.0
    return shared / max(len(gold.members), len(contact.participants)) + 0.3 * sum(_parts(gold, contact).values())
