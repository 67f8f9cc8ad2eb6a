"""What adjectives and nouns say of a tie: "excellent", "at the highest level", "on an equal footing", "a model"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.claims.found import Said
from tieline.coders.claims.words import ClaimWords, claim_words, first_of_word, flipped
from tieline.language import grammar
from tieline.records.claim import Polarity, Predicate


def said_by_complement(complement: Token, words: ClaimWords) -> Iterator[Said]:
    """What an adjective, a noun or a prepositional phrase after "be" says."""
    if complement.dep_ == "prep" or complement.pos_ == "ADP":
        yield from _height_phrase(complement, words)
    elif complement.pos_ in ("ADJ", "VERB", "ADV"):
        yield from said_by_adjective(complement)
    elif complement.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        yield from said_by_noun(complement, words)


def said_by_adjective(adjective: Token) -> Iterator[Said]:
    """What one adjective says of the tie it is said of, with the adverb that shades it."""
    verdict = claim_words().adjective(adjective)
    if (verdict is None and adjective.dep_ == "acomp") or adjective.head.dep_ == "acomp":
        verdict = verdict or claim_words().predicative.get(adjective.lower_)
    if verdict is None:
        return
    first = first_of_word(adjective)
    first = min((c.i for c in adjective.lefts if c.dep_ == "advmod" and c.tag_ != "WRB"), default=first)
    negated = any(c.dep_ == "neg" for c in adjective.children)
    yield Said(verdict[0], flipped(verdict[1], negated), first, adjective.i)


def said_by_noun(noun: Token, words: ClaimWords) -> Iterator[Said]:
    """What a noun said of a tie says: "a model", "a deep partnership", "the form of a close partnership"."""
    lemma = noun.lemma_.lower()
    verdict = words.nouns.get(lemma)
    if verdict is not None and verdict[0] is Predicate.PRIMACY:
        yield Said(*verdict, noun.i, noun.i)
        return
    if lemma in ("form", "shape"):
        within = [o for p, o in grammar.obliques(noun) if p == "of" and words.has("ties.nouns", o.lemma_.lower())]
        if within:
            yield from (s for o in within for s in said_by_noun(o, words))
            return
    if words.has("heights.nouns", lemma) and not words.has("ties.nouns", lemma):
        yield from _height(noun, words)
        return
    if words.has("ties.nouns", lemma) or lemma in ("one", "story", "example") or words.has("ties.partners", lemma):
        for child in noun.children:
            if child.dep_ == "amod" and child.i < noun.i:
                yield from said_by_adjective(child)


def said_by_height(verb: Token) -> Iterator[Said]:
    """What the heights, grounds and states a verb reaches, rests on or is in say of its subject."""
    words = claim_words()
    for child in verb.children:
        if child.dep_ == "prep":
            yield from _height_phrase(child, words)
        elif child.dep_ in ("dobj", "attr"):
            for noun in grammar.conjuncts(child):
                formed = noun.lemma_.lower() == "form"
                yield from said_by_noun(noun, words) if formed else _height(noun, words)


def _height_phrase(preposition: Token, words: ClaimWords) -> Iterator[Said]:
    """ "at the highest level in history", "in a dire state", "on an equal footing", "in crisis"."""
    if preposition.lower_ not in words.sets["heights.prepositions"]:
        return
    for noun in grammar.prepositional_objects(preposition):
        into_tie = preposition.lower_ == "into" and words.has("ties.nouns", noun.lemma_.lower())
        yield from said_by_noun(noun, words) if into_tie else _height(noun, words)


def _height(noun: Token, words: ClaimWords) -> Iterator[Said]:
    """What a noun such as "level" or "footing" says through its adjectives; "crisis" says it alone."""
    lemma = noun.lemma_.lower()
    first = noun.left_edge.i
    if lemma in words.sets["nouns.level.denied"]:
        yield Said(Predicate.LEVEL, Polarity.DENIED, first, noun.i)
        return
    if not words.has("heights.nouns", lemma):
        if words.has("heights.equal", lemma) and any(c.lower_ in ("mutual", "sovereign") for c in noun.children):
            yield Said(Predicate.PARITY, Polarity.AFFIRMED, first, noun.i)
        elif words.has("heights.warm", lemma) and noun.head.lower_ in ("on", "upon", "of"):
            yield Said(Predicate.LEVEL, Polarity.AFFIRMED, first, noun.i)
        elif lemma in words.sets["nouns.parity.affirmed"]:
            yield Said(Predicate.PARITY, Polarity.AFFIRMED, noun.i, noun.i)
        return
    if words.has("heights.grounds", lemma):
        yield from _ground(noun, words)
        return
    adjectives = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "nummod", "advmod")}
    adjectives |= {g.lower_ for c in noun.children if c.dep_ == "amod" for g in c.conjuncts}
    yield from _by_height(noun, lemma, adjectives, words)


def _by_height(noun: Token, lemma: str, adjectives: set[str], words: ClaimWords) -> Iterator[Said]:
    first = noun.left_edge.i
    if (
        adjectives & words.sets["heights.bottom"]
        or (words.has("heights.low", lemma) and lemma != "low")
        or lemma == "low"
    ):
        yield Said(Predicate.LEVEL, Polarity.DENIED, first, noun.i)
    elif adjectives & words.sets["heights.fresh"]:
        yield Said(Predicate.TREND, Polarity.AFFIRMED, first, noun.i)
    elif words.has("heights.stages", lemma):
        yield from _by_adjectives(noun)
    elif adjectives & words.sets["heights.top"] or words.has("heights.high", lemma):
        yield Said(Predicate.LEVEL, Polarity.AFFIRMED, first, noun.i)
    else:
        yield from _by_adjectives(noun)


def _by_adjectives(noun: Token) -> Iterator[Said]:
    for child in noun.children:
        if child.dep_ == "amod":
            for adjective in grammar.conjuncts(child):
                for said in said_by_adjective(adjective):
                    yield Said(said.predicate, said.polarity, noun.left_edge.i, noun.i)


def _ground(noun: Token, words: ClaimWords) -> Iterator[Said]:
    """ "on an equal footing", "on the basis of mutual respect", "on good terms"."""
    found = list(_by_adjectives(noun))
    yield from found[:1] if (found and found[0].predicate is not Predicate.LEVEL) or noun.lemma_ == "term" else ()
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for thing in grammar.prepositional_objects(child):
                for said in _height(thing, words):
                    if said.predicate is Predicate.PARITY:
                        yield Said(said.predicate, said.polarity, noun.left_edge.i, said.last)
                        return
