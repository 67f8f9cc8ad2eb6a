"""A parsed document in, its cast out: every mention of an actor, resolved at the date of the report.

The order of the work: terms of the tables, office phrases, person phrases, other parties, references; then one pass
in text order, because a reference is resolved against what has been said before it.

What is a mention: a person by name or office, a state, body, group, organisation or bloc (see `parties` for what
counts as one), a pronoun of the first or third person, a description such as "both sides". What is none: a place, a
nationality before a thing, "you", a relative pronoun, an "it" that means a thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from tieline.actors import words
from tieline.actors.actor_values import holder_actor, party_actors, person_actor
from tieline.actors.ahead import ahead
from tieline.actors.bearers import Bearers
from tieline.actors.bodies import PartyPhrase
from tieline.actors.cast import ATTRIBUTE, Cast, Mention
from tieline.actors.countries import CountryResolver
from tieline.actors.discourse import Discourse
from tieline.actors.home import without_namesakes
from tieline.actors.issuers import Named, find_issuers
from tieline.actors.lending import lend_states
from tieline.actors.names import NameReader
from tieline.actors.office_phrases import scan_offices
from tieline.actors.office_table import consult
from tieline.actors.offices import Reading, state_of
from tieline.actors.own.phrases import OwnFinder
from tieline.actors.own.settle import OwnParty, settle_own
from tieline.actors.owners import OwnerResolver
from tieline.actors.parties import PartyScanner
from tieline.actors.people import People
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.phrases import PersonScanner
from tieline.actors.posts import post_of, stated_states
from tieline.actors.principals import find_principals
from tieline.actors.quoted import QuotedSpeakers, settle
from tieline.actors.references import Reference, ReferenceResolver, find_references
from tieline.actors.roles import RoleResolver
from tieline.actors.scene import Scene
from tieline.actors.terms import find_terms
from tieline.actors.tokens import read_tokens
from tieline.language.parse import Parsed
from tieline.language.quotations import find_quotations
from tieline.ontology import offices, outlets
from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.document import Document

Phrase = PersonPhrase | PartyPhrase | OwnParty | Reference
NO_OWN = OwnFinder(())


def resolve_cast(parsed: Parsed, own: OwnFinder = NO_OWN) -> Cast:
    """Every mention of an actor in the prose of a document. own: finds the actors a user brings along."""
    return _Casting(parsed, own).cast()


def day_of(document: Document) -> date | None:
    """The calendar day of a report, in its own zone; None where it is unknown."""
    published = document.published
    return published.date() if isinstance(published, datetime) else published


def home_of(document: Document) -> str | None:
    """Code of the state whose government publishes the document, for offices it names without a state."""
    for name in (document.outlet, document.url):
        outlet = outlets.find(name) if name else None
        if outlet is not None and outlet.kind == "government":
            return outlet.country
    return None


def _is_presidents(document: Document) -> bool:
    """Whether a president's office publishes the document."""
    found = [outlets.find(name) for name in (document.outlet, document.url) if name]
    return any(outlet is not None and "President" in outlet.owner for outlet in found)


