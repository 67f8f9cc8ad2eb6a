"""Nouns that tell a contact: "talks", "a video meeting", "Biden's call with", "the visit of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.attendance import attending
from tieline.coders.contacts.candidate import Candidate, each_once, identities
from tieline.coders.contacts.circumstances import duration, mode, place, when
from tieline.coders.contacts.letters import each_letter
from tieline.coders.contacts.noun_status import noun_status
from tieline.coders.contacts.rows import behind, in_rows
from tieline.coders.contacts.visits import each_to, noun_destinations
from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.contact import ContactMode

_PARTY_PREPOSITIONS = frozenset({"with", "between", "among", "to", "by", "of"})
_POSTING = frozenset({"send", "receive", "exchange", "address", "convey", "extend", "forward"})
_NOUN_SUPPORT = frozenset({"in", "during", "at", "after", "following", "before", "for", "on", "via", "by", "over"})
_SIDED = frozenset({"bilateral", "mutual", "joint"})
_LOOSE = frozenset({"for", "on", "by"})
# Prepositions under which the verb's own day is the contact's: "during the talks on Monday they agreed".
_SAME_TIME = frozenset({"in", "during", "at", "over", "via", "by", "on"})


def from_noun(page: Page, noun: Token, group: str) -> Iterator[Candidate]:
    """What a noun of the contact words tells; nothing where it tells no contact, or one denied or only wished for."""
    governor, light = _governor(noun)
    status = noun_status(noun, governor, light=light)
    holder = governor if light else None
    if status is None:
        return
    own = _own(page, noun, group)
    if not _is_contact_noun(noun, governor, holder, group, own):
        return
    parties = _parties(page, noun, governor, own, light=light, group=group)
    parties = _without_adjectives(page, parties)
    words = contact_words()
    if noun.lemma_.lower() in words.gatherings and len(identities(parties if light else own)) < 2:
        return  # a named summit of many is where contacts take place, not one of them
    with_somebody = group == "visit" and any(p == "with" for p, _ in grammar.obliques(noun))  # "in her visit with him"
    told, first, last = mode(noun, ContactMode.MEETING if with_somebody else ContactMode(group), holder)
    pointing = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children)
    earlier = any(c.lemma_.lower() in words.behind for c in noun.children if c.dep_ == "amod")
    day = when(page, noun)
    day = day or next((d for c in _dated(noun) if (d := when(page, c))), None)
    if day is None and governor is not None and (light or noun.head.lower_ in _SAME_TIME):
        day = when(page, governor, of_act=not light)
    anchor = holder or noun
    where, length = place(page, noun) or place(page, anchor), duration(noun) or duration(anchor)
    candidate = Candidate(
        noun, first, last, told, status, each_once(parties), _host(page, holder),
        day, where, length, pointing, earlier,
    )  # fmt: skip
    yield from _spelt_out(page, candidate, governor, holder, group)


def _spelt_out(
    page: Page, candidate: Candidate, governor: Token | None, holder: Token | None, group: str
) -> Iterator[Candidate]:
    """A visit for each destination, a letter for each recipient, and those who attend a meeting told before."""
    noun, parties = candidate.trigger, list(candidate.parties)
    if group == "letter":
        addressed = _addressed(page, noun, holder)
        senders = [m for m in parties if m not in addressed]
        if senders or holder is None:
            yield from each_letter(candidate, senders, addressed)
    elif candidate.mode is ContactMode.VISIT:
        hosts = noun_destinations(page, noun, governor)
        yield from each_to(candidate, parties, hosts) if hosts else [candidate]
    else:
        joined = attending(page, noun, governor) if candidate.definite and len(identities(parties)) < 3 else ()
        yield replace(candidate, parties=joined, attends=True) if joined else candidate


def _dated(noun: Token) -> list[Token]:
    """Clauses of the noun that date it: "the visit scheduled for June", "talks to be held on Friday"."""
    return [
        c
        for c in noun.children
        if c.dep_ in ("acl", "relcl")
        and (c.lemma_ in contact_words().status or c.lemma_ in contact_words().light or c.lemma_ == "take")
    ]


def _own(page: Page, noun: Token, group: str) -> list[Mention]:
    """Those the noun names itself: "talks between A and B", "A's call with B"."""
    prepositions = _PARTY_PREPOSITIONS | {"from"} if group in ("letter", "phone") else _PARTY_PREPOSITIONS
    found = page.cast.of(t for p, t in grammar.obliques(noun) if p in prepositions)
    found += page.cast.of(_before(noun))
    for preposition, head in grammar.obliques(noun):  # "a meeting of the Franco-German council"
        if preposition == "of" and page.cast.at(head) is None:
            found += page.cast.of(t for t in _before(head) if t.dep_ != "poss")
    found += _remarks_by(page, noun)
    if not found and group != "visit":
        found = behind(page, noun.i, ("with", "between"))
    return in_rows(page, found, noun)


def _before(noun: Token) -> list[Token]:
    """Owners and modifiers of a noun: "A's", "U.S.-EU"."""
    near = [c for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
    return near + [t for c in near if c.dep_ != "poss" for t in c.children if t.dep_ in ("compound", "nmod", "amod")]


def _remarks_by(page: Page, noun: Token) -> list[Mention]:
    """ "Remarks by A and B before bilateral meeting": a headline's speakers are the parties."""
    head = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ != "on" else noun
    if head.lemma_.lower() not in contact_words().utterances:
        return []
    return in_rows(page, page.cast.of(t for p, t in grammar.obliques(head) if p == "by"), noun)


