"""What a reader remembers of a text: who has been mentioned, where, as what, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.actors.principals import Principals
from tieline.actors.tokens import Tokens
from tieline.records.actor import Actor, ActorKind

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# How many mentions are looked back through at most: a text without stops is one sentence of any number of them, and
# whoever is meant by a pronoun is nearer than that.
_REACH = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention as remembered; one that was not resolved has no actors but still stands in the way of others.

    first, last: its tokens. subject: it is the subject of its clause. top: head of the coordination it is in.
    verb: position of the word that hangs on.
    person: it means a person, or persons. plural: its words mean several. text: as written.
    """

    first: int
    last: int
    sentence: int
    block: int
    actors: tuple[Actor, ...]
    subject: bool
    possessive: bool
    top: int
    verb: int
    person: bool
    plural: bool
    text: str

    @property
    def single(self) -> Actor | None:
        """The one actor it means, if it means one."""
        return self.actors[0] if len(self.actors) == 1 else None


class Discourse:
    """Mentions in text order, as they are resolved. principals: whom the document is mainly about."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.entries: list[Entry] = []
        self.speaker: Actor | None = None
        self.addressee: Actor | None = None
        self.turns = 0
        self.principals = Principals()

    def add(
        self, first: int, last: int, head: int, actors: tuple[Actor, ...], text: str, *, person: bool, plural: bool
    ) -> None:
        """Remember a mention, resolved or not."""
        tokens, top = self.tokens, self.top(head)
        self.entries.append(
            Entry(
                first=first,
                last=last,
                sentence=tokens.sentence[first],
                block=tokens.block[first],
                actors=actors,
                subject=tokens.dep[top] in SUBJECTS,
                possessive=tokens.dep[top] == "poss",
                top=top,
                verb=tokens.head[top],
                person=person,
                plural=plural or len(actors) > 1,
                text=text,
            )
        )

    def top(self, i: int) -> int:
        """The first member of the coordination (or apposition) a head stands in."""
        tokens, seen = self.tokens, 0
        while tokens.dep[i] in ("conj", "appos") and seen < 8:
            i, seen = tokens.head[i], seen + 1
        return i

    def back(self, position: int, sentences: int) -> list[Entry]:
        """Mentions before a position in its own and a number of earlier sentences, the latest first."""
        floor = self.tokens.sentence[position] - sentences
        found: list[Entry] = []
        for entry in reversed(self.entries):
            if entry.sentence < floor or len(found) == _REACH:
                break
            if entry.last < position:
                found.append(entry)
        return found

    def before(self, position: int) -> Entry | None:
        """The mention that ends right before a position."""
        last = self.entries[-1] if self.entries else None
        return last if last is not None and last.last == position - 1 else None

    def possessor(self, position: int, *, several: bool = False) -> list[str]:
        """The state of whom a possessive right before a position means: "its ambassador", "his foreign minister".

        several: also the states of those whom "their" means, for "their ambassadors".
        """
        before = self.before(position)
        if before is None or not before.possessive:
            return []
        states = list(dict.fromkeys(a.state for a in before.actors if a.state is not None))
        return states if several or len(before.actors) == 1 else []

    def take_floor(self, speaker: Actor | None) -> None:
        """Somebody begins a turn of a transcript; whoever spoke before is now spoken to."""
        if self.turns and (self.speaker is None or speaker is None or speaker.identity != self.speaker.identity):
            self.addressee = self.speaker
        self.speaker = speaker
        self.turns += 1


def persons_in(entries: list[Entry]) -> list[Actor]:
    """The persons some mentions mean, each once, in order of the mentions."""
    found: dict[tuple[str, str | None], Actor] = {}
    for entry in entries:
        for actor in entry.actors:
            if actor.kind is ActorKind.PERSON:
                found.setdefault(actor.identity, actor)
    return list(found.values())


def states_nearby(discourse: Discourse, position: int, count: int) -> tuple[str, ...]:
    """Codes of the states a sentence names or speaks for, the nearest of the last three with exactly so many."""
    here = discourse.tokens.sentence[position]
    for sentence in range(here, here - 3, -1):
        entries = discourse.back(position, here - sentence)
        named = {a.state: None for e in reversed(entries) if e.sentence == sentence for a in e.actors if a.state}
        if len(named) == count:
            return tuple(named)
    return ()