class _Casting:
    """One document on its way from phrases to mentions."""

    def __init__(self, parsed: Parsed, own: OwnFinder) -> None:
        self.parsed = parsed
        self.tokens = read_tokens(parsed)
        self.on = on = day_of(parsed.document)
        self.home = home = home_of(parsed.document)
        terms = find_terms(self.tokens)
        if home is not None:
            terms = without_namesakes(terms, self.tokens)
        offices = scan_offices(self.tokens, terms, on)
        persons = PersonScanner(self.tokens, terms, offices, NameReader(self.tokens, terms, offices, on)).scan()
        self.persons = persons
        taken = {i for p in persons for i in range(p.first, p.last + 1)}
        self.parties = PartyScanner(self.tokens, terms, taken, on).scan()
        self.people = People(self.tokens, persons, on)
        spoken_of = {name.state.code for term in terms.values() if (name := state_of(term.entry.states, on))}
        for person in self.people.all:
            consult(person, on, spoken_of)
        persons_states = {p.state for p in self.people.all if p.state is not None}
        scene = Scene(self.tokens, terms, spoken_of | persons_states | ({home} if home is not None else set()), on)
        lend_states(self.people, persons, self.parties, Reading.of(self.tokens, terms, on), home, scene)
        self.number = {phrase.first: n for n, phrase in enumerate(persons)}
        brought, others = settle_own(own.find(self.tokens, terms, on), persons, self.parties, self._is_known)
        named: list[Phrase] = [*brought, *others]
        taken = {i for phrase in named for i in range(phrase.first, phrase.last + 1)}
        self.phrases = sorted([*named, *find_references(self.tokens, taken)], key=lambda phrase: phrase.first)
        self.discourse = Discourse(self.tokens)
        self.roles = RoleResolver(Bearers(self.people, on), self.discourse, home, scene)
        self.quotations = find_quotations(parsed)
        quoted = {i for q in self.quotations for i in range(q.first, q.last + 1)}
        genders = {person.canonical or person.written: person.gender for person in self.people.all}
        self.references = ReferenceResolver(
            self.tokens,
            self.discourse,
            genders=genders,
            quoted=quoted,
            home=home,
            countries=CountryResolver(self.tokens, terms, on),
        )
        self.owners = OwnerResolver(self.tokens, self.discourse, terms, scene=scene, home=home, on=on)

    def cast(self) -> Cast:
        """The mentions, in text order."""
        named = self._named()
        self.discourse.principals = replace(find_principals(self.tokens, named), issuers=self._issuers(named))
        self.references.speakers.author = self._author()
        self.references.speakers.recipient = self._recipient()
        mentions = [m for phrase in self.phrases if (m := self._mention(phrase)) is not None]
        return Cast(tuple(self._with_quoted([ahead(self.tokens, mention, mentions) for mention in mentions])))

    def _with_quoted(self, mentions: list[Mention]) -> Iterator[Mention]:
        """The mentions, with "I" and "we" of quotations as whoever the text says is quoted."""
        quoted = QuotedSpeakers(self.tokens, self.quotations, mentions)
        for mention in mentions:
            first_person = self.tokens.lower[mention.first] in words.FIRST_SINGULAR | words.FIRST_PLURAL
            speaker = quoted.of(mention.first) if first_person and not mention.actors else None
            name = self._text(mention.first, mention.last)
            yield mention if speaker is None else settle(mention, speaker, self.references.speakers, name)

    def _named(self) -> list[tuple[int, Actor]]:
        """Position and actor of every phrase that needs no reference to be resolved."""
        found: list[tuple[int, Actor]] = []
        for phrase in self.phrases:
            if isinstance(phrase, OwnParty):
                found.append((phrase.first, phrase.actor(self._text(phrase.first, phrase.last))))
            elif isinstance(phrase, PartyPhrase) or (isinstance(phrase, PersonPhrase) and phrase.name is not None):
                actors, _, _ = self._direct(phrase)
                found.extend((phrase.first, actor) for actor in actors if actor.method != ATTRIBUTE)
        return found

    def _issuers(self, named: list[tuple[int, Actor]]) -> tuple[str, ...]:
        """The states that issue the document together, if it is a joint statement."""
        found = [Named(i, a.state, a.kind is ActorKind.PERSON) for i, a in named if a.state is not None]
        for phrase in self.persons:
            if phrase.name is None:
                found.extend(Named(phrase.first, s.code, True) for office in phrase.offices for s in office.states)
        return find_issuers(self.tokens, sorted(found, key=lambda n: n.position))

    def _mention(self, phrase: Phrase) -> Mention | None:
        first, last = phrase.first, phrase.last
        name = self._text(first, last)
        conflict: str | None = None
        if isinstance(phrase, Reference):
            resolved = self.references.resolve(name, phrase)
            if resolved is None:
                return None
            actors, reason = resolved
        elif isinstance(phrase, OwnParty):
            actors, reason, conflict = (phrase.actor(name),), None, phrase.conflict(name)
        elif isinstance(phrase, PartyPhrase):
            owned = self.owners.resolve(name, phrase)
            if owned is None:
                return None
            actors, reason = owned
        elif phrase.name is None:
            actors, reason = self.roles.resolve(name, phrase)
        else:
            actors, reason, conflict = self._direct(phrase)
            actors = self._with_possessors_state(phrase, self.roles.counterparts.with_office(phrase, actors))
        if isinstance(phrase, PersonPhrase | OwnParty):
            self._note_turn(phrase, actors)
        head = self.tokens.root(first, last)
        person = isinstance(phrase, PersonPhrase) or any(a.kind is ActorKind.PERSON for a in actors)
        plural = isinstance(phrase, PersonPhrase) and phrase.plural
        if not any(a.method == ATTRIBUTE for a in actors):  # a thing's nationality is nobody a pronoun could mean
            self.discourse.add(first, last, head, actors, name, person=person, plural=plural)
        return Mention(first, last, head, actors, reason, conflict)

    def _author(self) -> Actor | None:
        """Whose words a document is: whom its headline gives ("Message from President A"), else, on the page of a
        president's office, the president."""
        for phrase in self.persons:
            before = self.tokens.lower[phrase.first - 1] if phrase.first else ""
            if self.tokens.headline[phrase.first] and before in ("by", "from") and phrase.name is not None:
                actors, _, _ = self._direct(phrase)
                return actors[0] if actors and actors[0].state is not None else None
        if self.home is None or self.on is None or not _is_presidents(self.parsed.document):
            return None
        held = offices.incumbents(self.home, Rank.HEAD_OF_STATE, self.on)
        return holder_actor(held[0].person, held[0]) if len({h.person for h in held}) == 1 else None

    def _recipient(self) -> Actor | None:
        """To whom a message is, by its headline: "Congratulations to Pope Francis"."""
        opening = next((i for i in range(len(self.tokens)) if self.tokens.headline[i]), None)
        if opening is None or self.tokens.lower[opening] not in words.MESSAGES:
            return None
        for phrase in self.persons:
            to = phrase.name is not None and phrase.first > 0 and self.tokens.lower[phrase.first - 1] == "to"
            if to and self.tokens.headline[phrase.first]:
                actors, _, _ = self._direct(phrase)
                return actors[0] if actors and actors[0].state is not None else None
        return None

    def _is_known(self, phrase: PersonPhrase | PartyPhrase) -> bool:
        """Whether text and tables tell the state of a phrase."""
        if isinstance(phrase, PartyPhrase):
            return bool(phrase.states)
        person = self.people.of(self.number[phrase.first])
        return bool(stated_states(phrase)) or (person is not None and person.state is not None)

    def _with_possessors_state(self, phrase: PersonPhrase, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "its ambassador Kyaw Zwar Minn": the state of whom the possessive means, where nothing else tells one."""
        if len(actors) != 1 or actors[0].state is not None or not phrase.offices:
            return actors
        owners = self.discourse.possessor(phrase.first)
        if not owners or phrase.offices[0].organisation or phrase.offices[0].elsewhere:
            return actors
        rank = post_of(phrase.offices[0], owners[0]).rank
        return (replace(actors[0], state=owners[0], rank=rank, method="possessor", confidence=0.7),)

    def _direct(self, phrase: PersonPhrase | PartyPhrase) -> tuple[tuple[Actor, ...], str | None, str | None]:
        """Actors, reason and conflict of a phrase that names its actor."""
        name = self._text(phrase.first, phrase.last)
        if isinstance(phrase, PartyPhrase):
            return party_actors(name, phrase), None, None
        number = self.number[phrase.first]
        person = self.people.of(number)
        if person is None:
            who = ", ".join(p.canonical or p.written for p in self.people.undecided(number))
            return (), f"{name!r} may be {who}", None
        if person.ambiguous and person.state is None:
            return (), person.ambiguous, None
        return (person_actor(name, person, phrase),), None, person.conflict

    def _note_turn(self, phrase: PersonPhrase | OwnParty, actors: tuple[Actor, ...]) -> None:
        """A name with a colon at the beginning of a paragraph, or in capitals, takes the floor of a transcript."""
        tokens, after = self.tokens, phrase.last + 1
        if after < len(tokens) and tokens.text[after] == "(":
            while after < len(tokens) and tokens.together(phrase.last, after) and not tokens.text[after].endswith(":"):
                after += 1
        if after >= len(tokens) or not tokens.text[after].endswith(":"):
            return
        before = phrase.first - 1
        starts = before < 0 or tokens.block[before] != tokens.block[phrase.first]
        # Once somebody has the floor, the next label may stand inside a paragraph.
        inside = self.discourse.turns > 0 and before >= 0 and tokens.text[before][-1] in ".!?*>"
        if starts or inside or tokens.text[phrase.last].isupper():
            self.discourse.take_floor(actors[0] if len(actors) == 1 else None)

    def _text(self, first: int, last: int) -> str:
        doc = self.parsed.doc
        return self.parsed.text(doc[first], doc[last])
