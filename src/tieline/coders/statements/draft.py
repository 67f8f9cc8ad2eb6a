"""A statement in the making, and the sheet it is worked out on.

The page enters; a `Sheet` answers quickly what the rules ask again and again: in which quotation, sentence or block a
token stands, and whether a word can be a speaker. A `Draft` is what a rule found, in token positions.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.coders.statements.cues import Lexicon, lexicon
from tieline.records.statement import StatementKind

Span = tuple[int, int]

FIRST_AND_SECOND = frozenset({"i", "we", "you", "me", "us"})
LONGEST_SENTENCE = 2000  # tokens; no sentence of the gold documents has a tenth of it
_QUOTED_WORD = 4  # tokens of a quotation that may be no more than a reporter's verb
_SENTENCE_END = frozenset(".!?…")
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


class Voice(Enum):
    """What sort of a subject it is: a party, a document that carries words, or something else."""

    PARTY = "party"
    DOCUMENT = "document"
    OTHER = "other"


class Cut(Enum):
    """What a cue takes away from the content of a cue before it: nothing, its own words, or all from there on."""

    NOTHING = "nothing"
    HOLE = "hole"
    REST = "rest"


@dataclass(slots=True)
class Draft:
    """Reported speech as a rule found it, in token positions, both ends of a span included.

    cue: None where there is none. anchor: position of the cue's main word, or of the content where there is no cue.
    speakers: heads of the noun phrases that name who speaks; gap: why there are none. clause: the words that belong to
    the cue ("Xi stated on Monday"). relays: heads of those who pass it on. kind: where the rule settles it.
    label: the words that stand for the speaker, where they are no noun phrase of a sentence.
    """

    rule: str
    confidence: float
    anchor: int
    cue: Span | None
    contents: list[Span]
    speakers: tuple[Token, ...] = ()
    gap: str | None = None
    clause: Span | None = None
    cut: Cut = Cut.NOTHING
    relays: tuple[Token, ...] = ()
    kind: StatementKind | None = None
    label: Span | None = None


class Sheet:
    """A page prepared for the rules of reported speech."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.doc = page.parsed.doc
        self.lexicon: Lexicon = lexicon()
        self._quotation = array("i", [-1]) * len(self.doc)
        for number, quotation in enumerate(page.quotations):
            for i in range(quotation.first, quotation.last + 1):
                self._quotation[i] = number
        self._quotation_ends = [q.last for q in page.quotations]
        blocks = set(page.parsed.block_starts)
        self._sentences = [s.start for s in page.parsed.sentences if s.start in blocks or self._ended(s.start)]
        self.sendings: list[int] | None = None  # filled by `senders`
        self.turns = bytearray(len(self.doc))

    def _ended(self, start: int) -> bool:
        """Whether a sentence really ends before a token; the parser also cuts at quotation marks and colons."""
        before = [t.text for t in self.doc[max(start - 3, 0) : start]]
        return any(text[-1:] in _SENTENCE_END for text in before[-2:]) or (before[-1:] == [")"] and "." in before)

    def quotation(self, i: int) -> int | None:
        """Number of the quotation a token stands in."""
        number = self._quotation[i]
        return None if number < 0 else number

    def quotations_within(self, first: int, last: int) -> range:
        """Numbers of the quotations that share a token with a span."""
        number = bisect_left(self._quotation_ends, first)
        stop = number
        while stop < len(self._quotation_ends) and self.page.quotations[stop].first <= last:
            stop += 1
        return range(number, stop)

    def spoken(self, i: int) -> bool:
        """Whether a token stands in a quotation or in a transcript's turn."""
        return self._quotation[i] >= 0 or bool(self.turns[i])

    def quotes_word(self, verb: Token) -> bool:
        """Whether only a reporter's verb stands in marks, its subject outside: 'ministers "strongly condemn" it'."""
        number = self.quotation(verb.i)
        quotation = None if number is None else self.page.quotations[number]
        if quotation is None or quotation.last - quotation.first >= _QUOTED_WORD:
            return False
        subjects = [c for v in (verb, *verb.conjuncts) for c in v.children if c.dep_ == "nsubj"]
        return bool(subjects) and all(self.quotation(c.i) != number for c in subjects)

    def sentence(self, i: int) -> Span:
        """First and last token of a token's sentence."""
        number = bisect_right(self._sentences, i) - 1
        following = self._sentences[number + 1 : number + 2]
        return self._sentences[number], (following[0] if following else len(self.doc)) - 1

    def sentence_starts(self) -> list[int]:
        """First token of every sentence."""
        return self._sentences

    def block(self, i: int) -> Span:
        """First and last token of a token's block."""
        starts = self.page.parsed.block_starts
        number = bisect_right(starts, i) - 1
        return starts[number], (starts[number + 1] if number + 1 < len(starts) else len(self.doc)) - 1

    def triggers(self) -> list[int]:
        """Positions of the tokens whose lemma may begin a cue; none in what is no sentence."""
        strings = self.doc.vocab.strings
        wanted = {strings[lemma] for lemma in self.lexicon.triggers if lemma in strings}
        lemmas = self.doc.to_array("LEMMA").tolist()
        return [i for i, lemma in enumerate(lemmas) if lemma in wanted and not self.endless(i)]

    def endless(self, i: int) -> bool:
        """Whether a token's "sentence" is so long that it is none; every look at its tree would cost its length."""
        start, end = self.sentence(i)
        return end - start > LONGEST_SENTENCE

    def voice(self, head: Token) -> Voice:
        """Whether a word can be the one who speaks."""
        if self.page.cast.at(head) is not None:
            return Voice.PARTY
        lemma = head.lemma_.lower()
        if lemma in self.lexicon.documents:
            return Voice.DOCUMENT
        if lemma in self.lexicon.speaker_nouns or head.lower_ in self.lexicon.pronouns:
            return Voice.PARTY
        return Voice.PARTY if head.pos_ == "PROPN" or head.ent_type_ in _NAMES else Voice.OTHER

    def known(self, head: Token) -> bool:
        """Whether the cast knows whom a word stands for."""
        mention = self.page.cast.at(head)
        return mention is not None and bool(mention.actors)

    def of_the_speech(self, head: Token, cue: Token) -> bool:
        """Whether a subject is an "I", "we" or "you" whose verb is somebody's speech and does not report any.

        In a transcript "as I said" and "we agreed that" report what was said before; "I want to thank" does not. Nobody
        can be named for those in quotation marks, nor for those outside of both that the cast does not know.
        """
        if head.lower_ not in FIRST_AND_SECOND:
            return False
        if self._quotation[head.i] < 0 and self.turns[head.i]:
            return not _in_the_past(cue)
        return self._quotation[head.i] >= 0 or not self.known(head)


def _in_the_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.lefts))
