"""Bodies and groups in, actors with their state out: "the government", "the Obama administration", "police".

A body whose state stands beside it needs no more. For one without, the context tells: the possessor before it, an
earlier mention, the office holder it is named after, the government on whose page it stands, whoever commands it, the
state the sentence plays in ("In Nepal, police ..."), or the only state the whole text names.
"""

from __future__ import annotations

from datetime import date

from tieline.actors import words
from tieline.actors.actor_values import body_of, party_actors, renamed
from tieline.actors.bodies import BARE, SHORTENED, PartyPhrase, hyphened
from tieline.actors.discourse import Discourse, states_nearby
from tieline.actors.neuter import Resolved
from tieline.actors.offices import NAMES, state_of
from tieline.actors.scene import Scene
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology import offices
from tieline.ontology.states import How
from tieline.records.actor import Actor, ActorKind

_BESIDE = 3  # tokens around a body in which an organisation's name makes it that organisation's


class OwnerResolver:
    """Resolves the parties of one document that are no persons; reads the discourse as it grows.

    home: code of the state whose government publishes it.
    """

    def __init__(
        self,
        tokens: Tokens,
        discourse: Discourse,
        terms: dict[int, Term],
        *,
        scene: Scene,
        home: str | None,
        on: date | None,
    ) -> None:
        self.tokens = tokens
        self.discourse = discourse
        self.terms = terms
        self.scene = scene
        self.home = home
        self.on = on
        self._bodies: dict[str, tuple[Actor, ...]] = {}

    def resolve(self, name: str, phrase: PartyPhrase) -> Resolved | None:
        """Actors of a party that is no person; None for a bare noun ("police") of a state nothing tells."""
        actors = party_actors(name, phrase)
        if phrase.pair:
            codes = states_nearby(self.discourse, phrase.first, 2) or self.discourse.principals.states
            actors = tuple(body_of(name, phrase, code, "the_two_states") for code in codes)
        word = self.tokens.lower[phrase.noun]
        if phrase.method == SHORTENED:
            return self._shortened(name, word)
        if actors:
            self._remember(word, phrase, actors)
            return actors, None
        possessed = self._possessor()
        if possessed is not None and self._owner_stands_before(phrase):
            return (body_of(name, phrase, possessed, "possessor"),), None
        if word in self._bodies:
            return tuple(renamed(actor, name, "earlier_mention", 0.75) for actor in self._bodies[word]), None
        for code, method in (
            (self._of_leader(phrase), "nationality"),
            (self._named_after(phrase), "office_table"),
            (self.home if self._is_homes(phrase) else None, "outlet_state"),
            (self._commander(phrase), "commander"),
            self.scene.state(phrase.noun) or (None, ""),
            (self._at_home_with(phrase), "same_sentence"),
        ):
            if code is not None:
                return (body_of(name, phrase, code, method),), None
        return None if phrase.method == BARE else ((), f"{name!r}: the text names no state for it")

    def _remember(self, word: str, phrase: PartyPhrase, actors: tuple[Actor, ...]) -> None:
        """Note whom "the ministry", "the group" would mean from here on."""
        if phrase.kind is ActorKind.GOVERNMENT_BODY:
            self._bodies[word] = actors
        if phrase.kind in (ActorKind.GOVERNMENT_BODY, ActorKind.ORGANISATION) or phrase.organisation is not None:
            name = phrase.organisation.name.lower() if phrase.organisation is not None else word
            self._bodies.update(dict.fromkeys(words.SHORTENED & {word, *name.split(), "group"}, actors))

    def _shortened(self, name: str, word: str) -> Resolved | None:
        """ "the council", of which the text has spoken by its name; no mention of an actor where it has not."""
        known = self._bodies.get(word, ())
        return (tuple(renamed(a, name, "earlier_mention", 0.7) for a in known), None) if known else None

    def _possessor(self) -> str | None:
        owner = self.discourse.entries[-1].single if self.discourse.entries else None
        return owner.state if owner is not None else None

    def _owner_stands_before(self, phrase: PartyPhrase) -> bool:
        mark = phrase.first - 1
        marked = mark > 0 and self.tokens.lower[mark] in ("'s", "’s")  # "the country's government"
        before = self.discourse.before(mark if marked else phrase.first)
        return before is not None and before.single is not None

    def _of_leader(self, phrase: PartyPhrase) -> str | None:
        """ "the cabinet of Peruvian Prime Minister A": the state that opens the phrase behind "of"."""
        tokens, start = self.tokens, phrase.last + 2
        if not tokens.together(phrase.last, start) or tokens.lower[start - 1] != "of":
            return None
        term = self.terms.get(start + (tokens.lower[start] == "the"))
        name = state_of(term.entry.states, self.on) if term is not None else None
        return name.state.code if name is not None and name.how in (*NAMES, How.DEMONYM) else None

    def _at_home_with(self, phrase: PartyPhrase) -> str | None:
        """The state of whom the sentence names last before it, where the two are of one country: a movement and "the
        government" it sues, an administration and the chamber it works with."""
        before = next((e for e in self.discourse.back(phrase.first, 0) if e.single is not None), None)
        actor = before.single if before is not None else None
        if actor is None or actor.state is None or phrase.method == BARE:
            return None
        chamber = self.tokens.lower[phrase.noun] in words.CHAMBERS
        rules = actor.kind in (ActorKind.PERSON, ActorKind.GOVERNMENT_BODY)
        movement = actor.kind in (ActorKind.GROUP, ActorKind.ORGANISATION)
        return actor.state if movement or (chamber and rules) else None

    def _named_after(self, phrase: PartyPhrase) -> str | None:
        """ "the Obama administration", "the Biden-Harris administration": the state of the office holders in it."""
        if self.on is None or phrase.kind is not ActorKind.GOVERNMENT_BODY:
            return None
        inside = [self.tokens.text[i] for i in range(phrase.first, phrase.noun) if self.tokens.proper(i)]
        found = {h.state for word in inside for h in offices.holders(word, self.on) if h.held(self.on)}
        return found.pop() if len(found) == 1 else None

    def _is_homes(self, phrase: PartyPhrase) -> bool:
        """ "the Government", "the Foreign Ministry" on a government's own site; not "authorities in both countries"."""
        tokens, after = self.tokens, phrase.last + 1
        if hyphened(tokens, phrase.first, phrase.noun):
            return True  # "the Biden-Harris administration"
        if any(t.entry.kind is TermKind.ORGANISATION for t in self._terms_at(phrase)):
            return False  # "the Inter-Parliamentary Assembly of the CIS"
        if phrase.method == BARE or not tokens.capital(phrase.noun) or tokens.tag[phrase.noun] in ("NNS", "NNPS"):
            return False
        return not tokens.together(phrase.last, after) or tokens.lower[after] not in ("of", "in")

    def _terms_at(self, phrase: PartyPhrase) -> list[Term]:
        """The terms inside a phrase, and the one right before or behind it."""
        reach = range(phrase.first - _BESIDE, phrase.last + 1 + _BESIDE)
        sentence = self.tokens.sentence[phrase.first]
        return [t for i in reach if (t := self.terms.get(i)) is not None and self.tokens.sentence[i] == sentence]

    def _commander(self, phrase: PartyPhrase) -> str | None:
        """ "President A ordered the Defence Ministry to": the state of whoever gives the order."""
        tokens = self.tokens
        top = self.discourse.top(tokens.root(phrase.first, phrase.last))
        verb = tokens.head[top]
        if tokens.lemma[verb] not in words.ORDERING or verb not in tokens.subject_of:
            return None
        subject = tokens.subject_of[verb]
        if subject >= phrase.first:
            return None
        entries = [e for e in self.discourse.back(phrase.first, 0) if e.first <= subject <= e.last]
        return entries[0].single.state if entries and entries[0].single is not None else None
