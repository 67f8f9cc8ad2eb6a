"""Pronouns and plural descriptions in, the actors they stand for out; or the reason why it cannot be told.

He and she look for a person before them, they for several, it for a state or body; subjects are preferred, then
nearness. "I" and "we" are the speaker of a transcript's turn (and that speaker's side); inside a quotation they stay
open here, because who is quoted is settled with the statement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tieline.actors import words
from tieline.actors.actor_values import renamed, state_actor
from tieline.actors.discourse import Discourse, Entry, Principals
from tieline.actors.tokens import Tokens
from tieline.records.actor import Actor, ActorKind

Resolved = tuple[tuple[Actor, ...], str | None]
_COLLECTIVES = (ActorKind.GROUP, ActorKind.GOVERNMENT_BODY, ActorKind.ORGANISATION, ActorKind.BLOC)
_THINGS = (ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.ORGANISATION, ActorKind.BLOC)


class ReferenceKind(StrEnum):
    """What sort of reference it is."""

    PERSON = "person"
    PLURAL = "plural"
    THING = "thing"
    SPEAKER = "speaker"
    SPEAKERS_SIDE = "speakers_side"
    STATES = "states"
    SIDES = "sides"
    RECIPROCAL = "reciprocal"


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that means somebody named elsewhere. count: how many, where the phrase tells."""

    first: int
    last: int
    kind: ReferenceKind
    count: int | None = None


_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_PRONOUNS = {
    **dict.fromkeys(words.MALE | words.FEMALE, ReferenceKind.PERSON),
    **dict.fromkeys(words.PLURAL, ReferenceKind.PLURAL),
    **dict.fromkeys(words.NEUTER, ReferenceKind.THING),
    **dict.fromkeys(words.FIRST_SINGULAR, ReferenceKind.SPEAKER),
    **dict.fromkeys(words.FIRST_PLURAL, ReferenceKind.SPEAKERS_SIDE),
}


def find_references(tokens: Tokens, taken: set[int]) -> list[Reference]:
    """All pronouns, "both sides", "the two countries" and "each other" that no other mention covers."""
    found = []
    for i, lower in enumerate(tokens.lower):
        if i in taken:
            continue
        if lower in _PRONOUNS and tokens.tag[i].startswith("PRP"):
            found.append(Reference(i, i, _PRONOUNS[lower]))
        elif i > 0 and (tokens.lower[i - 1], lower) in _RECIPROCAL:
            found.append(Reference(i - 1, i, ReferenceKind.RECIPROCAL))
        elif lower in words.PLURAL_STATES | words.PLURAL_SIDES and tokens.tag[i].startswith("NN"):
            reference = _definite(tokens, i, taken)
            if reference is not None:
                found.append(reference)
    return [r for r in found if not set(range(r.first, r.last + 1)) & taken]


def _definite(tokens: Tokens, noun: int, taken: set[int]) -> Reference | None:
    """ "the two countries", "both sides", "the parties"; not "other countries" or "these parties to the dispute"."""
    first, count = noun, None
    if first > 0 and tokens.lower[first - 1] in words.NUMBERS and tokens.together(first - 1, noun):
        first -= 1
        count = words.NUMBERS[tokens.lower[first]]
    definite = count is not None and tokens.lower[first] == "both"
    if first > 0 and tokens.together(first - 1, noun) and tokens.lower[first - 1] in ("the", "our", "their", "both"):
        if tokens.lower[first - 1] in ("the", "both"):
            first -= 1
        definite = True
    sides = tokens.lower[noun] in words.PLURAL_SIDES
    if not definite or first in taken:
        return None
    if count is None and not (sides and tokens.lower[noun] in ("sides", "parties")):
        return None
    return Reference(first, noun, ReferenceKind.SIDES if sides else ReferenceKind.STATES, count)


