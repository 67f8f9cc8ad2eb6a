"""The cue beside a quotation: behind it ("...," X said) or before it (X said: "...")."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.statements.cues import Frame
from tieline.coders.statements.draft import Sheet, Span, Voice
from tieline.coders.statements.spans import is_name
from tieline.coders.statements.speakers import speakers_of, took_place
from tieline.coders.statements.verbs import uses_of

SENTENCE_END = frozenset({".", "!", "?", "…", "..."})
_SOFT = frozenset({",", "-", "–", "—", "--", ":"})
_STOPS = SENTENCE_END | _SOFT
_GOES_ON = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "AUX"})
_REACH = 28


@dataclass(frozen=True, slots=True)
class QuoteCue:
    """A cue and who speaks. last: its last word. gap: why nobody speaks. clause: the words that belong to the cue."""

    verb: Token
    last: int
    speakers: tuple[Token, ...]
    gap: str | None
    clause: Span


def cue_of(sheet: Sheet, chain: list[int]) -> QuoteCue | None:
    """The cue of a chain of quotations: behind its last one, or before its first."""
    first, last = sheet.page.quotations[chain[0]], sheet.page.quotations[chain[-1]]
    behind = cue_behind(sheet, last.last)
    if behind is not None and sheet.doc[last.last].text not in SENTENCE_END:
        return behind
    return _cue_before(sheet, first.first) or behind


def cue_behind(sheet: Sheet, last: int) -> QuoteCue | None:
    """The first cue verb behind a quotation, its speaker between the two or behind the verb."""
    doc = sheet.doc
    end = min(sheet.block(last)[1], last + _REACH)
    first = last + 1
    while first <= end and (doc[first].is_quote or doc[first].text in _SOFT or doc[first].text == "'"):
        first += 1
    if first > end or (doc[last].text == "." and doc[first].text[0].isupper() and doc[first - 1].text not in _SOFT):
        return None
    if doc[first].pos_ in _GOES_ON and not any(doc[i].text in _STOPS for i in range(last, first)):
        return None  # the sentence goes on behind quoted words: "rejected the "choice" between A and B, and X said"
    for i in range(first, end + 1):
        token = _quoted_as(doc[i])
        if token.text in SENTENCE_END or sheet.quotation(i) is not None:
            return None
        if not _can_quote(sheet, token):
            if (
                token.tag_ in ("VBD", "VBZ", "VBP")
                and token.dep_ not in ("relcl", "aux", "auxpass")
                and doc[first].lower_ != "as"
            ):
                return None
            continue
        named = [c for c in token.children if c.dep_ == "nsubj"]
        if named and all(sheet.quotation(c.i) == sheet.quotation(last) for c in named):
            return None  # the quotation is the verb's subject, not its content
        heads = _heads_between(sheet, token, first, end)
        if heads:
            _, cue_last = uses_of(sheet, token)
            return QuoteCue(token, cue_last, heads, None, (first, _clause_end(sheet, token, heads)))
    return None


def _quoted_as(verb: Token) -> Token:
    """The "saying" of "was quoted as saying", which is the cue; any other verb itself."""
    if verb.lemma_ not in ("quote", "cite"):
        return verb
    return next((v for c in verb.rights if c.lower_ == "as" for v in c.rights if v.tag_ == "VBG"), verb)


def _can_quote(sheet: Sheet, token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ == "relcl":
        return False
    uses, _ = uses_of(sheet, token)
    return Frame.QUOTATION in uses and took_place(sheet, token)


def _heads_between(sheet: Sheet, verb: Token, first: int, end: int) -> tuple[Token, ...]:
    """Speakers beside a cue verb: its subject, else the nearest party between quotation and verb, or behind it."""
    speakers = speakers_of(sheet, verb)
    heads = tuple(h for h in (speakers.heads if speakers else ()) if first <= h.i <= end)
    if not heads:
        own = [c for c in verb.children if c.dep_ == "nsubj" and first <= c.i <= end]
        near = [sheet.doc[i] for i in range(verb.i - 1, first - 1, -1)] + [
            sheet.doc[i] for i in range(verb.i + 1, min(verb.i + 4, end + 1))
        ]
        heads = tuple(own) or tuple(t for t in near if sheet.page.cast.at(t) is not None)[:1]
        if not heads and verb.i == first:  # "replied Li", the name taken for an object
            heads = tuple(c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN"))[:1]
    if any(sheet.of_the_speech(h, verb) for h in heads):
        return ()
    return heads


def _clause_end(sheet: Sheet, verb: Token, heads: tuple[Token, ...]) -> int:
    """Last word of a cue's clause: up to the next comma, mark or end of sentence behind verb and speaker."""
    doc, i = sheet.doc, max(verb.i, *(h.i for h in heads))
    end = sheet.block(verb.i)[1]
    while i < end and doc[i + 1].text not in SENTENCE_END and doc[i + 1].text not in _SOFT and not doc[i + 1].is_quote:
        i += 1
    return i


def _cue_before(sheet: Sheet, first: int) -> QuoteCue | None:
    """The last cue verb before a quotation, with nothing of the content between the two."""
    doc = sheet.doc
    start = sheet.block(first)[0]
    i = first - 1
    while i >= start and (doc[i].is_quote or doc[i].text in ("“", "„", "«", "'")):
        i -= 1
    if i < start:
        i = start - 1
        if i < 0 or doc[i].text != ":":
            return None
        start = sheet.block(i)[0]
    if doc[i].text in SENTENCE_END:
        return None
    colon = doc[i].text == ":"
    if not colon and doc[i].text not in (",", "that", "–", "-", "—") and not _can_quote(sheet, doc[i]):
        return None  # the quotation is part of a phrase, not what a cue introduces
    while i >= start and first - i <= _REACH and doc[i].text not in SENTENCE_END and not _in_speech(sheet, i):
        if _can_quote(sheet, doc[i]):
            return _from_verb(sheet, doc[i], first)
        if not colon and doc[i].pos_ in ("VERB", "AUX") and doc[i].dep_ not in ("relcl", "advcl", "pcomp", "acl"):
            return None
        i -= 1
    return None


def _in_speech(sheet: Sheet, i: int) -> bool:
    number = sheet.quotation(i)
    return number is not None and not is_name(sheet, number)


def _from_verb(sheet: Sheet, verb: Token, first: int) -> QuoteCue | None:
    speakers = speakers_of(sheet, verb)
    if speakers is None or any(sheet.of_the_speech(h, verb) for h in speakers.heads):
        return None
    if sheet.spoken(verb.i) and not any(sheet.page.cast.at(h) for h in speakers.heads):
        return None
    if speakers.voice is Voice.OTHER and verb.lemma_ not in sheet.lexicon.core:
        return None
    _, last = uses_of(sheet, verb)
    return QuoteCue(verb, last, speakers.heads, speakers.gap, (verb.i, first - 1))
