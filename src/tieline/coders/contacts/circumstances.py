"""What stands around a contact's trigger: its mode, status, day, place and duration."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.lexicon import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.language.time.expression import TimeExpression
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.event import Aspect
from tieline.records.when import Precision

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "aboard"})
_PLACE_ENTITIES = frozenset({"GPE", "FAC", "LOC"})


def verb_status(verb: Token) -> ContactStatus | None:
    """Held, announced, cancelled or invited; None where the contact is denied, or only proposed or wished for."""
    words = contact_words()
    governor = verb.head if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and verb.tag_ == "VB" else None
    if grammar.is_negated(verb):
        return None
    if governor is not None:
        group = words.status.get(governor.lemma_.lower())
        if group == "unreal" or grammar.is_negated(governor):
            return None
        if group is not None:
            return ContactStatus(group)
        if governor.lemma_ in ("agree", "pledge", "promise", "be", "will", "confirm", "say"):
            return ContactStatus.ANNOUNCED
    aspect = grammar.aspect(verb)
    if aspect is Aspect.HYPOTHETICAL:
        return None
    to_come = verb.tag_ == "VB" and "to" in grammar.auxiliaries(verb) and governor is None
    return ContactStatus.ANNOUNCED if aspect is Aspect.FUTURE or to_come else ContactStatus.HELD


def marker(head: Token) -> tuple[ContactMode, Token] | None:
    """A word beside the trigger that settles the mode: "by telephone", "virtually", "on the margins of"."""
    markers = contact_words().markers
    near = [c for c in head.children if c.dep_ in ("compound", "amod", "advmod", "nmod", "npadvmod")]
    near += [t for p, t in grammar.obliques(head) if p in ("by", "via", "over", "on", "through", "in", "at")]
    near += [c for word in near for c in word.children if c.dep_ in ("compound", "amod")]
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
    return base, trigger.i, trigger.i


def when(page: Page, head: Token, *, of_act: bool = False) -> TimeExpression | None:
    """The day the trigger's own words give; the finest first.

    of_act: only a day that dates the verb itself. In "during the conversation he shared his plans for the summit at the
    end of June" the verb is not the trigger, and what else its clause dates is not the conversation's day.
    """
    times = page.times_of_act(head) if of_act else page.times_of(head)
    # "for the 37th time since 2013" counts meetings; it does not date this one.
    found = [t for t in times if t.when is None or not t.when.rule.startswith("since")]
    if of_act:
        found = [t for t in found if t.when is not None and t.when.precision in (Precision.DAY, Precision.MINUTE)]
    if head.pos_ in ("VERB", "AUX"):
        found = [t for t in found if not _inside_other_contact(page, t, head)]
    resolved = [(t.when.length, t.first, t) for t in found if t.when is not None]
    return min(resolved)[2] if resolved else next(iter(found), None)


def _inside_other_contact(page: Page, time: TimeExpression, verb: Token) -> bool:
    """ "discussed the results of the meeting held on May 3": that day is the other meeting's."""
    nouns = contact_words().nouns
    return any(
        ancestor.lemma_.lower() in nouns and verb.is_ancestor(ancestor) and ancestor.dep_ == "pobj"
        for ancestor in page.parsed.doc[time.first].ancestors
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
