"""Phrases that mean somebody named elsewhere in, the actors they stand for out; or the reason why it cannot be told.

Pronouns of the third person are resolved in `pronouns`, those of the first and second in `first_person`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tieline.actors import words
from tieline.actors.actor_values import renamed, state_actor
from tieline.actors.countries import CountryResolver, names_country
from tieline.actors.discourse import Discourse, persons_in, states_nearby
from tieline.actors.documents import DocumentResolver, says_something
from tieline.actors.first_person import RECIPROCAL, FirstPerson
from tieline.actors.neuter import Resolved
from tieline.actors.pronouns import PronounResolver
from tieline.actors.tokens import Tokens
from tieline.records.actor import ActorKind


class ReferenceKind(StrEnum):
    """What sort of reference it is."""

    PERSON = "person"
    PLURAL = "plural"
    THING = "thing"
    SPEAKER = "speaker"
    SPEAKERS_SIDE = "speakers_side"
    STATES = "states"
    SIDES = "sides"
    ADDRESSEE = "addressee"
    BILATERAL = "bilateral"
    DOCUMENT = "document"
    COUNTRY = "country"
    FORMER = "former"
    LATTER = "latter"
    PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that means somebody named elsewhere. count: how many, where the phrase tells."""

    first: int
    last: int
    kind: ReferenceKind
    count: int | None = None


_AMONG = frozenset({"among", "amongst"})  # "talks, among them ..." means the talks
_PRONOUNS = {
    **dict.fromkeys(words.MALE | words.FEMALE, ReferenceKind.PERSON),
    **dict.fromkeys(words.PLURAL, ReferenceKind.PLURAL),
    **dict.fromkeys(words.NEUTER, ReferenceKind.THING),
    **dict.fromkeys(words.FIRST_SINGULAR, ReferenceKind.SPEAKER),
    **dict.fromkeys(words.FIRST_PLURAL, ReferenceKind.SPEAKERS_SIDE),
    **dict.fromkeys(words.SECOND, ReferenceKind.ADDRESSEE),
}
_MEETING = (ActorKind.PERSON, ActorKind.GOVERNMENT_BODY)
_PLURALS = words.PLURAL_STATES | words.PLURAL_SIDES


def find_references(tokens: Tokens, taken: set[int]) -> list[Reference]:
    """All pronouns, "both sides", "the two countries" and "each other" that no other mention covers."""
    found = []
    for i, lower in enumerate(tokens.lower):
        if i in taken:
            continue
        if lower in _PRONOUNS and tokens.tag[i].startswith("PRP") and (i == 0 or tokens.lower[i - 1] not in _AMONG):
            found.append(Reference(i, i, _PRONOUNS[lower]))
        elif lower in ("both", "two") and tokens.dep[i] in ("nsubj", "nsubjpass"):
            first = _pair_alone(tokens, i)
            if first is not None:
                found.append(Reference(first, i, ReferenceKind.PLURAL))
        elif lower in ("latter", "former") and i > 0 and tokens.lower[i - 1] == "the" and _alone(tokens, i):
            found.append(Reference(i - 1, i, ReferenceKind.LATTER if lower == "latter" else ReferenceKind.FORMER))
        elif i > 0 and (tokens.lower[i - 1], lower) in RECIPROCAL:
            found.append(Reference(i - 1, i, ReferenceKind.PLURAL))
        elif lower in _PLURALS and tokens.tag[i].startswith("NN"):
            reference = _definite(tokens, i)
            if reference is not None:
                found.append(reference)
        elif lower == "bilateral" and tokens.head[i] > i:
            found.append(Reference(i, i, ReferenceKind.BILATERAL))
        elif names_country(tokens, i):
            found.append(Reference(i - 1, i, ReferenceKind.COUNTRY))
        elif lower == "participants" and _those(tokens, i) is not None:
            found.append(Reference(_those(tokens, i) or i, i, ReferenceKind.PARTICIPANTS))
        elif says_something(tokens, i):
            found.append(Reference(i - 1, i, ReferenceKind.DOCUMENT))
    return [r for r in found if not set(range(r.first, r.last + 1)) & taken]


def _alone(tokens: Tokens, i: int) -> bool:
    """Whether no noun follows that a word only qualifies: "the latter", not "the latter half"."""
    return not (tokens.together(i, i + 1) and tokens.tag[i + 1].startswith(("NN", "JJ", "CD")))


def _pair_alone(tokens: Tokens, i: int) -> int | None:
    """Where "both" or "the two", alone as a subject, begins; None for "both sides" or "two were killed"."""
    if not _alone(tokens, i) or (tokens.together(i, i + 1) and tokens.lower[i + 1] == "of"):
        return None
    if tokens.lower[i] == "both":
        return i
    return i - 1 if i > 0 and tokens.lower[i - 1] == "the" and tokens.together(i - 1, i) else None


def _definite(tokens: Tokens, noun: int) -> Reference | None:
    """ "the two countries", "both sides", "the parties", "our two nations"; not "other countries"."""
    first, count = _modified(tokens, noun), None
    if first > 0 and tokens.lower[first - 1] in words.NUMBERS and tokens.together(first - 1, noun):
        first -= 1
        count = words.NUMBERS[tokens.lower[first]]
    definite = count is not None and tokens.lower[first] == "both"
    before = tokens.lower[first - 1] if first > 0 and tokens.together(first - 1, noun) else ""
    if before in ("the", "both", "our", "their") and (count is not None or first == noun):
        definite = True
        first -= before in ("the", "both")
    sides = tokens.lower[noun] in words.PLURAL_SIDES
    bare = before == "the" and tokens.lower[noun] in ("sides", "parties", "countries")
    if not definite or (count is None and not bare):
        return None
    return Reference(first, noun, ReferenceKind.SIDES if sides else ReferenceKind.STATES, count)


