"""Pronouns of the third person in, the actors they stand for out; or the reason why it cannot be told.

He and she look for a person before them, they for several, it for a state or body. Subjects are preferred, then
nearness; a possessive prefers the subject of its own clause, except after verbs turned towards their object ("thanked
him for his support"). A candidate that was itself not resolved blocks those behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tieline.actors import words
from tieline.actors.actor_values import renamed
from tieline.actors.clauses import clause_subject, pointed_object
from tieline.actors.discourse import SUBJECTS, Discourse, Entry, persons_in
from tieline.actors.neuter import NeuterResolver, Resolved, bound
from tieline.actors.posts import gender_of_name
from tieline.actors.tokens import Tokens
from tieline.records.actor import Actor, ActorKind

_COLLECTIVES = (ActorKind.GROUP, ActorKind.GOVERNMENT_BODY, ActorKind.ORGANISATION, ActorKind.BLOC)

# Weights of a candidate; only their order matters. A sentence's distance outweighs the step from object to subject.
_SUBJECT, _OBJECT, _POSSESSOR = 3.0, 1.5, 1.0
_PER_SENTENCE = 1.6
_MAIN_CLAUSE = 0.6
_OWN_CLAUSE = 1.5
_POINTED = 4.0  # "Putin and his wife", "thanked Putin for his help"
_MARGIN = 0.5  # two candidates nearer than this are undecided


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a pronoun may mean. actor: None for a mention that was itself not resolved."""

    weight: float
    actor: Actor | None
    text: str


