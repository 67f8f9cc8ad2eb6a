"""One contact for each person: letters to several, "meetings with A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import Candidate, each_once
from tieline.records.actor import ActorKind


def each_of(told: Candidate, senders: list[Mention], recipients: list[Mention]) -> Iterator[Candidate]:
    """The same contact with each person among those written to or met; with all together where none is a person."""
    persons = [m for m in recipients if any(a.kind is ActorKind.PERSON for a in m.actors)]
    if not persons:
        yield replace(told, parties=each_once([*senders, *recipients]))
    for person in persons:
        apart = (person.first, person.last) if len(persons) > 1 else None
        yield replace(told, parties=each_once([*senders, person]), apart=apart)
