"""What a reader remembers of a text: who has been mentioned, where, how prominently, and who speaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tieline.actors.tokens import Tokens
from tieline.records.actor import Actor, ActorKind

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LEAD_SENTENCES = 3
_LEAD_WEIGHT = 3.0

Identity = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention as remembered. subject: it is the subject of its clause. verb: position of the verb it hangs on."""

    position: int
    sentence: int
    block: int
    actors: tuple[Actor, ...]
    subject: bool
    verb: int
    possessive: bool


class Discourse:
    """Mentions in text order, as they are resolved."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.entries: list[Entry] = []
        self.speaker: Actor | None = None
        self.addressee: Actor | None = None

    def add(self, first: int, head: int, actors: tuple[Actor, ...]) -> None:
        """Remember a resolved mention."""
        if not actors:
            return
        tokens = self.tokens
        top = self.top(head)
        self.entries.append(
            Entry(
                position=first,
                sentence=tokens.sentence[first],
                block=tokens.block[first],
                actors=actors,
                subject=tokens.dep[top] in _SUBJECTS,
                verb=tokens.head[top],
                possessive=tokens.dep[top] == "poss",
            )
        )

    def take_floor(self, speaker: Actor | None) -> None:
        """Somebody begins a turn of a transcript; whoever spoke before is now spoken to."""
        if self.speaker is not None and (speaker is None or speaker.identity != self.speaker.identity):
            self.addressee = self.speaker
        self.speaker = speaker

    def top(self, i: int) -> int:
        """The first member of the coordination (or apposition) a head stands in."""
        tokens, seen = self.tokens, 0
        while tokens.dep[i] in ("conj", "appos") and seen < 8:
            i, seen = tokens.head[i], seen + 1
        return i

    def back(self, position: int, sentences: int) -> list[Entry]:
        """Mentions before a position in its own and a number of earlier sentences, the latest first."""
        floor = self.tokens.sentence[position] - sentences
        found = []
        for entry in reversed(self.entries):
            if entry.sentence < floor:
                break
            if entry.position < position:
                found.append(entry)
        return found


@dataclass(frozen=True, slots=True)
class Principals:
    """The parties a document is mainly about, most prominent first; empty where no two stand out."""

    persons: tuple[Actor, ...] = ()
    states: tuple[str, ...] = ()


def find_principals(tokens: Tokens, named: list[tuple[int, Actor]]) -> Principals:
    """The two persons and the two states that stand out by number of mentions, headline and lead counting more.

    named: (position, actor) of every mention that does not depend on reference. Two persons must be of different
    states; a third as prominent as the second leaves the pair undecided.
    """
    persons: Counter[Identity] = Counter()
    states: Counter[str] = Counter()
    first: dict[Identity, Actor] = {}
    for position, actor in named:
        lead = tokens.headline[position] or tokens.sentence[position] < _LEAD_SENTENCES
        weight = _LEAD_WEIGHT if lead else 1.0
        if actor.state is not None:
            states[actor.state] += weight  # type: ignore[assignment]
        if actor.kind is ActorKind.PERSON and actor.canonical and actor.state:
            first.setdefault(actor.identity, actor)
            persons[actor.identity] += weight  # type: ignore[assignment]
    ranked = sorted(persons, key=lambda who: (-persons[who], who[0]))
    return Principals(_pair(ranked, persons, first), _pair_of_states(states))


def _pair(ranked: list[Identity], weights: Counter[Identity], first: dict[Identity, Actor]) -> tuple[Actor, ...]:
    if not ranked:
        return ()
    one = ranked[0]
    others = [who for who in ranked[1:] if who[1] != one[1]]
    if not others or (len(others) > 1 and weights[others[1]] >= weights[others[0]]):
        return ()
    return (first[one], first[others[0]])


def _pair_of_states(weights: Counter[str]) -> tuple[str, ...]:
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    if len(ranked) < 2 or (len(ranked) > 2 and weights[ranked[2]] >= weights[ranked[1]]):
        return ()
    return (ranked[0], ranked[1])
