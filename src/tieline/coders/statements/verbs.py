"""Cue verbs: a verb in, the reported speech it introduces out.

Which frames a verb is tried with, and in what order, stands here; how each frame finds its content in the parse stands
in `frames`. Quotations beside a verb are joined in `quotes`; here a quotation counts only where it lies
inside a clause or an object.
"""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.statements import confidence
from tieline.coders.statements.cues import Frame, Grade, Phrase, Use
from tieline.coders.statements.draft import FIRST_AND_SECOND, Cut, Draft, Sheet, Voice
from tieline.coders.statements.found import Found
from tieline.coders.statements.frames import FINDERS
from tieline.coders.statements.parenthesis import around, as_seen, behind
from tieline.coders.statements.speakers import Speakers, relays_of, speakers_of, took_place

_PARTICLES = frozenset({"out", "on", "up", "back", "in", "off"})
_BY_FRAME = {
    Frame.CLAUSE: confidence.CLAUSE, Frame.OBJECT: confidence.OBJECT, Frame.CONVEYED: confidence.CONVEYED,
    Frame.TARGET: confidence.TARGET, Frame.PREPOSITION: confidence.PREPOSITION, Frame.REPORT: confidence.REPORT,
    Frame.INFINITIVE: confidence.INFINITIVE, Frame.NAMING: confidence.NAMING,
    Frame.DESCRIBING: confidence.NAMING,
}  # fmt: skip
_BY_DOCUMENTS = (Frame.CLAUSE, Frame.OBJECT, Frame.PREPOSITION, Frame.INFINITIVE, Frame.TARGET, Frame.DESCRIBING)
_NOMINAL = (Frame.OBJECT, Frame.CONVEYED)
_BY_GRADE = {
    Grade.SPEECH: 1.0, Grade.ATTITUDE: confidence.ATTITUDE, Grade.COMMITMENT: confidence.COMMITMENT,
    Grade.COGNITION: confidence.COGNITION,
}  # fmt: skip


def verb_draft(sheet: Sheet, verb: Token) -> Draft | None:
    """The reported speech a verb introduces; None where it is no cue, or tells of nothing said."""
    uses, last = uses_of(sheet, verb)
    seen = verb.dep_ == "advcl" and verb.lemma_.lower() in sheet.lexicon.seeing
    if not (uses or seen) or not took_place(sheet, verb):
        return None
    speakers = speakers_of(sheet, verb)
    if speakers is None or any(sheet.of_the_speech(head, verb) for head in speakers.heads):
        return None
    if seen:
        return as_seen(sheet, verb, speakers)
    for frame, finder in FINDERS.items():
        use = uses.get(frame)
        if use is None or not _admissible(sheet, verb, frame, use, speakers):
            continue
        found = finder(sheet, verb, use, last)
        if found is not None:
            return _draft(sheet, verb, speakers, found, max(last, found.cue_last or 0), frame, use)
    use = uses.get(Frame.CLAUSE)
    if use is None or use.grade is not Grade.SPEECH or speakers.governor is not None:
        return None
    if _admissible(sheet, verb, Frame.CLAUSE, use, speakers):
        return behind(sheet, verb, last, speakers) or around(sheet, verb, last, speakers)
    return None


def silent_cut(sheet: Sheet, verb: Token) -> Draft | None:
    """What a coordinated cue that tells of nothing said still ends: "said that A, but has not indicated whether B"."""
    uses, last = uses_of(sheet, verb)
    if not uses or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ != "conj" or _own_subject(verb):
        return None
    speakers = speakers_of(sheet, verb)
    if speakers is None or speakers.governor is None:
        return None
    span = (_joint(verb), sheet.sentence(verb.i)[1])
    return Draft("silent", 0.0, verb.i, (verb.i, last), [], clause=span, cut=Cut.REST)


def uses_of(sheet: Sheet, verb: Token) -> tuple[dict[Frame, Use], int]:
    """A verb's uses in the lexicon, with the position of the last word of the cue itself."""
    lemma, verbs = verb.lemma_.lower(), sheet.lexicon.verbs
    for child in verb.children:
        if child.i > verb.i and child.lower_ in _PARTICLES and child.dep_ in ("prt", "advmod"):
            uses = verbs.get(f"{lemma}_{child.lower_}")
            if uses or child.dep_ == "prt":  # "ruled out" is no ruling
                return uses or {}, child.i
    for phrase in sheet.lexicon.phrases.get(lemma, ()):
        complement = next((t for t in verb.subtree if t.lemma_.lower() in phrase.complement), None)
        if complement is not None and verb.i < complement.i <= verb.i + 3:
            return _as_uses(phrase), complement.i
    return verbs.get(lemma, {}), verb.i


