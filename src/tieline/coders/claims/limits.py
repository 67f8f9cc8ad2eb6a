"""Is it said to be so? A clause or a noun phrase about a tie in, whether it is told as fact out.

A wish, a call, a task, a forecast or a condition says nothing of how a tie is. A noun phrase under a word that takes
it for granted ("praised the strong partnership") does.
"""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from tieline.coders.claims.words import claim_words
from tieline.language import grammar

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such"})


class Hold(Enum):
    """How firmly a noun phrase is taken for granted."""

    FACTIVE = "factive"  # praised the ...
    SUBJECT = "subject"  # the resilience of ... would help
    CIRCUMSTANCE = "circumstance"  # amid strained ties
    MENTIONED = "mentioned"  # discussed their close ties


def is_told(verb: Token, *, future: bool = False, sure: bool = False) -> bool:
    """Whether a clause is told as fact.

    future: "will" is allowed, as for what shocks will not do to a tie. sure: so is being confident of it.
    """
    words = claim_words()
    sentence_end = verb.sent[-2:]
    if any(t.lower_ == "?" for t in sentence_end):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    shifted = {"would"} if sure else set()
    if helpers & (words.sets["context.modals"] - shifted) or (helpers & _FUTURE and not future):
        return False
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in words.sets["context.marks"] for c in verb.children):
        return False
    if "to" in helpers:
        return False
    return not _is_doubted(verb, sure)


def _is_doubted(verb: Token, sure: bool) -> bool:
    """Whether the clause hangs on a word of hoping, doubting or seeing to it."""
    words = claim_words()
    current = verb
    while current.head.i != current.i:
        governor = current.head
        lemma = governor.lemma_.lower()
        if current.dep_ in ("ccomp", "xcomp", "acl", "advcl"):
            if words.has("context.doubting", lemma) or words.has("context.doubting_nouns", lemma):
                return current.dep_ != "advcl"
            if words.has("context.doubting_adjectives", lemma) and current.dep_ != "advcl":
                return not (sure and lemma == "confident")
            if current.dep_ in ("ccomp", "xcomp") and any(
                c.dep_ in ("acomp", "attr")
                and words.has("context.doubting_adjectives", c.lemma_.lower())
                and not (sure and c.lemma_ == "confident")
                for c in governor.children
            ):
                return True
            if current.dep_ == "ccomp" and grammar.is_negated(governor):
                return True
            if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in governor.children):
                return True
        if current.dep_ == "relcl":
            return False
        current = governor
    return False


def hold(noun: Token) -> Hold | None:
    """How a noun phrase about a tie is taken for granted by what it stands under; None if it is wished for or vague."""
    words = claim_words()
    current = noun
    while True:
        head, role = current.head, current.dep_
        if head.i == current.i:
            return Hold.MENTIONED if is_definite(noun) else None
        if role in ("nsubj", "nsubjpass"):
            return _held_as_subject(noun, head)
        if role == "dobj":
            return _held_as_object(noun, head)
        if role == "pobj" and head.dep_ == "agent":
            return _held_as_subject(noun, head.head)
        if role in ("pobj", "pcomp"):
            step = _held_by_preposition(head)
            if step is not None:
                return step if isinstance(step, Hold) else None
            current = head.head if head.head.i != head.i else head
            if current.pos_ in ("VERB", "AUX"):
                spoken = head.lower_ == "of" and words.has("context.speaking", current.lemma_.lower())
                if spoken and not _denied(current):
                    return Hold.FACTIVE
                if head.lower_ == "on" and current.lemma_ == "build":  # "building on our longstanding ties"
                    return Hold.FACTIVE if _has_article(noun) else None
                return _held_by_verb_preposition(noun, current)
        elif role in ("conj", "appos", "nmod", "compound", "poss"):
            current = head
        elif role == "attr":
            return None
        else:
            return Hold.MENTIONED if is_definite(noun) and head.pos_ != "VERB" else None
        if current.i != noun.i and words.has("context.wish_nouns", current.lemma_.lower()):
            pointed = words.has("context.pointing", current.lemma_.lower()) and _has_article(noun)
            return Hold.MENTIONED if pointed else None
        if current.i != noun.i and words.has("context.factive_nouns", current.lemma_.lower()):
            return Hold.FACTIVE


