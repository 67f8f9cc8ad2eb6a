"""A cue beside its content: "Relations, he said, are good", "Talks failed, said Y", "As Z put it, ..."."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.statements import confidence
from tieline.coders.statements.cues import Frame
from tieline.coders.statements.draft import Cut, Draft, Sheet, Span, Voice
from tieline.coders.statements.spans import behind_topic, breaks, trimmed, word_count
from tieline.coders.statements.speakers import Speakers, relays_of

_CLOSERS = frozenset({'"', "”", "'", "’", "''", "»"})
# A left-over before a bare "X said" has to be this long to be the content, not an adverbial ("On Monday, X said").
_LEAST_WORDS = 3
_REACH = 14


def around(sheet: Sheet, verb: Token, last: int, speakers: Speakers) -> Draft | None:
    """The content around a cue verb that has none behind it; None where the verb stands for itself."""
    if any(c.dep_ in ("dobj", "attr", "oprd") and c.i > verb.i and c.lower_ not in ("it", "so") for c in verb.children):
        hearer = any(c.dep_ == "dobj" for c in verb.children) and verb.lemma_ in (
            "tell",
            "assure",
            "inform",
            "remind",
            "warn",
        )
        if not hearer:
            return None
    if speakers.voice is not Voice.PARTY and verb.lemma_ not in sheet.lexicon.core:
        return None
    if not speakers.heads or (verb.dep_ == "relcl" and any(c.tag_ in ("WDT", "WP") for c in verb.children)):
        return None
    if any(c.dep_ in ("xcomp", "ccomp") and c.i > verb.i for c in verb.children):
        return None
    clause = _as_clause(verb) or _between_commas(sheet, verb, speakers)
    if clause is None:
        return None
    contents = _contents(sheet, verb, clause)
    if not contents or _all_quoted(sheet, contents[0]) or _quotation_follows(sheet, clause[1]):
        return None
    return Draft(
        rule="parenthesis", confidence=confidence.PARENTHETICAL, anchor=verb.i, cue=(verb.i, last), contents=contents,
        speakers=_nearest(verb, clause, speakers), gap=speakers.gap, clause=clause, cut=Cut.HOLE,
        relays=relays_of(sheet, verb),
    )  # fmt: skip


def as_seen(sheet: Sheet, verb: Token, speakers: Speakers) -> Draft | None:
    """ "As X sees it, ...": an opinion told beside its content."""
    clause = _as_clause(verb)
    if clause is None or not any(c.lower_ == "it" and c.dep_ == "dobj" for c in verb.rights):
        return None
    contents = _contents(sheet, verb, clause)
    if not contents or speakers.voice is not Voice.PARTY or _all_quoted(sheet, contents[0]):
        return None
    return Draft(
        rule="parenthesis",
        confidence=confidence.PARENTHETICAL,
        anchor=verb.i,
        cue=(verb.i, verb.i),
        contents=contents,
        speakers=speakers.heads,
        clause=clause,
        cut=Cut.HOLE,
    )


def behind(sheet: Sheet, verb: Token, last: int, speakers: Speakers) -> Draft | None:
    """What "This was stated by X" points back to: the sentence before, where that has no cue of its own."""
    pointer = next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj") and c.lower_ == "this"), None)
    start = sheet.sentence(verb.i)[0]
    if pointer is None or sheet.block(start)[0] == start or sheet.spoken(verb.i):
        return None
    before = sheet.sentence(start - 1)
    span = trimmed(sheet, *before)
    if span is None or any(_is_cue(sheet, sheet.doc[i]) for i in range(before[0], before[1] + 1)):
        return None
    return Draft(
        rule="back_reference",
        confidence=confidence.BACK_REFERENCE,
        anchor=verb.i,
        cue=(verb.i, last),
        contents=[span],
        speakers=speakers.heads,
        gap=speakers.gap,
    )


def _is_cue(sheet: Sheet, token: Token) -> bool:
    return sheet.quotation(token.i) is not None or (
        token.pos_ == "VERB" and Frame.CLAUSE in sheet.lexicon.verbs.get(token.lemma_.lower(), {})
    )


def _all_quoted(sheet: Sheet, span: Span) -> bool:
    """Whether a content is a quotation and nothing more: such are joined elsewhere."""
    return all(sheet.quotation(i) is not None or sheet.doc[i].is_punct for i in range(span[0], span[1] + 1))


def _quotation_follows(sheet: Sheet, last: int) -> bool:
    """Whether a quotation opens right behind a cue's words: then it is the content."""
    doc, i = sheet.doc, last + 1
    while i < len(doc) and doc[i].is_punct and sheet.quotation(i) is None:
        i += 1
    return i < len(doc) and i > last + 1 and sheet.quotation(i) is not None and sheet.block(i) == sheet.block(last)


