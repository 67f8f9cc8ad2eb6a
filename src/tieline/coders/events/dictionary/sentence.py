"""A sentence as the matcher reads it: its words with their tokens, its noun phrases and its groups of parties."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Span

from tieline.actors.own.words import words_of
from tieline.coders.events.dictionary.party import Group


class Sentence:
    """words: in upper case; tokens: the position of each in the document."""

    def __init__(self, span: Span, groups: Sequence[Group]) -> None:
        self.span = span
        self.groups = groups
        pairs = [(word, token.i) for token in span for word in words_of(token.text)]
        self.words = [word for word, _ in pairs]
        self.tokens = [i for _, i in pairs]
        self._phrases = [(chunk.start, chunk.end - 1) for chunk in span.noun_chunks]

    def at(self, token: int) -> int:
        """The number of the first word of a token."""
        return bisect_left(self.tokens, token)

    def group_at(self, token: int) -> Group | None:
        """The group a token stands in."""
        return next((g for g in self.groups if g[0].first <= token <= g[-1].last), None)

    def phrase_at(self, token: int) -> tuple[int, int] | None:
        """First and last token of the noun phrase, or of the group of parties, a token stands in."""
        group = self.group_at(token)
        if group is not None:
            return group[0].first, group[-1].last
        return next((span for span in self._phrases if span[0] <= token <= span[1]), None)