def _has_article(noun: Token) -> bool:
    """Whether the phrase opens with an article or owner, which the parser may hang on its adjective."""
    for token in noun.doc[noun.left_edge.i : noun.i]:
        direct = token.head.i == noun.i or (token.head.dep_ == "amod" and token.head.head.i == noun.i)
        if direct and (token.dep_ == "poss" or (token.dep_ == "det" and token.lower_ in _DETERMINERS)):
            return True
    return False


def is_definite(noun: Token) -> bool:
    """Whether the phrase points at a tie that is there: an article, an owner, or the two ends named."""
    if noun.dep_ == "conj" and _has_article(noun.head):
        return True
    if _has_article(noun):
        return True
    for child in noun.children:
        if (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and any(is_definite(c) for c in child.children if c.dep_ == "pobj")
        ):
            return True
        bare = noun.tag_ == "NNS" or not any(c.dep_ == "det" for c in noun.children)
        if (
            child.dep_ == "prep"
            and bare
            and (child.lower_ == "between" or (child.lower_ == "with" and noun.tag_ == "NNS"))
        ):
            return True
        if child.ent_type_ in ("NORP", "GPE") and child.dep_ in ("compound", "amod", "nmod"):
            return True
    return False


def _held_as_subject(noun: Token, verb: Token) -> Hold | None:
    if any(t.lower_ == "?" for t in verb.sent[-2:]):
        return None
    return Hold.SUBJECT if is_definite(noun) else None


def _held_as_object(noun: Token, verb: Token) -> Hold | None:
    """ "praised the strong ties"; what is to be strengthened or discussed is there ("to deepen our close ties").

    What is to be built or is wished for is not.
    """
    words = claim_words()
    lemma = verb.lemma_.lower()
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    if words.has("context.factive", lemma) and not infinitive and not _denied(verb):
        return Hold.FACTIVE
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if grammar.is_negated(verb) or helpers & words.sets["context.modals"] or words.has("context.creating", lemma):
        return None
    kept = words.has("context.wish_verbs", lemma) or words.has("context.factive", lemma)
    if kept or infinitive or verb.dep_ == "pcomp" or helpers & _FUTURE:
        return Hold.MENTIONED if _has_article(noun) or _has_article(noun.head) else None
    return Hold.MENTIONED if is_definite(noun) else None


def _held_by_preposition(preposition: Token) -> Hold | bool | None:
    words = claim_words()
    if words.has("context.factive_prepositions", preposition.lower_):
        return Hold.CIRCUMSTANCE
    if preposition.head.pos_ == "ADJ":
        satisfied = words.has("context.factive_adjectives", preposition.head.lower_)
        return Hold.FACTIVE if satisfied else False
    return None


def _held_by_verb_preposition(noun: Token, verb: Token) -> Hold | None:
    words = claim_words()
    lemma = verb.lemma_.lower()
    rated = any(c.dep_ == "dobj" and words.has("context.factive_nouns", c.lemma_.lower()) for c in verb.children)
    if (words.has("context.factive", lemma) or rated) and not _denied(verb):
        return Hold.FACTIVE if is_definite(noun) else None
    if words.has("context.factive_adjectives", verb.lower_):
        return Hold.FACTIVE
    if words.has("context.wish_verbs", lemma) or _denied(verb):
        return None
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    return Hold.MENTIONED if is_definite(noun) and not infinitive else None


def _denied(verb: Token) -> bool:
    words = claim_words()
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return grammar.is_negated(verb) or bool(helpers & (words.sets["context.modals"] | _FUTURE))
