"""Who is speaking at a word: statements in, the statement a token stands in out.

Both the pledge and the claim coder ask this: "we will" is a pledge of the speaker, "our relations" a tie of his.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.language.blocks import BlockKind
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
_JOINT = re.compile(r"\bjoint (?:leaders.? )?(?:statement|declaration|communiqu|readout|press)", re.IGNORECASE)


class Speech:
    """An index of the statements of a page by where their content stands.

    issuers: those who issue a joint statement, as far as its headline names them. joint: whether it is one.
    """

    def __init__(self, page: Page, statements: tuple[Statement, ...]) -> None:
        self._page = page
        spans = [
            (piece.start, piece.end, statement) for statement in statements for piece in statement.spans("content")
        ]
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]
        self.issuers = _issuers(page)
        self.joint = _is_joint(page)
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
        """Who speaks at a token; nobody where the report speaks in its own voice or names no speaker.

        A joint statement speaks in the voice of the parties its headline names.
        """
        statement = self.at(token)
        if statement is None or not statement.speakers:
            return Voice(self.issuers.actors, self.issuers.evidence, statement)
        return Voice(statement.speakers, tuple(statement.spans("speakers")), statement)


def _is_joint(page: Page) -> bool:
    headline = next((b for b in page.parsed.prose if b.kind is BlockKind.HEADLINE), None)
    return headline is not None and _JOINT.search(headline.normal.text) is not None


def _issuers(page: Page) -> Voice:
    """Those who issue a joint statement, declaration or communique, from its headline; nobody for other reports."""
    headline = next((b for b in page.parsed.prose if b.kind is BlockKind.HEADLINE), None)
    if headline is None or not _JOINT.search(headline.normal.text):
        return NOBODY
    number = page.parsed.prose.index(headline)
    starts = page.parsed.block_starts
    last = (starts[number + 1] if number + 1 < len(starts) else len(page.parsed.doc)) - 1
    mentions = [m for m in page.cast.within(starts[number], last) if any(a.state for a in m.actors)]
    actors, evidence = page.parties("speakers", mentions)
    return Voice(actors, evidence) if len({a.state for a in actors if a.state}) > 1 else NOBODY


def renamed(evidence: tuple[TextEvidence, ...], field: str) -> tuple[TextEvidence, ...]:
    """The same places in the text as evidence for another field, item by item."""
    return tuple(
        TextEvidence(field=field, document=e.document, start=e.start, end=e.end, text=e.text, item=e.item)
        for e in evidence
    )