class ReferenceResolver:
    """Resolves the references of one document; reads the discourse as it grows."""

    def __init__(self, tokens: Tokens, discourse: Discourse) -> None:
        self.tokens = tokens
        self.discourse = discourse
        self.principals = Principals()

    def resolve(self, name: str, reference: Reference) -> Resolved | None:
        """Actors and, without any, the reason; None where it is no mention of an actor at all ("it rains")."""
        kind = reference.kind
        if kind is ReferenceKind.PERSON:
            return self._person(name, reference)
        if kind in (ReferenceKind.PLURAL, ReferenceKind.RECIPROCAL):
            return self._plural(name, reference)
        if kind is ReferenceKind.THING:
            return self._thing(name, reference)
        if kind in (ReferenceKind.STATES, ReferenceKind.SIDES):
            return self._states(name, reference)
        return self._first_person(name, kind)

    # -- he, she ---------------------------------------------------------------------------------------------------

    def _person(self, name: str, reference: Reference) -> Resolved:
        ranked = self._ranked(reference, lambda a: a.kind is ActorKind.PERSON, single=True, sentences=2)
        if not ranked:
            return (), f"no person is named before {name!r}"
        (weight, best), rest = ranked[0], ranked[1:]
        if rest and weight - rest[0][0] < 0.5:
            return (), f"{name!r} may be {_called(best)} or {_called(rest[0][1])}"
        return (renamed(best, name, "pronoun", 0.8 if not rest else 0.7),), None

    def _ranked(
        self, reference: Reference, fits: Callable[[Actor], bool], *, single: bool, sentences: int
    ) -> list[tuple[float, Actor]]:
        """Candidates by weight: subjects first, then the nearer; nobody who is subject of the pronoun's own verb."""
        here = self.tokens.sentence[reference.first]
        weights: dict[tuple[str, str | None], tuple[float, Actor]] = {}
        for entry in self.discourse.back(reference.first, sentences):
            if self._bound(reference, entry):
                continue
            if single and len(entry.actors) != 1:
                continue
            for actor in entry.actors:
                if not fits(actor):
                    continue
                weight = self._weight(entry, here)
                if actor.identity not in weights or weights[actor.identity][0] < weight:
                    weights[actor.identity] = (weight, actor)
        return sorted(weights.values(), key=lambda pair: (-pair[0], pair[1].identity[0]))

    def _weight(self, entry: Entry, here: int) -> float:
        role = 3.0 if entry.subject else 1.0 if entry.possessive else 1.5
        return role - 1.6 * (here - entry.sentence)

    def _bound(self, reference: Reference, entry: Entry) -> bool:
        """An object pronoun does not mean the subject of its own verb: "Putin met Xi and told him"."""
        tokens, i = self.tokens, reference.first
        if tokens.dep[i] not in ("dobj", "dative", "pobj") or not entry.subject:
            return False
        verb = tokens.head[i] if tokens.dep[i] != "pobj" else tokens.head[tokens.head[i]]
        seen = 0
        while tokens.dep[verb] == "conj" and seen < 5:
            if entry.verb == verb:
                return True
            verb, seen = tokens.head[verb], seen + 1
        return entry.verb == verb

    # -- they, each other ------------------------------------------------------------------------------------------

    def _plural(self, name: str, reference: Reference) -> Resolved:
        """The nearest several: a plural mention or the people of one sentence, else a group or body."""
        here = self.tokens.sentence[reference.first]
        for sentence in range(here, here - 3, -1):
            entries = [e for e in self.discourse.back(reference.first, here - sentence) if e.sentence == sentence]
            entries.reverse()
            found = self._several(entries)
            if found:
                return tuple(renamed(a, name, "pronoun", 0.75) for a in found), None
            group = next((e.actors for e in entries if e.subject and _collective(e.actors)), None)
            if group:
                return tuple(renamed(a, name, "pronoun", 0.65) for a in group), None
        return (), f"no several actors are named before {name!r}"

    def _several(self, entries: list[Entry]) -> list[Actor]:
        plural = [e for e in entries if len(e.actors) > 1]
        subjects = [e for e in plural if e.subject]
        if subjects or plural:
            return list((subjects or plural)[-1].actors)
        for kind in (ActorKind.PERSON, ActorKind.STATE):
            each = {a.identity: a for e in entries for a in e.actors if a.kind is kind and not e.possessive}
            if len(each) == 2:
                return list(each.values())
            subject = {a.identity: a for e in entries if e.subject for a in e.actors if a.kind is kind}
            if len(subject) > 1:
                return list(subject.values())
        return []

    # -- it --------------------------------------------------------------------------------------------------------

    def _thing(self, name: str, reference: Reference) -> Resolved | None:
        """A state or body that is the only subject before; otherwise "it" is taken for a thing."""
        ranked = self._ranked(reference, lambda a: a.kind in _THINGS, single=True, sentences=0)
        subjects = [pair for pair in ranked if pair[0] >= 3.0]
        if len(subjects) != 1 or len(ranked) > 2:
            return None
        return (renamed(subjects[0][1], name, "pronoun", 0.6),), None

    # -- the two countries, both sides -----------------------------------------------------------------------------

    def _states(self, name: str, reference: Reference) -> Resolved:
        count = reference.count or 2
        here = self.tokens.sentence[reference.first]
        codes: tuple[str, ...] = ()
        for sentence in range(here, here - 3, -1):
            named = {
                a.state: None
                for e in reversed(self.discourse.back(reference.first, here - sentence))
                if e.sentence == sentence
                for a in e.actors
                if a.state is not None
            }
            if len(named) == count:
                codes = tuple(code for code in named if code)
                break
        method = "the_two_sides" if reference.kind is ReferenceKind.SIDES else "the_two_states"
        if not codes and count == 2:
            codes, method = self.principals.states, method + "/principals"
        if not codes:
            return (), f"{name!r}: no {count} states are named that could be meant"
        return tuple(state_actor(name, code, method, 0.8) for code in codes), None

    # -- I, we -----------------------------------------------------------------------------------------------------

    def _first_person(self, name: str, kind: ReferenceKind) -> Resolved:
        speaker = self.discourse.speaker
        if speaker is None:
            return (), f"{name!r} is the speaker of a quotation, who is settled with the statement"
        if kind is ReferenceKind.SPEAKER:
            return (renamed(speaker, name, "turn_speaker", 0.95),), None
        if speaker.state is None:
            return (), f"{name!r} is the side of {_called(speaker)}, whose state is not known"
        return (state_actor(name, speaker.state, "speakers_side", 0.5),), None


def _collective(actors: tuple[Actor, ...]) -> bool:
    return len(actors) == 1 and actors[0].kind in _COLLECTIVES


def _called(actor: Actor) -> str:
    return actor.canonical or actor.name
