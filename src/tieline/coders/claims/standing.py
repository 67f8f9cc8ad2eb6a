"""Claims that name no tie by its noun: tensions, commitments to an ally, nations that stand together.

A token in, claims as the grammar shows them out: "growing tensions between A and B", "A's unwavering commitment to B's
security", "our nations have always stood together", "we can rely on each other".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.claims.found import Found, Rule, Said
from tieline.coders.claims.heights import said_by_adjective
from tieline.coders.claims.limits import is_told
from tieline.coders.claims.words import adjectives_of, claim_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.claim import Polarity, Predicate

_LASTING = frozenset({Predicate.RESILIENCE, Predicate.STABILITY})
_TOGETHER = frozenset({"together", "united"})
_SHOULDER = frozenset({"shoulder", "shoulder-to-shoulder", "lockstep"})
_EACH_OTHER = frozenset({"other", "another"})


def of_tension(noun: Token) -> Iterator[Found]:
    """ "Amid growing tensions between Greece and Turkey", "tensions between them have risen"."""
    words = claim_words()
    between = any(c.dep_ == "prep" and c.lower_ in ("between", "with", "among") for c in noun.children)
    for child in noun.children:
        if between and child.dep_ == "amod" and words.has("ties.growing", child.lower_):
            yield Found(noun, Said(Predicate.TREND, Polarity.DENIED, child.i, noun.i), Rule.CIRCUMSTANCE, noun)
            return
    verb = noun.head
    mounting = noun.dep_ == "nsubj" and words.has("ties.mounting", verb.lemma_.lower())
    if between and mounting and is_told(verb) and not grammar.is_negated(verb):
        yield Found(noun, Said(Predicate.TREND, Polarity.DENIED, noun.i, verb.i), Rule.PREDICATE, verb)


def of_commitment(page: Page, noun: Token) -> Iterator[Found]:
    """ "the United States' ironclad commitment to Japan", "our support for Ukraine is unwavering".

    Only a commitment to a party or its security is a tie; one to a thing or an act is not.
    """
    beside = [c for c in noun.head.children if c.i == noun.i + 1] if noun.dep_ == "dobj" else []
    links = [c for c in (*noun.children, *beside) if c.dep_ == "prep" and c.lower_ in ("to", "for")]
    parties = [t for c in links for t in c.subtree]
    addressed = [t for t in parties if (m := page.cast.at(t)) is not None and any(a.state for a in m.actors)]
    acts = any(t.dep_ == "pcomp" for t in parties)
    owners = [t for c in noun.children if c.dep_ == "poss" for t in grammar.conjuncts(c)]
    owners += [c for c in noun.children if c.dep_ in ("compound", "nmod", "amod") and c.ent_type_ in ("GPE", "NORP")]
    owners += [o for p, o in grammar.obliques(noun) if p in ("of", "by")]
    if not addressed or acts or not owners:
        return
    others = (*owners, *addressed)
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("be", "remain") and is_told(noun.head, future=True):
        for complement in (c for c in noun.head.children if c.dep_ == "acomp"):
            yield from (Found(noun, s, Rule.PARTNER, noun.head, others) for s in _lasting(complement))
    elif noun.lemma_ == "commitment":
        for child in adjectives_of(noun):
            yield from (Found(noun, s, Rule.PARTNER, noun, others) for s in _lasting(child))


def _lasting(adjective: Token) -> Iterator[Said]:
    yield from (said for said in said_by_adjective(adjective) if said.predicate in _LASTING)


def of_standing(verb: Token) -> Iterator[Found]:
    """ "Our nations have stood together", "we stand shoulder to shoulder", "we can rely on one another"."""
    words = claim_words()
    lemma = verb.lemma_.lower()
    subjects = grammar.subjects(verb)
    supposed = any(c.lower_ in ("when", "if", "while") for c in verb.children)
    if (
        not subjects
        or supposed
        or grammar.is_negated(verb)
        or (verb.tag_ == "VB" and not words.has("verbs.relying", lemma))
    ):
        return
    said = _stands(verb) if words.has("verbs.standing", lemma) else None
    if words.has("verbs.relying", lemma):
        said = _relies(verb)
    if said is None:
        return
    sides = len(subjects) > 1 or subjects[0].lower_ in ("we", "they") or subjects[0].tag_ in ("NNS", "NNPS")
    if sides and not any(c.dep_ == "aux" and c.lower_ in ("should", "must", "would", "will") for c in verb.children):
        yield Found(subjects[0], said, Rule.MUTUAL, verb, tuple(subjects))


def _stands(verb: Token) -> Said | None:
    for token in verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]:
        if token.lower_ in _SHOULDER and (verb.lemma_ == "stand" or token.doc[token.i - 1].lower_ == "in"):
            return Said(Predicate.LEVEL, Polarity.AFFIRMED, verb.i, token.i)
        if token.lower_ in _TOGETHER and verb.lemma_ == "stand":
            return Said(Predicate.STABILITY, Polarity.AFFIRMED, verb.i, token.i)
    return None


def _relies(verb: Token) -> Said | None:
    each = next((o for p, o in grammar.obliques(verb) if p in ("on", "upon") and o.lower_ in _EACH_OTHER), None)
    return None if each is None else Said(Predicate.LEVEL, Polarity.AFFIRMED, verb.i, each.i)
