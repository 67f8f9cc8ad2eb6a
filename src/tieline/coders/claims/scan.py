"""All places of a page that may say how a tie is: the page in, claims as the grammar shows them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from tieline.coders.claims.found import Found, Rule, Said
from tieline.coders.claims.limits import Hold, hold, is_told
from tieline.coders.claims.partners import of_partner, of_regard
from tieline.coders.claims.predicates import said_by_adjective, said_by_height, said_by_verb
from tieline.coders.claims.words import claim_words, flipped
from tieline.coders.page import Page
from tieline.coders.pledges.limits import readable
from tieline.language import grammar
from tieline.records.claim import Polarity, Predicate

_RULE_OF_HOLD = {
    Hold.FACTIVE: Rule.PRESUPPOSED,
    Hold.SUBJECT: Rule.SUBJECT,
    Hold.CIRCUMSTANCE: Rule.CIRCUMSTANCE,
    Hold.MENTIONED: Rule.MENTIONED,
}
# Tokens between two words that say one thing ("warm and friendly").
_NEAR = 3


def scan(page: Page) -> Iterator[Found]:
    """Claims in text order of the words for their tie; one stretch of words may be found twice."""
    words = claim_words()
    ties, partners = words.sets["ties.nouns"], words.sets["ties.partners"]
    regard = words.sets["verbs.regard"]
    for token in readable(page):
        lemma = token.lemma_.lower()
        if lemma in ties and token.pos_ in ("NOUN", "PROPN"):
            yield from _of_tie(token)
        elif lemma in partners and token.pos_ in ("NOUN", "PROPN"):
            yield from of_partner(page, token)
        elif lemma in regard and token.pos_ == "VERB":
            yield from of_regard(token)
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
            if same and max(one.said.first, other.said.first) - min(one.said.last, other.said.last) <= _NEAR:
                firmer = other if other.rule is Rule.PREDICATE or one.rule is not Rule.PREDICATE else one
                first, last = min(one.said.first, other.said.first), max(one.said.last, other.said.last)
                kept[place] = replace(firmer, said=replace(firmer.said, first=first, last=last))
                break
        else:
            kept.append(one)
    yield from kept


def _of_tie(noun: Token) -> Iterator[Found]:
    top = _measured(noun)
    course = noun.head.head  # "the development of relations has not slowed"
    running = claim_words().has("courses.nouns", course.lemma_.lower()) and noun.dep_ == "pobj"
    for subject in dict.fromkeys((top, noun, course) if running else (top, noun)):
        for verb in _verbs_of(subject):
            for said in said_by_verb(verb):
                yield Found(noun, said, Rule.PREDICATE, verb)
    yield from _held(noun, top)
    yield from _changed(noun, top)
    yield from _by_quality(noun)
    yield from _taken_for_granted(noun, top)


def _of_pronoun(pronoun: Token) -> Iterator[Found]:
    """ "As for our relations, they are developing": a pronoun for the tie its sentence, or the one before, is about."""
    said = [one for verb in _joined(pronoun.head) for one in said_by_verb(verb)]
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


def _measured(noun: Token) -> Token:
    """ "the level of cooperation" for "cooperation"."""
    head = noun.head
    if (
        noun.dep_ == "pobj"
        and head.lower_ in ("of", "in")
        and head.head.lemma_.lower() in claim_words().sets["ties.measures"]
    ):
        return head.head
    return noun


def _verbs_of(noun: Token) -> Iterator[Token]:
    """The verbs a noun is the subject of, coordinated verbs and relative clauses with it."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ in ("nsubj", "nsubjpass"):
        yield from _joined(head.head)
    for child in noun.children:
        if child.dep_ == "relcl" and any(
            c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("which", "that") for c in child.children
        ):
            yield from _joined(child)


def _joined(verb: Token) -> Iterator[Token]:
    yield verb
    for other in verb.conjuncts:
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in other.children)
        if other.i > verb.i and other.pos_ in ("VERB", "AUX") and not own:
            yield other


def _held(noun: Token, top: Token) -> Iterator[Found]:
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
    for said in _attributes(noun, top):
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


