"""Named mentions of a document in, its principals out: the two persons and the two states it is mainly about.

A readout goes on for paragraphs with "the two leaders" and "both sides"; where nothing nearer is meant, these are they.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tieline.actors.tokens import Tokens
from tieline.records.actor import Actor, ActorKind

_LEAD_SENTENCES = 3
_LEAD_WEIGHT = 3.0

Identity = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Principals:
    """persons, states: the pair, more prominent first; empty where no two stand out.

    ranked: every state with its weight, the most prominent first. issuers: the states that issue a joint statement
    together; empty for any other document.
    """

    persons: tuple[Actor, ...] = ()
    states: tuple[str, ...] = ()
    ranked: tuple[tuple[str, float], ...] = ()
    issuers: tuple[str, ...] = ()

    def several(self, count: int) -> tuple[str, ...]:
        """So many states that stand out from all others: the issuers, if they are so many, else by prominence."""
        if len(self.issuers) == count:
            return self.issuers
        apart = len(self.ranked) == count or (
            len(self.ranked) > count and self.ranked[count][1] < self.ranked[count - 1][1]
        )
        return tuple(code for code, _ in self.ranked[:count]) if apart else ()

    def partner(self, code: str) -> str | None:
        """The other of the two states, for one of them."""
        others = [other for other in self.states if other != code]
        return others[0] if len(others) == 1 else None


def find_principals(tokens: Tokens, named: Sequence[tuple[int, Actor]]) -> Principals:
    """The pairs that stand out by number of mentions, those in headline and lead counting more.

    named: (position, actor) of every mention that does not depend on reference. Two persons must be of different
    states; a third as prominent as the second leaves the pair undecided.
    """
    persons: dict[Identity, float] = defaultdict(float)
    states: dict[str, float] = defaultdict(float)
    first: dict[Identity, Actor] = {}
    for position, actor in named:
        lead = tokens.headline[position] or tokens.sentence[position] < _LEAD_SENTENCES
        weight = _LEAD_WEIGHT if lead else 1.0
        if actor.state is not None:
            states[actor.state] += weight
        if actor.kind is ActorKind.PERSON and actor.canonical and actor.state:
            first.setdefault(actor.identity, actor)
            persons[actor.identity] += weight
    ranked = sorted(states, key=lambda code: (-states[code], code))
    weighed = tuple((code, states[code]) for code in ranked)
    return Principals(_persons(persons, first), _states(states), weighed)


def _persons(weights: dict[Identity, float], first: dict[Identity, Actor]) -> tuple[Actor, ...]:
    ranked = sorted(weights, key=lambda who: (-weights[who], who[0], who[1] or ""))
    others = [who for who in ranked[1:] if who[1] != ranked[0][1]]
    if not others or (len(others) > 1 and weights[others[1]] >= weights[others[0]]):
        return ()
    return (first[ranked[0]], first[others[0]])


def _states(weights: dict[str, float]) -> tuple[str, ...]:
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    if len(ranked) < 2 or (len(ranked) > 2 and weights[ranked[2]] >= weights[ranked[1]]):
        return ()
    return (ranked[0], ranked[1])
