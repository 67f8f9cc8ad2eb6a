"""Claims that name no tie but its two sides: "Iran is Syria's closest ally", "they treat each other as equals"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.claims.found import Found, Rule, Said
from tieline.coders.claims.heights import said_by_adjective
from tieline.coders.claims.limits import is_told
from tieline.coders.claims.words import adjectives_of, claim_words, flipped
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.actor import ActorKind
from tieline.records.claim import Polarity, Predicate

_ONE_OF = frozenset({"one", "closest", "best", "strongest"})
_EACH_OTHER = frozenset({"other", "another"})


def of_partner(page: Page, noun: Token) -> Iterator[Found]:
    """ "Iran is Syria's closest ally", "China and Pakistan are close friends", "France, our oldest ally".

    Also "one of Russia's leading partners", "the closest of allies", "as close partners".
    """
    words = claim_words()
    named = _said_of(noun)
    if named is None:
        return
    subjects, verb, negated = named
    owners = [t for c in noun.children if c.dep_ == "poss" for t in grammar.conjuncts(c)]
    owners += [o for p, o in grammar.obliques(noun) if p in ("of", "for", "to", "than")]
    owners += [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.ent_type_ in ("NORP", "GPE")]
    if not subjects or not _is_side(page, subjects[0], alone=not owners):
        return
    for said in _of_partner_words(noun, words.sets["superlatives.words"]):
        said = Said(said.predicate, flipped(said.polarity, negated), said.first, said.last)
        yield Found(subjects[0], said, Rule.PARTNER, verb, (*subjects[1:], *owners))


def _said_of(noun: Token) -> tuple[list[Token], Token, bool] | None:
    """Of whom a noun for a partner is said, by which verb, and whether it is denied; None if of nobody."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if (
        top.dep_ == "pobj"
        and top.head.lower_ == "of"
        and top.head.head.lower_ in ("one", "closest", "best", "strongest")
    ):
        top = top.head.head  # "one of its closest partners"
    if top.dep_ in ("attr", "acomp"):
        verb = top.head
        if verb.lemma_ not in ("be", "remain", "become", "stay") or not is_told(verb, future=verb.lemma_ == "remain"):
            return None
        return grammar.subjects(verb), verb, grammar.is_negated(verb)
    if top.dep_ == "dobj" and top.head.lemma_ == "have" and any(c.lower_ == "no" for c in noun.children):
        return grammar.subjects(top.head), top.head, False  # "has no closer ally than"
    if top.dep_ == "oprd" and claim_words().has("verbs.regard", top.head.lemma_.lower()) and is_told(top.head):
        return grammar.subjects(top.head), top.head, grammar.is_negated(top.head)  # "considers Ghana its partner"
    if top.dep_ == "appos":
        return [top.head], noun, False
    if top.dep_ == "pobj" and top.head.lower_ == "as":
        governor = top.head.head
        opening = governor.pos_ == "VERB" and top.head.i < governor.i and top.head.i == noun.sent.start
        if opening and not claim_words().has("verbs.regard", governor.lemma_.lower()):
            return grammar.subjects(governor), noun, False  # "As close partners, the two states will"
        if governor.pos_ in ("NOUN", "PROPN"):
            owners = [c for c in governor.children if c.dep_ == "poss"]
            return owners or [governor], noun, False
    return None


def _is_side(page: Page, subject: Token, alone: bool) -> bool:
    """A state or bloc; a leader who is called a friend is not the tie. alone: nobody else is named, so both sides."""
    mention = page.cast.at(subject)
    if mention is None:
        return False
    if subject.lower_ in ("we", "our", "they", "their"):
        return alone and len({a.state for a in mention.actors if a.state}) > 1
    return any(a.kind in (ActorKind.STATE, ActorKind.BLOC) for a in mention.actors)


def _of_partner_words(noun: Token, superlatives: frozenset[str]) -> Iterator[Said]:
    above = noun.head.head  # "the closest of allies"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.tag_ == "JJS":
        yield Said(Predicate.PRIMACY, Polarity.AFFIRMED, above.i, noun.i)
        return
    hostile = noun.lemma_.lower() in ("rival", "adversary", "enemy")
    for child in (*adjectives_of(noun), *(c for c in noun.lefts if c.dep_ in ("nummod", "compound"))):
        most = any(c.lower_ == "most" for c in child.children)
        most = most or (child.tag_ == "JJR" and any(c.lower_ == "no" for c in noun.children))
        if (child.lower_ in superlatives or child.tag_ == "JJS" or most) and not hostile:
            yield Said(Predicate.PRIMACY, Polarity.AFFIRMED, child.left_edge.i, noun.i)
            return
        if child.lower_ in claim_words().sets["superlatives.weighty"] and not hostile:
            yield Said(Predicate.LEVEL, Polarity.AFFIRMED, child.left_edge.i, noun.i)
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
