"""Events made by hand, so that scorers are tested without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from tieline.records.actor import Actor, ActorKind
from tieline.records.document import Document
from tieline.records.event import Category, Event
from tieline.records.reading import Reading

Made = tuple[Category, Sequence[str | None], Sequence[str | None]]  # category, states of actors, of recipients


def reading_of(document: Document, *events: Made) -> Reading:
    """A reading with these events, each at a word of its own; a state None is a party that is none."""
    words = [(start, start + 1) for start in range(len(document.text)) if document.text[start].isalpha()]
    made = []
    for number, (category, actors, recipients) in enumerate(events):
        evidence = [document.quote("category", *words[number])]
        evidence += [document.quote("actors", *words[0], k) for k in range(len(actors))]
        evidence += [document.quote("recipients", *words[0], k) for k in range(len(recipients))]
        made.append(
            Event(
                category=category, actors=_parties(actors), recipients=_parties(recipients), evidence=tuple(evidence),
                confidence=1.0, method="by hand",
            )
        )  # fmt: skip
    return Reading(document=document, version="0", events=tuple(made))


def _parties(states: Sequence[str | None]) -> tuple[Actor, ...]:
    return tuple(Actor(name=s or "Arcadia", kind=ActorKind.STATE, canonical=s, state=s) for s in states)
