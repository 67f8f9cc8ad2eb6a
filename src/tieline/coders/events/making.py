"""An event record from what a coder settled: the classes, the score and the contexts its category and words carry."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from spacy.tokens import Token

from tieline.actors.sides import side
from tieline.coders.page import Page
from tieline.language.time.expression import TimeExpression
from tieline.ontology import issues as contexts
from tieline.ontology import plover
from tieline.records.actor import Actor, ActorKind
from tieline.records.event import Aspect, Category, Event
from tieline.records.evidence import Evidence, TextEvidence

CONTENT_OF_TALKS = frozenset({"discuss", "exchange", "review", "consider"})
_COOPERATIVE = frozenset({Category.CONSULT, Category.SUPPORT, Category.COOPERATE, Category.AID})


def make_event(
    page: Page, category: Category | None, modes: tuple[str, ...], evidence: tuple[Evidence, ...], **fields: Any
) -> Event:
    """An event with PLOVER's quad class, score and paragraph contexts; without a category it has but the contexts."""
    return Event(
        category=category,
        modes=modes,
        quad=plover.quad(category) if category is not None else None,
        penta=plover.penta(category) if category is not None else None,
        weight=plover.weight(category, modes) if category is not None else None,
        weights=plover.VERSION if category is not None else None,
        contexts=_contexts(page, evidence),
        evidence=evidence,
        **fields,
    )


def time_of(page: Page, predicate: Token) -> TimeExpression | None:
    """The time of an act; a noun's may stand with its verb ("imposed sanctions on Thursday").

    Behind a verb of talking it is the matter that is dated ("discussed the March talks").
    """
    for token in (predicate, _carrier(predicate)):
        for time in page.times_of_act(token):
            if time.when is not None and not (token.lemma_ in CONTENT_OF_TALKS and time.first > token.i):
                return time
    return None


def _carrier(noun: Token) -> Token:
    """The verb a noun is the object or subject of; a predicate that is none is its own."""
    if noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "nsubjpass", "nsubj", "attr") and noun.head.pos_ == "VERB":
        return noun.head
    return noun


def reduced(category: Category, aspect: Aspect) -> Category:
    """PLOVER's reductions: a cooperative act still to come is an AGREE, a RETREAT still to come a CONCEDE."""
    if aspect is Aspect.FUTURE and category in _COOPERATIVE:
        return Category.AGREE
    if aspect is Aspect.FUTURE and category is Category.RETREAT:
        return Category.CONCEDE
    return category


def apart(actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Whether the two sides are two parties: not the same ones, not a president and his own state."""
    if any(r.kind is ActorKind.STATE for r in recipients) and {side(a) for a in actors} == {
        side(r) for r in recipients
    }:
        return False
    return {a.identity for a in actors} != {r.identity for r in recipients}


def _contexts(page: Page, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """PLOVER contexts of the paragraph the trigger stands in."""
    trigger = next((e for e in evidence if isinstance(e, TextEvidence) and e.field == "category"), None)
    if trigger is None:
        return ()
    block = next((b for b in page.parsed.prose if b.start <= trigger.start < b.end), None)
    return _labels(block.normal.text) if block is not None else ()


@functools.lru_cache(maxsize=8)
def _labels(paragraph: str) -> tuple[str, ...]:
    """Kept for a moment: the events of one paragraph come one after the other and share its contexts."""
    return contexts.label(paragraph)
