"""A user's actors and the phrases of a document in, both as one list out.

A user's actor takes the titles and the nationality that belong to its name, and the place of any phrase it overlaps.
One that is only to be added gives way where text or tables already tell who is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tieline.actors.bodies import PartyPhrase
from tieline.actors.own.entry import OwnActor
from tieline.actors.own.phrases import OwnPhrase
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.posts import stated_states
from tieline.records.actor import Actor, ActorKind

METHOD = "own_actors"
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class OwnParty:
    """A user's actor where a document names it. stated: codes of the states the text itself states for it."""

    first: int
    last: int
    entry: OwnActor
    state: str | None
    person: bool
    stated: tuple[str, ...] = ()

    def actor(self, name: str) -> Actor:
        """The actor, under the name the text gives it."""
        entry, canonical = self.entry, self.entry.names[0]
        kind = entry.kind or (ActorKind.PERSON if self.person else ActorKind.GROUP)
        return Actor(
            name=name,
            kind=kind,
            canonical=None if entry.agent else canonical.title() if canonical.isupper() else canonical,
            office=entry.office,
            rank=entry.rank if kind is ActorKind.PERSON else None,
            state=self.state,
            method=METHOD,
            confidence=CONFIDENCE,
        )

    def conflict(self, name: str) -> str | None:
        """Where the text states another state than the user's file, one sentence that says so."""
        if not self.stated or self.state in self.stated:
            return None
        return f"the text gives {name} the state {', '.join(self.stated)}, your file of actors {self.state or 'none'}"


def settle_own(
    found: Sequence[OwnPhrase],
    persons: Sequence[PersonPhrase],
    parties: Sequence[PartyPhrase],
    is_known: Callable[[PersonPhrase | PartyPhrase], bool],
) -> tuple[list[OwnParty], list[PersonPhrase | PartyPhrase]]:
    """The user's actors of a document, and the other phrases that stay beside them.

    is_known: whether text and tables tell the state of a phrase.
    """
    settled: list[OwnParty] = []
    rest: list[PersonPhrase | PartyPhrase] = [*persons, *parties]
    for phrase in found:
        overlapping = [other for other in rest if other.first <= phrase.last and phrase.first <= other.last]
        if not phrase.entry.overrides and any(is_known(other) for other in overlapping):
            continue
        named = [o for o in overlapping if isinstance(o, PersonPhrase) and o.name is not None]
        settled.append(
            OwnParty(
                first=min([phrase.first, *(o.first for o in named)]),
                last=max([phrase.last, *(o.last for o in named)]),
                entry=phrase.entry,
                state=phrase.state,
                person=bool(named),
                stated=tuple(dict.fromkeys(code for o in named for code in stated_states(o))),
            )
        )
        rest = [other for other in rest if other not in overlapping]
    return settled, rest
