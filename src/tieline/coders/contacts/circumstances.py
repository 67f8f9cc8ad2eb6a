"""What stands around a contact's trigger: its mode, status, day, place and duration."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.language.time.expression import TimeExpression
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.event import Aspect
from tieline.records.when import Precision, day_of

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "aboard"})
# "met for talks on Monday", "will meet at the summit in June": what these govern is the same contact or its day.
_SAME = frozenset({"for", "at", "during"})
_HELD_ON = frozenset({"PART", "AUX", "VERB", "ADP"})
_NEAR = 5  # tokens between a noun and the day of "to be held on"
_BEFOREHAND = frozenset({"ahead", "before", "prior", "advance", "eve"})
_DOERS = frozenset({"nsubj", "nsubjpass"})
_PLACE_ENTITIES = frozenset({"GPE", "FAC", "LOC"})


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
        if not _dates_a_clause_below(page, t, head) and not _in_brackets(page, t) and not _dates_what_follows(page, t, head)
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
    """A time that opens the sentence dates all its acts: "Tomorrow A will chair the session, and he will also meet B"."""
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
    """ "their conversation last week", "the summit to be held on May 5"."""
    distance = time.first - noun.i - 1
    if not 0 <= distance <= _NEAR:
        return False
    between = page.parsed.doc[noun.i + 1 : time.first]
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
    return any(t.pos_ == "VERB" and t.dep_ == "relcl" and not tells_when(t) for t in between if t != noun)


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
