"""Quotations that stand by themselves, joined to the cue and the speaker beside them.

The drafts of the cue words enter; quotations inside their contents are left alone. The others find a cue behind them
("...," X said), before them (X said: "..."), in the quotation they continue, or nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.statements import confidence
from tieline.coders.statements.cues import Frame
from tieline.coders.statements.draft import Cut, Draft, Sheet, Span, Voice
from tieline.coders.statements.spans import SCARE_WORDS, is_name, word_count, words_said
from tieline.coders.statements.speakers import relays_of, speakers_of, took_place
from tieline.coders.statements.verbs import uses_of

NOBODY_NAMED = "a quotation beside which nobody is named"
_SENTENCE_END = frozenset({".", "!", "?", "…", "..."})
_DASHES = frozenset({"-", "–", "—", "--"})
_SOFT = frozenset({",", "-", "–", "—", "--", ":"})
_REACH = 28
# A quotation without a cue is taken for speech from this length on, and only as a whole sentence.
_LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Cue:
    verb: Token
    last: int
    speakers: tuple[Token, ...]
    gap: str | None
    clause: Span


def join_quotations(sheet: Sheet, drafts: list[Draft]) -> None:
    """Add to the drafts what the quotations say that no draft holds yet, in place."""
    for chain in _chains(sheet):
        previous = _last_before(sheet, drafts, sheet.page.quotations[chain[0]].first)
        holder = _holder(sheet, drafts, chain)
        if holder is not None and not _nearer_cue(sheet, holder, chain):
            _extend(sheet, holder, chain)
            continue
        if all(is_name(sheet, n) for n in chain):
            continue
        _join(sheet, drafts, chain, previous)


def _last_before(sheet: Sheet, drafts: list[Draft], first: int) -> Draft | None:
    """The speech told last before a position, in its own paragraph or the one before."""
    block = sheet.block(first)
    start = sheet.block(block[0] - 1)[0] if block[0] else 0
    near = [d for d in drafts if start <= d.anchor < first and d.kind is None and min(d.contents)[0] < first]
    return max(near, key=lambda d: d.anchor, default=None)


def _chains(sheet: Sheet) -> list[list[int]]:
    """Numbers of the quotations, those that run on over paragraphs together."""
    chains: list[list[int]] = []
    quotations = sheet.page.quotations
    for number, quotation in enumerate(quotations):
        before = quotations[number - 1] if number else None
        if before is not None and not before.closed:
            start = sheet.block(quotation.first)[0]
            if sheet.block(before.last)[1] + 1 == start and quotation.first - start <= 1:
                chains[-1].append(number)
                continue
        chains.append([number])
    return chains


def _holder(sheet: Sheet, drafts: list[Draft], chain: list[int]) -> Draft | None:
    """The draft whose content already takes in the first quotation of a chain."""
    quotation = sheet.page.quotations[chain[0]]
    inside = [d for d in drafts if any(a <= quotation.last and quotation.first <= b for a, b in d.contents)]
    outer = [d for d in inside if not (quotation.first <= d.anchor <= quotation.last)]
    return min(outer, key=lambda d: abs(d.anchor - quotation.first)) if outer else None


def _nearer_cue(sheet: Sheet, holder: Draft, chain: list[int]) -> bool:
    """Whether a cue of the quotation's own is nearer than the one of what it lies in ("...," X said, Z reported)."""
    cue = _cue_behind(sheet, sheet.page.quotations[chain[-1]].last)
    return cue is not None and cue.verb.i != holder.anchor and any(a <= cue.verb.i <= b for a, b in holder.contents)


def _extend(sheet: Sheet, draft: Draft, chain: list[int]) -> None:
    draft.contents.extend(span for n in chain[1:] if (span := words_said(sheet, n)) is not None)


