"""Offices in the plural in, actors out: "the two leaders", "the foreign ministers of Peru and Chile", "U.S. officials".

High offices of several states are so many persons; other people of a state are a group; without a state the persons
named together nearby are meant, else the pair the document is mainly about.
"""

from __future__ import annotations

from dataclasses import replace

from tieline.actors.actor_values import renamed
from tieline.actors.bearers import Bearers, names_leader
from tieline.actors.discourse import Discourse, persons_in
from tieline.actors.offices import OfficePhrase, end_of_ties
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.scene import Scene
from tieline.records.actor import Actor, ActorKind, Rank

Resolved = tuple[tuple[Actor, ...], str | None]
_SENTENCES_BACK = 3


class GroupResolver:
    """Resolves the plural offices of one document; reads the discourse as it grows."""

    def __init__(self, bearers: Bearers, discourse: Discourse, scene: Scene) -> None:
        self.bearers = bearers
        self.discourse = discourse
        self.scene = scene

    def resolve(self, name: str, phrase: PersonPhrase, owners: list[str]) -> Resolved:
        """Actors of a plural office. owners: codes of the states whose it is."""
        office = phrase.offices[0]
        rank = office.title.rank if office.title else None
        ministerial = rank is not None and rank.order <= Rank.MINISTER.order
        if len(owners) > 1 and (ministerial or names_leader(office)):
            return tuple(self.bearers.owned(name, office, code) for code in owners), None
        if owners:
            return tuple(group_of(name, office, code) for code in owners), None
        if office.organisation is not None:
            end = end_of_ties(office.organisation)
            return (group_of(name, office, end.code if end is not None else None),), None
        return self._named_together(name, phrase, office)

    def _named_together(self, name: str, phrase: PersonPhrase, office: OfficePhrase) -> Resolved:
        here = self.scene.serves(office)
        if here is not None and not office.count:
            return (replace(group_of(name, office, here[0]), method=here[1], confidence=0.6),), None
        if not office.determiner and not office.count:
            return (), f"{name!r} names no particular persons"
        count = office.count or 2
        pair = [a for a in self.discourse.principals.persons if _fits(a, office)]
        for found in self._nearby(phrase, office, count):
            if len(found) == count or (office.count is None and not _holds(found, pair)):
                return tuple(renamed(a, name, "the_two", 0.85) for a in found), None
        if count == 2 and len(pair) == 2:
            return tuple(renamed(a, name, "the_two/principals", 0.8) for a in pair), None
        return (), f"{name!r}: no {count} persons are named who could be meant"

    def _nearby(self, phrase: PersonPhrase, office: OfficePhrase, count: int) -> list[list[Actor]]:
        """The fitting persons of each sentence before that names enough of them, the nearest sentence first."""
        entries = self.discourse.back(phrase.first, _SENTENCES_BACK)
        entries.reverse()
        sentences = sorted({e.sentence for e in entries}, reverse=True)
        groups = [
            [a for a in persons_in([e for e in entries if e.sentence == s]) if _fits(a, office)] for s in sentences
        ]
        return [group for group in groups if len(group) >= count]


def _fits(actor: Actor, office: OfficePhrase) -> bool:
    """Whether a person may be one of "the two presidents"."""
    if actor.kind is not ActorKind.PERSON or actor.state is None:
        return False
    if names_leader(office) or office.title is None or office.title.rank in (None, Rank.OFFICIAL):
        return True
    return actor.rank is None or actor.rank == office.title.rank_for(actor.state)


def _holds(found: list[Actor], pair: list[Actor]) -> bool:
    """Whether the principals are among those found, so that a third person is only spoken of."""
    return len(pair) == 2 and {a.identity for a in pair} < {a.identity for a in found}


def group_of(name: str, office: OfficePhrase, code: str | None) -> Actor:
    """Officials, diplomats, ministers of one state, as a group."""
    return Actor(
        name=name, kind=ActorKind.GROUP, state=code, office=office.office, method="nationality", confidence=0.85
    )
