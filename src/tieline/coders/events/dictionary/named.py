"""Parties by PETRARCH's dictionaries of actors and agents: noun phrases in, codes out.

The first actor named in a phrase gives the code ("Israeli" in "Israeli police officials"), and all agents in it add
theirs, each three letters once: "ISRCOPGOV". Where a phrase has agents only, an actor in a phrase that hangs on it is
theirs ("troops in Iraq"); without one their code is "---" and the agents'. Joined actors are each coded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from spacy.tokens import Span, Token

from tieline.actors.own.codes import CodedActor, CodedAgent
from tieline.actors.own.words import Phrase, words_of
from tieline.coders.events.dictionary.party import Group, Party

NOBODY = "---"
_LETTERS = 3  # of a country or a role
_HEADS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "dative", "pobj", "attr", "oprd", "conj", "ROOT", "npadvmod", "dep", "appos", "intj"}
)
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")

_E = TypeVar("_E")


class _Word(NamedTuple):
    text: str
    token: Token


@dataclass(frozen=True, slots=True)
class _Coding:
    """actors: codes of the actors named. agents: of the agents, with whether each leads."""

    actors: tuple[str, ...]
    agents: tuple[tuple[str, bool], ...]


class CodedNames:
    """Finds who is named in a phrase; made once for a pair of dictionaries."""

    def __init__(self, actors: Iterable[CodedActor], agents: Iterable[CodedAgent]) -> None:
        self._actors = _by_first((actor.phrase, actor) for actor in actors)
        self._agents = _by_first((agent.phrase, agent) for agent in agents)

    def on(self, day: date | None) -> NamedOn:
        """The same for a day."""
        return NamedOn(self, day)

    def coding(self, words: Sequence[_Word], day: date | None) -> _Coding:
        """Whom a phrase names. Actors joined to the first ("Iraqi and Iranian troops") count beside it."""
        codes: list[str] = []
        taken: set[int] = set()
        base: Token | None = None
        at = 0
        while at < len(words):
            found = next(_standing(self._actors, words, at), None)
            if found is None:
                at += 1
                continue
            places, actor = found
            taken.update(places)
            code = actor.code(day)
            head = words[places[-1]].token
            if code is not None and (base is None or base in head.conjuncts):
                base = base or head
                codes += [part for part in code.split("/") if part not in codes]
            at = places[-1] + 1
        agents = [
            (agent.code, agent.leads)
            for at in range(len(words))
            for places, agent in _standing(self._agents, words, at)
            if not set(places) <= taken
        ]
        return _Coding(tuple(codes), tuple(dict.fromkeys(agents)))


def _by_first(entries: Iterable[tuple[Phrase, _E]]) -> dict[str, list[tuple[Phrase, _E]]]:
    found: dict[str, list[tuple[Phrase, _E]]] = {}
    for phrase, entry in entries:
        if phrase.words:
            found.setdefault(phrase.words[0], []).append((phrase, entry))
    for listed in found.values():
        listed.sort(key=lambda item: -len(item[0].words))
    return found


def _standing(
    entries: dict[str, list[tuple[Phrase, _E]]], words: Sequence[_Word], at: int
) -> Iterator[tuple[list[int], _E]]:
    """The entries that begin at a word, the longest first, with the places of their words."""
    for phrase, entry in entries.get(words[at].text, ()):
        places = [at]
        for word, apart in zip(phrase.words[1:], phrase.apart[1:], strict=True):
            ahead = range(places[-1] + 1, len(words) if apart else min(places[-1] + 2, len(words)))
            place = next((n for n in ahead if words[n].text == word), None)
            if place is None:
                break
            places.append(place)
        else:
            yield places, entry


class NamedOn:
    """The parties of sentences of one day."""

    def __init__(self, names: CodedNames, day: date | None) -> None:
        self._names = names
        self._day = day

    def groups(self, sentence: Span) -> Sequence[Group]:
        """All groups of coded parties, in text order."""
        taken: set[int] = set()
        groups: list[Group] = []
        for token in sentence:  # a noun comes before what stands in its appositives
            if token.i in taken or not _is_head(token):
                continue
            parties = tuple(p for head in (token, *_joined(token)) for p in self._party(head, taken))
            if parties:
                groups.append(tuple(sorted(parties, key=lambda p: p.first)))
        return sorted(groups, key=lambda group: group[0].first)

    def _party(self, head: Token, taken: set[int]) -> Iterator[Party]:
        """The party a noun is, if it is coded. taken: tokens that belong to a party already; more are added."""
        phrase = _phrase(head)
        coding = self._code(phrase)
        if not coding.actors and not coding.agents:
            appositive = next((c for c in head.children if c.dep_ == "appos"), None)
            if appositive is None or not (coding := self._code(_phrase(appositive))).actors:
                return
            phrase = [*phrase, *_phrase(appositive)]
        actors = coding.actors
        if not actors:
            for other in _hanging(head):
                actors = self._code(_phrase(other)).actors
                if actors:
                    phrase = [*phrase, *(t for t in _phrase(other) if t not in phrase)]
                    break
        aside = [c for c in head.children if c.dep_ == "appos" and c not in _joined(head)]
        taken.update(t.i for t in (*phrase, *(t for c in aside for t in c.subtree)))
        codes = tuple(dict.fromkeys(composed(actor, coding.agents) for actor in actors or (NOBODY,)))
        yield Party(min(t.i for t in phrase), max(t.i for t in phrase), head.i, codes)

    def _code(self, phrase: Sequence[Token]) -> _Coding:
        return self._names.coding([_Word(w, t) for t in phrase for w in words_of(t.text)], self._day)


def composed(actor: str, agents: Iterable[tuple[str, bool]]) -> str:
    """An actor's code with its agents', none of three letters twice in its place: USAGOV and GOVMIL is USAGOVMIL."""
    code = actor
    for agent, leads in agents:
        known = [code[n : n + _LETTERS] for n in range(0, len(code), _LETTERS)]
        parts = [agent[n : n + _LETTERS] for n in range(0, len(agent), _LETTERS)]
        new = "".join(part for part in parts if part not in known)
        code = new + code if leads else code + new
    return code


def _phrase(head: Token) -> list[Token]:
    """A noun with what stands before it and its "of"; not its clauses, appositives, partners and other prepositions."""
    found = [head]
    for child in head.children:
        if child.dep_ in _CLAUSES or child.dep_ in ("conj", "cc", "appos", "punct"):
            continue
        if child.dep_ == "prep":
            if child.lower_ == "of":
                found.append(child)
                found += [t for c in child.children if c.dep_ == "pobj" for p in (c, *_joined(c)) for t in _phrase(p)]
        elif child.i < head.i:
            found += child.subtree
    return sorted(set(found), key=lambda t: t.i)


def _hanging(head: Token) -> Iterator[Token]:
    """The nouns of the prepositions that hang on a noun, but for "of"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ != "of":
            yield from (c for c in child.children if c.dep_ == "pobj")


def _joined(token: Token) -> tuple[Token, ...]:
    """The nouns coordinated with the first of them; also where the parse takes one behind "and" for an appositive."""
    partners = [t for t in token.conjuncts if t.i > token.i]
    partners += [
        c for c in token.children if c.dep_ == "appos" and c.left_edge.i > 0 and c.left_edge.nbor(-1).tag_ == "CC"
    ]
    return tuple(t for t in partners if t.pos_ in _NOMINAL)


def _is_head(token: Token) -> bool:
    """Whether a noun heads a phrase of its own, and is no partner, appositive or modifier of another noun."""
    if token.dep_ not in _HEADS or token.pos_ not in _NOMINAL:
        return False
    return token.dep_ not in ("conj", "appos") or token.head.pos_ not in _NOMINAL
