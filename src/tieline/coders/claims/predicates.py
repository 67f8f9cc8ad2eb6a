"""What a phrase or a verb says of a tie: tokens in, predicates with polarity and words out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.claims.found import Said
from tieline.coders.claims.heights import said_by_adjective, said_by_complement, said_by_height, said_by_noun
from tieline.coders.claims.limits import is_told
from tieline.coders.claims.words import claim_words, flipped
from tieline.language import grammar
from tieline.records.claim import Polarity, Predicate

_COMPARED = frozenset({"JJR", "RBR"})
_LASTING = frozenset({Predicate.RESILIENCE, Predicate.STABILITY})


def said_by_verb(verb: Token) -> Iterator[Said]:
    """What the predicate of a clause says of its subject, a tie."""
    words = claim_words()
    carried = _carried(verb)
    lemma = carried.lemma_.lower()
    negated = grammar.is_negated(verb) or grammar.is_negated(carried)
    if grammar.is_passive(carried):
        yield from _passive(verb, carried, lemma, negated)
        return
    if lemma == "serve" and is_told(verb):
        for preposition in (c for c in carried.children if c.dep_ == "prep" and c.lower_ == "as"):
            for thing in grammar.prepositional_objects(preposition):
                yield from (_negate(s, negated, verb) for s in said_by_noun(thing, words))
        return
    if words.has("verbs.copulas", lemma):
        found = list(_copular(verb, carried, negated))
        if found:
            yield from found
            return
    if words.has("verbs.reaching", lemma) and is_told(verb):
        found = list(_reaching(carried, negated))
        if found:
            yield from found
            return
    yield from _active(verb, carried, lemma, negated)


def _carried(verb: Token) -> Token:
    """The verb that says it, in "continue to improve", "seem to be", "keep growing"."""
    if claim_words().has("verbs.carrying", verb.lemma_.lower()):
        return next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX")), verb)
    return verb


def _passive(verb: Token, carried: Token, lemma: str, negated: bool) -> Iterator[Said]:
    words = claim_words()
    shaken = words.has("verbs.shaken.verbs", lemma)
    if negated and shaken:
        if is_told(verb, future=True):
            yield Said(Predicate.RESILIENCE, Polarity.AFFIRMED, _from_auxiliary(verb), carried.i)
    elif not is_told(verb):
        return
    elif words.has("verbs.marked", lemma):
        for thing in grammar.agents(carried):
            yield from (_negate(s, negated, verb) for s in said_by_noun(thing, words))
    elif words.has("verbs.shaken.felt", lemma):
        yield Said(Predicate.RESILIENCE, flipped(Polarity.DENIED, negated), carried.i, carried.i)
    elif words.has("verbs.raised.denied", lemma):
        yield Said(Predicate.TREND, flipped(Polarity.DENIED, negated), _start(verb, carried, negated), carried.i)
    else:
        yield from _raised(verb, carried, lemma, negated)


def _raised(verb: Token, carried: Token, lemma: str, negated: bool) -> Iterator[Said]:
    words = claim_words()
    heights = list(said_by_height(carried))
    if words.has("verbs.raised.affirmed", lemma):
        if heights and words.has("verbs.raised.needs_height", lemma):
            last = max(s.last for s in heights)
            yield Said(Predicate.TREND, flipped(Polarity.AFFIRMED, negated), _start(verb, carried, negated), last)
        elif not words.has("verbs.raised.needs_height", lemma):
            yield Said(Predicate.TREND, flipped(Polarity.AFFIRMED, negated), _start(verb, carried, negated), carried.i)
    elif words.has("verbs.reaching", lemma):
        yield from (_negate(s, negated, verb) for s in heights)
    else:
        for child in carried.children:
            if child.dep_ in ("oprd", "acomp", "xcomp") and child.pos_ == "ADJ":
                yield from (_negate(s, negated, verb) for s in said_by_adjective(child))
            elif child.dep_ == "oprd" and child.pos_ == "NOUN":  # "are called an example"
                yield from (_negate(s, negated, verb) for s in said_by_noun(child, words))


def _copular(verb: Token, carried: Token, negated: bool) -> Iterator[Said]:
    words = claim_words()
    becoming = words.has("verbs.becoming", carried.lemma_.lower())
    lasting = words.has("verbs.lasting", carried.lemma_.lower())
    for complement in _complements(carried):
        for said in said_by_complement(complement, words):
            if not is_told(verb, future=lasting and said.predicate in _LASTING):
                continue
            head = verb.doc[said.last]
            if becoming and head.tag_ in _COMPARED:
                yield _negate(Said(Predicate.TREND, said.polarity, said.first, said.last), negated, verb)
            elif negated and "never" in {c.lower_ for c in verb.children} and head.tag_ in _COMPARED:
                # "has never been stronger": nothing was ever better.
                yield Said(said.predicate, said.polarity, _from_auxiliary(verb), said.last)
            else:
                yield _negate(said, negated, verb)


def _complements(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd", "xcomp") and c.i > verb.i]
    found += [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    return [t for c in found for t in ([c] if c.dep_ == "prep" else grammar.conjuncts(c))]


def _reaching(verb: Token, negated: bool) -> Iterator[Said]:
    for said in said_by_height(verb):
        first = verb.i if said.predicate is Predicate.TREND else said.first
        yield Said(said.predicate, flipped(said.polarity, negated), first, said.last)


def _active(verb: Token, carried: Token, lemma: str, negated: bool) -> Iterator[Said]:
    words = claim_words()
    start = _start(verb, carried, negated)
    tested = next(
        (
            t
            for o in carried.children
            if o.dep_ == "dobj"
            for t in (o,)
            if words.has("verbs.resilience.tests", t.lemma_.lower())
        ),
        None,
    )
    if tested is not None and words.has("verbs.resilience.testing", lemma):
        if is_told(verb, future=True):
            yield Said(Predicate.RESILIENCE, flipped(Polarity.AFFIRMED, negated), start, tested.i)
        return
    if lemma == "endure" and verb.tag_ == "VBG" and is_told(verb):  # "their friendship is enduring"
        yield Said(Predicate.STABILITY, flipped(Polarity.AFFIRMED, negated), start, carried.i)
        return
    if words.has("verbs.resilience.affirmed", lemma):
        if is_told(verb, future=True) and (lemma == "endure" or any(c.dep_ == "dobj" for c in carried.children)):
            yield Said(Predicate.RESILIENCE, flipped(Polarity.AFFIRMED, negated), start, carried.i)
        return
    if negated and words.has("verbs.resilience.giving_way", lemma) and is_told(verb, future=True):
        yield Said(Predicate.RESILIENCE, Polarity.AFFIRMED, start, carried.i)
        return
    goes_on = verb.i != carried.i and verb.lemma_ == "continue"  # "will continue to develop": it does already
    told = is_told(verb, future=goes_on, sure=goes_on)
    if told and not any(c.dep_ == "dobj" for c in carried.children):
        yield from _moving(verb, carried, lemma, negated)
    elif is_told(verb) and words.has("verbs.trend.gaining", lemma):
        gain = next(
            (c for c in carried.children if c.dep_ == "dobj" and words.has("verbs.trend.gains", c.lemma_.lower())), None
        )
        if gain is not None:
            yield Said(Predicate.TREND, flipped(Polarity.AFFIRMED, negated), carried.i, gain.i)


def _moving(verb: Token, carried: Token, lemma: str, negated: bool) -> Iterator[Said]:
    words = claim_words()
    manner = [c for c in carried.children if c.dep_ == "advmod"]
    steady = next((m for m in manner if m.lower_ in words.sets["verbs.trend.steady_adverbs"]), None)
    fast = next((m for m in manner if m.lower_ in words.sets["verbs.trend.adverbs"]), None)
    start = _start(verb, carried, negated)
    if words.has("verbs.trend.affirmed", lemma):
        yield Said(Predicate.TREND, flipped(Polarity.AFFIRMED, negated), start, carried.i)
    elif words.has("verbs.trend.denied", lemma):
        yield Said(Predicate.TREND, flipped(Polarity.DENIED, negated), start, carried.i)
    elif words.has("verbs.trend.neutral", lemma) and (fast is not None or _develops(carried, negated)):
        last = fast.i if fast is not None and fast.i > carried.i else carried.i
        first = min(start, fast.i) if fast is not None else start
        yield Said(Predicate.TREND, flipped(Polarity.AFFIRMED, negated), first, last)
    if steady is not None:
        yield Said(Predicate.STABILITY, flipped(Polarity.AFFIRMED, negated), steady.i, steady.i)


def _develops(verb: Token, negated: bool) -> bool:
    """ "Relations are developing": under way without an adverb; "developed" alone says nothing."""
    return verb.lemma_ == "develop" and verb.tag_ in ("VBG", "VB") and not negated


def _negate(said: Said, negated: bool, verb: Token) -> Said:
    if not negated:
        return said
    return Said(said.predicate, flipped(said.polarity), min(_from_auxiliary(verb), said.first), said.last)


def _start(verb: Token, carried: Token, negated: bool) -> int:
    return _from_auxiliary(verb) if negated else carried.i


def _from_auxiliary(verb: Token) -> int:
    """Where a denied verb begins: at its first auxiliary ("will never be impacted")."""
    return min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i), default=verb.i)
