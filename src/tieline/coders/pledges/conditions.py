"""What a pledge hangs on and when it is due: a commitment or action in, token positions and times out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.coders.pledges.commitment import Commitment
from tieline.coders.pledges.words import pledge_words
from tieline.language.time.expression import TimeExpression

Span = tuple[int, int]

# What no span ends in.
TRAILING = frozenset(
    {",", ";", ":", "-", "–", "—", ".", "and", "or", "but", "(", "[", "“", '"', "'", "”", "while", "as", "that"}
)


def condition_spans(page: Page, found: Commitment) -> list[Span]:
    """Spans of the conditions the pledge hangs on, in text order."""
    sentence = found.heads[0].sent
    spans: list[Span] = []
    related = {t.i for h in found.heads for t in (h, *h.ancestors)} | {found.cue[0]}
    spans.extend(
        _trimmed(token.left_edge.i, token.right_edge.i, page)
        for token in sentence
        if token.dep_ == "advcl" and token.head.i in related and _is_conditional(token)
    )
    spans.extend(_phrases(page, found))
    return sorted(set(spans))


def _is_conditional(clause: Token) -> bool:
    words = pledge_words()
    if clause.pos_ == "ADJ" and clause.right_edge.i - clause.left_edge.i <= 2:  # "if necessary"
        return False
    return any(
        c.dep_ in ("mark", "advmod") and words.has("limits.condition_marks", c.lower_) for c in clause.children
    ) or (clause.tag_ == "VBN" and clause.lower_ == "provided")


def _phrases(page: Page, found: Commitment) -> Iterator[Span]:
    sentence = found.heads[0].sent
    lowered = [t.lower_ for t in sentence]
    for phrase in pledge_words().condition_phrases:
        size = len(phrase)
        for offset in range(len(lowered) - size + 1):
            if tuple(lowered[offset : offset + size]) == phrase:
                token = sentence[offset]
                last = max(token.right_edge.i, sentence[offset + size - 1].right_edge.i)
                behind = sentence[offset + size : offset + size + 3]
                spoken_of_time = (offset > 0 and lowered[offset - 1] == "for") or _is_open_end(behind)
                if sentence.start + offset > found.cue[0] and not spoken_of_time and _governs(found, token):
                    yield _trimmed(token.i, last, page)


def _is_open_end(behind: Words) -> bool:
    """ "as long as it takes", "as long as necessary": until the end, which is no condition."""
    return any(word.lemma_.lower() in ("take", "necessary", "need", "required") for word in behind)


def _governs(found: Commitment, token: Token) -> bool:
    """Whether a phrase hangs on the pledge, not on something told within it ("data offered in exchange for")."""
    ends = {h.i for h in found.heads} | {found.cue[0]}
    for above in (token, *token.ancestors):
        if above.i in ends:
            return True
        if above.dep_ in ("relcl", "acl") or above.tag_ == "VBN":
            return False
    return True


def _trimmed(first: int, last: int, page: Page) -> Span:
    doc = page.parsed.doc
    while last > first and doc[last].lower_ in TRAILING:
        last -= 1
    while first < last and doc[first].is_punct:
        first += 1
    return first, last


def deadline(page: Page, action: Span) -> TimeExpression | None:
    """The time the action is due by: the last expression in it that does not lie in the past.

    An expression that cannot be settled is returned too, with its reason; durations and past dates are not due dates.
    """
    doc = page.parsed.doc
    inside = [
        t for t in page.times if action[0] <= t.first and t.last <= action[1] and _is_due(doc[t.first], action[0])
    ]
    settled = [t for t in inside if t.when is not None and not _is_past(page, t)]
    if settled:
        return settled[-1]
    return next((t for t in inside if t.when is None), None)


def _is_due(token: Token, first: int) -> bool:
    """Whether a time dates the act, not something told within it ("the challenges facing both in 2021")."""
    for above in (token, *token.ancestors):
        if above.i > first and above.dep_ in ("relcl", "acl") and above.i < token.i:
            return False
        if above.i <= first:
            break
    return True


def _is_past(page: Page, time: TimeExpression) -> bool:
    published = page.parsed.document.published
    if published is None or time.when is None:
        return False
    day = published.date() if isinstance(published, datetime) else published
    end = time.when.end
    last: date = end.date() if isinstance(end, datetime) else end
    return last < day
