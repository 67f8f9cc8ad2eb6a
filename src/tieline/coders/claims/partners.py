"""Claims that name no tie but its two sides: "Iran is Syria's closest ally", "they treat each other as equals"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.claims.found import Found, Rule, Said
from tieline.coders.claims.limits import is_told
from tieline.coders.claims.predicates import said_by_adjective
from tieline.coders.claims.words import claim_words, flipped
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.actor import ActorKind
from tieline.records.claim import Polarity, Predicate

_EACH_OTHER = frozenset({"other", "another"})


def of_partner(page: Page, noun: Token) -> Iterator[Found]:
    """ "Iran is Syria's closest ally", "China and Pakistan are close friends", "France, our oldest ally"."""
    words = claim_words()
    if noun.dep_ == "attr" or (noun.dep_ == "conj" and noun.head.dep_ == "attr"):
        verb = noun.head if noun.dep_ == "attr" else noun.head.head
        if verb.lemma_ not in ("be", "remain", "become", "stay") or not is_told(verb):
            return
        subjects = grammar.subjects(verb)
        negated = grammar.is_negated(verb)
    elif noun.dep_ == "appos":
        subjects, verb, negated = [noun.head], noun, False
    else:
        return
    owners = [t for c in noun.children if c.dep_ == "poss" for t in grammar.conjuncts(c)]
    owners += [o for p, o in grammar.obliques(noun) if p in ("of", "for", "to")]
    owners += [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.ent_type_ in ("NORP", "GPE")]
    if not subjects or not _is_state(page, subjects[0]):
        return
    for said in _of_partner_words(noun, words.sets["superlatives.words"]):
        said = Said(said.predicate, flipped(said.polarity, negated), said.first, said.last)
        yield Found(subjects[0], said, Rule.PARTNER, verb, (*subjects[1:], *owners))


def _is_state(page: Page, subject: Token) -> bool:
    """A state or bloc; a leader who is called a friend is not the tie."""
    mention = page.cast.at(subject)
    return mention is not None and any(a.kind in (ActorKind.STATE, ActorKind.BLOC) for a in mention.actors)


def _of_partner_words(noun: Token, superlatives: frozenset[str]) -> Iterator[Said]:
    hostile = noun.lemma_.lower() in ("rival", "adversary", "enemy")
    for child in noun.children:
        if child.dep_ not in ("amod", "nummod", "compound") or child.i > noun.i:
            continue
        most = any(c.lower_ == "most" for c in child.children)
        if (child.lower_ in superlatives or child.tag_ == "JJS" or most) and not hostile:
            yield Said(Predicate.PRIMACY, Polarity.AFFIRMED, child.left_edge.i, noun.i)
            return
        for said in said_by_adjective(child):
            if not hostile:
                yield Said(said.predicate, said.polarity, said.first, noun.i)
    if hostile and not any(c.dep_ == "amod" for c in noun.children):
        yield Said(Predicate.LEVEL, Polarity.DENIED, noun.i, noun.i)


def of_regard(verb: Token) -> Iterator[Found]:
    """ "The two countries have always treated each other as equals", "cooperate on an equal footing"."""
    if not is_told(verb):
        return
    subjects = grammar.subjects(verb)
    if not subjects:
        return
    negated = grammar.is_negated(verb)
    words = claim_words()
    mutual = any(c.dep_ in ("dobj", "pobj") and c.lower_ in _EACH_OTHER for c in verb.children)
    for preposition in verb.children:
        if preposition.dep_ != "prep" or preposition.lower_ not in ("as", "on", "with"):
            continue
        for thing in grammar.prepositional_objects(preposition):
            equal = thing.lemma_.lower() in ("equal", "peer") or any(
                words.adjective(c) == (Predicate.PARITY, Polarity.AFFIRMED) for c in thing.children if c.dep_ == "amod"
            )
            if equal and (mutual or preposition.lower_ != "with"):
                first, last = thing.left_edge.i, thing.i
                polarity = flipped(Polarity.AFFIRMED, negated)
                yield Found(
                    subjects[0], Said(Predicate.PARITY, polarity, first, last), Rule.MUTUAL, verb, tuple(subjects[1:])
                )