def _join(sheet: Sheet, drafts: list[Draft], chain: list[int], previous: Draft | None) -> None:
    """Give a chain of quotations to the draft it belongs to: made for it, or the one it continues."""
    spans = [span for n in chain if (span := words_said(sheet, n)) is not None]
    if not spans or (sheet.turns[spans[0][0]] and word_count(sheet, *spans[0]) <= SCARE_WORDS):
        return
    cue = _cue_of(sheet, chain)
    if cue is not None:
        same = next((d for d in drafts if d.anchor == cue.verb.i), None)
        if same is not None:
            same.contents = sorted({*same.contents, *spans})
        else:
            drafts.append(_new(sheet, cue, spans))
    elif (named := _named_behind(sheet, chain[-1])) is not None:
        drafts.append(named)
        named.contents.extend(spans)
    elif previous is not None and _continues(sheet, previous, chain[0]):
        previous.contents.extend(spans)
    else:
        drafts.extend(_uncued(sheet, spans, previous))


def _named_behind(sheet: Sheet, number: int) -> Draft | None:
    """The draft of a quotation with a dash and a bare name behind it ("..." - X), its content still to be filled in."""
    doc, last = sheet.doc, sheet.page.quotations[number].last
    end = sheet.block(last)[1]
    i = last + 1
    while i <= end and doc[i].is_quote:
        i += 1
    if i >= end or doc[i].text not in _DASHES:
        return None
    mention = sheet.page.cast.at(doc[i + 1])
    if mention is None or mention.first != i + 1 or (mention.last < end and doc[mention.last + 1].text != "."):
        return None
    return Draft(
        rule="quotation_named",
        confidence=confidence.QUOTED_WITH_CUE,
        anchor=mention.head,
        cue=None,
        contents=[],
        speakers=(doc[mention.head],),
        clause=(i, mention.last),
    )


def _new(sheet: Sheet, cue: _Cue, spans: list[Span]) -> Draft:
    nested = confidence.NESTED if sheet.spoken(cue.verb.i) else 1.0
    return Draft(
        rule="quotation", confidence=confidence.QUOTED_WITH_CUE * nested, anchor=cue.verb.i,
        cue=(cue.verb.i, cue.last), contents=spans, speakers=cue.speakers, gap=cue.gap, clause=cue.clause,
        cut=Cut.HOLE, relays=relays_of(sheet, cue.verb),
    )  # fmt: skip


def _cue_of(sheet: Sheet, chain: list[int]) -> _Cue | None:
    first, last = sheet.page.quotations[chain[0]], sheet.page.quotations[chain[-1]]
    behind = _cue_behind(sheet, last.last)
    if behind is not None and sheet.doc[last.last].text not in _SENTENCE_END:
        return behind
    return _cue_before(sheet, first.first) or behind


def _cue_behind(sheet: Sheet, last: int) -> _Cue | None:
    """The first cue verb behind a quotation, its speaker between the two or behind the verb."""
    doc = sheet.doc
    end = min(sheet.block(last)[1], last + _REACH)
    first = last + 1
    while first <= end and (doc[first].is_quote or doc[first].text in _SOFT or doc[first].text == "'"):
        first += 1
    if first > end or (doc[last].text == "." and doc[first].text[0].isupper() and doc[first - 1].text not in _SOFT):
        return None
    for i in range(first, end + 1):
        token = doc[i]
        if token.text in _SENTENCE_END or sheet.quotation(i) is not None:
            return None
        if not _can_quote(sheet, token):
            if (
                token.tag_ in ("VBD", "VBZ", "VBP")
                and token.dep_ not in ("relcl", "aux", "auxpass")
                and doc[first].lower_ != "as"
            ):
                return None
            continue
        if any(c.dep_ == "nsubj" and sheet.quotation(c.i) == sheet.quotation(last) for c in token.children):
            return None  # the quotation is the verb's subject, not its content
        heads = _heads_between(sheet, token, first, end)
        if heads:
            _, cue_last = uses_of(sheet, token)
            return _Cue(token, cue_last, heads, None, (first, _clause_end(sheet, token, heads)))
    return None


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
    if any(sheet.of_the_speech(h) for h in heads):
        return ()
    return heads


