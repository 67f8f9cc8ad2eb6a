"""Patterns against a sentence: a verb in, the form and the pattern that fit it out, with the parties they place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from tieline.coders.events.dictionary.entry import Codes, Element, Form, Pattern, Role, VerbDictionary
from tieline.coders.events.dictionary.party import Group
from tieline.coders.events.dictionary.regions import left_of, right_of
from tieline.coders.events.dictionary.sentence import Sentence
from tieline.language import grammar


@dataclass(frozen=True, slots=True)
class Match:
    """What a verb is coded as. used: tokens of its own words and of the pattern's. source, target: where the pattern
    places them; compound: the group whose parties act on one another."""

    verb: Token
    codes: Codes
    used: tuple[int, ...]
    source: Group | None = None
    target: Group | None = None
    compound: Group | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern on the way: what its elements so far have taken."""

    used: tuple[int, ...] = ()
    source: Group | None = None
    target: Group | None = None
    compound: Group | None = None


def match(verbs: VerbDictionary, sentence: Sentence, verb: Token) -> Match | None:
    """The form of most words that stands there, with the first of its patterns that fits, else with its own code."""
    for form in verbs.by_verb.get(sentence.words[at] if (at := sentence.at(verb.i)) < len(sentence.words) else "", ()):
        first = at - form.verb
        last = first + len(form.words) - 1
        if first < 0 or tuple(sentence.words[first : last + 1]) != form.words:
            continue
        return _match(form, sentence, verb, first, last)
    return None


def _match(form: Form, sentence: Sentence, verb: Token, first: int, last: int) -> Match:
    own = tuple(sentence.tokens[first : last + 1])
    left, right = set(left_of(verb)), set(right_of(verb))
    before = [n for n in range(first - 1, -1, -1) if sentence.tokens[n] in left]
    after = [n for n in range(last + 1, len(sentence.words)) if sentence.tokens[n] in right]
    passive = grammar.is_passive(verb)
    for pattern in form.patterns:
        for begun in _placed(pattern.before, before, -1, sentence, verb, _Found()):
            # What a noun pattern has for the object of the verb is the subject of its passive.
            behind = [*after, *reversed(before)] if passive and _has_nouns(pattern) else after
            found = next(_placed(pattern.after, behind, 1, sentence, verb, begun), None)
            if found is not None:
                used = (*own, *found.used)
                return Match(verb, pattern.codes, used, found.source, found.target, found.compound)
    return Match(verb, form.codes, own)


def _has_nouns(pattern: Pattern) -> bool:
    return any(element.whole for element in pattern.after)


def _placed(
    elements: Sequence[Element], places: Sequence[int], step: int, sentence: Sentence, verb: Token, found: _Found
) -> Iterator[_Found]:
    """Every way to place elements from the verb outwards, the nearest first. places: numbers of words to look at."""
    if not elements:
        yield found
        return
    element, *others = elements
    for number in range(len(places)):
        for length, taken in _taken(element, places, number, step, sentence, verb):
            used = replace(taken, used=(*found.used, *taken.used))
            merged = replace(
                used,
                source=used.source or found.source,
                target=used.target or found.target,
                compound=used.compound or found.compound,
            )
            yield from _placed(others, places[number + length :], step, sentence, verb, merged)
        if element.close:
            return


def _taken(
    element: Element, places: Sequence[int], number: int, step: int, sentence: Sentence, verb: Token
) -> Iterator[tuple[int, _Found]]:
    """How many places an element takes from a place on, and what it finds there."""
    if element.role is Role.WORD:
        for form in sorted(element.forms, key=len, reverse=True):
            stretch = list(places[number : number + len(form)])
            words = tuple(sentence.words[n] for n in stretch)
            if words == (form if step > 0 else form[::-1]) and _side_by_side(stretch):
                tokens = tuple(sorted(sentence.tokens[n] for n in stretch))
                if not element.whole or _hangs_directly(sentence.span.doc[tokens[-1]], verb):
                    yield len(form), _Found(tokens)
        return
    token = sentence.tokens[places[number]]
    group = sentence.group_at(token)
    span = sentence.phrase_at(token) if element.role is Role.SKIPPED else None
    if span is None and group is not None:
        span = group[0].first, group[-1].last
    if span is None:
        return
    length = next((k for k, n in enumerate(places[number:]) if not span[0] <= sentence.tokens[n] <= span[1]), None)
    taken = len(places) - number if length is None else length
    if element.role is Role.SKIPPED:
        yield taken, _Found()
    elif element.role is Role.SOURCE:
        yield taken, _Found(source=group)
    elif element.role is Role.TARGET:
        yield taken, _Found(target=group)
    elif group is not None and len(group) > 1:
        yield taken, _Found(compound=group)


def _side_by_side(numbers: Sequence[int]) -> bool:
    return all(abs(a - b) == 1 for a, b in pairwise(numbers))


def _hangs_directly(token: Token, verb: Token) -> bool:
    """Whether a noun is the verb's own, and not behind a preposition."""
    while token != verb and token.head != token:
        if token.dep_ in ("pobj", "pcomp"):
            return False
        token = token.head
    return token == verb
