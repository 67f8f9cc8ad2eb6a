"""Who speaks: a cue verb in, the heads of the noun phrases that are its speaker out, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.statements.cues import Frame
from tieline.coders.statements.draft import Sheet, Voice
from tieline.coders.statements.senders import authors_of, senders_of
from tieline.language import grammar

AGENTLESS = "the text does not say who said it"
DOCUMENT_SPEAKS = "a document is named as the speaker, and nobody it could be ascribed to"
_MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought", "wo", "ca"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "before"})
# "warned against recognising", "sentenced for claiming": nobody says that it was said
_NOT_YET = frozenset({"without", "before", "of", "from", "against", "for"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLACES = frozenset({"on", "at", "via", "to"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_DEPENDENT = frozenset({"advcl", "acl", "conj", "pcomp", "xcomp", "relcl", "parataxis", "dep", "ccomp", "prep"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """heads: who speaks, coordination expanded. gap: why there are none. voice: what sort of subject it is.

    governor: the earlier cue verb whose subject is shared ("said ..., adding that").
    """

    heads: tuple[Token, ...]
    voice: Voice
    gap: str | None = None
    governor: Token | None = None


def took_place(sheet: Sheet, verb: Token) -> bool:
    """Whether the speech a verb tells of took place: not denied, not to come, not only possible, not a command."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB") or _denied(sheet, verb):
        return False
    own = _own_words(sheet, verb)
    helpers = [c for c in own if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ == "MD" or c.lower_ in _MODALS for c in helpers) or _inverted(verb, own):
        return False
    if verb.tag_ == "VBD" and verb.dep_ == "advcl" and not any(c.dep_ in _SUBJECTS for c in own):
        return False  # "Asked why ..., he said": a participle in truth
    if any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in own):
        return False
    if verb.tag_ == "VBD" and verb.dep_ == "acl":
        return False  # a participle in truth: "a paper called"
    if verb.tag_ == "VBG" and verb.dep_ == "ROOT" and not helpers:
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in _NOT_YET:
        return False
    if verb.tag_ == "VBN" and not helpers and verb.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in own):
        return True  # "The message read": a past the tagger takes for a participle
    if verb.tag_ != "VB":
        return verb.tag_ != "VBN" or bool(helpers) or (verb.dep_ == "conj" and bool(grammar.auxiliaries(verb)))
    if any(c.lemma_ == "do" for c in helpers):
        return True
    if not helpers and (
        (verb.dep_ == "conj" and (verb.head.tag_ in ("VBP", "VBZ", "VBD") or _is_misread(verb.head)))
        or (verb.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in own))
    ):
        return True  # a finite plural ("agree ... and say") that the tagger takes for an infinitive
    return _infinitive_took_place(sheet, verb)


def _is_misread(verb: Token) -> bool:
    """ "Ministers meet in Brussels": a finite plural that the tagger takes for an infinitive."""
    children = [c.dep_ for c in verb.children]
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and "nsubj" in children and "aux" not in children


def _own_words(sheet: Sheet, verb: Token) -> list[Token]:
    """A verb's children without those of a quotation beside it: "“Nor will we,” X said" is not in the future."""
    return [c for c in verb.children if sheet.quotation(c.i) == sheet.quotation(verb.i)]


def _inverted(verb: Token, own: list[Token]) -> bool:
    """A question or a condition: the auxiliary before the subject ("Did he say", "had they known")."""
    subject = next((c for c in own if c.dep_ in _SUBJECTS), None)
    helpers = [c for c in own if c.dep_ in ("aux", "auxpass")]
    return subject is not None and any(h.i < subject.i < verb.i for h in helpers)


def _denied(sheet: Sheet, verb: Token) -> bool:
    """Whether the speech itself is denied; a "No" that was spoken does not deny it."""
    spoken = any(sheet.quotation(c.i) is not None or c.dep_ == "intj" for c in verb.children)
    denies = any(c.dep_ == "neg" for c in _own_words(sheet, verb))
    return denies if spoken else grammar.is_negated(verb)


