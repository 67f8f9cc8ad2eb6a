"""Documents in somebody's own voice: a joint statement, a statement of a president, a letter.

Every sentence of such a document is what its issuers say. Those with a cue of their own are found like all others;
this finds the rest, as ambient speech of the issuers. Left out are the deeds and undertakings of the issuers ("We will
open a consulate", "X visited Y today"), which are pledges and events, and whatever says nothing (headings, lists).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tieline.coders.statements import confidence
from tieline.coders.statements.draft import Draft, Sheet, Voice
from tieline.coders.statements.extent import extended
from tieline.coders.statements.spans import trimmed, word_count
from tieline.language.blocks import BlockKind
from tieline.records.actor import ActorKind

_OWN = re.compile(r"\b(?:statement|declaration|communiqu[eé]|charter|letter|message)\b", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:sent|made|signed|adopted|issued)\b", re.IGNORECASE)
_SPOKEN_FOR = re.compile(r"\b(?:spokes\w+|press secretary)\b", re.IGNORECASE)
_OCCASION = re.compile(r"\b(?:travel|trip|visit|meetings?|calls?|summit)\b", re.IGNORECASE)
_FIRST = frozenset({"we", "i"})
_OURS = frozenset({"our", "us", "ours"})
_STANCES = frozenset({"support", "oppose"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEAST_WORDS = 5


def issued_drafts(sheet: Sheet, taken: set[int]) -> list[Draft]:
    """Ambient drafts of a document in its issuers' own voice. taken: starts of the sentences that have speech."""
    issuers = _issuers(sheet)
    found = []
    for start in sheet.sentence_starts() if issuers else ():
        end = sheet.sentence(start)[1]
        span = trimmed(sheet, start, end)
        if start in taken or span is None or word_count(sheet, *span) < _LEAST_WORDS or sheet.doc[end].text == ":":
            continue
        if sheet.page.parsed.block_of(sheet.doc[start]).kind is not BlockKind.PARAGRAPH:
            continue
        root = next((t for t in sheet.doc[start : end + 1] if t.dep_ == "ROOT"), None)
        if root is None:
            continue
        stance = _stance(sheet, root)
        if stance is not None:
            found.append(stance)
            continue
        if not _says(sheet, root, joint=not _is_one_person(sheet, issuers)):
            continue
        found.append(
            Draft(
                rule="issued", confidence=confidence.AMBIENT_ISSUED, anchor=span[0], cue=None, contents=[span],
                speakers=_speakers(sheet, root, issuers),
            )
        )  # fmt: skip
    return found


def _stance(sheet: Sheet, root: Token) -> Draft | None:
    """ "We support the work of the commission": in a document of its own words a party says so by writing it."""
    subjects = [c for c in root.lefts if c.dep_ == "nsubj" and sheet.voice(c) is Voice.PARTY]
    thing = next((c for c in root.rights if c.dep_ == "dobj"), None)
    if root.lemma_ not in _STANCES or root.tag_ not in ("VBP", "VBZ") or not subjects or thing is None:
        return None
    return Draft(
        rule="stance", confidence=confidence.AMBIENT_ISSUED, anchor=root.i, cue=(root.i, root.i),
        contents=[(root.i + 1, extended(sheet, root, thing.right_edge.i))],
        speakers=tuple(t for s in subjects for t in (s, *s.conjuncts)),
    )  # fmt: skip