def _changed(noun: Token, top: Token) -> Iterator[Found]:
    """ "The dispute has strained relations", "the visit strengthened their ties": told as done."""
    words = claim_words()
    verb = top.head
    lemma = verb.lemma_.lower()
    if top.dep_ != "dobj" or not grammar.is_past(verb) or grammar.is_passive(verb) or not is_told(verb):
        return
    for polarity in Polarity:
        if words.has(f"verbs.raised.{polarity}", lemma) and not words.has("verbs.raised.needs_height", lemma):
            said = Said(Predicate.TREND, flipped(polarity, grammar.is_negated(verb)), verb.i, verb.i)
            yield Found(noun, said, Rule.PREDICATE, verb)


def _by_quality(noun: Token) -> Iterator[Found]:
    """ "the stability and resilience of their ties", "an improvement in relations"."""
    words = claim_words()
    preposition = noun.head
    if noun.dep_ not in ("pobj", "conj") or preposition.lower_ not in ("of", "in", "between"):
        return
    head = preposition.head
    if head.pos_ == "VERB":  # "progress has been made in relations": the phrase hangs on the verb
        head = next((c for c in head.children if c.dep_ in ("nsubjpass", "nsubj") and _is_made(c)), head)
    qualities = [q for q in grammar.conjuncts(head) if q.lemma_.lower() in words.nouns]
    yield from _by_course(noun, head)
    for quality in qualities:
        predicate, polarity = words.nouns[quality.lemma_.lower()]
        how = hold(qualities[0])
        moving = predicate is Predicate.TREND
        made = moving and _is_made(qualities[0])
        if made:
            how = Hold.SUBJECT
        if how is None or predicate is Predicate.PRIMACY or (moving and how is not Hold.FACTIVE and not made):
            continue
        yield Found(noun, Said(predicate, polarity, quality.i, quality.i), _RULE_OF_HOLD[how], quality)
        for child in (c for c in quality.children if c.dep_ == "amod"):  # "the enduring strength"
            for said in said_by_adjective(child):
                if said.predicate is not predicate:
                    yield Found(noun, said, _RULE_OF_HOLD[how], quality)


def _by_course(noun: Token, course: Token) -> Iterator[Found]:
    """ "noted positive trends in bilateral cooperation"."""
    words = claim_words()
    if not words.has("courses.nouns", course.lemma_.lower()) or hold(course) is not Hold.FACTIVE:
        return
    for child in course.children:
        for polarity in Polarity:
            if child.dep_ == "amod" and words.has(f"courses.{polarity}", child.lower_):
                said = Said(Predicate.TREND, polarity, child.i, course.i)
                yield Found(noun, said, Rule.PRESUPPOSED, course)


def _is_made(noun: Token) -> bool:
    """ "Considerable progress has been made in relations"."""
    verb = noun.head
    made = claim_words().has("verbs.trend.made", verb.lemma_.lower())
    return made and noun.dep_ in ("nsubj", "nsubjpass") and is_told(verb)


def _taken_for_granted(noun: Token, top: Token) -> Iterator[Found]:
    """Adjectives before a tie that somebody takes for granted: "praised the strong partnership"."""
    said = [*_attributes(noun, top), *_grounds(noun)]
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
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in ("base", "build", "found", "root", "ground"):
            yield from said_by_height(child)


def _attributes(noun: Token, top: Token) -> Iterator[Said]:
    for child in noun.children:
        if child.dep_ == "amod" and child.i < noun.i:
            for adjective in (child, *(c for c in child.conjuncts if c.i > child.i and c.i < noun.i)):
                yield from said_by_adjective(adjective)
    if top.i != noun.i:
        adjectives = {c.lower_: c for c in top.children if c.dep_ == "amod"}
        for word, adjective in adjectives.items():
            first = min((c.i for c in adjective.lefts if c.dep_ == "advmod"), default=adjective.i)
            if word in claim_words().sets["heights.top"]:
                yield Said(Predicate.LEVEL, Polarity.AFFIRMED, first, top.i)
            elif word in claim_words().sets["heights.bottom"]:
                yield Said(Predicate.LEVEL, Polarity.DENIED, first, top.i)
            else:
                yield from said_by_adjective(adjective)
