"""Content spans cut to size: trimmed, freed of other cues, split at quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.statements.draft import Cut, Draft, Sheet, Span
from tieline.coders.statements.told import Cuts
from tieline.records.statement import StatementKind

_MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "'", "‘", "’", "``", "''"})
_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "…", *_MARKS})
# Parts of speech that say nothing by themselves: a fragment of nothing else is dropped.
_EMPTY = frozenset({"PUNCT", "SPACE", "SCONJ", "CCONJ", "DET", "ADP", "PART", "SYM", "X"})
_BREAKS = frozenset({",", ";", "–", "—", "--"})
_LEADING = frozenset({"that", "and", "but"})
# A quotation of this many words or fewer is a word in scare quotes, not a sentence somebody spoke.
SCARE_WORDS = 2
# Longest quotation that is taken for a name ("Power of Siberia") where all its words are capitalised.
_NAME_WORDS = 7


def _joins(token: Token) -> bool:
    return token.dep_ == "cc" and token.lower_ in ("and", "but", "or")


def trimmed(sheet: Sheet, first: int, last: int) -> Span | None:
    """A span without punctuation at its ends; None where nothing is left."""
    doc = sheet.doc
    while first <= last and (doc[first].text in _EDGE or doc[first].is_space or doc[first].text in ")]"):
        first += 1
    while first <= last and (
        doc[last].text in _EDGE or doc[last].is_space or doc[last].text in "([" or _joins(doc[last])
    ):
        last -= 1
    if first > last:
        return None
    if doc[last].text == ")" and not any(doc[i].text == "(" for i in range(first, last)):
        return trimmed(sheet, first, last - 1)
    if doc[first].text == "(" and not any(doc[i].text == ")" for i in range(first, last + 1)):
        return trimmed(sheet, first + 1, last)
    return first, last


def words_said(sheet: Sheet, number: int) -> Span | None:
    """The words of a quotation as content: all of them but a comma before the closing mark."""
    doc, quotation = sheet.doc, sheet.page.quotations[number]
    first, last = quotation.first, quotation.last
    while first <= last and doc[last].text in {",", "-", "–", "—", "--"}:
        last -= 1
    return (first, last) if first <= last else None


def behind_topic(sheet: Sheet, start: int, stop: int) -> int:
    """A sentence's start behind the topic a list of events puts first ("Egyptian revolution: Ousted ...")."""
    for i in range(start + 1, min(start + 9, stop)):
        token = sheet.doc[i]
        if token.text == ":":
            return i + 1
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return start
    return start


def word_count(sheet: Sheet, first: int, last: int) -> int:
    """Number of tokens that are words."""
    return sum(1 for i in range(first, last + 1) if not sheet.doc[i].is_punct and not sheet.doc[i].is_space)


def is_name(sheet: Sheet, number: int) -> bool:
    """Whether a quotation is a title or name in quotation marks: every long word capitalised, no sentence."""
    quotation = sheet.page.quotations[number]
    words = [t for t in sheet.doc[quotation.first : quotation.last + 1] if t.is_alpha]
    if not words or len(words) > _NAME_WORDS or sheet.doc[quotation.last].text in {".", ",", "!", "?"}:
        return False
    if len(words) == 1 and words[0].text.isupper() and len(words[0]) > 1:
        return True  # an acronym
    return all(w.text[0].isupper() for w in words if len(w) > 3) and words[0].text[0].isupper() and len(words) > 1


def breaks(sheet: Sheet, i: int) -> bool:
    """Whether a token sets a parenthesis off: a comma, a semicolon, a dash, but no hyphen inside a word."""
    text = sheet.doc[i].text
    if text == "-":
        return i > 0 and bool(sheet.doc[i - 1].whitespace_)
    return text in _BREAKS


def without_complementiser(sheet: Sheet, first: int, last: int) -> Span:
    """A clause without the "that" it opens with."""
    doc = sheet.doc
    while first < last and (
        doc[first].text in _EDGE or (doc[first].lower_ in _LEADING and doc[first].dep_ in ("mark", "cc"))
    ):
        first += 1
    return first, last


def finish(sheet: Sheet, draft: Draft, cuts: Cuts) -> list[tuple[Span, bool]]:
    """The fragments of a draft's content, each with whether it is quoted, in order and not overlapping.

    Takes out the words of other cues, splits at quotation marks, trims.
    """
    spans = []
    for content in sorted(draft.contents):
        pieces = [content]
        for other in cuts.within(*content):
            if other is not draft:
                pieces = [piece for span in pieces for piece in _without(span, other)]
        spans.extend(pieces)
    if draft.kind is StatementKind.DIRECT:
        return [(span, True) for span in spans]
    fragments: list[tuple[Span, bool]] = []
    floor = -1
    for first, last in spans:
        for piece, quoted in _pieces(sheet, max(first, floor + 1), last):
            fragments.append((piece, quoted))
            floor = piece[1]
    return fragments


def _without(span: Span, other: Draft) -> Iterator[Span]:
    """What a cue inside a span leaves of it."""
    first, last = span
    if other.clause is None:
        yield span
        return
    start, end = other.clause
    if other.cut is Cut.REST:
        end = max(end, last)
    # The cue has to lie inside, or a cue before its own content would swallow it.
    if not first < start <= last:
        yield span
        return
    if first <= start - 1:
        yield first, start - 1
    if end + 1 <= last:
        yield end + 1, last


def _pieces(sheet: Sheet, first: int, last: int) -> Iterator[tuple[Span, bool]]:
    """A span cut where quotations that count as speech begin and end."""
    at = first
    for number in sheet.quotations_within(first, last):
        quotation = sheet.page.quotations[number]
        if is_name(sheet, number):
            continue
        yield from _unquoted(sheet, at, quotation.first - 1)
        whole = words_said(sheet, number)
        start, end = max(first, quotation.first), min(last, quotation.last)
        if whole is not None and max(start, whole[0]) <= min(end, whole[1]):
            yield (max(start, whole[0]), min(end, whole[1])), True
        at = end + 1
    yield from _unquoted(sheet, at, last)


def _unquoted(sheet: Sheet, first: int, last: int) -> Iterator[tuple[Span, bool]]:
    piece = trimmed(sheet, first, last) if first <= last else None
    if piece is not None and any(sheet.doc[n].pos_ not in _EMPTY for n in range(piece[0], piece[1] + 1)):
        yield piece, False


def kind_of(fragments: list[tuple[Span, bool]]) -> StatementKind:
    """Direct where all is quoted, indirect where nothing is, mixed otherwise."""
    quoted = {q for _, q in fragments}
    if quoted == {True}:
        return StatementKind.DIRECT
    return StatementKind.INDIRECT if quoted == {False} else StatementKind.MIXED
