"""Who might have done what to whom: the candidates a parse offers, for the encoder to name or refuse.

In: a page. Out: a predicate with one group of coordinated parties on each side, or with one group that acts together.
Recall comes first; what is no event is refused later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from spacy.tokens import Span, Token

from tieline.actors.cast import Mention
from tieline.coders.events.candidate import Candidate, Group
from tieline.coders.events.unlisted import with_unlisted
from tieline.coders.page import Page
from tieline.language import grammar

GROUPS = 7  # groups of parties in a sentence beyond which only neighbours are paired
PREDICATES = 2  # predicates tried for one pair


def candidates(page: Page) -> Iterator[Candidate]:
    """All candidates of a page, in text order."""
    for sentence in page.parsed.doc.sents:
        groups = _groups(page, sentence)
        for group in groups:
            yield from _together(page, group)
        for (i, one), (j, other) in combinations(enumerate(groups), 2):
            if len(groups) <= GROUPS or j - i == 1:
                yield from _between(page, one, other)
    yield from with_unlisted(page)


def _groups(page: Page, sentence: Span) -> list[Group]:
    """The parties of a sentence, coordinated ones together."""
    found: dict[int, list[Mention]] = {}
    for mention in page.cast.within(sentence.start, sentence.end - 1):
        head = page.parsed.doc[mention.head]
        found.setdefault(min([head.i, *(c.i for c in head.conjuncts)]), []).append(mention)
    return [tuple(group) for group in found.values()]


def _together(page: Page, group: Group) -> Iterator[Candidate]:
    """A group of several as subject, or as the "between" and "of" of a noun: they act on one another."""
    if len(group) == 1 and len(group[0].actors) < 2:
        return
    predicate = _predicates_above(page, page.parsed.doc[group[0].head])[:1]
    for trigger in predicate:
        yield Candidate(trigger, group, ())


def _between(page: Page, one: Group, other: Group) -> Iterator[Candidate]:
    """Predicates on the way from one group to the other in the parse, with the direction the grammar gives them."""
    first, second = page.parsed.doc[one[0].head], page.parsed.doc[other[0].head]
    above_first = _predicates_above(page, first)
    above_second = _predicates_above(page, second)
    way = [p for p in above_second if p not in above_first] + [p for p in above_first if p not in above_second]
    way += [p for p in above_second if p in above_first][:1]
    for trigger in list(dict.fromkeys(way))[:PREDICATES]:
        yield Candidate(trigger, *_direction(trigger, one, other))


def _predicates_above(page: Page, token: Token) -> list[Token]:
    """Verbs, and nouns that are no party, from a token up to the root of its sentence, nearest first."""
    found = []
    while token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "NOUN", "ADJ") and page.cast.at(token) is None:
            found.append(token)
    return found


def _direction(trigger: Token, one: Group, other: Group) -> tuple[Group, Group]:
    """The group among the predicate's agents acts on the other; otherwise the one named first does."""
    agents = {t.i for t in _agents(trigger)}
    second = any(m.first <= i <= m.last for m in other for i in agents)
    first = any(m.first <= i <= m.last for m in one for i in agents)
    return (other, one) if second and not first else (one, other)


def _agents(trigger: Token) -> Sequence[Token]:
    if trigger.pos_ == "NOUN":
        return [
            *[c for c in trigger.children if c.dep_ == "poss"],
            *[t for p, t in grammar.obliques(trigger) if p == "by"],
        ]
    return grammar.agents(trigger)