class PronounResolver:
    """Resolves he, she, they and it in one document; reads the discourse as it grows.

    genders: by canonical or written name, where a form of address tells.
    """

    def __init__(self, tokens: Tokens, discourse: Discourse, genders: Mapping[str, str]) -> None:
        self.tokens = tokens
        self.discourse = discourse
        self.genders = genders
        self.thing = NeuterResolver(tokens, discourse).thing

    # -- he, she ---------------------------------------------------------------------------------------------------

    def person(self, name: str, i: int) -> Resolved:
        """Whom "he", "she", "his", ... means."""
        wanted = "male" if self.tokens.lower[i] in words.MALE else "female"
        ranked = self._ranked(i, lambda entry: entry.person and self._may_be(entry, wanted))
        if not ranked:
            return (), f"no person is named before {name!r}"
        best, rest = ranked[0], ranked[1:]
        if rest and best.weight - rest[0].weight < _MARGIN:
            return (), f"{name!r} may be {_called(best)} or {_called(rest[0])}"
        if best.actor is None:
            return (), f"{name!r} is {best.text!r}, which is itself not resolved"
        return (renamed(best.actor, name, "pronoun", 0.7 if rest else 0.8),), None

    def _may_be(self, entry: Entry, wanted: str) -> bool:
        if entry.plural or self._speaks(entry):
            return False
        called = (entry.single.canonical or entry.single.name) if entry.single else entry.text
        known = self.genders.get(called) or gender_of_name(called)
        return not known or known == wanted

    def _speaks(self, entry: Entry) -> bool:
        """Whether it means whoever has the floor of a transcript, who says "I" and not "he"."""
        speaker = self.discourse.speaker
        return speaker is not None and entry.single is not None and entry.single.identity == speaker.identity

    def _ranked(self, i: int, fits: Callable[[Entry], bool]) -> list[Candidate]:
        """Candidates of this and the two sentences before, the likeliest first."""
        best: dict[tuple[str, str | None], Candidate] = {}
        pointed = pointed_object(self.tokens, i)
        own = clause_subject(self.tokens, i) if pointed is None else None
        entries = self.discourse.back(i, 2)
        tied = {e.single.identity for e in entries if e.single is not None and bound(self.tokens, i, e)}
        for entry in entries:
            if not fits(entry) or (entry.single is not None and entry.single.identity in tied):
                continue
            weight = self._weight(entry, i)
            weight += _OWN_CLAUSE if own is not None and entry.first <= own <= entry.last else 0.0
            if (pointed is not None and entry.first <= pointed <= entry.last) or self._joined(i, entry):
                weight += _POINTED
            actor = entry.single
            key = actor.identity if actor is not None else (entry.text, None)
            if key not in best or best[key].weight < weight:
                best[key] = Candidate(weight, actor, entry.text)
        return sorted(best.values(), key=lambda c: (-c.weight, _called(c)))

    def _weight(self, entry: Entry, i: int) -> float:
        role = _SUBJECT if entry.subject else _POSSESSOR if entry.possessive else _OBJECT
        main = _MAIN_CLAUSE if entry.subject and self.tokens.dep[entry.verb] == "ROOT" else 0.0
        return role + main - _PER_SENTENCE * (self.tokens.sentence[i] - entry.sentence)

    def _joined(self, i: int, entry: Entry) -> bool:
        """ "Putin and his wife" """
        tokens = self.tokens
        return tokens.dep[i] == "poss" and entry.last == i - 2 and tokens.lower[i - 1] == "and"

    # -- they ------------------------------------------------------------------------------------------------------

    def several(self, name: str, i: int) -> Resolved:
        """Whom "they", "their", "each other", ... means: the nearest several, else a group, body or state."""
        pointed = pointed_object(self.tokens, i)
        thanked = [e for e in self.discourse.back(i, 0) if pointed is not None and e.top == pointed and e.actors]
        if len(thanked) > 1:  # "thanked the Duma and its members for their work"
            return tuple(renamed(a, name, "pronoun", 0.75) for e in reversed(thanked) for a in e.actors), None
        own = clause_subject(self.tokens, i)
        for entry in self.discourse.back(i, 0):
            at_hand = own is not None and entry.first <= own <= entry.last
            if not at_hand and not self._joined(i, entry):
                continue
            group = self._coordinated(i, entry)
            if len(group) > 1 or _collective(entry) or (at_hand and self._speaks_for_many(i, entry)):
                return tuple(renamed(a, name, "pronoun", 0.75) for a in group), None
        return self._nearest_several(name, i)

    def _nearest_several(self, name: str, i: int) -> Resolved:
        """Sentence by sentence backwards: subjects and pairs of persons, then any several, then the principals."""
        here = self.tokens.sentence[i]
        sentences = [
            (n, [e for e in reversed(self.discourse.back(i, here - n)) if e.sentence == n and _third(e)])
            for n in range(here, here - 4, -1)
        ]
        for sentence, entries in sentences:
            found = self._subjects_in(entries)
            if found:
                return tuple(renamed(a, name, "pronoun", 0.75) for a in found), None
            open_ = next((e for e in entries if e.subject and e.plural and not e.actors), None)
            if open_ is not None:
                return (), f"{name!r} may be {open_.text!r}, which is itself not resolved"
            other = self._plural_subject(sentence, i, entries)
            if other is not None:
                return (), f"{name!r} may mean {self.tokens.text[other]!r}, which is no actor of this cast"
        for _, entries in sentences:
            found = self._others_in(entries)
            if found:
                return tuple(renamed(a, name, "pronoun", 0.65) for a in found), None
        if self.discourse.principals.persons:
            return tuple(renamed(a, name, "pronoun/principals", 0.6) for a in self.discourse.principals.persons), None
        return (), f"no several actors are named before {name!r}"

    def _coordinated(self, i: int, entry: Entry) -> list[Actor]:
        """The actors of a mention and of those coordinated with it: "Russia and China"."""
        together = [e for e in reversed(self.discourse.back(i, 0)) if e.top == entry.top]
        found = {a.identity: a for e in together for a in e.actors}
        return list(found.values())

    def _speaks_for_many(self, i: int, entry: Entry) -> bool:
        """ "The United States says they would like to": a state as its government."""
        state = entry.single is not None and entry.single.kind is ActorKind.STATE
        return state and self.tokens.lower[i] in ("they", "their")

    def _subjects_in(self, entries: list[Entry]) -> list[Actor]:
        """A plural or coordinated subject, or the two persons of a sentence ("Putin held talks with Xi")."""
        subjects = [e for e in entries if e.subject]
        main = ("ROOT", "conj")
        plural = [e for e in subjects if len(e.actors) > 1 or (_collective(e) and self.tokens.dep[e.verb] in main)]
        coordinated = persons_in(subjects)
        if len(coordinated) > 1:
            return coordinated
        if plural:
            return list(plural[-1].actors)
        states = _states_in(subjects)
        if len(states) > 1 and len({e.top for e in subjects}) == 1:
            return states
        pair = persons_in([e for e in entries if not e.possessive])
        return pair if len(pair) == 2 else []

    def _others_in(self, entries: list[Entry]) -> list[Actor]:
        """A plural mention that is no subject, or the two states of a sentence."""
        plural = [e for e in entries if len(e.actors) > 1 and e.actors[0].method != "adjective"]
        if plural:
            return list(plural[-1].actors)
        states = _states_in(entries)
        return states if len(states) == 2 else []

    def _plural_subject(self, sentence: int, i: int, entries: list[Entry]) -> int | None:
        """A plural subject of a sentence that is no mention: "the documents", "the talks"."""
        tokens = self.tokens
        mentioned = {j for e in entries for j in range(e.first, e.last + 1)}
        first, last = tokens.sentence_span(sentence)
        for subject in range(first, min(last + 1, i)):
            if tokens.dep[subject] not in SUBJECTS or tokens.tag[subject] not in ("NNS", "NNPS"):
                continue
            if subject not in mentioned:
                return subject
        return None


def _third(entry: Entry) -> bool:
    """Whether "they" may mean it: not "I" and "you"."""
    return entry.text.lower() not in words.FIRST_SINGULAR | words.SECOND


def _collective(entry: Entry) -> bool:
    return entry.single is not None and entry.single.kind in _COLLECTIVES


def _states_in(entries: list[Entry]) -> list[Actor]:
    found = {a.identity: a for e in entries if not e.possessive for a in e.actors if a.kind is ActorKind.STATE}
    return list(found.values())


def _called(candidate: Candidate) -> str:
    actor = candidate.actor
    return (actor.canonical or actor.name) if actor is not None else candidate.text
