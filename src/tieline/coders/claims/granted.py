"""What is taken for granted of a tie: the noun of a tie in, claims as the grammar shows them out.

"praised the strong partnership", "the stability of their ties", "positive trends in cooperation".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.claims.found import Found, Rule, Said
from tieline.coders.claims.heights import said_by_adjective, said_by_height
from tieline.coders.claims.limits import Hold, hold, is_told
from tieline.coders.claims.words import claim_words
from tieline.language import grammar
from tieline.records.claim import Polarity, Predicate

_RULE_OF_HOLD = {
    Hold.FACTIVE: Rule.PRESUPPOSED,
    Hold.SUBJECT: Rule.SUBJECT,
    Hold.CIRCUMSTANCE: Rule.CIRCUMSTANCE,
    Hold.MENTIONED: Rule.MENTIONED,
}


def by_quality(noun: Token) -> Iterator[Found]:
    """ "the stability and resilience of their ties", "an improvement in relations"."""
    words = claim_words()
    preposition = noun.head
    if noun.dep_ not in ("pobj", "conj") or preposition.lower_ not in ("of", "in", "between"):
        return
    head = preposition.head
    if head.pos_ == "VERB":  # "progress has been made in relations", "welcomed the momentum in": it hangs on the verb
        beside = (c for c in head.children if c.dep_ == "dobj" and c.i == preposition.i - 1)
        progress = (c for c in head.children if c.dep_ in ("nsubjpass", "nsubj") and _is_made(c))
        head = next(progress, next(beside, head))
    qualities = [q for q in grammar.conjuncts(head) if q.lemma_.lower() in words.nouns]
    yield from _by_course(noun, head)
    for quality in qualities:
        predicate, polarity = words.nouns[quality.lemma_.lower()]
        how = hold(qualities[0])
        moving = predicate is Predicate.TREND
        made = moving and _is_made(qualities[0])
        if made:
            how = Hold.SUBJECT
        granted = how in (Hold.FACTIVE, Hold.CIRCUMSTANCE)
        if how is None or predicate is Predicate.PRIMACY or (moving and not granted and not made):
            continue
        yield Found(noun, Said(predicate, polarity, quality.i, quality.i), _RULE_OF_HOLD[how], quality)
        for child in (c for c in quality.children if c.dep_ == "amod"):  # "the enduring strength"
            for said in said_by_adjective(child):
                if said.predicate is not predicate:
                    yield Found(noun, said, _RULE_OF_HOLD[how], quality)


def _by_course(noun: Token, course: Token) -> Iterator[Found]:
    """ "noted positive trends in bilateral cooperation"."""
    words = claim_words()
    if not words.has("courses.nouns", course.lemma_.lower()):
        return
    kept = course.dep_ == "dobj" and words.has("context.keeping", course.head.lemma_.lower())
    if not kept and hold(course) not in (Hold.FACTIVE, Hold.SUBJECT):
        return
    for child in course.children:
        for polarity in Polarity:
            if child.dep_ == "amod" and words.has(f"courses.{polarity}", child.lower_):
                said = Said(Predicate.TREND, polarity, child.i, course.i)
                yield Found(noun, said, Rule.PRESUPPOSED, course)


def by_foundation(noun: Token) -> Iterator[Found]:
    """ "Our nations have a good foundation for cooperation", "common history is a strong basis for friendship"."""
    words = claim_words()
    link = noun.head.head if noun.head.dep_ == "pcomp" and noun.dep_ == "dobj" else noun.head  # "for increasing it"
    ground = link.head
    if link.dep_ != "prep" or link.lower_ not in ("for", "of") or not words.has("ties.foundations", ground.lemma_):
        return
    verb = next((a for a in ground.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or not is_told(verb) or ground.dep_ not in ("dobj", "attr", "nsubjpass"):
        return
    for child in ground.children:
        if child.dep_ == "amod":
            for said in said_by_adjective(child):
                span = Said(said.predicate, said.polarity, said.first, ground.i)
                yield Found(noun, span, Rule.HOLDING, verb, tuple(grammar.subjects(verb)))


def _is_made(noun: Token) -> bool:
    """ "Considerable progress has been made in relations"."""
    verb = noun.head
    made = claim_words().has("verbs.trend.made", verb.lemma_.lower())
    return made and noun.dep_ in ("nsubj", "nsubjpass") and is_told(verb)


def taken_for_granted(noun: Token, top: Token) -> Iterator[Found]:
    """Adjectives before a tie that somebody takes for granted: "praised the strong partnership"."""
    said = [*attributes(noun, top), *_grounds(noun)]
    if not said:
        return
    how = hold(top)
    if how is None:
        return
    for one in said:
        if top.head.lemma_ == "have" and top.dep_ == "dobj":
            continue  # what one has is read above
        if how is Hold.MENTIONED and one.predicate is Predicate.PARITY:
            continue  # "their equal cooperation" is a fixed phrase as often as a claim
        yield Found(noun, one, _RULE_OF_HOLD[how], top)


def _grounds(noun: Token) -> Iterator[Said]:
    """ "their partnership, based on mutual respect"."""
    inside = (noun, *(t for t in noun.subtree if t.i > noun.i and t.dep_ == "pobj"))
    for child in (c for t in inside for c in t.children):
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in ("base", "build", "found", "root", "ground"):
            yield from said_by_height(child)


def attributes(noun: Token, top: Token) -> Iterator[Said]:
    """What the adjectives of a tie, and of the noun that measures it, say."""
    for child in noun.children:
        if child.dep_ == "amod" and child.i < noun.i:
            for adjective in (child, *(c for c in child.conjuncts if c.i > child.i and c.i < noun.i)):
                yield from said_by_adjective(adjective)
    if top.i != noun.i and not claim_words().has("courses.nouns", top.lemma_.lower()):
        adjectives = {c.lower_: c for c in top.children if c.dep_ == "amod"}
        for word, adjective in adjectives.items():
            first = min((c.i for c in adjective.lefts if c.dep_ == "advmod"), default=adjective.i)
            if word in claim_words().sets["heights.top"]:
                yield Said(Predicate.LEVEL, Polarity.AFFIRMED, first, top.i)
            elif word in claim_words().sets["heights.bottom"]:
                yield Said(Predicate.LEVEL, Polarity.DENIED, first, top.i)
            else:
                yield from said_by_adjective(adjective)
