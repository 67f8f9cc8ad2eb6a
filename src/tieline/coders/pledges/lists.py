"""Deliverables in a list: "the two sides commit to:" and the points below it in, one commitment a point out.

A sentence that ends in a colon right behind its word of commitment governs the points that follow it, each a block that
begins with a dash or bullet. What a point holds is its action, whatever its grammar.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from tieline.coders.page import Page
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.limits import LONGEST, commits
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar
from tieline.records.pledge import Binding

_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●"})
# Words between the commitment and the colon: "commit to the following:".
_NEAR = 5


def find_lists(page: Page) -> Iterator[Commitment]:
    """Commitments by the points of lists, in text order."""
    for sentence in page.parsed.sentences:
        if len(sentence) > LONGEST or sentence[-1].lower_ != ":":
            continue
        cue = _cue(sentence)
        if cue is None:
            continue
        token, grade = cue
        makers = tuple(grammar.subjects(token))
        for point in _points(page, sentence):
            yield Commitment(cue=(token.i, token.i), binding=grade, rule=Rule.LISTED, heads=(point,), makers=makers)


def _cue(sentence: Span) -> tuple[Token, Binding] | None:
    """The word of commitment right before the colon, with its grade."""
    words = pledge_words()
    for token in reversed(sentence[-_NEAR - 1 : -1]):
        lemma = token.lemma_.lower()
        grade = words.grade(lemma)
        if token.pos_ == "VERB" and grade is not None and lemma in words.cues():
            joined = token.tag_ == "VB" and not any(
                c.dep_ == "aux" for c in token.children
            )  # "we unite and commit to:"
            return (token, grade) if joined or commits(token) else None
        if token.pos_ in ("VERB", "PROPN"):
            return None
    return None


def _points(page: Page, sentence: Span) -> Iterator[Token]:
    """The first word of each point below a sentence; none if the sentence does not end its block."""
    starts = page.parsed.block_starts
    doc = page.parsed.doc
    number = bisect_right(starts, sentence.start) - 1
    for start, end in pairwise((*starts[number + 1 :], len(doc))):
        if sentence.end not in starts or doc[start].lower_ not in _BULLETS or end - start < 3:
            return
        yield doc[start + 1]
