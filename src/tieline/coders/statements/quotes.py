"""Quotations that stand by themselves, joined to the cue and the speaker beside them.

The drafts of the cue words enter; quotations inside their contents are left alone. The others find a cue behind them
("...," X said), before them (X said: "..."), in the quotation they continue, or nowhere.
"""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.statements import confidence
from tieline.coders.statements.draft import Cut, Draft, Sheet, Span, Voice
from tieline.coders.statements.quote_cues import SENTENCE_END, QuoteCue, cue_behind, cue_of
from tieline.coders.statements.spans import SCARE_WORDS, is_name, word_count, words_said
from tieline.coders.statements.speakers import relays_of
from tieline.coders.statements.told import Told

NOBODY_NAMED = "a quotation beside which nobody is named"
_DASHES = frozenset({"-", "–", "—", "--"})
# A quotation without a cue is taken for speech from this length on, and only as a whole sentence.
_LEAST_WORDS = 5


def join_quotations(sheet: Sheet, told: Told) -> None:
    """Add to the drafts what the quotations say that no draft holds yet."""
    for chain in _chains(sheet):
        first = sheet.page.quotations[chain[0]].first
        if sheet.endless(first):
            continue
        block = sheet.block(first)[0]
        previous = told.last_before(first, sheet.block(block - 1)[0] if block else 0)
        holder = _holder(sheet, told, chain)
        if holder is not None and not _nearer_cue(sheet, holder, chain):
            told.extend(holder, (span for n in chain[1:] if (span := words_said(sheet, n)) is not None))
        elif not all(is_name(sheet, n) for n in chain):
            _join(sheet, told, chain, previous)


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


def _holder(sheet: Sheet, told: Told, chain: list[int]) -> Draft | None:
    """The draft whose content already takes in the first quotation of a chain."""
    quotation = sheet.page.quotations[chain[0]]
    inside = told.touching(quotation.first, quotation.last)
    outer = [d for d in inside if not (quotation.first <= d.anchor <= quotation.last)]
    return min(outer, key=lambda d: abs(d.anchor - quotation.first)) if outer else None


def _nearer_cue(sheet: Sheet, holder: Draft, chain: list[int]) -> bool:
    """Whether a cue of the quotation's own is nearer than the one of what it lies in ("...," X said, Z reported)."""
    cue = cue_behind(sheet, sheet.page.quotations[chain[-1]].last)
    return cue is not None and cue.verb.i != holder.anchor and any(a <= cue.verb.i <= b for a, b in holder.contents)


def _join(sheet: Sheet, told: Told, chain: list[int], previous: Draft | None) -> None:
    """Give a chain of quotations to the draft it belongs to: made for it, or the one it continues."""
    spans = [span for n in chain if (span := words_said(sheet, n)) is not None]
    if not spans or (sheet.turns[spans[0][0]] and word_count(sheet, *spans[0]) <= SCARE_WORDS):
        return
    cue = cue_of(sheet, chain)
    if cue is not None:
        same = told.at(cue.verb.i)
        if same is not None:
            told.extend(same, spans)
        else:
            told.add(_new(sheet, cue, spans))
    elif (named := _named_behind(sheet, chain[-1], spans)) is not None:
        told.add(named)
    elif previous is not None and _continues(sheet, previous, chain[0]):
        told.extend(previous, spans)
    else:
        for draft in _uncued(sheet, spans, previous):
            told.add(draft)


def _named_behind(sheet: Sheet, number: int, spans: list[Span]) -> Draft | None:
    """The draft of a quotation with a dash and a bare name behind it ("..." - X). number: its last part."""
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
        contents=list(spans),
        speakers=(doc[mention.head],),
        clause=(i, mention.last),
    )


def _new(sheet: Sheet, cue: QuoteCue, spans: list[Span]) -> Draft:
    nested = confidence.NESTED if sheet.spoken(cue.verb.i) else 1.0
    return Draft(
        rule="quotation", confidence=confidence.QUOTED_WITH_CUE * nested, anchor=cue.verb.i,
        cue=(cue.verb.i, cue.last), contents=spans, speakers=cue.speakers, gap=cue.gap, clause=cue.clause,
        cut=Cut.HOLE, relays=relays_of(sheet, cue.verb),
    )  # fmt: skip


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
    opens = first - block[0] <= 1 or sheet.doc[first - 2].text in SENTENCE_END
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
