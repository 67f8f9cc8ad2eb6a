"""What a clause tells of a pronoun in it: its subject, whom a phrase points at, whether an "it" is empty."""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.discourse import SUBJECTS
from tieline.actors.tokens import Tokens


def clause_subject(tokens: Tokens, i: int) -> int | None:
    """The subject of the clause a possessive or object pronoun stands in, or of the next clause above with one.

    None for a pronoun that is itself a subject of the main clause.
    """
    at = i
    for _ in range(12):
        if tokens.dep[at] in SUBJECTS and at != i and not tokens.tag[at].startswith("VB"):
            return None  # inside the subject itself: "his visit began"
        above = tokens.head[at]
        if above == at:
            return None
        at = above
        subject = tokens.subject_of.get(at)
        if subject is not None and subject != i:
            return subject
    return None


def pointed_object(tokens: Tokens, i: int) -> int | None:
    """The object of "thank", "congratulate", ... where a possessive stands behind it ("for his support"), or what
    stands right before the participle or relative clause it is in."""
    at = i
    if tokens.dep[i] != "poss":
        return None
    for _ in range(8):
        above = tokens.head[at]
        if above == at:
            return None
        if tokens.dep[at] in ("acl", "relcl"):
            return at - 1  # "a letter from Mahmoud Abbas detailing his demands"
        at = above
        if tokens.tag[at].startswith("VB") and tokens.dep[at] not in ("acl", "relcl"):
            object_ = tokens.object_of.get(at)
            if object_ is None or object_ > i:
                return None
            if tokens.lemma[at] in words.TOWARDS_OBJECT:
                return object_
            return _thanked(tokens, at, i) if tokens.lemma[object_] in words.THANKS else None
    return None


def _thanked(tokens: Tokens, verb: int, i: int) -> int | None:
    """To whom gratitude is expressed: behind "to", else the object of the verb before ("congratulated X and")."""
    for j in range(verb + 1, i):
        if tokens.dep[j] == "pobj" and tokens.lower[tokens.head[j]] == "to" and verb in _above(tokens, j):
            return j
    before = tokens.head[verb] if tokens.dep[verb] == "conj" else verb
    return tokens.object_of.get(before) if before != verb else None


def _above(tokens: Tokens, j: int) -> tuple[int, int, int]:
    head = tokens.head
    return head[j], head[head[j]], head[head[head[j]]]


def impersonal(tokens: Tokens, i: int) -> bool:
    """ "It is important that ...", "It was agreed to ...", "it rains" """
    verb = tokens.head[i]
    if tokens.dep[i] == "nsubjpass" or tokens.dep[i] == "expl":
        return True
    if tokens.dep[i] != "nsubj" or tokens.lemma[verb] not in ("be", "seem", "appear", "take", "become", "remain"):
        return False
    end = tokens.sentence_span(tokens.sentence[verb])[1]
    complements = _complements(tokens, verb, end)
    if any(tokens.lower[j] in words.SENTIENT for j in complements):
        return False  # "Italy said it was ready to help"
    below = [j for j in range(verb, end + 1) if tokens.head[j] in (verb, *complements)]
    return any(tokens.dep[j] in ("ccomp", "xcomp", "csubj", "advcl", "acl") for j in below)


def feels(tokens: Tokens, subject: int) -> bool:
    """ "Italy said it was ready to help": what is told of a subject only somebody can be."""
    end = tokens.sentence_span(tokens.sentence[subject])[1]
    return any(tokens.lower[j] in words.SENTIENT for j in _complements(tokens, tokens.head[subject], end))


def _complements(tokens: Tokens, verb: int, end: int) -> list[int]:
    return [j for j in range(verb + 1, end + 1) if tokens.head[j] == verb and tokens.dep[j] in ("acomp", "attr")]
