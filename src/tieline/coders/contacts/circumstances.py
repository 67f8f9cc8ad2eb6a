"""What stands around a contact's trigger: its status, mode, place and duration."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.event import Aspect

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "aboard"})
_PLACE_ENTITIES = frozenset({"GPE", "FAC", "LOC"})
_ASKING = frozenset({"request", "demand", "propose", "suggest", "urge", "ask"})


def verb_status(verb: Token) -> ContactStatus | None:
    """Held, announced, cancelled or invited; None where the contact is denied, or only proposed or wished for."""
    words = contact_words()
    if verb.dep_ == "pcomp":
        return _status_of_gerund(verb)
    if _is_pleased_to(verb):
        return ContactStatus.HELD
    if first_to(verb) is not None:
        return ContactStatus.HELD
    governor = verb.head if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and verb.tag_ == "VB" else None
    if grammar.is_negated(verb):
        return None
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and words.status.get(verb.head.lemma_.lower()) == "unreal":
        return None  # "support launching negotiations"
    asked = verb.head if verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBP") else None
    if asked is not None and asked.lemma_ in _ASKING:
        return None  # "requests that the government meet with his"
    if governor is not None:
        group = words.status.get(governor.lemma_.lower())
        if group == "unreal" or grammar.is_negated(governor):
            return None
        if group is not None:
            return ContactStatus(group)
        if governor.tag_ == "VBD" and words.verbs.get(governor.lemma_) == "visit" and governor.lemma_ != "arrive":
            return ContactStatus.HELD  # "travelled to Brussels to take part"
        travelling = words.verbs.get(governor.lemma_) in ("visit", "movement")  # "visits Rome to hold talks"
        if travelling or governor.lemma_ in ("agree", "pledge", "promise", "be", "will", "confirm", "say"):
            return ContactStatus.ANNOUNCED
    aspect = grammar.aspect(verb)
    if aspect is Aspect.HYPOTHETICAL:
        return None
    to_come = verb.tag_ == "VB" and "to" in grammar.auxiliaries(verb) and governor is None
    return ContactStatus.ANNOUNCED if aspect is Aspect.FUTURE or to_come else ContactStatus.HELD


def _is_pleased_to(verb: Token) -> bool:
    """ "I am happy to be here and to meet with you": it is taking place."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    above = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "acl") or above.lemma_.lower() not in contact_words().pleased:
        return False
    said = above if above.pos_ in ("VERB", "AUX") else above.head
    return grammar.aspect(said) is Aspect.ASSERTED


def first_to(verb: Token) -> Token | None:
    """The verb above "became the first minister to visit", whose subject is who visits; None elsewhere."""
    if verb.tag_ != "VB" or verb.dep_ not in ("relcl", "acl") or verb.head.dep_ != "attr":
        return None
    above = verb.head.head
    ordinal = any(t.lower_ in ("first", "second", "last", "only") for t in verb.head.lefts)
    return above if ordinal and above.lemma_ in ("become", "be") and grammar.aspect(above) is Aspect.ASSERTED else None


def _status_of_gerund(verb: Token) -> ContactStatus | None:
    """ "the possibility of visiting", "looked forward to meeting", "committed to meeting again"."""
    if grammar.is_negated(verb):
        return None
    above = verb.head.head
    if verb.head.lower_ == "to" and above.lemma_ in ("look", "commit"):
        return ContactStatus.ANNOUNCED
    if verb.head.lower_ == "on":  # "plans on meeting", "insists on visiting"
        return ContactStatus.ANNOUNCED if contact_words().status.get(above.lemma_) == "announced" else None
    told = contact_words().preparing.get(above.lemma_.lower()) if verb.head.lower_ == "of" else None
    if told is not None:
        return None if told == "unreal" else ContactStatus(told)
    return ContactStatus.HELD


def marker(head: Token) -> tuple[ContactMode, Token] | None:
    """A word beside the trigger that settles the mode: "by telephone", "virtually", "on the margins of"."""
    markers = contact_words().markers
    near = [c for c in head.children if c.dep_ in ("compound", "amod", "advmod", "nmod", "npadvmod")]
    near += [t for p, t in grammar.obliques(head) if p in ("by", "via", "over", "on", "through", "in", "at")]
    near += [c for word in near for c in word.children if c.dep_ in ("compound", "amod")]
    if head.pos_ != "VERB":  # "a virtual leaders' meeting"
        near += [t for c in head.lefts if c.dep_ in ("poss", "compound", "nmod") for t in c.lefts if t.dep_ == "amod"]
    if head.i + 1 < head.sent.end:  # "will meet virtually with": the adverb may hang on "with"
        near += [t for t in [head.nbor()] if t.pos_ == "ADV"]
    if head.pos_ == "VERB":  # "hosted him for a virtual meeting"
        meetings = [t for p, t in grammar.obliques(head) if p == "for" and t.lemma_.lower() in contact_words().nouns]
        near += [c for t in meetings for c in t.children if c.dep_ in ("compound", "amod")]
    for token in near:
        mode = markers.get(token.lower_) or markers.get(token.lemma_.lower())
        if mode:
            return ContactMode(mode), token
    return None


def mode(trigger: Token, base: ContactMode, governor: Token | None = None) -> tuple[ContactMode, int, int]:
    """The mode, and first and last token of the words that tell it."""
    for head in (trigger, governor):
        found = marker(head) if head is not None else None
        if found is None:
            continue
        told, word = found
        if abs(word.i - trigger.i) <= 3:
            return told, min(word.i, trigger.i), max(word.i, trigger.i)
        return told, trigger.i, trigger.i
    if base is ContactMode.MEETING and any(_at_a_gathering(head) for head in (trigger, governor) if head is not None):
        return ContactMode.SIDELINE, trigger.i, trigger.i
    return base, trigger.i, trigger.i


def _at_a_gathering(head: Token) -> bool:
    """ "met during the summit of the bloc", "met in a bilateral meeting during the summit": on its margins."""
    held_in = [t for p, t in grammar.obliques(head) if p == "in" and t.lemma_.lower() in contact_words().nouns]
    gatherings = contact_words().gatherings
    return any(
        p == "during" and t.lemma_.lower() in gatherings for one in (head, *held_in) for p, t in grammar.obliques(one)
    )


def place(page: Page, head: Token) -> tuple[int, int] | None:
    """First and last token of the place behind a trigger ("in Tokyo, Japan")."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _PLACE_PREPOSITIONS:
            for governed in grammar.prepositional_objects(child):
                if governed.ent_type_ in _PLACE_ENTITIES:
                    return _place_words(page, governed)
    return None


def _place_words(page: Page, head: Token) -> tuple[int, int]:
    """The place with the country behind it: "Tokyo, Japan"."""
    first, last = grammar.phrase(head)
    doc = page.parsed.doc
    behind = last.i + 2
    if (
        behind < len(doc)
        and doc[last.i + 1].text == ","
        and doc[behind].ent_type_ == "GPE"
        and doc[behind].head in (head, last)
    ):
        return first.i, behind
    return first.i, last.i


def duration(head: Token) -> tuple[int, int] | None:
    """ "two-hour", "for 90 minutes": an entity of time beside the trigger that measures rather than dates."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "for":
            for governed in grammar.prepositional_objects(child):
                if governed.lemma_ in ("hour", "minute", "day"):
                    first, last = grammar.phrase(governed)
                    return first.i, last.i
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod") and child.lemma_ in ("hour", "minute", "day"):
            first = child.left_edge
            return (first.i, child.i) if first.i < child.i else None
    return None
