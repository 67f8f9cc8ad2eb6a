"""Tokens and a user's actors in, the places where the text names them out.

Names are compared word by word, whatever marks stand between the words ("al-Shabaab", "AL_SHABAAB"). A name given all
in capitals is found in any case, if it begins with a capital in the text; any other as written. Of a person whose
full name has stood in the text the last word is found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tieline.actors.offices import state_of
from tieline.actors.own.entry import OwnActor
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.records.actor import ActorKind

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class OwnPhrase:
    """A place where the text names a user's actor. first, last: token positions. state: its state's code there."""

    first: int
    last: int
    entry: OwnActor
    state: str | None


class OwnFinder:
    """Finds the actors of a user's file in documents; made once, used for many."""

    def __init__(self, entries: tuple[OwnActor, ...]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, OwnActor]]] = {}
        for entry in entries:
            for name in entry.names:
                words = tuple(_WORD.findall(name.lower()))
                if words:
                    self._by_first.setdefault(words[0], []).append((words, name, entry))
        for found in self._by_first.values():
            found.sort(key=lambda item: -len(item[0]))

    def find(self, tokens: Tokens, terms: dict[int, Term], on: date | None) -> list[OwnPhrase]:
        """The phrases of one document, in order, none overlapping another; the longest name wins."""
        words = [(word, i) for i, text in enumerate(tokens.text) for word in _WORD.findall(text)]
        ends = {term.last: term for term in terms.values() if term.entry.kind is TermKind.STATE}
        surnames: dict[str, OwnActor] = {}
        found: list[OwnPhrase] = []
        at = 0
        while at < len(words):
            match = self._at(tokens, words, at, on)
            if match is None:
                word, i = words[at]
                entry = surnames.get(word)
                if entry is not None:
                    found.append(OwnPhrase(i, i, entry, entry.state))
                at += 1
                continue
            length, entry = match
            first, last = words[at][1], words[at + length - 1][1]
            at += length
            if entry.agent:
                found.extend(_agent(tokens, ends, entry, first, last, on))
                continue
            found.append(OwnPhrase(first, last, entry, entry.state))
            if entry.kind in (ActorKind.PERSON, None) and length > 1 and tokens.entity[last] == "PERSON":
                surnames[words[at - 1][0]] = entry
        return found

    def _at(
        self, tokens: Tokens, words: list[tuple[str, int]], at: int, on: date | None
    ) -> tuple[int, OwnActor] | None:
        for form, name, entry in self._by_first.get(words[at][0].lower(), ()):
            stretch = words[at : at + len(form)]
            if tuple(word.lower() for word, _ in stretch) != form or not entry.holds(on):
                continue
            if not tokens.together(stretch[0][1], stretch[-1][1]):
                continue
            if name.isupper():
                if entry.agent or stretch[0][0][0].isupper():
                    return len(form), entry
            elif [word for word, _ in stretch] == _WORD.findall(name):
                return len(form), entry
        return None


def _agent(
    tokens: Tokens, ends: dict[int, Term], entry: OwnActor, first: int, last: int, on: date | None
) -> Iterator[OwnPhrase]:
    """ "Iraqi policemen": a noun with the state whose name or nationality stands right before it."""
    term = ends.get(first - 1)
    name = state_of(term.entry.states, on) if term is not None and tokens.together(first - 1, first) else None
    if term is not None and name is not None:
        yield OwnPhrase(term.first, last, entry, name.state.code)
