"""Nouns that tell a contact: "talks", "a video meeting", "Biden's call with", "the visit of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.attendance import attending
from tieline.coders.contacts.candidate import Candidate, each_once, identities
from tieline.coders.contacts.circumstances import duration, mode, place
from tieline.coders.contacts.days import tells_when, when, when_of_journey
from tieline.coders.contacts.delegates import is_assembly
from tieline.coders.contacts.each import each_of
from tieline.coders.contacts.noun_parties import addressed, all_parties, goes_to, governor_of, met, own_parties
from tieline.coders.contacts.noun_status import noun_status
from tieline.coders.contacts.visits import each_to, noun_destinations
from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.contact import ContactMode
from tieline.records.when import When, day_of

_POSTING = frozenset({"send", "receive", "exchange", "address", "convey", "extend", "forward", "offer", "express"})
# Prepositions under which the verb's own day is the contact's: "during the talks on Monday they agreed".
_SAME_TIME = frozenset({"in", "during", "at", "over", "via", "by", "on"})


def from_noun(page: Page, noun: Token, group: str) -> Iterator[Candidate]:
    """What a noun of the contact words tells; nothing where it tells no contact, or one denied or only wished for."""
    governor, light = governor_of(noun)
    status = noun_status(noun, governor, light=light)
    holder = governor if light else None
    if status is None or _is_occasion(noun) or _is_other_call(noun):
        return
    own = own_parties(page, noun, group)
    if not _is_contact_noun(noun, governor, holder, group, own):
        return
    parties = all_parties(page, noun, governor, own, light=light, group=group)
    words = contact_words()
    there = light or goes_to(governor)
    if _is_margin(noun):
        return
    if noun.lemma_.lower() in words.gatherings and not _is_several(parties if there else own):
        return  # a named summit of many is where contacts take place, not one of them
    with_somebody = group == "visit" and any(p == "with" for p, _ in grammar.obliques(noun))  # "in her visit with him"
    together = with_somebody or (noun.lemma_.lower() == "conversation" and not _is_call(noun))
    recalled = noun.dep_ == "pobj" and governor is not None and governor.dep_ in ("acl", "relcl")
    told, first, last = mode(noun, ContactMode.MEETING if together else ContactMode(group), holder)
    if told is ContactMode.VISIT and light and governor is not None and governor.lemma_ == "have":
        told = ContactMode.MEETING  # "you and I had a wonderful visit"
    pointing = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children)
    pointing = pointing and not (_is_another(noun) and not parties)
    earlier = any(c.lemma_.lower() in words.behind for c in noun.children if c.dep_ == "amod")
    day = when(page, noun)
    day = day or next((d for c in _dated(noun) if (d := when(page, c))), None)
    if day is None and governor is not None and (light or noun.head.lower_ in _SAME_TIME):
        day = when(page, governor, of_act=not light)
    if day is None and governor is not None and noun.head.lower_ == "for" and _is_journey(governor):
        day = when(page, governor)
    day = day or when_of_journey(page, governor)
    anchor = holder or noun
    where, length = place(page, noun) or place(page, anchor), duration(noun) or duration(anchor)
    # "the agreements reached during the talks on February 28": other talks than those reported
    earlier = earlier or (recalled and day is not None and day.when is not None and _is_past_day(page, day.when))
    candidate = Candidate(
        noun, first, last, told, status, each_once(parties), _host(page, holder),
        day, where, length, pointing, earlier, partial=_is_partial(page, noun, parties),
    )  # fmt: skip
    yield from _spelt_out(page, candidate, governor, holder, group, own)


def _spelt_out(
    page: Page, candidate: Candidate, governor: Token | None, holder: Token | None, group: str, own: list[Mention]
) -> Iterator[Candidate]:
    """A visit for each destination, a letter for each recipient, and those who attend a meeting told before."""
    noun, parties = candidate.trigger, list(candidate.parties)
    if group == "letter":
        recipients = addressed(page, noun, holder)
        senders = [m for m in parties if m not in recipients]
        if senders or holder is None:
            yield from each_of(candidate, senders, recipients)
    elif candidate.mode is ContactMode.VISIT:
        hosts = noun_destinations(page, noun, governor)
        yield from each_to(candidate, parties, hosts) if hosts else [candidate]
    elif noun.tag_ == "NNS" and noun.lemma_.lower() in contact_words().countable and (several := met(page, noun)):
        hosts = [m for m in parties if m not in several]
        yield from each_of(candidate, hosts, several)
    else:
        joined = attending(page, noun, governor, named=bool(own)) if candidate.definite else ()
        yield replace(candidate, parties=each_once([*own, *joined]), attends=True) if joined else candidate


def _is_journey(verb: Token) -> bool:
    return contact_words().verbs.get(verb.lemma_) == "visit"


def _is_margin(noun: Token) -> bool:
    """ "on the margins of the summit": where another contact takes place."""
    above = noun.head.head
    return noun.dep_ == "pobj" and contact_words().markers.get(above.lower_) == "sideline"


def _is_several(parties: list[Mention]) -> bool:
    return len(identities(parties)) > 1 or any(is_assembly(a) for m in parties for a in m.actors)


def _is_partial(page: Page, noun: Token, parties: list[Mention]) -> bool:
    them = met(page, noun)
    return bool(them) and {m.first for m in parties if m.actors} <= {m.first for m in them}


def _is_occasion(noun: Token) -> bool:
    """ "congratulated him on his inauguration": what the letter is about."""
    above = noun.head.head
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("on", "upon")
        and contact_words().verbs.get(above.lemma_) == "letter"
    )


def _is_other_call(noun: Token) -> bool:
    """ "a background press call": journalists are told something; nor is a "call for" an act one."""
    if noun.lemma_.lower() == "call" and any(c.lower_ == "for" for c in noun.children if c.dep_ == "prep"):
        return True
    beside = {t.lower_ for c in noun.lefts if c.dep_ in ("compound", "nmod", "amod") for t in c.subtree}
    return noun.lemma_.lower() in ("call", "teleconference") and bool(
        beside & {"press", "background", "briefing", "media"}
    )


def _is_past_day(page: Page, when: When) -> bool:
    published = page.parsed.document.published
    return published is not None and day_of(when.end) < day_of(published)


def _is_call(noun: Token) -> bool:
    """ "a conversation with A" is a call; "the conversation" is what was told before, "conversations" are talks.

    "A one-on-one conversation" is had in one room.
    """
    if "one-on-one" in "".join(t.lower_ for c in noun.lefts for t in c.subtree):
        return False
    return noun.tag_ == "NN" and not any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in noun.children)


def _goes_on(noun: Token) -> bool:
    """ "the ongoing consultations", "the political dialogue between A and B": no single contact."""
    adjectives = {c.lemma_.lower() for c in noun.children if c.dep_ == "amod"}
    return noun.text == "dialogue" or bool(adjectives & contact_words().lasting)


def _is_another(noun: Token) -> bool:
    """ "the second meeting of the Quadriga": one of a series, not the one told before."""
    ordinal = any(c.ent_type_ == "ORDINAL" or c.lower_ in ("next", "another") for c in noun.children)
    return ordinal or any(p == "of" and t.pos_ == "PROPN" for p, t in grammar.obliques(noun))


def _dated(noun: Token) -> list[Token]:
    """Clauses of the noun that date it: "the visit scheduled for June", "talks to be held on Friday"."""
    return [c for c in noun.children if c.dep_ in ("acl", "relcl") and tells_when(c)]


def _is_contact_noun(noun: Token, governor: Token | None, holder: Token | None, group: str, own: list[Mention]) -> bool:
    if group == "letter":
        to_somebody = holder is None and governor is None and noun.dep_ == "ROOT"
        return to_somebody or (holder is not None and holder.lemma_ in _POSTING)
    # "continue close consultation between their teams" is no contact; "Consultations between A and B were held" is.
    vague = noun.lemma_.lower() in contact_words().vague
    named = len(identities(own)) > 1
    if vague and holder is None and _goes_on(noun):
        return False
    return governor is not None or not vague or noun.dep_ in ("ROOT", "nsubj", "nsubjpass") or named


def _host(page: Page, holder: Token | None) -> Mention | None:
    """Who hosts the meeting."""
    if holder is not None and holder.lemma_ == "host":
        return next(iter(page.cast.of(grammar.subjects(holder))), None)
    return None
