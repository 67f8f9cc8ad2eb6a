"""Words that tell a contact, one by one: what each trigger says of parties, mode, status, time and place.

In: a page. Out: candidates in text order; `groups` joins those that tell one contact. A trigger is a verb
("met with", "received", "spoke by telephone") or a noun ("talks", "a video meeting", "Biden's call with").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.lexicon import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.language.time.expression import TimeExpression
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.event import Aspect

_PARTY_PREPOSITIONS = frozenset({"with", "between", "among", "to", "by", "of"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "aboard"})
_PLACE_ENTITIES = frozenset({"GPE", "FAC", "LOC"})
_POSTING = frozenset({"send", "receive", "exchange", "address"})
_NOUN_SUPPORT = frozenset({"in", "during", "at", "after", "following", "before", "for", "on", "via", "by", "over"})


@dataclass(frozen=True)
class Candidate:
    """One trigger of a contact.

    trigger: the token; first, last: token positions of the words that tell the mode. parties: mentions of those who
    take part, as far as this trigger names them. definite: "the meeting", which points back to one already told.
    """

    trigger: Token
    first: int
    last: int
    mode: ContactMode
    status: ContactStatus
    parties: tuple[Mention, ...]
    host: Mention | None = None
    when: TimeExpression | None = None
    place: tuple[int, int] | None = None
    duration: tuple[int, int] | None = None
    definite: bool = False
    behind: bool = False


def find_candidates(page: Page, speech: tuple[tuple[int, int], ...] = ()) -> Iterator[Candidate]:
    """All contact triggers of a page, in text order, without the unreal (proposed, refused, denied).

    speech: stored offsets of direct speech. In it "our meeting" and "when we met" lean on who speaks to whom, so a
    trigger there counts only if it names both sides itself.
    """
    for candidate in _candidates(page):
        start = page.parsed.starts[candidate.trigger.i]
        if len(_sides(list(candidate.parties))) > 1 or not any(s <= start < e for s, e in speech):
            yield candidate


def _candidates(page: Page) -> Iterator[Candidate]:
    words = contact_words()
    for token in page.parsed.doc:
        if page.cast.at(token) is not None or _is_purpose_of_contact(token):
            continue
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") and lemma in words.verbs:
            candidate = _from_verb(page, token, words.verbs[lemma])
        elif token.pos_ in ("NOUN", "PROPN") and lemma in words.nouns:
            candidate = _from_noun(page, token, words.nouns[lemma])
        else:
            continue
        if candidate is not None:
            yield candidate


def _is_purpose_of_contact(token: Token) -> bool:
    """ "met to continue the consultations": what the parties met for is no second contact."""
    verb = token if token.pos_ == "VERB" else token.head
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    purpose = verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB" and "to" in grammar.auxiliaries(verb)
    return purpose and contact_words().verbs.get(verb.head.lemma_) in ("meeting", "phone")


def _from_verb(page: Page, verb: Token, group: str) -> Candidate | None:
    status = _verb_status(verb)
    if status is None or not _is_contact_verb(verb):
        return None
    doers = page.cast.of(grammar.agents(verb) if grammar.is_passive(verb) else grammar.subjects(verb))
    others = page.cast.of(grammar.patients(verb) if grammar.is_passive(verb) else grammar.objects(verb))
    prepositions = ("with", "to") if group in ("phone", "meeting", "letter") else ("with",)
    others += page.cast.of(t for p, t in grammar.obliques(verb) if p in prepositions)
    # "spoke by telephone with X": the parse may hang "with" on the telephone.
    others += page.cast.of(t for _, means in grammar.obliques(verb) for p, t in grammar.obliques(means) if p == "with")
    if group in ("phone", "letter") and not others:
        return None
    host = (doers[0] if doers else None) if group == "host" else None
    if group == "visit":
        host = _visited(page, verb)
        others = [host] if host else others
    mode, first, last = _mode(verb, _base_mode(group))
    return Candidate(
        verb, first, last, mode, status, tuple(_each_once(doers + others)), host,
        _when(page, verb), _place(page, verb), _duration(verb),
    )  # fmt: skip


def _is_contact_verb(verb: Token) -> bool:
    """Leaves out "call for", "call him a liar", "speak out", "meet the needs of"."""
    lemma = verb.lemma_
    if lemma == "call":
        return not any(
            c.dep_ in ("ccomp", "xcomp", "oprd") or c.lower_ in ("for", "on", "upon", "off") for c in verb.children
        )
    if lemma == "speak":
        return any(p in ("with", "to") for p, _ in grammar.obliques(verb)) or _marker(verb) is not None
    return not any(c.dep_ == "prt" for c in verb.children)


def _visited(page: Page, verb: Token) -> Mention | None:
    """The state a visitor goes to: the object of "visit", or the place after "to" or "in"."""
    goals = grammar.objects(verb) if verb.lemma_ in ("visit", "tour") else []
    goals += [t for p, t in grammar.obliques(verb) if p in ("to", "in")]
    return next(iter(page.cast.of(goals)), None)


def _base_mode(group: str) -> ContactMode:
    return ContactMode.MEETING if group == "host" else ContactMode(group)


def _from_noun(page: Page, noun: Token, group: str) -> Candidate | None:
    words = contact_words()
    governor, light = _governor(noun)
    status = _noun_status(noun, governor, light)
    if status is None:
        return None
    own = page.cast.of(t for p, t in grammar.obliques(noun) if p in _PARTY_PREPOSITIONS)
    own += page.cast.of(c for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "amod"))
    parties, host = own, None
    if governor is not None and (light or len(_sides(own)) < 2):
        lead = page.cast.of(grammar.agents(governor) if grammar.is_passive(governor) else grammar.subjects(governor))
        if light or own or len(_sides(lead)) > 1:
            parties = lead + own
        if light:
            parties += page.cast.of(t for p, t in grammar.obliques(governor) if p in ("with", "to", "for", "between"))
            parties += page.cast.of(t for t in grammar.objects(governor) if t != noun)
            host = lead[0] if lead and governor.lemma_ == "host" else None
    if group == "visit":
        host = next(iter(page.cast.of(t for p, t in grammar.obliques(noun) if p in ("to", "in"))), None)
        parties = [*parties, host] if host else parties
    if group == "letter" and not (
        light and governor is not None and governor.lemma_ in ("send", "receive", "exchange", "address")
    ):
        return None
    if noun.lemma_.lower() in words.gatherings and len(_sides(parties if light else own)) < 2:
        return None  # a named summit of many is where contacts take place, not one of them
    mode, first, last = _mode(noun, ContactMode(group), governor if light else None)
    definite = (
        any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children) and len(_sides(own)) < 2
    )
    anchor = governor if light and governor is not None else noun
    return Candidate(
        noun, first, last, mode, status, tuple(_each_once(parties)), host,
        _when(page, noun) or (_when(page, governor) if governor is not None else None),
        _place(page, noun) or _place(page, anchor), _duration(noun) or _duration(anchor), definite,
        any(c.lemma_.lower() in words.behind for c in noun.children if c.dep_ == "amod"),
    )  # fmt: skip


def _governor(noun: Token) -> tuple[Token | None, bool]:
    """The verb a contact noun hangs on, and whether that verb merely holds the noun ("held talks")."""
    words = contact_words()
    head = noun.head
    if noun.dep_ == "acl" or noun.head == noun:
        holders = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in words.light]
        return (holders[0], True) if holders else (None, False)
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass", "conj", "attr") and head.pos_ in ("VERB", "AUX"):
        light = head.lemma_ in words.light or head.lemma_ in words.status or head.lemma_ in ("take", "be")
        return head, light and noun.dep_ != "conj"
    if noun.dep_ == "pobj" and head.lower_ in _NOUN_SUPPORT:
        verb = head.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        return (verb, False) if verb.pos_ in ("VERB", "AUX") else (None, False)
    return None, False


def _noun_status(noun: Token, governor: Token | None, light: bool) -> ContactStatus | None:
    words = contact_words()
    if any(c.lemma_.lower() in words.ahead for c in noun.children if c.dep_ == "amod"):
        return ContactStatus.ANNOUNCED
    if any(c.lower_ == "no" for c in noun.children):
        return None
    if governor is None or not light:
        return ContactStatus.HELD
    group = words.status.get(governor.lemma_)
    if group == "unreal":
        return None
    if group is not None:
        return ContactStatus(group)
    return _verb_status(governor)


def _verb_status(verb: Token) -> ContactStatus | None:
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


def _marker(head: Token) -> tuple[ContactMode, Token] | None:
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


def _mode(trigger: Token, base: ContactMode, governor: Token | None = None) -> tuple[ContactMode, int, int]:
    """The mode, and first and last token of the words that tell it."""
    for head in (trigger, governor):
        found = _marker(head) if head is not None else None
        if found is None:
            continue
        mode, marker = found
        if abs(marker.i - trigger.i) <= 3:
            return mode, min(marker.i, trigger.i), max(marker.i, trigger.i)
        return mode, trigger.i, trigger.i
    return base, trigger.i, trigger.i


def _when(page: Page, head: Token) -> TimeExpression | None:
    """The day the trigger's own words give; the finest first."""
    found = page.times_of(head)
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


def _place(page: Page, head: Token) -> tuple[int, int] | None:
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


def _duration(head: Token) -> tuple[int, int] | None:
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


def _sides(mentions: list[Mention]) -> set[tuple[str, str | None]]:
    return {actor.identity for mention in mentions for actor in mention.actors}


def _each_once(mentions: list[Mention]) -> list[Mention]:
    return list({mention.first: mention for mention in mentions}.values())
