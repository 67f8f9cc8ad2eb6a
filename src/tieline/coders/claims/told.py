"""What is told of a tie by verbs: the noun of a tie in, claims as the grammar shows them out.

"Relations have improved", "the two countries enjoy excellent relations", "the dispute has strained relations".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.claims.found import Found, Rule, Said
from tieline.coders.claims.granted import attributes
from tieline.coders.claims.limits import is_told
from tieline.coders.claims.words import claim_words, flipped
from tieline.language import grammar
from tieline.records.claim import Polarity, Predicate


def measured(noun: Token) -> Token:
    """ "the level of cooperation" for "cooperation"."""
    head = noun.head
    if (
        noun.dep_ == "pobj"
        and head.lower_ in ("of", "in")
        and head.head.lemma_.lower() in claim_words().sets["ties.measures"]
    ):
        return head.head
    return noun


def verbs_of(noun: Token) -> Iterator[Token]:
    """The verbs a noun is the subject of, coordinated verbs and relative clauses with it."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ in ("nsubj", "nsubjpass"):
        yield from joined(head.head)
    inside = [t for t in noun.subtree if t.i > noun.i and t.dep_ == "pobj"]
    for owner in (noun, *inside):
        for child in owner.children:
            if child.dep_ == "relcl" and _is_about(child, noun, owner):
                yield from joined(child)


def _is_about(clause: Token, noun: Token, owner: Token) -> bool:
    """Whether a relative clause is about the tie: "relations between our countries, which have been developing"."""
    which = any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("which", "that") for c in clause.children)
    moves = any(
        claim_words().has(f"verbs.trend.{name}", clause.lemma_.lower()) for name in ("affirmed", "denied", "neutral")
    )
    return which and (owner.i == noun.i or moves)


def joined(verb: Token) -> Iterator[Token]:
    """A verb and those coordinated with it that have no subject of their own."""
    yield verb
    for other in verb.conjuncts:
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in other.children)
        if other.i > verb.i and other.pos_ in ("VERB", "AUX") and not own:
            yield other


def held(noun: Token, top: Token) -> Iterator[Found]:
    """ "The two countries enjoy excellent relations", "there is deep trust between them", "have built strong ties"."""
    words = claim_words()
    verb = top.head
    existential = top.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.children)
    holding = top.dep_ == "dobj" and words.has("verbs.holding", verb.lemma_.lower())
    if not (existential or holding) or not is_told(verb):
        return
    if holding and words.has("verbs.built", verb.lemma_.lower()) and not grammar.is_past(verb):
        return
    denied = grammar.is_negated(verb) or any(c.lower_ == "no" for c in top.children)
    holders = tuple(grammar.subjects(verb)) if holding else ()
    if verb.lemma_ == "have" and holders and not any(_can_hold(h) for h in holders):
        yield from _strained(noun, verb)
        return
    found = False
    for said in attributes(noun, top):
        found = True
        polarity = flipped(said.polarity, denied)
        yield Found(noun, Said(said.predicate, polarity, said.first, said.last), Rule.HOLDING, verb, holders)
    if denied and existential and not found and noun.lemma_.lower() in ("trust", "friendship"):
        yield Found(noun, Said(Predicate.LEVEL, Polarity.DENIED, top.left_edge.i, top.i), Rule.HOLDING, verb)


def _can_hold(subject: Token) -> bool:
    """Whether a subject can be a side of a tie, so that "has strained relations" is what it has, not what it did."""
    sides = claim_words().sets["ties.sides"]
    named = subject.ent_type_ in ("GPE", "PERSON", "NORP", "ORG", "LOC") or subject.pos_ in ("PROPN", "PRON")
    return named or subject.lemma_.lower() in sides


def _strained(noun: Token, verb: Token) -> Iterator[Found]:
    """ "The dispute has strained relations", where the parser takes the participle for an adjective."""
    words = claim_words()
    for child in noun.children:
        if child.dep_ == "amod" and child.i == verb.i + 1 and child.lower_.endswith("ed"):
            for polarity in Polarity:
                if any(
                    words.has(f"verbs.raised.{polarity}", stem)
                    for stem in (child.lemma_, child.lower_[:-2], child.lower_[:-1])
                ):
                    yield Found(noun, Said(Predicate.TREND, polarity, child.i, child.i), Rule.PREDICATE, verb)
                    return


def changed(noun: Token, top: Token) -> Iterator[Found]:
    """ "The dispute has strained relations", "the visit strengthened their ties": told as done."""
    words = claim_words()
    verb = top.head
    lemma = verb.lemma_.lower()
    running = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
    if top.dep_ != "dobj" or not (running or grammar.is_past(verb)) or grammar.is_passive(verb) or not is_told(verb):
        return
    for polarity in Polarity:
        if words.has(f"verbs.raised.{polarity}", lemma) and not words.has("verbs.raised.needs_height", lemma):
            said = Said(Predicate.TREND, flipped(polarity, grammar.is_negated(verb)), verb.i, verb.i)
            yield Found(noun, said, Rule.PREDICATE, verb)


def attained(noun: Token, top: Token) -> Iterator[Found]:
    """ "The two countries are attaining a new level of cooperation"."""
    words = claim_words()
    verb = top.head
    if (
        top.i == noun.i
        or top.dep_ != "dobj"
        or verb.dep_ == "pcomp"
        or not words.has("verbs.reaching", verb.lemma_.lower())
    ):
        return
    fresh = any(c.dep_ == "amod" and words.has("heights.fresh", c.lower_) for c in top.children)
    if fresh and is_told(verb) and not grammar.is_negated(verb):
        holders = tuple(grammar.subjects(verb))
        yield Found(noun, Said(Predicate.TREND, Polarity.AFFIRMED, verb.i, noun.i), Rule.HOLDING, verb, holders)
