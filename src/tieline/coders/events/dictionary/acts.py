"""A sentence in, who did what to whom out, in the codes of the dictionaries.

The uppermost verb with a code and two parties speaks for what hangs on it ("agreed to withdraw"), unless a pattern of
a verb below it names it ("SAID WOULD *"). The source is the subject, and where that is not coded the next coded party
before the verb; the target is the first coded party behind the verb that is another, then one before it. In the
passive the two change places, and without "by", "from" or "in" there is no source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tieline.coders.events.dictionary.entry import VerbDictionary
from tieline.coders.events.dictionary.matching import Match, match
from tieline.coders.events.dictionary.party import Group, Namer, Party, codes_of
from tieline.coders.events.dictionary.regions import inside, is_verb, left_of, right_of
from tieline.coders.events.dictionary.sentence import Sentence
from tieline.language import grammar

_OF_SOURCES = ("by", "from", "in")


@dataclass(frozen=True, slots=True)
class Act:
    """One coded act. verb: the token; used: tokens of verb and pattern. together: the sources act on one another."""

    verb: Token
    used: tuple[int, ...]
    code: str
    sources: Group
    targets: Group
    together: bool = False

    def triples(self) -> Iterator[tuple[str, str, str]]:
        """Source code, target code, event code: each source with each target that is another."""
        for source in codes_of(self.sources):
            for target in codes_of(self.targets):
                if source != target:
                    yield source, target, self.code


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """acts: what is told. known: tokens of the verbs the dictionary has an answer for, an act or none."""

    acts: tuple[Act, ...]
    known: frozenset[int]


def code_sentence(verbs: VerbDictionary, namer: Namer, span: Span) -> CodedSentence:
    """The acts of a sentence, in text order."""
    sentence = Sentence(span, namer.groups(span))
    matches = {t.i: found for t in span if is_verb(t) and (found := match(verbs, sentence, t)) is not None}
    told = {i: found_acts for i, found in matches.items() if (found_acts := tuple(_acts(sentence, found)))}
    named = {i for own in told for i in matches[own].used if i != own and i in told}
    acts: list[Act] = []
    covered: set[int] = set()
    for i, own_acts in told.items():
        if i in covered or i in named:
            continue
        acts.extend(own_acts)
        covered |= inside(span.doc[i])
    return CodedSentence(tuple(acts), frozenset(i for found in matches.values() for i in found.used))


def _acts(sentence: Sentence, found: Match) -> Iterator[Act]:
    if found.codes.null:
        return
    parties = _parties(sentence, found)
    if parties is None:
        return
    sources, targets = parties
    together = found.compound is not None
    for code, one, other in ((found.codes.there, sources, targets), (found.codes.back, targets, sources)):
        act = Act(found.verb, found.used, code, one, other, together) if code is not None else None
        if act is not None and any(act.triples()):
            yield act


def _parties(sentence: Sentence, found: Match) -> tuple[Group, Group] | None:
    if found.compound is not None:
        return found.compound, found.compound
    verb = found.verb
    passive = grammar.is_passive(verb)
    source = found.source
    if source is None:
        source = _first(_agents(sentence, verb, passive=passive), found.target)
    if source is None:
        return None
    target = found.target or _first(_patients(sentence, verb, passive=passive), source)
    return (source, target) if target is not None else None


def _first(groups: Iterable[Group], other: Group | None) -> Group | None:
    """The first group that is another party than one already found."""
    for group in groups:
        if other is None or (group != other and codes_of(group) != codes_of(other)):
            return group
    return None


def _agents(sentence: Sentence, verb: Token, *, passive: bool) -> Iterator[Group]:
    if passive:
        yield from _of_heads(sentence, grammar.agents(verb))
        yield from _of_heads(sentence, [t for p, t in grammar.obliques(verb) if p in _OF_SOURCES])
        return
    yield from _of_heads(sentence, grammar.subjects(verb))
    yield from _before(sentence, verb)


def _patients(sentence: Sentence, verb: Token, *, passive: bool) -> Iterator[Group]:
    if passive:
        yield from _of_heads(sentence, grammar.subjects(verb))
    behind = set(right_of(verb))
    yield from (g for g in sentence.groups if g[0].head in behind)
    own = {t.i for t in verb.subtree}
    if verb.dep_ == "relcl":  # "Gondor, which Arnor attacked"
        own.add(verb.head.i)
    yield from (g for g in _before(sentence, verb) if g[0].head in own or passive)


def _of_heads(sentence: Sentence, heads: Iterable[Token]) -> Iterator[Group]:
    yield from (g for h in heads if (g := sentence.group_at(h.i)) is not None)


def _before(sentence: Sentence, verb: Token) -> Iterator[Group]:
    """Groups before a verb: those of its own clause, then of the clauses that govern it, each in text order."""
    allowed = set(left_of(verb))
    seen: set[int] = set()
    for clause in (verb, *verb.ancestors):
        around = {t.i for t in clause.subtree}
        for group in sentence.groups:
            head = _head(group)
            if head in allowed and head in around and head not in seen:
                seen.add(head)
                yield group


def _head(group: Group) -> int:
    first: Party = group[0]
    return first.head
