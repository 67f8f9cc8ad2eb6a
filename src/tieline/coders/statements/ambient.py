"""Ambient speech: a sentence without a cue of its own that goes on with what somebody was reported to say.

Precision first. A sentence is taken only close behind a statement of a known speaker, only if it holds no cue, no
quotation and no party that acts, and only if it says what ought to be ("The two countries must do more") or stands, in
the tense of what was said, between or right after the speaker's words ("Trade is growing"): a report in the past that
turns to the present goes on with what it reported.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.statements import confidence
from tieline.coders.statements.cues import Frame
from tieline.coders.statements.draft import Draft, Sheet, Span, Voice
from tieline.coders.statements.issuers import issued_drafts
from tieline.coders.statements.spans import trimmed, word_count
from tieline.coders.statements.speakers import AGENTLESS
from tieline.language.blocks import BlockKind
from tieline.records.actor import ActorKind

_DOCUMENTS = frozenset({"agreement", "document", "memorandum", "declaration", "programme", "program"})
_FINITE = frozenset({"VBZ", "VBP", "MD", "VBD"})
_LEAST_WORDS = 5
# How many sentences without a cue may stand between two statements of one speaker and still be his.
_BETWEEN = 3
_PERSONS = frozenset({"he", "she", "i", "we", "you", "they", "who"})
# Rules whose content is a clause: a sentence may go on with it.
_CLAUSES = frozenset(
    {"verb_clause", "verb_report", "parenthesis", "back_reference", "according_to", "adjective", "ambient", "quotation"}
)
# Rules whose statements stand without subordination, as free indirect speech does; behind them it may go on unmarked.
_FREE = frozenset({"parenthesis", "back_reference"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that tells speech: its last draft. paragraph: first token of its block. free: told without "that"."""

    draft: Draft
    paragraph: int
    free: bool


def ambient_drafts(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """Ambient drafts between and behind the given ones."""
    by_sentence: dict[int, list[Draft]] = {}
    starts = sheet.sentence_starts()
    taken: set[int] = set()
    for draft in drafts:
        for span in (*draft.contents, *((draft.cue,) if draft.cue else ())):
            taken.update(_sentences(sheet, span))
        by_sentence.setdefault(sheet.sentence(draft.anchor)[0], []).append(draft)
    found = issued_drafts(sheet, taken | set(by_sentence))
    if found:
        return found
    told: _Told | None = None
    for number, start in enumerate(starts):
        paragraph = sheet.block(start)[0]
        if start in taken or start in by_sentence:
            here = by_sentence.get(start)
            last = max(_outer(here), key=lambda d: d.anchor) if here else None
            told = told if last is None else _Told(last, paragraph, last.rule in _FREE)
            continue
        ahead = next((by_sentence[s] for s in starts[number + 1 : number + 1 + _BETWEEN] if s in by_sentence), [])
        ambient = _continuing(sheet, start, paragraph, told, ahead) if told is not None else None
        if ambient is not None:
            found.append(ambient)
        told = _Told(ambient, paragraph, told.free) if ambient is not None and told is not None else None
    return found


def _outer(drafts: list[Draft]) -> list[Draft]:
    """Those that no other holds in its content: behind "it was agreed that A would pay, he said" he goes on."""
    held = [d for d in drafts if any(a <= d.anchor <= b for o in drafts if o is not d for a, b in o.contents)]
    return [d for d in drafts if d not in held] or drafts


def _sentences(sheet: Sheet, span: Span) -> list[int]:
    starts, i = [], span[0]
    while i <= span[1]:
        start, end = sheet.sentence(i)
        starts.append(start)
        i = end + 1
    return starts


def _continuing(sheet: Sheet, start: int, paragraph: int, told: _Told, ahead: list[Draft]) -> Draft | None:
    """The ambient draft of a sentence behind told speech, if it is one. ahead: the next speech that is told."""
    end = sheet.sentence(start)[1]
    before = told.draft
    if sheet.turns[start] or not _of_one_party(sheet, before):
        return None
    if sheet.page.parsed.block_of(sheet.doc[start]).kind is not BlockKind.PARAGRAPH:
        return None
    root = next((t for t in sheet.doc[start : end + 1] if t.dep_ == "ROOT" and t.pos_ in ("VERB", "AUX")), None)
    span = trimmed(sheet, start, end)
    if root is None or span is None or word_count(sheet, *span) < _LEAST_WORDS or _tells_events(sheet, root):
        return None
    same = told.paragraph == paragraph
    if not same and sheet.block(told.paragraph)[1] + 1 != paragraph:
        return None
    between = any(_same_speaker(sheet, before, d) for d in ahead)
    clause = same and before.rule in _CLAUSES
    if _wants(sheet, root) or (clause and _is_reported(sheet, root, before)):
        score = confidence.AMBIENT_WANTED
    elif (between or (same and told.free) or (clause and _goes_on(sheet, before))) and _in_tense(sheet, root, before):
        score = confidence.AMBIENT_BETWEEN if between else confidence.AMBIENT_BEHIND
    else:
        return None
    return Draft(
        rule="ambient", confidence=score, anchor=span[0], cue=None, contents=[span], speakers=before.speakers,
        gap=before.gap,
    )  # fmt: skip


def _of_one_party(sheet: Sheet, draft: Draft) -> bool:
    parties = all(sheet.voice(h) is Voice.PARTY and h.lower_ not in ("we", "i") for h in draft.speakers)
    return bool(draft.speakers or draft.gap == AGENTLESS) and parties


def _same_speaker(sheet: Sheet, one: Draft, other: Draft) -> bool:
    cast = sheet.page.cast
    first = {a.identity for m in cast.of(one.speakers) for a in m.actors}
    second = {a.identity for m in cast.of(other.speakers) for a in m.actors}
    return bool(first & second)


def _is_reported(sheet: Sheet, root: Token, before: Draft) -> bool:
    """Whether a sentence goes on with a clause that was told: "It would ...", "Moreover, ...", "It is important to"."""
    past = before.cue is None or sheet.doc[before.cue[0]].tag_ in ("VBD", "VBG", "VBN") or before.rule == "according_to"
    finite = next((c for c in root.children if c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE), root)
    if not past:
        return False
    if finite.lower_ == "would" and not any(c.dep_ == "advcl" for c in root.children):
        return True
    start, end = sheet.sentence(root.i)
    opening = sheet.doc[start : min(start + 4, end)].text.lower()
    if opening.startswith(tuple(sheet.lexicon.openings)):
        return True
    subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "expl")), None)
    judged = {t.lemma_ for c in root.rights if c.dep_ in ("acomp", "attr", "prep") for t in (c, *c.rights)}
    return (
        root.lemma_ == "be" and subject is not None and subject.lower_ == "it" and bool(judged & sheet.lexicon.judged)
    )


