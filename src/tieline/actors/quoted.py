"""Mentions and quotations in, whoever is quoted out: who "I" and "we" inside a quotation are.

A quotation is said by the subject of the verb of saying beside it ("...", Putin said), by that of the sentence before
it if that ends in a colon, or, where paragraphs of one speech follow each other, by whoever said the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from tieline.actors import words
from tieline.actors.actor_values import renamed
from tieline.actors.cast import Mention
from tieline.actors.discourse import SUBJECTS
from tieline.actors.first_person import FirstPerson
from tieline.actors.tokens import Tokens
from tieline.language.quotations import Quotation
from tieline.records.actor import Actor, ActorKind

_MARKS = frozenset({'"', "“", "”", "'", "‘", "„", "«", ",", "``", "''"})


class QuotedSpeakers:
    """Who is quoted, for every quotation of one document."""

    def __init__(self, tokens: Tokens, quotations: Sequence[Quotation], mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        self._inside = {i for q in quotations for i in range(q.first, q.last + 1)}
        self._subjects: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.head not in self._inside and self._speaks(mention):
                self._subjects.setdefault(tokens.sentence[mention.head], []).append(mention)
        self._of: dict[int, Actor] = {}
        before: Actor | None = None
        last = -1
        for quotation in quotations:
            speaker = self._speaker(quotation)
            if speaker is None and self._follows(quotation, last):
                speaker = before
            if speaker is not None:
                self._of.update(dict.fromkeys(range(quotation.first, quotation.last + 1), speaker))
            before, last = speaker, quotation.last

    def of(self, i: int) -> Actor | None:
        """Who says the word at a position; None if the text does not settle it."""
        return self._of.get(i)

    def _speaks(self, mention: Mention) -> bool:
        tokens, head = self.tokens, mention.head
        if len(mention.actors) != 1 or mention.actors[0].kind not in (ActorKind.PERSON, ActorKind.GOVERNMENT_BODY):
            return False
        return tokens.dep[head] in SUBJECTS and tokens.lemma[tokens.head[head]] in words.SPEECH

    def _speaker(self, quotation: Quotation) -> Actor | None:
        tokens = self.tokens
        beside = range(tokens.sentence[quotation.first], tokens.sentence[quotation.last] + 1)
        for sentence in (*reversed(beside), self._introduction(quotation)):
            found = self._subjects.get(sentence, [])
            if found:
                nearest = min(found, key=lambda m: min(abs(m.head - quotation.first), abs(m.head - quotation.last)))
                return nearest.actors[0]
        return None

    def _introduction(self, quotation: Quotation) -> int:
        """The sentence that ends in a colon right before a quotation; -1 if none does."""
        i = self._behind(quotation.first)
        return self.tokens.sentence[i] if i >= 0 and self.tokens.text[i] == ":" else -1

    def _behind(self, i: int) -> int:
        """The last token before a position that is no quotation mark."""
        i -= 1
        while i >= 0 and (self.tokens.text[i] in _MARKS or not self.tokens.text[i].strip()):
            i -= 1
        return i

    def _follows(self, quotation: Quotation, last: int) -> bool:
        """Whether a quotation begins its paragraph right behind another one."""
        return last >= 0 and self._behind(quotation.first) <= last


def settle(mention: Mention, speaker: Actor, persons: FirstPerson, word: str) -> Mention:
    """A mention of "I" or "we" inside a quotation, once its speaker is known. word: as written."""
    if word.lower() in words.FIRST_SINGULAR:
        actors = (renamed(speaker, word, "quoted_speaker", 0.75),)
        return Mention(mention.first, mention.last, mention.head, actors)
    found, reason = persons.side_of(word, mention.first, speaker)
    return Mention(mention.first, mention.last, mention.head, found, reason)
