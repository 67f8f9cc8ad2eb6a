"""The cast of a document: every mention of an actor, resolved as far as the text and the tables allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from tieline.records.actor import Actor

ATTRIBUTE = "attribute"  # method of a nationality before a thing, which is a party only where the thing is its own


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of one or several actors.

    first, last: token positions of the whole mention, both included, title and nationality with it ("Chinese
    President Xi Jinping"). head: position of the head of its noun phrase, the token a parse hangs on a verb.
    actors: whom it means; several for "the two leaders"; empty if unresolved. reason: why it is unresolved.
    conflict: where text and tables disagree about a resolved mention, one sentence that says so.
    """

    first: int
    last: int
    head: int
    actors: tuple[Actor, ...]
    reason: str | None = None
    conflict: str | None = None


@dataclass(frozen=True)
class Cast:
    """All mentions, in text order and not overlapping."""

    mentions: tuple[Mention, ...]
    _by_token: dict[int, Mention] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_token = {i: mention for mention in self.mentions for i in range(mention.first, mention.last + 1)}
        object.__setattr__(self, "_by_token", by_token)

    def at(self, token: Token) -> Mention | None:
        """The mention a token belongs to."""
        return self._by_token.get(token.i)

    def within(self, first: int, last: int) -> list[Mention]:
        """Mentions that lie wholly between two token positions, both included.

        Without the nationalities of things: "Chinese steel" in a sentence does not make China a party to what it tells.
        """
        inside = (m for m in self.mentions if first <= m.first and m.last <= last)
        return [m for m in inside if not any(a.method == ATTRIBUTE for a in m.actors)]

    def of(self, heads: Iterable[Token]) -> list[Mention]:
        """The mentions the given heads (subjects, objects of a verb) stand for, each once, in order."""
        found: dict[int, Mention] = {}
        for head in heads:
            mention = self.at(head)
            if mention is not None:
                found.setdefault(mention.first, mention)
        return list(found.values())
