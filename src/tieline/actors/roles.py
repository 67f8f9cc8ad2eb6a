"""Offices without a name in, actors out: "the Russian president", "the Prime Minister", "Mr President".

A role is first sought among the people of the document, then in the table of office holders at the date. Offices of
several bearers are resolved in `role_groups`, counterparts in `counterparts`.
"""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.actor_values import PLACE, holder_actor, of_person, renamed
from tieline.actors.bearers import Bearers
from tieline.actors.counterparts import CounterpartResolver
from tieline.actors.discourse import Discourse, states_nearby
from tieline.actors.offices import OfficePhrase, end_of_ties
from tieline.actors.person import Person
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.places import place_within
from tieline.actors.posts import IN_OFFICE, post_of
from tieline.actors.role_groups import GroupResolver
from tieline.actors.scene import Scene
from tieline.records.actor import Actor, ActorKind, Rank

Resolved = tuple[tuple[Actor, ...], str | None]


class RoleResolver:
    """Resolves the roles of one document; reads the discourse as it grows.

    home: code of the state whose government publishes the document. scene: where its sentences play.
    """

    def __init__(self, bearers: Bearers, discourse: Discourse, home: str | None, scene: Scene) -> None:
        self.bearers = bearers
        self.discourse = discourse
        self.home = home
        self.scene = scene
        self.groups = GroupResolver(bearers, discourse, scene)
        self.counterparts = CounterpartResolver(bearers, discourse)

    def resolve(self, name: str, phrase: PersonPhrase) -> Resolved:
        """Actors of a phrase without a name; a reason where there are none."""
        office = phrase.offices[0]
        owners = [s.code for s in phrase.states] or [s.code for s in office.states]
        if office.counterpart:
            return self.counterparts.resolve(name, phrase, owners)
        owners = owners or self.discourse.possessor(phrase.first, several=office.plural) or self._of_home(office)
        if office.pair:
            owners = list(states_nearby(self.discourse, phrase.first, 2) or self.discourse.principals.states)
            if not owners:
                return (), f"{name!r}: no two states are named that could be meant"
        if office.plural:
            return self.groups.resolve(name, phrase, owners)
        if not owners:
            return self._bare(name, phrase, office)
        several = self.bearers.in_text(office, owners[0])
        nearest = self._last_mentioned(phrase, several) if len(several) > 1 else None
        if nearest is not None:
            return (of_person(name, nearest, "role_in_text/nearest", 0.7),), None
        return (self.bearers.owned(name, office, owners[0]),), None

    def _bare(self, name: str, phrase: PersonPhrase, office: OfficePhrase) -> Resolved:
        """ "the President": the one bearer in the document, else the nearest before, else the outlet's own."""
        if office.organisation is not None:
            return (self._of_organisation(name, office),), None
        place = place_within(self.discourse.tokens, office.first, office.last) if office.elsewhere else None
        if place is not None:
            return (self._of_place(name, office, place.code),), None
        found = self.bearers.of_any_state(office)
        speaks = self._speaks(found)
        if phrase.address or speaks:
            found = self._addressed(found)
        own_holder = self._homes_holder(name, phrase, found)
        if own_holder is not None and not speaks:
            return (own_holder,), None
        if len(found) == 1:
            return (of_person(name, found[0], "role_in_text", 0.85),), None
        if found:
            own = [p for p in found if p.state == self.home and self.home is not None]
            chosen = own[0] if len(own) == 1 else self._last_mentioned(phrase, found)
            if chosen is not None:
                return (of_person(name, chosen, "role_in_text/nearest", 0.65),), None
            return (), f"{name!r} may be {', '.join(p.canonical or p.written for p in found)}"
        if self.home is not None and office.determiner == "the" and not office.elsewhere:
            actor = self.bearers.owned(name, office, self.home)
            if actor.canonical is not None:
                return (renamed(actor, name, f"{actor.method}/outlet_state", 0.7),), None
        ranked = office.determiner == "the" and office.title is not None and office.title.rank is not None
        here = self.scene.serves(office) or (self.scene.only() if ranked and not office.elsewhere else None)
        if here is not None:
            return (renamed(self.bearers.owned(name, office, here[0]), name, here[1], 0.6),), None
        return (), f"{name!r}: the text names no state for this office"

    def _of_home(self, office: OfficePhrase) -> list[str]:
        """The government on whose page the text stands: "a senior administration official", "the Deputy Head of the
        President's Office"."""
        if self.home is None or office.organisation is not None or office.elsewhere:
            return []
        said = [self.discourse.tokens.lower[i] for i in range(office.first, office.last + 1)]
        presidents = "president 's office" in " ".join(said) or "office of the president" in " ".join(said)
        return [self.home] if presidents or words.ADMINISTRATIVE & set(said) else []

    def _homes_holder(self, name: str, phrase: PersonPhrase, found: list[Person]) -> Actor | None:
        """ "the President" on a government's own page is its own, even where only a foreign one is named."""
        office = phrase.offices[0]
        capital = self.discourse.tokens.capital(office.noun)
        if self.home is None or office.determiner != "the" or office.elsewhere or not capital:
            return None
        if not found or any(p.state == self.home for p in found):
            return None
        if any(a.state == self.home for e in self.discourse.back(phrase.first, 0) for a in e.actors if e.person):
            return None  # "The Vice President and the President": the President is the one she meets
        holder = self.bearers.incumbent(office, self.home)
        return holder_actor(name, holder, 0.7) if holder is not None and holder.office == office.office else None

    def _of_place(self, name: str, office: OfficePhrase, code: str) -> Actor:
        """ "the Governor of Texas": an official of the state the place lies in."""
        for person in self.bearers.people.all:
            if person.lent_method == PLACE and any(post.office == office.office for post in person.posts):
                return of_person(name, person, "role_in_text", 0.85)
        return Actor(
            name=name,
            kind=ActorKind.PERSON,
            office=office.office,
            rank=Rank.OFFICIAL if office.standing in (None, *IN_OFFICE) else None,
            state=code,
            method=PLACE,
            confidence=0.7,
        )

    def _speaks(self, found: list[Person]) -> bool:
        """Whether one of several bearers has the floor: "my meeting with the President" is no meeting with himself."""
        speaker = self.discourse.speaker
        return len(found) > 1 and speaker is not None and any(p.canonical == speaker.canonical for p in found)

    def _addressed(self, found: list[Person]) -> list[Person]:
        """ "Mr President": not the speaker; rather whoever spoke before, or the other principal."""
        speaker, addressee = self.discourse.speaker, self.discourse.addressee
        others = [p for p in found if speaker is None or p.canonical != speaker.canonical]
        for likely in (addressee, *self.discourse.principals.persons):
            named = [p for p in others if likely is not None and p.canonical == likely.canonical]
            if named:
                return named
        return others

    def _last_mentioned(self, phrase: PersonPhrase, found: list[Person]) -> Person | None:
        for entry in self.discourse.back(phrase.first, 3):
            for person in found:
                if any(a.canonical == person.canonical and a.state == person.state for a in entry.actors):
                    return person
        return None

    def _of_organisation(self, name: str, office: OfficePhrase) -> Actor:
        """ "the NATO Secretary General": the person of the text who is it, else one without a name."""
        body = office.organisation
        assert body is not None
        for person in self.bearers.people.all:
            if any(post.organisation == body.code and post.office == office.office for post in person.posts):
                return of_person(name, person, "role_in_text", 0.93)
        end = end_of_ties(body)
        post = post_of(office, end.code if end is not None else None)
        return Actor(
            name=name,
            kind=ActorKind.PERSON,
            office=post.office,
            rank=post.rank,
            state=post.state,
            method="role_without_name",
            confidence=0.8,
        )
