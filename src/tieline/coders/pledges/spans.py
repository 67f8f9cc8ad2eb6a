"""Where a pledge's action, condition and deadline stand: a commitment in, token positions and times out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.words import pledge_words
from tieline.language.time.expression import TimeExpression

Span = tuple[int, int]

_TO_OR_WILL = frozenset({"to", "will", "shall", "would", "'ll", "'d", "wo"})
# Adverbs that tie a sentence to the one before and are no part of the act.
_LINKING = frozenset(
    {"also", "therefore", "thus", "further", "furthermore", "too", "then", "now", "still", "likewise", "soon"}
)
_TRAILING = frozenset(
    {",", ";", ":", "-", "–", "—", ".", "and", "or", "but", "(", "[", "“", '"', "'", "”", "while", "as", "that"}
)
_DASHES = frozenset({"—", "–", "--", "-"})
_THINGS = frozenset({Rule.THING, Rule.AGREED_ACT})


def action_span(page: Page, found: Commitment) -> Span:
    """First and last token of the action, from the committed verb on, without comment and condition."""
    first = _first(found)
    last = _last(page, found, first)
    doc = page.parsed.doc
    while last > found.heads[-1].i and doc[last].lower_ in _TRAILING:
        last -= 1
    return first, last


def _first(found: Commitment) -> int:
    head = found.heads[0]
    if found.rule in _THINGS:
        start = head.left_edge.i
        return start if start > found.cue[1] or start < found.cue[0] else head.i
    if found.own_subject:
        return _subject_start(head)
    negation = found.negative_cue
    if negation is not None:
        return negation.i
    helpers = [c for c in head.children if c.dep_ in ("aux", "auxpass") and c.i < head.i]
    anchors = [c.i for c in helpers if c.lower_ in _TO_OR_WILL]
    start = (
        max(anchors) + 1 if anchors else min((c.i for c in head.lefts if c.dep_ in ("advmod", "neg")), default=head.i)
    )
    denial = [c.i for c in head.children if c.dep_ == "neg" and c.i < head.i]
    if denial and denial[0] == start - 2:  # "not to expand"
        start = denial[0]
    doc = head.doc
    progressive = head.tag_ == "VBG"  # "will be suspending" begins at "suspending"
    while start < head.i and (
        doc[start].lower_ in _LINKING or doc[start].is_punct or (progressive and doc[start].lower_ == "be")
    ):
        start += 1
    return start


def _subject_start(head: Token) -> int:
    subjects = [c.left_edge.i for c in head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return min(subjects, default=head.i)


def _last(page: Page, found: Commitment, first: int) -> int:
    head = found.heads[-1]
    end = head.right_edge.i if found.rule not in _THINGS else _thing_end(found)
    end = min(end, found.heads[0].sent.end - 1)
    quotation = page.quotation_at(found.heads[0])
    if quotation is not None and quotation.first <= first:
        end = min(end, quotation.last)
    cuts = [cut for cut in _cuts(page, found, first) if cut > head.i]
    return min([end, *(cut - 1 for cut in cuts)])


def _thing_end(found: Commitment) -> int:
    """A thing pledged runs on through what the verb says of it: "support for Kyiv by donating tanks"."""
    head = found.heads[0]
    verb = head.head
    tail = [c.right_edge.i for c in verb.children if c.dep_ in ("prep", "dative") and c.i > head.i and c.lower_ != "if"]
    return max([head.right_edge.i, *tail])


def _cuts(page: Page, found: Commitment, first: int) -> Iterator[int]:
    """Positions where something begins that does not belong to the action."""
    head = found.heads[-1]
    doc = head.doc
    for sibling in found.siblings:
        if sibling.i > head.i:
            yield _clause_start(sibling)
    for token in doc[head.i + 1 : head.sent.end]:
        if token.lower_ in (";", ":") or (token.lower_ in _DASHES and doc[token.i - 1].whitespace_):
            yield token.i
        elif _is_comment(token) or _is_new_clause(token, head):
            yield _clause_start(token)
    for start, _ in condition_spans(page, found):
        if start > first:
            yield start


def _clause_start(verb: Token) -> int:
    left = min((t.i for t in verb.lefts), default=verb.i)
    doc = verb.doc
    while left > verb.sent.start and doc[left - 1].lower_ in (",", "and", "or", "but", "to", "also", "then", "not"):
        left -= 1
    return left


def _is_comment(token: Token) -> bool:
    """A trailing participle or clause that comments: ", reinforcing their trust", ", which pleased both", "because"."""
    if token.dep_ not in ("advcl", "acl", "relcl", "parataxis"):
        return False
    left = token.left_edge.i
    after_comma = left > 0 and token.doc[left - 1].lower_ == ","
    if (
        token.dep_ == "advcl"
        and token.head.pos_ in ("VERB", "AUX")
        and any(
            c.dep_ in ("mark", "advmod") and pledge_words().has("limits.comment_marks", c.lower_)
            for c in token.children
        )
    ):
        return True
    return after_comma and (token.tag_ in ("VBG", "VBN") or token.dep_ in ("relcl", "parataxis"))


def _is_new_clause(token: Token, head: Token) -> bool:
    """A coordinated clause with a subject or "will" of its own, or a finite verb joined to the verb of commitment."""
    if token.dep_ != "conj" or token.pos_ not in ("VERB", "AUX"):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") or (c.dep_ == "aux" and c.tag_ == "MD") for c in token.children):
        return True
    return token.tag_ in ("VBD", "VBZ") and head.tag_ in ("VB", "VBG")


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
                spoken_of_time = offset > 0 and lowered[offset - 1] == "for"  # "for as long as it takes"
                if sentence.start + offset > found.cue[0] and not spoken_of_time and _governs(found, token):
                    yield _trimmed(token.i, last, page)


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
    while last > first and doc[last].lower_ in _TRAILING:
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