def _as_uses(phrase: Phrase) -> dict[Frame, Use]:
    return {phrase.frame: Use(Grade.SPEECH, phrase.prepositions)}


def _admissible(sheet: Sheet, verb: Token, frame: Frame, use: Use, speakers: Speakers) -> bool:
    """Whether this sort of subject may be taken with this use of a verb."""
    lemma = verb.lemma_.lower()
    if sheet.spoken(verb.i) and not sheet.quotes_word(verb):
        own = [h for h in speakers.heads if sheet.spoken(h.i)]  # a turn's label is no subject of its first sentence
        known = [h for h in own if sheet.page.cast.at(h) is not None and verb.lower_ != "thank"]
        if not known or use.grade is Grade.COGNITION:
            return False
        if frame is Frame.OBJECT and any(h.lower_ in FIRST_AND_SECOND for h in known):
            return False  # "we outlined our tasks": what was done at the talks, not what was said there
    if use.grade is Grade.COGNITION and (speakers.voice is not Voice.PARTY or not speakers.heads):
        return False
    if lemma not in sheet.lexicon.core and any(h.lower_ == "it" and not sheet.known(h) for h in speakers.heads):
        return False
    if frame is Frame.OBJECT and lemma in sheet.lexicon.shows and _may_be_the_deed(sheet, verb, speakers):
        return False
    if not speakers.heads:
        return frame is Frame.CLAUSE or (frame in _NOMINAL and lemma in sheet.lexicon.passive)
    if speakers.voice is Voice.OTHER:
        return frame is Frame.CLAUSE and lemma in sheet.lexicon.core
    if speakers.voice is Voice.DOCUMENT:
        return frame in _BY_DOCUMENTS
    return True


def _may_be_the_deed(sheet: Sheet, verb: Token, speakers: Speakers) -> bool:
    """Whether a participle may tell what a deed shows, and not what its doer said."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or speakers.governor is not None:
        return False
    return verb.head.lemma_ not in sheet.lexicon.contacts and not sheet.lexicon.verbs.get(verb.head.lemma_)


def _draft(sheet: Sheet, verb: Token, speakers: Speakers, found: Found, last: int, frame: Frame, use: Use) -> Draft:
    score = _BY_FRAME[frame] * _BY_GRADE[use.grade] * circumstance(sheet, verb, speakers)
    draft = Draft(
        rule=f"verb_{frame}", confidence=score, anchor=verb.i, cue=(verb.i, last), contents=found.contents,
        speakers=speakers.heads, gap=speakers.gap, relays=relays_of(sheet, verb),
    )  # fmt: skip
    shares = speakers.governor is not None or (verb.dep_ == "conj" and not _own_subject(verb))
    if shares:
        draft.clause, draft.cut = (_joint(verb), sheet.sentence(verb.i)[1]), Cut.REST
    return draft


def circumstance(sheet: Sheet, verb: Token, speakers: Speakers) -> float:
    """The factor by which nesting, an odd subject or a missing speaker lowers a rule's confidence."""
    score = 1.0 if speakers.heads else confidence.NO_SPEAKER
    if speakers.voice is Voice.OTHER:
        score *= confidence.OTHER_SUBJECT
    elif speakers.voice is Voice.DOCUMENT:
        score *= confidence.DOCUMENT_SUBJECT
    return score * (confidence.NESTED if sheet.spoken(verb.i) else 1.0)


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _joint(verb: Token) -> int:
    """Where a coordinated or participial cue begins, its conjunction included."""
    first: int = verb.i
    doc = verb.doc
    while first > 0 and (doc[first - 1].dep_ in ("advmod", "aux", "cc", "neg") or doc[first - 1].is_punct):
        if doc[first - 1].dep_ == "cc" or doc[first - 1].is_punct:
            first -= 1
            break
        first -= 1
    if first > 0 and doc[first - 1].text == "," and doc[first].dep_ == "cc":
        first -= 1
    return first
