"""All places of a page that may say how a tie is: the page in, claims as the grammar shows them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from tieline.coders.claims.age import by_age, of_binding, of_duration
from tieline.coders.claims.found import Found, Rule
from tieline.coders.claims.granted import by_foundation, by_quality, taken_for_granted
from tieline.coders.claims.partners import of_partner, of_regard
from tieline.coders.claims.predicates import said_by_verb
from tieline.coders.claims.standing import of_commitment, of_standing, of_tension
from tieline.coders.claims.told import attained, changed, held, joined, measured, verbs_of
from tieline.coders.claims.words import claim_words
from tieline.coders.page import Page
from tieline.coders.pledges.limits import readable

# Tokens between two words that say one thing ("warm and friendly").
_NEAR = 3


def scan(page: Page) -> Iterator[Found]:
    """Claims in text order of the words for their tie; one stretch of words may be found twice."""
    words = claim_words()
    ties, partners = words.sets["ties.nouns"], words.sets["ties.partners"]
    regard, tense = words.sets["verbs.regard"], words.sets["ties.tensions"]
    for token in readable(page):
        lemma = token.lemma_.lower()
        if lemma in ties and token.pos_ in ("NOUN", "PROPN"):
            yield from _of_tie(token)
        elif lemma in partners and token.pos_ in ("NOUN", "PROPN"):
            yield from of_partner(page, token)
        elif lemma in tense and token.pos_ == "NOUN":
            yield from of_tension(token)
        elif lemma in words.sets["ties.commitments"] and token.pos_ == "NOUN":
            yield from of_commitment(page, token)
        elif token.pos_ == "VERB":
            yield from of_regard(token) if lemma in regard else ()
            yield from of_standing(token)
            yield from of_binding(token)
            yield from of_duration(token)
        elif token.lower_ in ("they", "it") and token.dep_ in ("nsubj", "nsubjpass"):
            yield from _of_pronoun(token)


def merged(found: Iterable[Found]) -> Iterator[Found]:
    """One claim a tie, predicate and polarity: "close friendly ties" is one of level; the firmer construction stays.

    Words that say the same of one tie at some distance ("strong ties ... are excellent") stay apart.
    """
    kept: list[Found] = []
    for one in found:
        for place, other in enumerate(kept):
            same = (one.tie.i, one.said.predicate, one.said.polarity) == (
                other.tie.i, other.said.predicate, other.said.polarity,
            )  # fmt: skip
            if one.said == other.said and one.tie in other.tie.conjuncts:
                break  # "our friendship and partnership is enduring"
            if same and max(one.said.first, other.said.first) - min(one.said.last, other.said.last) <= _NEAR:
                firmer = other if other.rule is Rule.PREDICATE or one.rule is not Rule.PREDICATE else one
                first, last = min(one.said.first, other.said.first), max(one.said.last, other.said.last)
                kept[place] = replace(firmer, said=replace(firmer.said, first=first, last=last))
                break
        else:
            kept.append(one)
    yield from kept


def _of_tie(noun: Token) -> Iterator[Found]:
    top = measured(noun)
    course = noun.head.head  # "the development of relations has not slowed"
    running = claim_words().has("courses.nouns", course.lemma_.lower()) and noun.dep_ == "pobj"
    for subject in dict.fromkeys((top, noun, course) if running else (top, noun)):
        for verb in verbs_of(subject):
            for said in said_by_verb(verb):
                yield Found(noun, said, Rule.PREDICATE, verb)
    yield from held(noun, top)
    yield from attained(noun, top)
    yield from changed(noun, top)
    yield from by_quality(noun)
    yield from by_foundation(noun)
    yield from by_age(noun)
    yield from taken_for_granted(noun, top)


def _of_pronoun(pronoun: Token) -> Iterator[Found]:
    """ "As for our relations, they are developing": a pronoun for the tie its sentence, or the one before, is about."""
    said = [one for verb in joined(pronoun.head) for one in said_by_verb(verb)]
    if not said:
        return
    tie = _antecedent(pronoun)
    if tie is not None:
        for one in said:
            yield Found(tie, one, Rule.PRONOUN, pronoun.head)


def _antecedent(pronoun: Token) -> Token | None:
    """The nearest subject, or topic after "as for", that agrees in number, if it is a tie."""
    ties = claim_words().sets["ties.nouns"]
    plural = pronoun.lower_ == "they"
    doc, sentence = pronoun.doc, pronoun.sent
    before = doc[sentence.start - 1].sent.start if sentence.start > 0 else sentence.start
    for token in reversed(doc[before : pronoun.i]):
        subject = token.dep_ in ("nsubj", "nsubjpass")
        topic = token.sent.start == sentence.start and token.dep_ in ("pobj", "dobj")
        if not subject and not (topic and token.head.lower_ in ("for", "to", "regards", "regarding", "concerning")):
            continue
        if (token.tag_ in ("NNS", "NNPS")) == plural and token.pos_ != "PRON":
            return token if token.lemma_.lower() in ties else None
    return None
