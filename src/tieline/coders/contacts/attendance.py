"""Who else took part: "Participants in the call included A and B", "The talks were attended by C", "Joining them on
the call was D"."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import each_once
from tieline.coders.contacts.rows import behind, in_rows, row_at
from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar

_LISTING = frozenset({"was", "were", "is", "are", "included", "include", "includes", "including", "by"})
_FILLING = frozenset({"attended", "by", "also", "joined", "led", "headed"})
# How far before its noun the word of attendance may stand: "Participants on the Russian side in the talks".
_NEAR = 10


def attending(page: Page, noun: Token, governor: Token | None, *, named: bool) -> tuple[Mention, ...]:
    """Those whom the sentence of a contact noun counts in; empty where it does not speak of attendance.

    named: the noun names parties itself, so that only a list that begins before it ("Taking part in the talks of the
    two leaders were also A and B") adds to them.
    """
    words = contact_words().attending
    if not named and governor is not None and _takes_part(governor) and not grammar.is_passive(governor):
        who = in_rows(page, page.cast.of(grammar.subjects(governor)), governor)
        if who:
            return each_once(who)
    doc = page.parsed.doc
    start, end = max(noun.sent.start, noun.i - _NEAR), min(noun.i + _NEAR, noun.sent.end)
    if not any(doc[i].lemma_.lower() in words for i in range(start, noun.i if named else end)):
        return ()
    listing = next((i for i in range(noun.i + 1, end) if doc[i].lower_ in _LISTING), None)
    while listing is not None and listing + 1 < end and doc[listing + 1].lower_ in _FILLING:
        listing += 1
    return each_once(row_at(page, listing + 1, noun)) if listing is not None else ()


def _takes_part(verb: Token) -> bool:
    if verb.lemma_ == "take":
        return any(t.lemma_ == "part" for t in grammar.objects(verb))
    return verb.lemma_ in contact_words().attending


def joined(page: Page, verb: Token) -> tuple[Mention, ...]:
    """Who was joined and by whom: "A was joined by B", "the summit hosted by C"; empty where nobody joins."""
    hosting = verb.lemma_ in ("host", "chair") and verb.tag_ == "VBN" and not grammar.auxiliaries(verb)
    if not grammar.is_passive(verb) or not (hosting or verb.lemma_ in ("join", "accompany")):
        return ()
    by = in_rows(page, page.cast.of(grammar.agents(verb)), verb) or behind(page, verb.i, ("by",))
    with_whom = [] if hosting else page.cast.of(grammar.subjects(verb))
    return each_once([*with_whom, *by]) if by else ()


def delegation(page: Page, noun: Token) -> tuple[Mention, ...]:
    """Who is in a delegation: "The A delegation included B and C", "was led by B"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in ("include", "lead", "head", "comprise"):
        return ()
    if (verb.lemma_ in ("lead", "head")) is not grammar.is_passive(verb):
        return ()
    start = next((t.i for t in verb.children if t.dep_ == "agent"), verb.i)
    return each_once(row_at(page, start + 1, noun))