def _tells_events(sheet: Sheet, root: Token) -> bool:
    """Whether a sentence is narration: its subject is a person or an occasion, or there is none."""
    subjects = [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    if not subjects or _tells_speech(sheet, root):
        return True
    if root.lemma_ in sheet.lexicon.deeds_told and not _wants(sheet, root):
        return True
    for subject in subjects:
        mention = sheet.page.cast.at(subject)
        if mention is not None and any(a.kind is ActorKind.PERSON for a in mention.actors):
            return True
        if subject.lower_ in _PERSONS or subject.ent_type_ == "PERSON":
            return True
        if subject.lemma_.lower() in sheet.lexicon.events and not (_is_judged(root) or _wants(sheet, root)):
            return True
    return any(sheet.quotation(t.i) is not None for t in root.subtree)


def _tells_speech(sheet: Sheet, root: Token) -> bool:
    uses = sheet.lexicon.verbs.get(root.lemma_, {})
    return Frame.CLAUSE in uses or Frame.OBJECT in uses


def _is_judged(root: Token) -> bool:
    """Whether a sentence says of a document what it is ("The agreement is fair"), which is a view, not an event."""
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    predicates = any(c.dep_ in ("attr", "acomp") for c in root.children)
    return root.lemma_ == "be" and predicates and subject is not None and subject.lemma_ in _DOCUMENTS


def _wants(sheet: Sheet, root: Token) -> bool:
    """Whether a sentence says what ought to be."""
    helpers = {c.lower_ for c in root.children if c.dep_ == "aux"}
    if helpers & sheet.lexicon.modals:
        return True
    infinitive = any(c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in root.rights)
    return root.lemma_ in sheet.lexicon.wanting and infinitive and root.tag_ in ("VBZ", "VBP")


def _goes_on(sheet: Sheet, before: Draft) -> bool:
    """Whether a present tense behind told speech still is the speaker's: not behind a quotation, whose end is marked,
    nor behind "has said", which may stand in a report in the present."""
    return (
        before.cue is not None
        and before.rule != "quotation"
        and (sheet.doc[before.cue[0]].tag_ == "VBD" or before.rule == "according_to")
    )


def _in_tense(sheet: Sheet, root: Token, before: Draft) -> bool:
    """Whether a sentence is in the present or future of speech, inside a report in the past."""
    if before.cue is None:
        past = before.rule == "ambient"
    else:
        past = sheet.doc[before.cue[0]].tag_ in ("VBD", "VBG", "VBN") or before.rule == "according_to"
    finite = next((c for c in root.children if c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE), root)
    if finite.tag_ in ("VBZ", "VBP"):
        return past
    return past and finite.tag_ == "MD" and finite.lower_ in ("will", "can", "'ll")
