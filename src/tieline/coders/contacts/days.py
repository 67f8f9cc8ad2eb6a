"""The day a contact's trigger gives, and the days near it that are another thing's."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.language.time.expression import TimeExpression
from tieline.records.when import Precision, day_of

# "met for talks on Monday", "will meet at the summit in June": what these govern is the same contact or its day.
_SAME = frozenset({"for", "at", "during"})
_HELD_ON = frozenset({"PART", "AUX", "VERB", "ADP"})
_NEAR = 5  # tokens between a noun and the day of "to be held on"
_LONG = 15  # the same where the parties stand between them: "the meeting between A and B in C last week"
_BEFOREHAND = frozenset({"ahead", "before", "prior", "advance", "eve"})
_DOERS = frozenset({"nsubj", "nsubjpass"})


def when(page: Page, head: Token, *, of_act: bool = False) -> TimeExpression | None:
    """The day the trigger's own words give; the finest first.

    of_act: only a day that dates the verb itself. In "during the conversation he shared his plans for the summit at the
    end of June" the verb is not the trigger, and what else its clause dates is not the conversation's day.
    """
    times = page.times_of_act(head) if of_act else page.times_of(head)
    if head.pos_ in ("NOUN", "PROPN"):
        times += [t for t in page.times if t not in times and _follows(page, t, head)]
    if head.lemma_ == "be":  # "the visit is the event of the year"
        said = {t.i for c in head.children if c.dep_ in ("attr", "acomp") for t in c.subtree}
        times = [t for t in times if t.first not in said]
    times = [
        t
        for t in times
        if not _dates_a_clause_below(page, t, head)
        and not _in_brackets(page, t)
        and not _dates_what_follows(page, t, head)
    ]
    # "for the 37th time since 2013" counts meetings; it does not date this one.
    found = [t for t in times if t.when is None or not t.when.rule.startswith("since")]
    if of_act:
        found = [t for t in found if t.when is not None and t.when.precision in (Precision.DAY, Precision.MINUTE)]
    act = head.head if head.dep_ == "dobj" else head
    if grammar.is_past(act) and not {"to", "will"} & set(grammar.auxiliaries(act)):
        found = [t for t in found if not _lies_ahead(page, t)]
    if head.pos_ in ("VERB", "AUX"):
        found = [t for t in found if not _inside_other_contact(page, t, head)]
    if not found and head.pos_ == "VERB":
        found = _fronted(page, head)
    resolved = [(t.when.length, t.first, t) for t in found if t.when is not None]
    return min(resolved)[2] if resolved else next(iter(found), None)


def _fronted(page: Page, verb: Token) -> list[TimeExpression]:
    """A time that opens the sentence dates all its acts: "Tomorrow A chairs the session, and he will also meet B"."""
    above = verb.head
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), above)
    elif verb.dep_ != "conj" or above.pos_ not in ("VERB", "AUX"):
        return []
    between = [t for t in page.times if above.i < t.first < verb.i]
    if between:  # "and on June 9, B met C": its own, wherever the parse hangs it
        onset = min([c.left_edge.i for c in verb.children if c.dep_ in _DOERS], default=verb.i)
        return [t for t in between if onset - 2 <= t.last < onset]
    doers = [c.left_edge.i for c in above.children if c.dep_ in _DOERS]
    return [t for t in page.times_of(above) if doers and t.last < min(doers)]


def when_of_journey(page: Page, act: Token | None) -> TimeExpression | None:
    """The day of the journey made for a contact: "will travel to Madrid on June 28 to attend the summit"."""
    if act is None or act.dep_ not in ("advcl", "xcomp") or act.tag_ != "VB" or "to" not in grammar.auxiliaries(act):
        return None
    journey = contact_words().verbs.get(act.head.lemma_) in ("visit", "movement")
    return when(page, act.head) if journey else None


def _follows(page: Page, time: TimeExpression, noun: Token) -> bool:
    """ "their conversation last week", "the summit to be held on May 5", "the meeting of A with B last week"."""
    distance = time.first - noun.i - 1
    if distance < 0 or time.first >= noun.sent.end:
        return False
    between = page.parsed.doc[noun.i + 1 : time.first]
    if distance and between[0].lower_ in ("between", "with") and distance <= _LONG:
        return not any(t.pos_ in ("VERB", "AUX") or t.text in (",", ";", ":") for t in between)
    if distance > _NEAR:
        return False
    return not distance or (between[0].lower_ == "to" and all(t.pos_ in _HELD_ON for t in between))


def _in_brackets(page: Page, time: TimeExpression) -> bool:
    """ "the former president (1999-2004)": years of an office."""
    return time.first > 0 and page.parsed.doc[time.first - 1].text == "("


def _dates_a_clause_below(page: Page, time: TimeExpression, noun: Token) -> bool:
    """ "talks with A, who arrived the day before": that day is the arrival's."""
    between = []
    token = page.parsed.doc[time.first]
    while token != noun and token.head != token:
        token = token.head
        between.append(token)
    below = ("relcl", "acl")
    return any(t.pos_ == "VERB" and t.dep_ in below and not tells_when(t) for t in between if t != noun)


def _dates_what_follows(page: Page, time: TimeExpression, head: Token) -> bool:
    """ "a visit ahead of the May 7 vote", "talks before the summit on Friday": that day is the vote's."""
    token = page.parsed.doc[time.first]
    while token != head and token.head != token:
        beside = token.dep_ == "pobj" and not time.first <= token.i <= time.last
        if beside and token.pos_ in ("NOUN", "PROPN") and _BEFOREHAND & {token.head.lower_, token.head.head.lower_}:
            return True
        token = token.head
    return False


def tells_when(verb: Token) -> bool:
    """Whether a clause says when its contact is: "scheduled for June", "to be held on Friday", "taking place today"."""
    words = contact_words()
    return verb.lemma_ in words.status or verb.lemma_ in words.light or verb.lemma_ in ("take", "happen", "occur")


def _lies_ahead(page: Page, time: TimeExpression) -> bool:
    """What took place is not dated by a day still to come ("agreed to meet in May")."""
    published = page.parsed.document.published
    return time.when is not None and published is not None and day_of(time.when.start) > day_of(published)


def _inside_other_contact(page: Page, time: TimeExpression, verb: Token) -> bool:
    """ "discussed the results of the meeting held on May 3": that day is the other meeting's."""
    nouns = contact_words().nouns
    return any(
        ancestor.lemma_.lower() in nouns
        and verb.is_ancestor(ancestor)
        and ancestor.dep_ == "pobj"
        and ancestor.head.lower_ not in _SAME
        for ancestor in page.parsed.doc[time.first].ancestors
    )
