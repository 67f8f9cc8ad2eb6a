"""Letters: messages, telegrams, congratulations and condolences. What goes to two persons is two letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import Candidate, each_once
from tieline.records.actor import ActorKind


def each_letter(letter: Candidate, senders: list[Mention], recipients: list[Mention]) -> Iterator[Candidate]:
    """The same letter to each person among its recipients; to all of them together where none is a person."""
    persons = [m for m in recipients if any(a.kind is ActorKind.PERSON for a in m.actors)]
    if not persons:
        yield replace(letter, parties=each_once([*senders, *recipients]))
    for person in persons:
        apart = (person.first, person.last) if len(persons) > 1 else None
        yield replace(letter, parties=each_once([*senders, person]), apart=apart)