def _infinitive_took_place(sheet: Sheet, verb: Token) -> bool:
    """An infinitive under a verb that tells it was carried out: "spoke with X to thank him", "went on to say"."""
    head = verb
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children):
        return False
    governor = head.head
    if governor == head or any(c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") for c in governor.rights):
        return False  # "called on X to": X is to do it
    if governor.pos_ == "NOUN" and governor.lemma_ in ("opportunity", "occasion", "chance"):
        governor = governor.head
    past = governor.tag_ in ("VBD", "VBZ", "VBN", "VBG")
    return past and governor.lemma_ in sheet.lexicon.purpose and not grammar.is_negated(governor)


def speakers_of(sheet: Sheet, verb: Token) -> Speakers | None:
    """The speakers of a cue verb; None where its subject cannot speak."""
    if grammar.is_passive(verb) and verb.tag_ == "VBN":
        return _of_passive(sheet, verb)
    quoted = _quoted_by(verb)
    if quoted is not None:
        return _judged(sheet, grammar.conjuncts(quoted))
    if verb.tag_ == "VBG" and verb.head.dep_ == "prep" and verb.head.lower_ in _PLACES:
        return _judged(sheet, grammar.subjects(verb.head))  # "posted a video on Facebook saying": the one who posted
    own = [c for c in verb.children if c.dep_ in ("nsubj", "csubj")]
    if not own and _is_purpose(sheet, verb):
        heads = grammar.subjects(verb.head)
        return _judged(sheet, heads)  # "telephoned X to congratulate him": the one who telephoned
    governor = None if own else _governing_cue(sheet, verb) or _earlier_cue(sheet, verb)
    if governor is not None:
        shared = speakers_of(sheet, governor)
        if shared is not None:
            return Speakers(shared.heads, shared.voice, shared.gap, governor)
    heads = grammar.subjects(verb)
    if (not heads and verb.dep_ == "ROOT") or (heads and all(h.dep_ == "csubj" for h in heads)):
        heads = _just_before(sheet, verb.head if verb.dep_ == "conj" else verb)
    return _judged(sheet, _apposed(sheet, heads, verb))


def _is_purpose(sheet: Sheet, verb: Token) -> bool:
    """Whether a verb tells what for another was done ("telephoned X to congratulate him")."""
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl") or verb.head.lemma_ not in sheet.lexicon.purpose:
        return False
    return not any(c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") and c.i < verb.i for c in verb.head.rights)


def _earlier_cue(sheet: Sheet, verb: Token) -> Token | None:
    """The first of several verbs with one subject, where the parse hangs it on the second ("X stressed A, noted B")."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ not in ("ROOT", "ccomp"):
        return None
    for child in verb.lefts:
        cue = sheet.lexicon.verbs.get(child.lemma_.lower()) and child.dep_ == "ccomp" and child.tag_ == verb.tag_
        if cue and any(c.dep_ == "nsubj" for c in child.lefts) and not _quoted(sheet, child):
            return child
    return None


def _quoted(sheet: Sheet, token: Token) -> bool:
    return sheet.quotation(token.i) is not None


def _apposed(sheet: Sheet, heads: list[Token], verb: Token) -> list[Token]:
    """Who speaks in "The talks, a diplomat said, collapsed", where the parse takes him for an apposition."""
    if len(heads) != 1 or sheet.voice(heads[0]) is not Voice.OTHER:
        return heads
    inserted = [c for c in heads[0].rights if c.dep_ == "appos" and c.right_edge.i == verb.i - 1]
    return [c for c in inserted if sheet.voice(c) is Voice.PARTY] or heads


def _just_before(sheet: Sheet, verb: Token) -> list[Token]:
    """The party that stands right before a verb the parse leaves without a subject."""
    i = verb.i - 1
    while i > 0 and (sheet.doc[i].text == "," or sheet.doc[i].dep_ == "advmod"):
        i -= 1
    if sheet.doc[i + 1].text == ",":  # "X, hoping to visit Y, says": behind an insertion the first party speaks
        i = sheet.sentence(verb.i)[0]
        opening = sheet.page.cast.at(sheet.doc[i])
        i = i if opening is None else opening.last
    mention = sheet.page.cast.at(sheet.doc[i]) if i >= 0 and sheet.block(i) == sheet.block(verb.i) else None
    return [] if mention is None else [sheet.doc[mention.head]]


def _quoted_by(verb: Token) -> Token | None:
    """Whose words they are in "A quoted B as saying" (passive: "B was quoted by A as saying" follows the subject)."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ != "as" or preposition.head.lemma_ not in ("quote", "cite"):
        return None
    return next((c for c in preposition.head.rights if c.dep_ == "dobj"), None)


def relays_of(sheet: Sheet, verb: Token) -> tuple[Token, ...]:
    """Who passes a speech on in "A quoted B as saying" and "B was quoted by A as saying"."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ != "as" or preposition.head.lemma_ not in ("quote", "cite"):
        return ()
    by = [h for lemma, h in grammar.obliques(verb) if lemma == "by"]  # "was quoted as saying by A"
    return tuple(h for h in (*grammar.agents(preposition.head), *by) if sheet.voice(h) is Voice.PARTY)


def _of_passive(sheet: Sheet, verb: Token) -> Speakers | None:
    heads = grammar.agents(verb)
    if heads:
        return _judged(sheet, heads)
    return Speakers((), Voice.PARTY, AGENTLESS)


def _judged(sheet: Sheet, heads: list[Token]) -> Speakers | None:
    """Subjects as speakers, a document's words ascribed to its author where he is named."""
    heads = [h for h in heads if h.dep_ != "expl" and h.lower_ not in ("there", "this", "that", "which", "what")]
    heads += [c for h in heads if h.lower_ == "we" for c in h.rights if c.dep_ == "appos"]  # "We, the leaders of A,"
    heads = [a for h in heads for a in senders_of(sheet, h) or [h]]
    if not heads:
        return None
    voices = [sheet.voice(h) for h in heads]
    if Voice.DOCUMENT not in voices:
        parties = [h for h, v in zip(heads, voices, strict=True) if v is Voice.PARTY]
        return Speakers(tuple(parties or heads), Voice.PARTY if parties else Voice.OTHER)
    authors = [a for h, v in zip(heads, voices, strict=True) if v is Voice.DOCUMENT for a in authors_of(sheet, h)]
    if authors:
        return Speakers(tuple(authors), Voice.PARTY)
    return Speakers(tuple(heads), Voice.DOCUMENT, DOCUMENT_SPEAKS)


def _governing_cue(sheet: Sheet, verb: Token) -> Token | None:
    """The nearest cue verb above a participle or a coordinated verb without a subject of its own."""
    if verb.dep_ not in _DEPENDENT or any(c.dep_ == "nsubjpass" for c in verb.children):
        return None
    if verb.dep_ == "acl" and verb.head.lemma_.lower() not in sheet.lexicon.documents:
        return None
    participle = verb.tag_ == "VBG"
    current = verb
    for _ in range(12):
        if current.head == current:
            return None
        current = current.head
        if current.pos_ in ("NOUN", "PROPN", "PRON") and not participle and verb.dep_ in ("relcl", "acl"):
            return None
        uses = sheet.lexicon.verbs.get(current.lemma_)
        # A passive cue ("was asked", "was told") has the hearer as its subject.
        tells = uses and (Frame.CLAUSE in uses or Frame.OBJECT in uses)
        if tells and current.pos_ == "VERB" and not grammar.is_passive(current):
            return current
        if not participle and _could_share_subject(sheet, current, verb):
            return None
    return None


def _could_share_subject(sheet: Sheet, clause: Token, verb: Token) -> bool:
    """Whether a finite verb may be coordinated with a clause's verb and share its subject.

    It cannot where that subject cannot speak, nor where the tenses differ: in "said that A supports the plan and
    stressed that" the plan's supporter is not the one who stressed.
    """
    subjects = [c for c in clause.children if c.dep_ in _SUBJECTS]
    if all(sheet.voice(s) is Voice.OTHER for s in subjects):
        return False
    tenses = [c.tag_ for c in clause.children if c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE] or [clause.tag_]
    return verb.tag_ not in _FINITE or tenses[0] == verb.tag_