def _issuers(sheet: Sheet) -> tuple[Token, ...]:
    """Who issues a document that speaks in the first person; empty where a report tells of others."""
    parsed = sheet.page.parsed
    told = [t for t in sheet.doc if not sheet.spoken(t.i)]
    first = next((t for t in told if t.lower_ in _FIRST and t.dep_ == "nsubj"), None)
    first = first or next((t for t in told if t.lower_ in _OURS), None)
    if first is None or any(sheet.turns):
        return ()
    opening = _named_with(sheet, first)
    head = parsed.prose[0]
    if opening or head.kind is not BlockKind.HEADLINE or not _OWN.search(head.normal.text):
        return opening
    if _REPORTED.search(head.normal.text) or first.lower_ == "i":
        return () if first.lower_ != "i" else (first,)
    spoken_for = _SPOKEN_FOR.search(head.normal.text) is not None
    if spoken_for and (first.lower_ != "we" or _OCCASION.search(head.normal.text)):
        return ()  # a spokesman's announcement of others' doings
    stop = parsed.block_starts[1] if len(parsed.block_starts) > 1 else len(sheet.doc)
    titled = _parties(sheet, 0, stop - 1)
    persons = [h for h in titled if _is_person(sheet, h)]
    if spoken_for:
        return tuple(persons[:1])
    if persons or len({a.identity for m in sheet.page.cast.of(titled) for a in m.actors}) > 1:
        return tuple(persons or titled)
    return tuple(_parties(sheet, sheet.sentence(first.i)[0], first.i - 1)) or (first,)


def _parties(sheet: Sheet, first: int, last: int) -> list[Token]:
    """Heads of the parties named between two tokens; "Joint Statement" is none."""
    heads = [sheet.doc[m.head] for m in sheet.page.cast.within(first, last) if m.actors]
    return [h for h in heads if h.lemma_.lower() not in sheet.lexicon.documents]


def _is_person(sheet: Sheet, head: Token) -> bool:
    return any(a.kind is ActorKind.PERSON for m in sheet.page.cast.of([head]) for a in m.actors)


def _is_one_person(sheet: Sheet, issuers: tuple[Token, ...]) -> bool:
    return len(issuers) == 1 and (issuers[0].lower_ == "i" or _is_person(sheet, issuers[0]))


def _named_with(sheet: Sheet, first: Token) -> tuple[Token, ...]:
    """Those that "We, the leaders of A and B," names, where the document opens with it."""
    if sheet.sentence(first.i)[0] != first.i or first.lower_ != "we" or sheet.doc[first.i + 1].text != ",":
        return ()
    apposed = [c for c in first.rights if c.dep_ == "appos"]
    return (first, *(t for c in apposed for t in (c, *c.conjuncts) if sheet.voice(t) is Voice.PARTY))


def _speakers(sheet: Sheet, root: Token, issuers: tuple[Token, ...]) -> tuple[Token, ...]:
    """The issuers; where they are states or bodies, the sentence's own "we" if it has one; the last "I" before it."""
    if issuers[0].lower_ == "i":
        near = [t for t in sheet.doc if t.lower_ == "i" and t.dep_ == "nsubj" and not sheet.spoken(t.i)]
        return (next((t for t in reversed(near) if t.i < root.i), near[0]),)
    own = [c for c in root.lefts if c.dep_ == "nsubj" and c.lower_ == "we" and sheet.known(c)]
    return tuple(own) if own and not any(_is_person(sheet, h) for h in issuers) else issuers


def _says(sheet: Sheet, root: Token, *, joint: bool) -> bool:
    """Whether a sentence says something, rather than telling a deed or an undertaking of the issuers."""
    subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")), None)
    helpers = [c for c in root.lefts if c.dep_ in ("aux", "auxpass")]
    finite = next((c for c in helpers if c.tag_ in _FINITE), root)
    misread = root.tag_ == "VB" and not helpers  # "These raids only reinforce", read as an infinitive
    if subject is None or root.pos_ not in ("VERB", "AUX") or not (misread or finite.tag_ in _FINITE):
        return False
    party = sheet.page.cast.at(subject) is not None or subject.lower_ in _FIRST
    if finite.tag_ == "VBD" and (party or subject.lemma_.lower() in sheet.lexicon.events):
        return False
    if subject.lower_ == "i":
        return False
    return not (joint and (party or root.lemma_ in sheet.lexicon.undertaking) and _undertakes(sheet, root, finite))


def _undertakes(sheet: Sheet, root: Token, finite: Token) -> bool:
    if finite.lower_ in ("will", "shall") or root.lemma_ in sheet.lexicon.undertaking:
        return True
    committed = [c for c in root.rights if c.dep_ in ("acomp", "attr")]
    return any(c.lemma_ in sheet.lexicon.undertaking for c in (root, *committed))