def _as_clause(verb: Token) -> Span | None:
    """The clause of "As the minister noted, ..."."""
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
        return verb.left_edge.i, verb.right_edge.i
    return None


def _between_commas(sheet: Sheet, verb: Token, speakers: Speakers) -> Span | None:
    """The cue's own words, from behind the comma before it to the comma, or the end, after it."""
    doc = sheet.doc
    start, end = sheet.sentence(verb.i)
    first = verb.i
    while first > start and verb.i - first < _REACH and not _breaks(sheet, first - 1):
        first -= 1
    if first == start or not _breaks(sheet, first - 1) or doc[first].dep_ == "cc":
        return None
    named = [h.i for h in speakers.heads] or [verb.i]
    subjects = [c.i for c in verb.children if c.dep_ == "nsubj"]
    if first == verb.i and not any(i > verb.i for i in (*named, *subjects)):
        return None
    last = verb.i
    while last < end and doc[last + 1].text not in (",", ";", ".", ":"):
        last += 1
    if last - verb.i > _REACH:
        return None
    own = set(range(first, last + 1))
    return (first, last) if any(i in own for i in (*named, *subjects)) else None


def _breaks(sheet: Sheet, i: int) -> bool:
    return breaks(sheet, i) or sheet.doc[i].text in _CLOSERS


def _contents(sheet: Sheet, verb: Token, clause: Span) -> list[Span]:
    """What stands before the cue and, where its sentence goes on after a comma, what stands after it."""
    start, end = sheet.sentence(verb.i)
    if verb.dep_ == "advcl":
        start, end = verb.head.left_edge.i, verb.head.right_edge.i
    found = []
    before = trimmed(sheet, behind_topic(sheet, _opening(verb, start), clause[0]), clause[0] - 1)
    after = trimmed(sheet, clause[1] + 1, end)
    goes_on = after is not None and _goes_on(sheet, verb, clause)
    least = 1 if goes_on else _LEAST_WORDS
    if before is not None and word_count(sheet, *before) >= least:
        found.append(before)
    if after is not None and goes_on and (found or clause[0] == start):
        found.append(after)
    return found


def _opening(verb: Token, start: int) -> int:
    """Where the content before a cue begins: its clause where the parse knows one, else the sentence."""
    for child in verb.lefts:
        if child.dep_ == "ccomp" and child.left_edge.i < verb.i:
            return int(child.left_edge.i)
    return start


def _goes_on(sheet: Sheet, verb: Token, clause: Span) -> bool:
    """Whether the sentence the cue interrupts goes on behind it."""
    if verb.dep_ in ("parataxis", "advcl") and verb.head.i > clause[1]:
        return True
    if clause[1] + 1 >= len(sheet.doc) or not breaks(sheet, clause[1] + 1):
        return False
    host = verb.head if verb.dep_ in ("parataxis", "advcl", "ccomp") else None
    return host is not None and host is not verb and host.right_edge.i > clause[1] + 1


def _nearest(verb: Token, clause: Span, speakers: Speakers) -> tuple[Token, ...]:
    """The speakers within the cue's own words; an inverted subject can leave another one outside."""
    inside = tuple(h for h in speakers.heads if clause[0] <= h.i <= clause[1])
    if inside:
        return inside
    own = tuple(c for c in verb.children if c.dep_ == "nsubj" and clause[0] <= c.i <= clause[1])
    return own or speakers.heads
