"""Offices without a name in, actors out: "the Russian president", "the two presidents", "his Japanese counterpart".

A role is first sought among the people of the document, then in the table of office holders at the date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tieline.actors.actor_values import holder_actor, renamed
from tieline.actors.discourse import Discourse, persons_in, states_nearby
from tieline.actors.offices import OfficePhrase, end_of_ties
from tieline.actors.people import People
from tieline.actors.person import Person
from tieline.actors.phrases import PersonPhrase
from tieline.actors.posts import post_of
from tieline.actors.principals import Principals
from tieline.ontology import offices
from tieline.ontology.offices import Holding
from tieline.records.actor import Actor, ActorKind, Rank

Resolved = tuple[tuple[Actor, ...], str | None]
_TOP = (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT)
# "leader" names whoever of the two leads.
_LEADERS = frozenset({"leader", "leaders"})


# Words for a rank rather than for one office: every bearer of the rank answers to them.
_GENERIC_HEADS = {"Head of State": Rank.HEAD_OF_STATE}
_HEADS_OF_GOVERNMENT = {"Prime Minister": Rank.HEAD_OF_GOVERNMENT, "Premier": Rank.HEAD_OF_GOVERNMENT}


class RoleResolver:
    """Resolves the roles of one document; reads the discourse as it grows."""

    def __init__(self, people: People, discourse: Discourse, on: date | None, home: str | None) -> None:
        self.people = people
        self.discourse = discourse
        self.on = on
        self.home = home
        self.principals = Principals()

    def resolve(self, name: str, phrase: PersonPhrase) -> Resolved:
        """Actors of a phrase without a name; a reason where there are none."""
        office = phrase.offices[0]
        owners = [s.code for s in phrase.states] or [s.code for s in office.states]
        if office.counterpart:
            return self._counterparts(name, phrase, owners)
        if not owners:
            owners = self._possessor(phrase)
        if office.pair:
            owners = list(states_nearby(self.discourse, phrase.first, 2) or self.principals.states)
            if not owners:
                return (), f"{name!r}: no two states are named that could be meant"
        if office.plural:
            return self._plural(name, phrase, office, owners)
        if owners:
            actor, _ = self._owned(name, office, owners[0])
            return (actor,), None
        return self._bare(name, phrase, office)

    def _possessor(self, phrase: PersonPhrase) -> list[str]:
        """ "its ambassador", "his foreign minister": the state of whom the possessive means."""
        before = self.discourse.before(phrase.first)
        owner = before.single if before is not None and before.possessive else None
        return [owner.state] if owner is not None and owner.state is not None else []

    def _plural(self, name: str, phrase: PersonPhrase, office: OfficePhrase, owners: list[str]) -> Resolved:
        """ "the Russian and Chinese presidents" are persons, "U.S. officials" a group."""
        rank = office.title.rank if office.title else None
        if (len(owners) > 1 and rank is not None and rank.order <= Rank.MINISTER.order) or self._leaders_of(
            office, owners
        ):
            return tuple(self._owned(name, office, code)[0] for code in owners), None
        if owners:
            return tuple(_group(name, office, code) for code in owners), None
        if office.organisation is not None:
            end = end_of_ties(office.organisation)
            return (_group(name, office, end.code if end is not None else None),), None
        return self._several(name, phrase, office)

    def _leaders_of(self, office: OfficePhrase, owners: list[str]) -> bool:
        return len(owners) > 1 and self._names_leader(office)

    # -- whose office is told --------------------------------------------------------------------------------------

    def _owned(self, name: str, office: OfficePhrase, code: str) -> tuple[Actor, bool]:
        """ "the Russian president": the person of that state and office in the document, else by the table."""
        post = post_of(office, code)
        for person in self.people.all:
            if code == person.state and self._bears(person, office, code):
                actor = _of_person(name, person, "role_in_text", 0.93)
                return actor, True
        if not post.past and self.on is not None and not office.elsewhere and not office.organisation:
            holdings = self._incumbents(office, post.rank, code)
            if len({h.person for h in holdings}) == 1:
                return holder_actor(name, holdings[0]), True
        return (
            Actor(
                name=name,
                kind=ActorKind.PERSON,
                office=post.office,
                rank=post.rank,
                state=code,
                method="role_without_name",
                confidence=0.8,
            ),
            False,
        )

    def _incumbents(self, office: OfficePhrase, rank: Rank | None, code: str) -> list[Holding]:
        assert self.on is not None
        if self._names_leader(office):
            tops = [h for r in _TOP for h in offices.incumbents(code, r, self.on)]
            return tops if len({h.person for h in tops}) == 1 else []
        exact = list(offices.incumbents(code, office.office, self.on))
        if exact or rank not in _TOP:
            return exact
        return list(offices.incumbents(code, rank, self.on))

    def _bears(self, person: Person, office: OfficePhrase, code: str | None, *, strictly: bool = False) -> bool:
        """Whether a person of the document holds the office named; one state's head has many titles ("the Emir", "the
        President"), so that within a state the rank tells, while across states (strictly) the words do."""
        standing = office.standing
        if standing and standing != "acting":
            return any(post.standing == standing and office.office in post.office for post in person.posts)
        if self._names_leader(office):
            return person.rank in _TOP
        if any(post.office == office.office and not post.past for post in person.posts):
            return True
        if person.holding is not None and person.holding.office == office.office:
            return True
        if strictly and {_GENERIC_HEADS.get(office.office), _HEADS_OF_GOVERNMENT.get(office.office)} == {None}:
            return False
        post = post_of(office, code)
        own = {p.rank for p in person.posts if not p.past} or {person.rank}
        return post.rank in _TOP and post.rank in own

    def _names_leader(self, office: OfficePhrase) -> bool:
        return office.office.lower() in _LEADERS or office.office.lower() in ("leader", "leaders")

    # -- whose office is not told ----------------------------------------------------------------------------------

    def _bare(self, name: str, phrase: PersonPhrase, office: OfficePhrase) -> Resolved:
        """ "the President": the one bearer in the document, else the nearest before, else the outlet's own."""
        if office.organisation is not None:
            return self._of_organisation(name, office)
        bearers = [p for p in self.people.all if self._bears(p, office, p.state, strictly=True)]
        if phrase.address:
            bearers = self._addressed(bearers)
        if len(bearers) == 1:
            return (_of_person(name, bearers[0], "role_in_text", 0.85),), None
        if bearers:
            chosen = self._preferred(phrase, bearers)
            if chosen is not None:
                return (_of_person(name, chosen, "role_in_text/nearest", 0.65),), None
            who = ", ".join(p.canonical or p.written for p in bearers)
            return (), f"{name!r} may be {who}"
        if self.home is not None and office.determiner == "the" and not office.elsewhere:
            actor, named = self._owned(name, office, self.home)
            if named:
                return (renamed(actor, name, f"{actor.method}/outlet_state", 0.7),), None
        return (), f"{name!r}: the text names no state for this office"

    def _addressed(self, bearers: list[Person]) -> list[Person]:
        """ "Mr President": not the speaker; rather whoever spoke before, or the other principal."""
        speaker, addressee = self.discourse.speaker, self.discourse.addressee
        others = [p for p in bearers if speaker is None or p.canonical != speaker.canonical]
        for likely in (addressee, *self.principals.persons):
            named = [p for p in others if likely is not None and p.canonical == likely.canonical]
            if named:
                return named
        return others

    def _preferred(self, phrase: PersonPhrase, bearers: list[Person]) -> Person | None:
        """Of several bearers: the outlet's own state's, else the one mentioned last before."""
        own = [p for p in bearers if p.state == self.home]
        if self.home is not None and len(own) == 1:
            return own[0]
        for entry in self.discourse.back(phrase.first, 3):
            for person in bearers:
                if any(a.canonical == person.canonical and a.state == person.state for a in entry.actors):
                    return person
        return None

    def _of_organisation(self, name: str, office: OfficePhrase) -> Resolved:
        body = office.organisation
        assert body is not None
        for person in self.people.all:
            if any(post.organisation == body.code and post.office == office.office for post in person.posts):
                return (_of_person(name, person, "role_in_text", 0.93),), None
        end = end_of_ties(body)
        code = end.code if end is not None else None
        post = post_of(office, code)
        actor = Actor(
            name=name, kind=ActorKind.PERSON, office=post.office, rank=post.rank, state=code,
            method="role_without_name", confidence=0.8,
        )  # fmt: skip
        return (actor,), None

    # -- several ---------------------------------------------------------------------------------------------------

    def _several(self, name: str, phrase: PersonPhrase, office: OfficePhrase) -> Resolved:
        """ "the two leaders", "the presidents": two (or more) people named together nearby, else the principals."""
        count = office.count or 2
        if not office.determiner and not office.count:
            return (), f"{name!r} names no particular persons"
        for entry_set in self._nearby(phrase, count):
            people = [a for a in entry_set if self._leader_like(a, office)]
            if len(people) == count:
                return tuple(renamed(a, name, "the_two", 0.85) for a in people), None
        pair = [a for a in self.principals.persons if self._leader_like(a, office)]
        if count == 2 and len(pair) == 2:
            return tuple(renamed(a, name, "the_two/principals", 0.8) for a in pair), None
        return (), f"{name!r}: no {count} persons are named who could be meant"

    def _leader_like(self, actor: Actor, office: OfficePhrase) -> bool:
        if actor.kind is not ActorKind.PERSON or actor.state is None:
            return False
        if self._names_leader(office) or office.title is None or office.title.rank is None:
            return True
        return actor.rank is None or actor.rank == office.title.rank_for(actor.state)

    def _nearby(self, phrase: PersonPhrase, count: int) -> list[list[Actor]]:
        """The persons of each of the three sentences before, the nearest first, each once."""
        entries = self.discourse.back(phrase.first, 3)
        entries.reverse()
        sentences = sorted({e.sentence for e in entries}, reverse=True)
        groups = [persons_in([e for e in entries if e.sentence == s]) for s in sentences]
        return [group for group in groups if len(group) >= count]

    def _counterparts(self, name: str, phrase: PersonPhrase, owners: list[str]) -> Resolved:
        """ "his Japanese counterpart": the same office in that state as the person last spoken of holds."""
        holder = self._holder_before(phrase, owners)
        if not owners:
            return (), f"{name!r}: whose counterpart is not told"
        if phrase.offices[0].plural and (holder is None or len(owners) == 1):
            return tuple(_group(name, phrase.offices[0], code) for code in owners), None
        if holder is None:
            return (), f"{name!r}: whose counterpart is not told"
        found = tuple(self._counterpart(name, holder, code) for code in owners)
        return found, None

    def with_counterparts_office(self, phrase: PersonPhrase, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "his Japanese counterpart, Fumio Kishida": the office of whoever it is the counterpart of."""
        if phrase.name is None or not phrase.offices or not phrase.offices[0].counterpart:
            return actors
        holder = self._holder_before(phrase, [a.state for a in actors if a.state])
        if holder is None or len(actors) != 1 or actors[0].office is not None:
            return actors
        return (replace(actors[0], office=holder.office, rank=holder.rank),)

    def with_possessors_state(self, phrase: PersonPhrase, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "its ambassador Kyaw Zwar Minn": the state of whom the possessive means, where nothing else tells one."""
        if len(actors) != 1 or actors[0].state is not None or not phrase.offices:
            return actors
        owners = self._possessor(phrase)
        if not owners or phrase.offices[0].organisation or phrase.offices[0].elsewhere:
            return actors
        post = post_of(phrase.offices[0], owners[0])
        return (replace(actors[0], state=owners[0], rank=post.rank, method="possessor", confidence=0.7),)

    def _holder_before(self, phrase: PersonPhrase, owners: list[str]) -> Actor | None:
        """The office holder last spoken of who is not of the counterpart's own state."""
        return next(
            (
                a
                for entry in self.discourse.back(phrase.first, 1)
                for a in entry.actors
                if a.kind is ActorKind.PERSON and a.rank is not None and a.state not in owners
            ),
            None,
        )

    def _counterpart(self, name: str, holder: Actor, code: str) -> Actor:
        for person in self.people.all:
            if person.state == code and person.rank == holder.rank:
                return _of_person(name, person, "counterpart", 0.85)
        if self.on is not None and holder.rank in (*_TOP, Rank.FOREIGN_OR_DEFENCE_MINISTER):
            held = offices.incumbents(code, holder.office or "", self.on) or (
                offices.incumbents(code, holder.rank, self.on) if holder.rank in _TOP else ()
            )
            if len({h.person for h in held}) == 1:
                return renamed(holder_actor(name, held[0]), name, "counterpart", 0.75)
        return Actor(
            name=name, kind=ActorKind.PERSON, office=holder.office, rank=holder.rank, state=code,
            method="counterpart", confidence=0.7,
        )  # fmt: skip


def _group(name: str, office: OfficePhrase, code: str | None) -> Actor:
    return Actor(
        name=name, kind=ActorKind.GROUP, state=code, office=office.office, method="nationality", confidence=0.85
    )


def _of_person(name: str, person: Person, method: str, confidence: float) -> Actor:
    post = person.post
    return Actor(
        name=name,
        kind=ActorKind.PERSON,
        canonical=person.canonical,
        office=post.office if post else (person.holding.office if person.holding else None),
        rank=person.rank,
        state=person.state,
        method=method,
        confidence=confidence,
    )