def _without_adjectives(page: Page, parties: list[Mention]) -> list[Mention]:
    """ "bilateral meetings with A": the sides an adjective tells count only where nobody else is named."""
    named = [m for m in parties if page.parsed.doc[m.head].lower_ not in _SIDED]
    return named if len(identities(named)) > 1 else parties


def _is_contact_noun(noun: Token, governor: Token | None, holder: Token | None, group: str, own: list[Mention]) -> bool:
    if group == "letter":
        to_somebody = holder is None and governor is None and noun.dep_ == "ROOT"
        return to_somebody or (holder is not None and holder.lemma_ in _POSTING)
    # "continue close consultation between their teams" is no contact; "Consultations between A and B were held" is.
    vague = noun.lemma_.lower() in contact_words().vague
    named = len(identities(own)) > 1
    return governor is not None or not vague or noun.dep_ in ("ROOT", "nsubj", "nsubjpass") or named


def _parties(
    page: Page, noun: Token, governor: Token | None, own: list[Mention], *, light: bool, group: str
) -> list[Mention]:
    """Those the noun names itself, and those of the verb that holds it or whose subject took part."""
    if governor is None or not (light or len(identities(own)) < 2):
        return own
    lead = page.cast.of(grammar.agents(governor) if grammar.is_passive(governor) else grammar.subjects(governor))
    lead = in_rows(page, lead, governor)
    if not light:
        on_visit = group == "visit" and noun.head.lower_ in ("on", "for")  # "is in Moscow on a working visit"
        return lead + own if own or on_visit or len(identities(lead)) > 1 else own
    others = page.cast.of(t for p, t in grammar.obliques(governor) if p in ("with", "to", "for", "between"))
    return (
        lead + own + in_rows(page, others, governor) + page.cast.of(t for t in grammar.objects(governor) if t != noun)
    )


def _addressed(page: Page, noun: Token, holder: Token | None) -> list[Mention]:
    """Those a letter goes to."""
    heads = [head for head in (noun, holder) if head is not None]
    found = page.cast.of(t for head in heads for p, t in grammar.obliques(head) if p == "to")
    return in_rows(page, found or behind(page, noun.i, ("to",)), noun)


def _host(page: Page, holder: Token | None) -> Mention | None:
    """Who hosts the meeting."""
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
        if head.lower_ in _LOOSE and verb.pos_ not in ("VERB", "AUX"):
            return None, False  # "support for the talks": whoever supports them does not take part
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        return (verb, False) if verb.pos_ in ("VERB", "AUX") else (None, False)
    return None, False