def _those(tokens: Tokens, noun: int) -> int | None:
    """Where "the participants", "other meeting participants" begins; None for participants of any sort."""
    for first in range(noun - 1, max(-1, noun - 3), -1):
        if tokens.together(first, noun) and tokens.lower[first] in ("the", "other"):
            return first
    return None


def _modified(tokens: Tokens, noun: int) -> int:
    """Where a noun with its adjectives begins, if a number stands before them: "the three North American countries"."""
    first = noun
    while first > 0 and tokens.together(first - 1, noun) and noun - first < 3:
        first -= 1
        if tokens.lower[first] in words.NUMBERS:
            return first + 1
        if not tokens.tag[first].startswith(("JJ", "NNP")):
            break
    return noun


class ReferenceResolver:
    """Resolves the references of one document; reads the discourse as it grows.

    quoted: tokens inside quotation marks. home: code of the state whose government publishes the document.
    """

    def __init__(
        self,
        tokens: Tokens,
        discourse: Discourse,
        *,
        genders: Mapping[str, str],
        quoted: set[int],
        home: str | None,
        countries: CountryResolver,
    ) -> None:
        self.tokens = tokens
        self.discourse = discourse
        self.pronouns = PronounResolver(tokens, discourse, genders)
        self.speakers = FirstPerson(tokens, discourse, quoted, home)
        self.documents = DocumentResolver(tokens, discourse)
        self.countries = countries

    def resolve(self, name: str, reference: Reference) -> Resolved | None:
        """Actors and, without any, the reason; None where it is no mention of an actor at all ("it rains")."""
        kind, i = reference.kind, reference.first
        if kind is ReferenceKind.PERSON:
            return self.pronouns.person(name, i)
        if kind is ReferenceKind.PLURAL:
            return self.pronouns.several(name, i)
        if kind is ReferenceKind.THING:
            return self.pronouns.thing(name, i)
        if kind in (ReferenceKind.STATES, ReferenceKind.SIDES):
            return self._states(name, reference)
        if kind is ReferenceKind.ADDRESSEE:
            return self.speakers.addressee(name, i)
        if kind is ReferenceKind.BILATERAL:
            return self._bilateral(name, reference)
        if kind is ReferenceKind.COUNTRY:
            code = self.countries.state(i)
            return ((state_actor(name, code, "the_country", 0.6),), None) if code is not None else None
        if kind in (ReferenceKind.FORMER, ReferenceKind.LATTER):
            return self._of_two(name, reference)
        if kind is ReferenceKind.PARTICIPANTS:
            return self._participants(name, i)
        if kind is ReferenceKind.DOCUMENT:
            return self.documents.resolve(name, reference.last)
        return self.speakers.singular(name, i) if kind is ReferenceKind.SPEAKER else self.speakers.plural(name, i)

    def _states(self, name: str, reference: Reference) -> Resolved:
        """ "the two countries", "both sides": the states named or spoken for nearby, else the document's pair."""
        count = reference.count or 2
        codes = states_nearby(self.discourse, reference.first, count)
        method = "the_two_sides" if reference.kind is ReferenceKind.SIDES else "the_two_states"
        if not codes:
            codes = self.discourse.principals.states if count == 2 else self.discourse.principals.several(count)
            method = f"{method}/principals"
        if not codes:
            return (), f"{name!r}: no {count} states are named that could be meant"
        return tuple(state_actor(name, code, method, 0.8) for code in codes), None

    def _of_two(self, name: str, reference: Reference) -> Resolved:
        """ "the former", "the latter": the first or the last of those the nearest sentence names."""
        here = self.tokens.sentence[reference.first]
        for sentence in (here, here - 1):
            entries = [e for e in self.discourse.back(reference.first, here - sentence) if e.sentence == sentence]
            singles = {e.single.identity: e.single for e in reversed(entries) if e.single is not None}
            if len(singles) < 2 and not (singles and reference.kind is ReferenceKind.LATTER and sentence == here):
                continue
            if reference.kind is ReferenceKind.FORMER and len(singles) != 2:
                break
            chosen = list(singles.values())[0 if reference.kind is ReferenceKind.FORMER else -1]
            return (renamed(chosen, name, f"the_{reference.kind.value}", 0.65),), None
        return (), f"{name!r}: no two are named before it"

    def _participants(self, name: str, i: int) -> Resolved | None:
        """ "The participants": the states of those who are named together before; where all are of one state, it."""
        here = self.tokens.sentence[i]
        entries = self.discourse.back(i, here)
        for sentence in range(here, here - 4, -1):
            met = dict.fromkeys(a.state for a in persons_in([e for e in entries if e.sentence == sentence]) if a.state)
            if len(met) > 1:
                return tuple(state_actor(name, code, "the_participants", 0.65) for code in reversed(met)), None
        told = {a.state for e in entries for a in e.actors if a.state is not None and a.kind in _MEETING}
        return ((state_actor(name, told.pop(), "the_participants", 0.6),), None) if len(told) == 1 else None

    def _bilateral(self, name: str, reference: Reference) -> Resolved | None:
        """ "bilateral relations": between the two states spoken of; no mention where no two stand out."""
        codes = states_nearby(self.discourse, reference.first, 2) or self.discourse.principals.states
        return (tuple(state_actor(name, code, "bilateral", 0.6) for code in codes), None) if codes else None
