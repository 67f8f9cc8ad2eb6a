"""A statement in the making, and the sheet it is worked out on.

The page enters; a `Sheet` answers quickly what the rules ask again and again: in which quotation, sentence or block a
token stands, and whether a word can be a speaker. A `Draft` is what a rule found, in token positions.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.coders.statements.cues import Lexicon, lexicon
from tieline.records.statement import StatementKind

Span = tuple[int, int]

_FIRST_AND_SECOND = frozenset({"i", "we", "you", "me", "us"})
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
        blocks = set(page.parsed.block_starts)
        self._sentences = [s.start for s in page.parsed.sentences if s.start in blocks or self._ended(s.start)]
        self.turns = bytearray(len(self.doc))

    def _ended(self, start: int) -> bool:
        """Whether a sentence really ends before a token; the parser also cuts at quotation marks and colons."""
        before = [t.text for t in self.doc[max(start - 3, 0) : start]]
        return any(text[-1:] in _SENTENCE_END for text in before[-2:]) or (before[-1:] == [")"] and "." in before)

    def quotation(self, i: int) -> int | None:
        """Number of the quotation a token stands in."""
        number = self._quotation[i]
        return None if number < 0 else number

    def spoken(self, i: int) -> bool:
        """Whether a token stands in a quotation or in a transcript's turn."""
        return self._quotation[i] >= 0 or bool(self.turns[i])

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
        """Positions of the tokens whose lemma may begin a cue."""
        strings = self.doc.vocab.strings
        wanted = {strings[lemma] for lemma in self.lexicon.triggers if lemma in strings}
        return [i for i, lemma in enumerate(self.doc.to_array("LEMMA").tolist()) if lemma in wanted]

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

    def of_the_speech(self, head: Token) -> bool:
        """Whether a subject is an "I", "we" or "you" that nobody can be named for: it belongs to somebody's speech."""
        if head.lower_ not in _FIRST_AND_SECOND:
            return False
        return self.spoken(head.i) or not self.known(head)
