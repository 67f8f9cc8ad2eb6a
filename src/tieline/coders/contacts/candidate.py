"""One word that tells a contact, and what it says of parties, mode, status, time and place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.language.time.expression import TimeExpression
from tieline.records.contact import ContactMode, ContactStatus


@dataclass(frozen=True)
class Candidate:
    """One trigger of a contact.

    trigger: the token; first, last: token positions of the words that tell the mode. parties: mentions of those who
    take part, as far as this trigger names them. definite: "the meeting", which points back to one already told.
    """

    trigger: Token
    first: int
    last: int
    mode: ContactMode
    status: ContactStatus
    parties: tuple[Mention, ...]
    host: Mention | None = None
    when: TimeExpression | None = None
    place: tuple[int, int] | None = None
    duration: tuple[int, int] | None = None
    definite: bool = False
    behind: bool = False


def identities(mentions: Iterable[Mention]) -> set[tuple[str, str | None]]:
    """Everyone some mentions name."""
    return {actor.identity for mention in mentions for actor in mention.actors}


def each_once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions without repetition, in order."""
    return tuple({mention.first: mention for mention in mentions}.values())
