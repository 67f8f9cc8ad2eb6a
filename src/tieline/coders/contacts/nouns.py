"""Nouns that tell a contact: "talks", "a video meeting", "Biden's call with", "the visit of"."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import Candidate, each_once, identities
from tieline.coders.contacts.circumstances import duration, mode, place, verb_status, when
from tieline.coders.lexicon import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.contact import ContactMode, ContactStatus

_PARTY_PREPOSITIONS = frozenset({"with", "between", "among", "to", "by", "of"})
_POSTING = frozenset({"send", "receive", "exchange", "address"})
_NOUN_SUPPORT = frozenset({"in", "during", "at", "after", "following", "before", "for", "on", "via", "by", "over"})
# Prepositions under which the verb's own day is the contact's: "during the talks on Monday they agreed".
_SAME_TIME = frozenset({"in", "during", "at", "over", "via", "by", "on"})


def from_noun(page: Page, noun: Token, group: str) -> Candidate | None:
    """What a noun of the contact words tells; None where it tells no contact, or one denied or only wished for."""
    governor, light = _governor(noun)
    status = _noun_status(noun, governor, light)
    holder = governor if light else None
    if status is None or not _is_contact_noun(noun, governor, holder, group):
        return None
    prepositions = _PARTY_PREPOSITIONS | {"from"} if group in ("letter", "phone") else _PARTY_PREPOSITIONS
    own = page.cast.of(t for p, t in grammar.obliques(noun) if p in prepositions)
    own += page.cast.of(c for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "amod"))
    parties = _parties(page, noun, governor, own, light=light)
    if group == "letter" and holder is not None and identities(parties) <= _addressed(page, noun, holder):
        return None  # "in sending a message to A and B": whoever sends it, it is not one of them
    host = _host(page, noun, holder, group)
    if group == "visit" and host is not None:
        parties = [*parties, host]
    words = contact_words()
    if noun.lemma_.lower() in words.gatherings and len(identities(parties if light else own)) < 2:
        return None  # a named summit of many is where contacts take place, not one of them
    with_somebody = group == "visit" and any(p == "with" for p, _ in grammar.obliques(noun))  # "in her visit with him"
    told, first, last = mode(noun, ContactMode.MEETING if with_somebody else ContactMode(group), holder)
    pointing = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children)
    behind = any(c.lemma_.lower() in words.behind for c in noun.children if c.dep_ == "amod")
    day = when(page, noun)
    if day is None and governor is not None and (light or noun.head.lower_ in _SAME_TIME):
        day = when(page, governor, of_act=not light)
    anchor = holder or noun
    where, length = place(page, noun) or place(page, anchor), duration(noun) or duration(anchor)
    definite = pointing and len(identities(own)) < 2
    return Candidate(noun, first, last, told, status, each_once(parties), host, day, where, length, definite, behind)


def _is_contact_noun(noun: Token, governor: Token | None, holder: Token | None, group: str) -> bool:
    if group == "letter":
        return holder is not None and holder.lemma_ in _POSTING
    # "continue close consultation between their teams" is no contact; "Consultations between A and B were held" is.
    vague = noun.lemma_.lower() in contact_words().vague
    return governor is not None or not vague or noun.dep_ in ("ROOT", "nsubj", "nsubjpass")


def _parties(page: Page, noun: Token, governor: Token | None, own: list[Mention], *, light: bool) -> list[Mention]:
    """Those the noun names itself, and those of the verb that holds it or whose subject took part."""
    if governor is None or not (light or len(identities(own)) < 2):
        return own
    lead = page.cast.of(grammar.agents(governor) if grammar.is_passive(governor) else grammar.subjects(governor))
    if not light:
        return lead + own if own or len(identities(lead)) > 1 else own
    others = page.cast.of(t for p, t in grammar.obliques(governor) if p in ("with", "to", "for", "between"))
    return lead + own + others + page.cast.of(t for t in grammar.objects(governor) if t != noun)


def _addressed(page: Page, noun: Token, holder: Token) -> set[tuple[str, str | None]]:
    """Those a letter goes to."""
    return identities(page.cast.of(t for head in (noun, holder) for p, t in grammar.obliques(head) if p == "to"))


def _host(page: Page, noun: Token, holder: Token | None, group: str) -> Mention | None:
    """Whom a visit goes to, or who hosts the meeting."""
    if group == "visit":
        return next(iter(page.cast.of(t for p, t in grammar.obliques(noun) if p in ("to", "in"))), None)
    if holder is not None and holder.lemma_ == "host":
        return next(iter(page.cast.of(grammar.subjects(holder))), None)
    return None


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
    fixed = [words.status[c.lemma_] for c in noun.children if c.dep_ == "acl" and c.lemma_ in words.status]
    if fixed:  # "the summit scheduled for December"
        return None if fixed[0] == "unreal" else ContactStatus(fixed[0])
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in words.preparing:
        return ContactStatus.ANNOUNCED
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
    return verb_status(governor)
