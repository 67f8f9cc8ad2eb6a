"""What a claim is said for or against: a claim in, the positions of the phrase out."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.claims.found import Found, Rule
from tieline.coders.claims.ties import Ends
from tieline.coders.claims.words import claim_words
from tieline.coders.page import Page

_NARROW = frozenset({"in", "for", "from", "after", "through", "at", "within", "across"})
_CIRCUMSTANCES = frozenset({"amid", "amidst", "despite", "notwithstanding"})
_TRAILING = frozenset({",", ".", ";", ":", '"', "”", "'", "and", "—", "–", "-", ")"})
_PRESUPPOSED = frozenset({Rule.PRESUPPOSED, Rule.MENTIONED, Rule.CIRCUMSTANCE, Rule.SUBJECT})


def find_scope(page: Page, found: Found, ends: Ends) -> tuple[int, int] | None:
    """First and last position of the scope, with its preposition; None where the claim is said without one."""
    for anchor in _anchors(page, found, ends):
        for child in anchor.children:
            if anchor.pos_ in ("VERB", "AUX") and found.rule in _PRESUPPOSED and not _follows(child, ends):
                continue
            if _is_scope(page, child, found) and not ends.first <= child.i <= ends.last:
                return _trimmed(page, child, found)
    return None


def _follows(child: Token, ends: Ends) -> bool:
    """Circumstances right behind the tie, which the parser hung on the verb: "the resilience of their ties amid"."""
    return child.dep_ == "prep" and child.i == ends.last + 1 and child.lower_ in _CIRCUMSTANCES


def _anchors(page: Page, found: Found, ends: Ends) -> list[Token]:
    """Tokens the scope may hang on: the words that say it, and the verb, unless that only presupposes the claim."""
    doc = page.parsed.doc
    said = [doc[i] for i in range(found.said.first, found.said.last + 1)]
    if found.rule in _PRESUPPOSED:
        above = [t for t in (found.anchor, *found.anchor.ancestors) if t.pos_ in ("VERB", "AUX")][:1]
        behind = [t for t in above if any(_follows(c, ends) for c in t.children)]
        return [*said, *((found.anchor,) if found.anchor.pos_ not in ("VERB", "AUX") else ()), *behind]
    verbs = [found.anchor, *(c for c in found.anchor.children if c.dep_ == "xcomp")]
    return [*verbs, *said]


def _is_scope(page: Page, child: Token, found: Found) -> bool:
    words = claim_words()
    words_of_it = range(found.said.first, found.said.last + 1)
    if child.i in words_of_it or any(c.i in words_of_it for c in child.children):
        return False
    if child.dep_ == "agent":
        return True
    if child.dep_ not in ("prep", "agent") or not words.has("scope.prepositions", child.lower_):
        return False
    if child.lower_ not in _NARROW:
        return True
    timed = any(child.left_edge.i <= time.first <= child.right_edge.i for time in page.times)
    return timed or any(
        words.has("scope.circumstances", t.lemma_.lower()) or t.lower_ == "navigating"
        for t in child.children
        for t in (t,)
    )


def _trimmed(page: Page, child: Token, found: Found) -> tuple[int, int]:
    doc = page.parsed.doc
    last = min(child.right_edge.i, child.sent.end - 1)
    quotation = page.quotation_at(found.tie)
    if quotation is not None:
        last = min(last, max(quotation.last, child.i))
    for token in doc[child.i : last + 1]:
        if token.dep_ in ("relcl", "advcl") and token.i > child.i and doc[token.left_edge.i - 1].lower_ == ",":
            last = min(last, token.left_edge.i - 1)
    while last > child.i and doc[last].lower_ in _TRAILING:
        last -= 1
    return child.i, last
