"""How long a tie has been: a token in, claims of stability as the grammar shows them out.

"60 years of partnership", "a partnership built over decades", "a long history of friendship", "relations go back
centuries", "are bound by longstanding ties", "have worked together for 60 years".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.claims.found import Found, Rule, Said
from tieline.coders.claims.heights import said_by_adjective
from tieline.coders.claims.limits import is_told
from tieline.coders.claims.words import adjectives_of, claim_words
from tieline.language import grammar
from tieline.records.claim import Polarity, Predicate


def by_age(noun: Token) -> Iterator[Found]:
    """The noun of a tie: "60 years of partnership", "partnership built over decades", "long history of friendship"."""
    words = claim_words()
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "as") else None
    if above is not None and words.has("age.spans", above.lemma_.lower()):
        if any(c.dep_ == "nummod" or c.lower_ in ("many", "several") for c in above.children):
            yield _stable(noun, above.left_edge.i, noun.i, Rule.PRESUPPOSED, above)
    elif above is not None and words.has("age.histories", above.lemma_.lower()) and _is_long(above):
        if above.dep_ == "pobj" and above.head.head.tag_ == "VBN":
            return  # "is based on solid traditions of friendship": said of the subject
        yield _stable(noun, above.left_edge.i, noun.i, Rule.PRESUPPOSED, above)
    for child in noun.children:
        made = child.dep_ == "acl" and child.tag_ == "VBN" and words.has("verbs.built", child.lemma_.lower())
        for preposition, thing in grammar.obliques(child) if made else ():
            if preposition in ("over", "for", "through", "during") and words.has("age.spans", thing.lemma_.lower()):
                yield _stable(noun, child.i, thing.i, Rule.MENTIONED, child)
    yield from _going_back(noun)


def _going_back(noun: Token) -> Iterator[Found]:
    """ "Relations go back many decades", "ties that date back to 1820"."""
    verbs = [noun.head] if noun.dep_ == "nsubj" else []
    verbs += [c for c in noun.children if c.dep_ == "relcl"]
    for verb in verbs:
        back = next((c for c in verb.children if c.lower_ == "back" and c.i > verb.i), None)
        if back is not None and verb.lemma_ in ("go", "date", "stretch", "reach") and is_told(verb):
            yield _stable(noun, verb.i, back.i, Rule.PREDICATE, verb)


def of_binding(verb: Token) -> Iterator[Found]:
    """ "Our peoples are bound by longstanding ties", "cooperation is based on solid traditions of friendship"."""
    words = claim_words()
    if verb.tag_ != "VBN" or not is_told(verb) or grammar.is_negated(verb):
        return
    binding = words.has("age.binding", verb.lemma_.lower())
    grounds = [o for p, o in grammar.obliques(verb) if p in (("by",) if binding else ("on", "in"))]
    grounds += grammar.agents(verb) if binding else []
    subjects = grammar.subjects(verb)
    if not subjects or not (binding or verb.lemma_ in ("base", "root", "found", "ground")):
        return
    for ground in grounds:
        tie = subjects[0]
        lemma = ground.lemma_.lower()
        if words.has("age.histories", lemma) and (_is_long(ground) or any(adjectives_of(ground))):
            yield _stable(tie, verb.i, ground.i, Rule.MUTUAL if binding else Rule.PREDICATE, verb, tuple(subjects))
        elif binding and lemma in words.sets["ties.nouns"]:
            for said in (s for a in adjectives_of(ground) for s in said_by_adjective(a)):
                yield Found(tie, said, Rule.MUTUAL, verb, tuple(subjects))


def of_duration(verb: Token) -> Iterator[Found]:
    """ "Kenya and Ghana have worked together for more than 60 years"."""
    words = claim_words()
    together = verb.lemma_ in ("work", "fight") and any(c.lower_ == "together" for c in verb.children)
    if not (together or verb.lemma_ in ("cooperate", "collaborate")) or not is_told(verb):
        return
    subjects = grammar.subjects(verb)
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    span = next(
        (o for p, o in grammar.obliques(verb) if p in ("for", "over") and words.has("age.spans", o.lemma_.lower())),
        None,
    )
    if perfect and span is not None and subjects and not grammar.is_negated(verb):
        first, last = min(verb.i, span.i), max(verb.i, span.i)
        yield _stable(subjects[0], first, last, Rule.MUTUAL, verb, tuple(subjects))


def _is_long(noun: Token) -> bool:
    words = claim_words()
    return any(words.has("age.long", c.lower_) for c in noun.children) or any(
        said.predicate is Predicate.STABILITY for a in adjectives_of(noun) for said in said_by_adjective(a)
    )


def _stable(tie: Token, first: int, last: int, rule: Rule, anchor: Token, others: tuple[Token, ...] = ()) -> Found:
    return Found(tie, Said(Predicate.STABILITY, Polarity.AFFIRMED, first, last), rule, anchor, others)
