"""Whether the contact a noun names took place, is to come, was put off, or is only wished for."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.contacts.circumstances import verb_status
from tieline.coders.contacts.noun_parties import goes_to
from tieline.coders.contacts.words import contact_words
from tieline.language import grammar
from tieline.records.contact import ContactStatus
from tieline.records.event import Aspect

_WITHIN = frozenset({"in", "at", "during", "on", "for"})
_BEFOREHAND = frozenset({"ahead", "advance", "view", "eve", "preparation"})


def noun_status(noun: Token, governor: Token | None, *, light: bool) -> ContactStatus | None:
    """Held, announced, cancelled or invited; None where the contact is denied, or only proposed or wished for."""
    fixed = _stated_beside(noun)
    if fixed is not None:
        return None if fixed == "unreal" else ContactStatus(fixed)
    words = contact_words()
    adjectives = {c.lemma_.lower() for c in noun.children if c.dep_ == "amod" or c.text.istitle()}
    if adjectives & words.ahead or _is_to_come(noun) or _is_previewed(noun):
        return ContactStatus.ANNOUNCED
    if any(c.lower_ == "no" for c in noun.children):
        return None
    if governor is None or not light:
        kept_up = governor is not None and noun.dep_ == "dobj" and governor.lemma_ in words.continuing
        return None if kept_up and noun.lemma_.lower() in words.vague else _from_clause(noun, governor)
    if words.nouns.get(noun.lemma_.lower()) == "letter" and governor.lemma_ in ("offer", "express"):
        return verb_status(governor)  # "offered his condolences"
    group = words.status.get(governor.lemma_)
    if governor.lemma_ == "expect" and not grammar.is_passive(governor):
        return None  # "we expect a frank discussion"
    if group == "unreal" and not (noun.dep_ == "dobj" and governor.lemma_ in words.opening):
        return ContactStatus.HELD if adjectives & (words.behind | words.recent) else None
    if group not in (None, "unreal"):
        return ContactStatus(group)
    told = verb_status(governor)
    # "agreed to continue consultations" tells no contact, nor does "in maintaining a dialogue".
    kept_up = governor.lemma_ in words.continuing and noun.lemma_.lower() in words.vague
    if kept_up and not grammar.is_past(governor):
        return None
    return told


def _is_previewed(noun: Token) -> bool:
    """ "we preview the trip", "Call Previewing Vice President A's Trip", whose participle a parser may misread."""
    before = noun.doc[noun.sent.start : noun.i]
    return noun.head.lemma_ == "preview" or any(t.text == "Previewing" for t in before)


def _stated_beside(noun: Token) -> str | None:
    """ "the summit scheduled for December", "a postponement of the visit", "preparations for the talks"."""
    words = contact_words()
    governed_by = words.preparing.get(noun.head.head.lemma_.lower()) if noun.dep_ == "pobj" else None
    if governed_by == "cancelled":
        return governed_by
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in words.status and child.tag_ in ("VBN", "VBD"):
            return words.status[child.lemma_]
    return governed_by


def _is_to_come(noun: Token) -> bool:
    """ "talks to be held on Friday", "a summit that will open", "ahead of the visit"."""
    if any("will" in grammar.auxiliaries(c) for c in noun.children if c.dep_ in ("acl", "relcl")):
        return True
    later = (c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in contact_words().opening)
    if any("to" in grammar.auxiliaries(c) or any(t.lower_ == "to" for t in c.lefts) for c in later):
        return True
    following = [t for t in noun.doc[noun.i + 1 : min(noun.i + 4, noun.sent.end)] if t.lemma_ != "be"]
    if len(following) > 1 and following[0].lower_ == "to" and following[1].lemma_ in contact_words().opening:
        return True
    if noun.dep_ != "pobj":
        return False
    before = noun.head.nbor(-1).lower_ if noun.head.i > noun.head.sent.start else ""
    return noun.head.lower_ == "of" and (before in _BEFOREHAND or noun.head.head.lower_ in _BEFOREHAND)


def _from_clause(noun: Token, governor: Token | None) -> ContactStatus:
    """ "will take part in a summit", "looked forward to the talks": still to come, as its clause is."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lemma_ in ("look", "agree"):
        return ContactStatus.ANNOUNCED
    if noun.dep_ == "xcomp" and noun.head.lemma_ == "agree":
        return ContactStatus.ANNOUNCED
    held_by = noun.head.head if noun.dep_ == "pobj" else None
    if held_by is not None and held_by.lemma_ == "part":
        held_by = held_by.head
    if governor is None or noun.dep_ != "pobj" or noun.head.lower_ not in _WITHIN or held_by != governor:
        return ContactStatus.HELD
    spoken = any(t.lower_ in ("i", "we") for t in grammar.subjects(governor))
    to_come = governor.tag_ == "VB" and governor.dep_ in ("advcl", "xcomp") and "to" in grammar.auxiliaries(governor)
    if to_come and goes_to(governor):
        return verb_status(governor) or ContactStatus.ANNOUNCED  # "arrived to take part in the summit"
    future = grammar.aspect(governor) is Aspect.FUTURE and not spoken
    return ContactStatus.ANNOUNCED if future else ContactStatus.HELD
