"""Words that tell a contact, one by one: what each trigger says of parties, mode, status, time and place.

In: a page. Out: candidates in text order; `groups` joins those that tell one contact. `verbs` and `nouns` read the two
sorts of trigger, `circumstances` what stands around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.contacts.candidate import Candidate, identities
from tieline.coders.contacts.nouns import from_noun
from tieline.coders.contacts.verbs import from_verb
from tieline.coders.lexicon import contact_words
from tieline.coders.page import Page
from tieline.language import grammar


def find_candidates(page: Page, speech: tuple[tuple[int, int], ...] = ()) -> Iterator[Candidate]:
    """All contact triggers of a page, in text order, without the unreal (proposed, refused, denied).

    speech: stored offsets of direct speech. In it "our meeting" and "when we met" lean on who speaks to whom, so a
    trigger there counts only if it names both sides itself.
    """
    for candidate in _candidates(page):
        start = page.parsed.starts[candidate.trigger.i]
        if len(identities(candidate.parties)) > 1 or not any(s <= start < e for s, e in speech):
            yield candidate


def _candidates(page: Page) -> Iterator[Candidate]:
    words = contact_words()
    for token in page.parsed.doc:
        if page.cast.at(token) is not None or _is_purpose_of_contact(token):
            continue
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") and lemma in words.verbs:
            candidate = from_verb(page, token, words.verbs[lemma])
        elif token.pos_ in ("NOUN", "PROPN") and lemma in words.nouns:
            candidate = from_noun(page, token, words.nouns[lemma])
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
