"""What is a deed: the verb of a future clause in, whether it is one that a party can do or leave undone out.

No deeds: announced contacts, which the contact coder tells; talk about the talk itself; what merely happens to one.
"""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.pledges.commitment import Rule
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar

# Who comes along is no deed of theirs: "she will be joined by the envoy".
_COMPANY = frozenset({"join", "accompany", "follow", "lead", "attend"})
_STAYING = frozenset({"be", "remain", "stay"})


def is_deed(verb: Token, rule: Rule) -> bool:
    """Whether a verb in the future tells a deed of its subject; in the report's own voice only known deeds count."""
    words = pledge_words()
    lemma = verb.lemma_.lower()
    if is_announced_contact(verb) or is_housekeeping(verb) or (grammar.is_passive(verb) and lemma in _COMPANY):
        return False
    if lemma in _STAYING:
        return rule is not Rule.FUTURE_TOLD and _is_stance(verb)
    if words.has("limits.continuing", lemma):
        return _goes_on(verb)
    deed = words.has("future.deeds", lemma) or _stands_by(verb)
    if deed and rule is not Rule.FUTURE_TOLD and any(c.dep_ in ("dobj", "ccomp") for c in verb.children):
        return True
    if rule is Rule.FUTURE_TOLD:
        return deed
    if words.has("future.talking", lemma) and not deed:
        return False
    spoken_of = rule is Rule.FUTURE_SPOKEN and words.has("future.talking", lemma)
    if spoken_of and not any(c.dep_ == "dobj" for c in verb.children):
        return False
    return deed or not words.has("future.no_deeds", lemma)


def _goes_on(verb: Token) -> bool:
    """Not "will continue to be briefed" (a deed of others), "in effect", or "the work we will continue to do"."""
    carried = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    if carried is None:
        return any(
            c.dep_ in ("dobj", "ccomp", "acomp", "advcl") or c.lower_ in ("with", "to", "on") for c in verb.children
        )
    done = carried.lemma_ != "do" or any(c.dep_ in ("dobj", "advmod") for c in carried.children)
    return done and not grammar.is_passive(carried)


def _is_stance(verb: Token) -> bool:
    """ "will remain vigilant", "will stay engaged", "will remain allies": what one keeps doing, not how one fares."""
    words = pledge_words()
    return verb.lemma_ != "be" and any(
        words.has("future.stances", t.lemma_.lower())
        for c in verb.children
        if c.dep_ in ("acomp", "attr", "oprd", "xcomp")
        for t in c.subtree
    )


def _stands_by(verb: Token) -> bool:
    """ "will stand with Ukraine", "will stand up for the Charter"."""
    return verb.lemma_ == "stand" and any(c.lower_ in ("up", "with", "by") for c in verb.children)


def is_housekeeping(verb: Token) -> bool:
    """How a press call goes on: "we'll open it up to questions", "I will hand it over to"."""
    words = pledge_words()
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    governed = [g for _, g in grammar.obliques(verb)] + objects
    if any(c.dep_ == "advmod" and c.lower_ in ("just", "quickly", "briefly") for c in verb.children):
        return True  # "we're just going to walk through"
    if any(words.has("future.housekeeping", g.lemma_.lower()) for g in governed):
        return True
    return words.has("future.passing_on", verb.lemma_.lower()) and any(o.lower_ == "it" for o in objects)


def is_talk(verb: Token) -> bool:
    """What will be talked about at a meeting ahead: "plan to discuss the agenda"."""
    words = pledge_words()
    return words.has("future.talking", verb.lemma_.lower()) and not words.has("future.deeds", verb.lemma_.lower())


def is_announced_contact(verb: Token) -> bool:
    """A meeting, visit or call ahead, which the contact coder tells."""
    words = pledge_words()
    lemma = verb.lemma_.lower()
    if words.has("future.meeting", lemma):
        return True
    if lemma == "host" and any(c.dep_ == "dobj" and c.pos_ == "PROPN" for c in verb.children):
        return True
    if lemma == "raise" and any(
        c.dep_ == "dobj" and words.has("future.topics", c.lemma_.lower()) for c in verb.children
    ):
        return True
    if not words.has("future.holding", lemma):
        return False
    objects = [t for c in verb.children if c.dep_ in ("dobj", "prt") for t in grammar.conjuncts(c)]
    # "make a working visit to attend": the parser reads the visit as what attends.
    objects += [s for c in verb.children if c.dep_ == "ccomp" for s in c.children if s.dep_ == "nsubj"]
    return any(words.has("future.meeting_objects", t.lemma_.lower()) for t in objects)
