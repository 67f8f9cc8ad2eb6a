"""Who is speaking at a word: statements in, the statement a token stands in out.

Both the pledge and the claim coder ask this: "we will" is a pledge of the speaker, "our relations" a tie of his.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.records.actor import Actor
from tieline.records.evidence import TextEvidence
from tieline.records.statement import Statement


@dataclass(frozen=True)
class Voice:
    """The parties that speak at a place, with the evidence that names each."""

    actors: tuple[Actor, ...]
    evidence: tuple[TextEvidence, ...]
    statement: Statement | None = None


NOBODY = Voice((), ())


class Speech:
    """An index of the statements of a page by where their content stands."""

    def __init__(self, page: Page, statements: tuple[Statement, ...]) -> None:
        self._page = page
        spans = [
            (piece.start, piece.end, statement) for statement in statements for piece in statement.spans("content")
        ]
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]
        self._reach = max((end - start for start, end, _ in self._spans), default=0)

    def at(self, token: Token) -> Statement | None:
        """The innermost statement whose content holds the token."""
        start, end = self._page.parsed.stored(token, token)
        best: tuple[int, Statement] | None = None
        for position in range(bisect_right(self._starts, start) - 1, -1, -1):
            first, last, statement = self._spans[position]
            if start - first > self._reach:
                break
            if last >= end and (best is None or last - first < best[0]):
                best = (last - first, statement)
        return best[1] if best else None

    def voice(self, token: Token) -> Voice:
        """Who speaks at a token; nobody where the report speaks in its own voice or names no speaker."""
        statement = self.at(token)
        if statement is None:
            return NOBODY
        return Voice(statement.speakers, tuple(statement.spans("speakers")), statement)


def renamed(evidence: tuple[TextEvidence, ...], field: str) -> tuple[TextEvidence, ...]:
    """The same places in the text as evidence for another field, item by item."""
    return tuple(
        TextEvidence(field=field, document=e.document, start=e.start, end=e.end, text=e.text, item=e.item)
        for e in evidence
    )
