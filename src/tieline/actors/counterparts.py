"""Counterparts in, actors out: "his Japanese counterpart" holds in Japan the office of whoever was spoken of before."""

from __future__ import annotations

from dataclasses import replace

from tieline.actors.actor_values import holder_actor, of_person, renamed
from tieline.actors.bearers import Bearers
from tieline.actors.discourse import Discourse
from tieline.actors.office_table import HIGHEST
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.role_groups import group_of
from tieline.records.actor import Actor, ActorKind, Rank

Resolved = tuple[tuple[Actor, ...], str | None]


class CounterpartResolver:
    """Resolves the counterparts of one document; reads the discourse as it grows."""

    def __init__(self, bearers: Bearers, discourse: Discourse) -> None:
        self.bearers = bearers
        self.discourse = discourse

    def resolve(self, name: str, phrase: PersonPhrase, owners: list[str]) -> Resolved:
        """Actors of a counterpart without a name. owners: codes of the states whose counterparts they are."""
        office = phrase.offices[0]
        holder = self._holder_before(phrase, owners)
        if owners and office.plural and (holder is None or len(owners) == 1):
            return tuple(group_of(name, office, code) for code in owners), None
        other = self._other(phrase) if not owners else None
        if other is not None:
            return (renamed(other, name, "counterpart", 0.75),), None
        if holder is None or not owners:
            return (), f"{name!r}: whose counterpart is not told"
        return tuple(self._in_state(name, holder, code) for code in owners), None

    def _other(self, phrase: PersonPhrase) -> Actor | None:
        """ "Putin informed his counterpart": the other of the two persons the document is mainly about."""
        own = self.discourse.possessor(phrase.first)
        others = [person for person in self.discourse.principals.persons if own and person.state not in own]
        return others[0] if len(others) == 1 else None

    def with_office(self, phrase: PersonPhrase, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "his Japanese counterpart, Fumio Kishida": the named person, with the office that makes him one."""
        if phrase.name is None or not phrase.offices or not phrase.offices[0].counterpart:
            return actors
        holder = self._holder_before(phrase, [a.state for a in actors if a.state])
        if holder is None or len(actors) != 1 or actors[0].office is not None:
            return actors
        return (replace(actors[0], office=holder.office, rank=holder.rank),)

    def _holder_before(self, phrase: PersonPhrase, owners: list[str]) -> Actor | None:
        """The office holder last spoken of who is not of the counterpart's own state."""
        actors = (a for entry in self.discourse.back(phrase.first, 1) for a in entry.actors)
        others = (a for a in actors if a.kind is ActorKind.PERSON and a.rank is not None and a.state not in owners)
        return next(others, None)

    def _in_state(self, name: str, holder: Actor, code: str) -> Actor:
        for person in self.bearers.people.all:
            if person.state == code and person.rank == holder.rank:
                return of_person(name, person, "counterpart", 0.85)
        if holder.rank in (*HIGHEST, Rank.FOREIGN_OR_DEFENCE_MINISTER):
            held = self.bearers.of_rank(holder.rank, holder.office, code)
            if held is not None:
                return renamed(holder_actor(name, held), name, "counterpart", 0.75)
        return Actor(
            name=name,
            kind=ActorKind.PERSON,
            office=holder.office,
            rank=holder.rank,
            state=code,
            method="counterpart",
            confidence=0.7,
        )
