"""Words that tell a contact, one by one: what each trigger says of parties, mode, status, time and place.

In: a page and its statements. Out: candidates in text order; `groups` joins those that tell one contact. `verbs` and
`nouns` read the two sorts of trigger, `circumstances` what stands around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tieline.coders.contacts.attendance import delegation, joined
from tieline.coders.contacts.candidate import Candidate, identities
from tieline.coders.contacts.circumstances import verb_status
from tieline.coders.contacts.nouns import from_noun
from tieline.coders.contacts.speakers import with_host, with_speakers
from tieline.coders.contacts.verbs import from_verb
from tieline.coders.contacts.visits import led
from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.language.blocks import BlockKind
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.statement import Statement, StatementKind
from tieline.records.when import Precision, day_of

_COURTESIES = frozenset({"congratulation", "congratulations", "condolence", "condolences", "greeting", "greetings"})


def find_candidates(page: Page, statements: tuple[Statement, ...] = ()) -> Iterator[Candidate]:
    """All contact triggers of a page, in text order, without the unreal (proposed, refused, denied).

    In direct speech "our meeting" and "when we met" lean on who speaks to whom, so a trigger there counts only if it
    names both sides itself, the speaker by "I".
    """
    direct = [s for s in statements if s.kind is StatementKind.DIRECT]
    calls = _tells_calls(page)
    speech = tuple((e.start, e.end) for s in direct for e in s.spans("content"))
    for found in _candidates(page):
        candidate = replace(found, gone=_is_gone(page, found), headline=_is_bare(page, found))
        start = page.parsed.starts[candidate.trigger.i]
        if any(s <= start < e for s, e in speech):
            if candidate.mode is ContactMode.LETTER and candidate.trigger.lemma_.lower() in _COURTESIES:
                continue  # "my sincere congratulations to you": what is said is not sent
            spoken = replace(candidate, parties=with_speakers(page, candidate.parties, direct))
            if candidate.trigger.lemma_ == "conversation" and any(t.lower_ == "our" for t in candidate.trigger.lefts):
                spoken = replace(spoken, mode=ContactMode.MEETING, definite=True)  # whoever says so is in it
            if spoken.status is ContactStatus.ANNOUNCED and spoken.mode is not ContactMode.VISIT:
                spoken = replace(spoken, status=_status_of_day(page, spoken))
            if len(identities(spoken.parties)) > 1:
                yield spoken
            elif candidate.mode is not ContactMode.VISIT and _is_of_the_day(page, candidate):
                yield replace(candidate, parties=(), status=ContactStatus.HELD, definite=True, ours=True)
        elif candidate.headline and candidate.partial and candidate.mode is not ContactMode.LETTER:
            met = with_host(page, candidate.parties, direct)
            yield replace(candidate, parties=met, partial=met == candidate.parties)
        elif calls and candidate.consults:
            yield replace(candidate, mode=ContactMode.PHONE)
        else:
            yield candidate


def _tells_calls(page: Page) -> bool:
    """Whether the headline says that the report is of calls and nothing else: what its parties discussed, they
    discussed by phone."""
    words = contact_words()
    told = {
        words.nouns[token.lemma_.lower()]
        for token in page.parsed.doc
        if token.lemma_.lower() in words.nouns and page.parsed.block_of(token).kind is BlockKind.HEADLINE
    }
    return told == {"phone"} and not any(words.markers.get(token.lower_) == "video" for token in page.parsed.doc)


def _status_of_day(page: Page, candidate: Candidate) -> ContactStatus:
    """ "I look forward to our conversations today", said at their beginning: they are being held."""
    trigger = candidate.trigger
    ours = any(t.lower_ == "our" for t in trigger.lefts)
    if _is_of_the_day(page, candidate):
        return ContactStatus.HELD if ours or candidate.consults else candidate.status
    at_hand = ours and candidate.when is None and trigger.tag_ == "NN"
    later = any(t.lemma_.lower() in contact_words().ahead for t in trigger.lefts)
    return ContactStatus.HELD if at_hand and not later else candidate.status


def _is_bare(page: Page, candidate: Candidate) -> bool:
    trigger = candidate.trigger
    in_headline = page.parsed.block_of(trigger).kind is BlockKind.HEADLINE
    if trigger.tag_ == "VBG" and trigger.dep_ == "ROOT":
        return in_headline  # "Meeting with A", read as a verb
    return in_headline and trigger.pos_ != "VERB" and not any(t.pos_ in ("VERB", "AUX") for t in trigger.sent)


def _is_gone(page: Page, candidate: Candidate) -> bool:
    published, when = page.parsed.document.published, candidate.when.when if candidate.when is not None else None
    if when is None or published is None or when.precision in (Precision.DAY, Precision.MINUTE):
        return False
    return day_of(when.end) < day_of(published)


def _is_of_the_day(page: Page, candidate: Candidate) -> bool:
    """ "in today's talks": what the speakers are at, which has its day from here."""
    published, when = page.parsed.document.published, candidate.when.when if candidate.when is not None else None
    return when is not None and published is not None and day_of(when.start) == day_of(when.end) == day_of(published)


def _candidates(page: Page) -> Iterator[Candidate]:
    words = contact_words()
    for token in page.parsed.doc:
        lemma = token.lemma_.lower()
        if (page.cast.at(token) is not None and lemma != "delegation") or _is_purpose_of_contact(token):
            continue
        if token.pos_ == "VERB" and (others := joined(page, token)) and (status := verb_status(token)) is not None:
            yield Candidate(token, token.i, token.i, ContactMode.MEETING, status, others, definite=True, attends=True)
        elif token.pos_ == "VERB" and lemma in ("lead", "head") and (visits := list(led(page, token))):
            yield from visits
        elif token.pos_ in ("VERB", "AUX") and lemma in words.verbs:
            yield from from_verb(page, token, words.verbs[lemma])
        elif token.pos_ in ("NOUN", "PROPN") and lemma in words.nouns:
            yield from from_noun(page, token, words.nouns[lemma])
        elif lemma == "delegation" and (who := delegation(page, token)):
            yield Candidate(
                token, token.i, token.i, ContactMode.MEETING, ContactStatus.HELD, who, definite=True, attends=True
            )


def _is_purpose_of_contact(token: Token) -> bool:
    """ "met to continue the consultations", "met in a bilateral meeting": the same contact as the verb's."""
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "for") and token.lemma_.lower() in contact_words().nouns:
        above = token.head.head
        told = contact_words().verbs.get(above.lemma_) in ("meeting", "phone")
        if told and above.pos_ == "VERB" and any(p == "with" for p, _ in grammar.obliques(above)):
            return True
    verb = token if token.pos_ == "VERB" else token.head
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    purpose = verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB" and "to" in grammar.auxiliaries(verb)
    return purpose and contact_words().verbs.get(verb.head.lemma_) in ("meeting", "phone")
