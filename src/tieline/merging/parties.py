"""Who takes part in a record, and whether two records have the same parties."""

from __future__ import annotations

from collections.abc import Iterable

from tieline.records.actor import Actor, ActorKind
from tieline.records.claim import Claim
from tieline.records.contact import Contact
from tieline.records.event import Event
from tieline.records.issue import Issue
from tieline.records.pledge import Pledge
from tieline.records.record import Record
from tieline.records.statement import Statement

Identity = tuple[str, str | None]


def roles(record: Record) -> tuple[tuple[str, str, tuple[Actor, ...]], ...]:
    """Role, field and actors of every list of parties a record has."""
    match record:
        case Contact():
            return (("participant", "participants", record.participants),)
        case Event():
            return (("actor", "actors", record.actors), ("recipient", "recipients", record.recipients))
        case Statement():
            return (("speaker", "speakers", record.speakers),)
        case Pledge():
            return (("maker", "makers", record.makers), ("recipient", "recipients", record.recipients))
        case Claim():
            return (("asserter", "asserters", record.asserters), ("tie", "tie", record.tie))
        case Issue():
            return (("raiser", "raised_by", record.raised_by),)
    return ()


def parties(record: Record) -> tuple[Actor, ...]:
    """Everybody a record names, role by role."""
    return tuple(actor for _, _, actors in roles(record) for actor in actors)


def identities(actors: Iterable[Actor]) -> frozenset[Identity]:
    """The parties as far as mentions of one party share them."""
    return frozenset(actor.identity for actor in actors)


def sides(actors: Iterable[Actor]) -> frozenset[str]:
    """The sides the parties stand on: their states, or their names where a state is not known."""
    return frozenset(actor.state or actor.canonical or actor.name for actor in actors)


def same_parties(one: Iterable[Actor], other: Iterable[Actor]) -> bool:
    """The same parties by identity, or the same two or more sides ("Xi and Putin", "China and Russia")."""
    first, second = tuple(one), tuple(other)
    if identities(first) == identities(second):
        return bool(first)
    return sides(first) == sides(second) and len(sides(first)) > 1


def named(actors: Iterable[Actor]) -> frozenset[Identity]:
    """The parties that can be told in any report: whoever resolves to a full name.

    A state or body gives way to a person who stands for its state: "Xi Jinping and China" is Xi Jinping.
    """
    known = [actor for actor in actors if actor.canonical is not None]
    represented = {a.state for a in known if a.kind is ActorKind.PERSON and a.state is not None}
    return frozenset(a.identity for a in known if a.kind is ActorKind.PERSON or a.state not in represented)


def principals(actors: Iterable[Actor]) -> frozenset[Identity]:
    """Those of the named parties who led their sides: one report lists the ministers present, another does not.

    A side's only person of the highest rank stands for it; where ranks leave it open, all its persons do.
    """
    everyone = list(actors)
    persons = [a for a in everyone if a.kind is ActorKind.PERSON and a.canonical is not None]
    led = {}
    for state in {a.state for a in persons if a.state is not None}:
        ranked = sorted((a.rank.order, a.identity) for a in persons if a.state == state and a.rank is not None)
        if ranked and len({identity for order, identity in ranked if order == ranked[0][0]}) == 1:
            led[state] = ranked[0][1]
    others = {a.identity for a in persons} - {identity for _, identity in led.items()}
    followers = {i for i in others if i[1] in led}
    return named(everyone) - followers


def named_persons(actors: Iterable[Actor]) -> int:
    """How many different persons among them resolve to a full name."""
    return len({a.identity for a in actors if a.kind is ActorKind.PERSON and a.canonical is not None})
