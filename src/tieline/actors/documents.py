"""Documents that say something in, those who issued them out: "the statement said", "the message reads".

A joint statement is issued by those who adopted it, a message by whoever sent it. Where the text does not tell, the
words are no mention of an actor.
"""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.actor_values import renamed
from tieline.actors.discourse import Discourse, Entry, persons_in
from tieline.actors.neuter import ISSUERS, Resolved
from tieline.actors.tokens import Tokens
from tieline.records.actor import Actor

_BACK = 4  # sentences


def says_something(tokens: Tokens, i: int) -> bool:
    """Whether a noun is a document that is the subject of a verb of saying, with "the" right before it."""
    if tokens.lower[i] not in words.DOCUMENTS | words.LETTERS or i == 0 or tokens.lower[i - 1] != "the":
        return False
    return tokens.dep[i] == "nsubj" and tokens.lemma[tokens.head[i]] in words.SPEECH


class DocumentResolver:
    """Resolves the documents that speak in one document; reads the discourse as it grows."""

    def __init__(self, tokens: Tokens, discourse: Discourse) -> None:
        self.tokens = tokens
        self.discourse = discourse

    def resolve(self, name: str, noun: int) -> Resolved | None:
        """Who issued the document a noun means."""
        before = [e for e in self.discourse.back(noun, _BACK) if e.actors]
        told = next((e for e in before if e.actors[0].method.startswith(ISSUERS)), None)
        if told is not None:
            return self._told(name, told.actors)
        letter = self.tokens.lower[noun] in words.LETTERS
        for sentence in range(self.tokens.sentence[noun] - 1, self.tokens.sentence[noun] - 1 - _BACK, -1):
            entries = [e for e in before if e.sentence == sentence and e.person]
            issuers = self._senders(entries) if letter else persons_in(list(reversed(entries)))
            if issuers and (letter or len(issuers) == 2):
                return self._told(name, tuple(issuers))
        one = self._stated(noun) if not letter else None
        if one is not None:
            return self._told(name, (one,))
        if not letter and len(self.discourse.principals.persons) == 2 and self._is_joint():
            return self._told(name, self.discourse.principals.persons)
        return None

    def _stated(self, noun: int) -> Actor | None:
        """ "The ministry condemned the deal. The statement said": whoever said something in the sentence before."""
        tokens = self.tokens
        entries = [e for e in self.discourse.back(noun, 1) if e.subject and e.sentence == tokens.sentence[noun] - 1]
        spoke = [e for e in entries if tokens.lemma[e.verb] in words.SPEECH and tokens.dep[e.verb] == "ROOT"]
        return spoke[0].single if len(spoke) == 1 else None

    def _senders(self, entries: list[Entry]) -> list[Actor]:
        return [e.single for e in entries if e.subject and e.single is not None][:1]

    def _is_joint(self) -> bool:
        """Whether the text speaks of something issued together."""
        return any(
            word in words.DOCUMENTS and "joint" in self.tokens.lower[max(0, i - 3) : i]
            for i, word in enumerate(self.tokens.lower)
        )

    def _told(self, name: str, actors: tuple[Actor, ...]) -> Resolved:
        return tuple(renamed(a, name, f"{ISSUERS}/{a.method}", 0.65) for a in actors), None