def _clause_end(sheet: Sheet, verb: Token, heads: tuple[Token, ...]) -> int:
    """Last word of a cue's clause: up to the next comma, mark or end of sentence behind verb and speaker."""
    doc, i = sheet.doc, max(verb.i, *(h.i for h in heads))
    end = sheet.block(verb.i)[1]
    while i < end and doc[i + 1].text not in _SENTENCE_END and doc[i + 1].text not in _SOFT and not doc[i + 1].is_quote:
        i += 1
    return i


def _cue_before(sheet: Sheet, first: int) -> _Cue | None:
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
    if doc[i].text in _SENTENCE_END:
        return None
    colon = doc[i].text == ":"
    if not colon and doc[i].text not in (",", "that", "–", "-", "—") and not _can_quote(sheet, doc[i]):
        return None  # the quotation is part of a phrase, not what a cue introduces
    while i >= start and first - i <= _REACH and doc[i].text not in _SENTENCE_END and not _in_speech(sheet, i):
        if _can_quote(sheet, doc[i]):
            return _from_verb(sheet, doc[i], first)
        if not colon and doc[i].pos_ in ("VERB", "AUX") and doc[i].dep_ not in ("relcl", "advcl", "pcomp", "acl"):
            return None
        i -= 1
    return None


def _in_speech(sheet: Sheet, i: int) -> bool:
    number = sheet.quotation(i)
    return number is not None and not is_name(sheet, number)


def _from_verb(sheet: Sheet, verb: Token, first: int) -> _Cue | None:
    speakers = speakers_of(sheet, verb)
    if speakers is None or any(sheet.of_the_speech(h) for h in speakers.heads):
        return None
    if sheet.spoken(verb.i) and not any(sheet.page.cast.at(h) for h in speakers.heads):
        return None
    if speakers.voice is Voice.OTHER and verb.lemma_ not in sheet.lexicon.core:
        return None
    _, last = uses_of(sheet, verb)
    return _Cue(verb, last, speakers.heads, speakers.gap, (verb.i, first - 1))


def _continues(sheet: Sheet, draft: Draft, number: int) -> bool:
    """Whether nothing but a cue's clause and punctuation lies between a draft and the next quotation of a paragraph."""
    quotation = sheet.page.quotations[number]
    if not any(sheet.quotation(a) is not None for a, _ in draft.contents) or sheet.block(
        quotation.first
    ) != sheet.block(draft.anchor):
        return False
    ends = [b for _, b in draft.contents] + ([draft.clause[1]] if draft.clause is not None else [])
    ends.append(sheet.sentence(draft.anchor)[1])  # the cue's sentence may go on: "..., said X, a councillor. "..."
    end = max((e for e in ends if e < quotation.first), default=-1)
    return end >= 0 and all(t.is_punct or t.is_space for t in sheet.doc[end + 1 : quotation.first])


def _uncued(sheet: Sheet, spans: list[Span], previous: Draft | None) -> list[Draft]:
    """A whole quoted sentence without a cue: the last speaker's where it follows his words closely, else nobody's."""
    first, last = spans[0]
    block = sheet.block(first)
    opens = first - block[0] <= 1 or sheet.doc[first - 2].text in _SENTENCE_END
    verbal = any(t.pos_ in ("VERB", "AUX") for t in sheet.doc[first : last + 1])
    if not opens or not verbal or word_count(sheet, first, last) < _LEAST_WORDS or sheet.turns[first]:
        return []
    speakers: tuple[Token, ...] = ()
    if previous is not None and all(sheet.voice(h) is Voice.PARTY for h in previous.speakers):
        near = max(b for _, b in previous.contents)
        near = max(near, previous.clause[1]) if previous.clause else near
        if near < first and (sheet.block(near) == block or sheet.block(near)[1] + 1 == block[0]):
            speakers = previous.speakers
    score = confidence.QUOTED_CONTINUED if speakers else confidence.QUOTED_CONTINUED * confidence.NO_SPEAKER
    draft = Draft(
        rule="quotation_continued" if speakers else "quotation_alone", confidence=score, anchor=first, cue=None,
        contents=spans, speakers=speakers, gap=None if speakers else NOBODY_NAMED,
    )  # fmt: skip
    return [draft]
