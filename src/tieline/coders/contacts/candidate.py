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
    behind: told as earlier than the one reported. gone: its time, coarser than a day, was over before the report.
    headline: stands in a headline that does not say whether it took place.
    ours: said by a party of what it was at that day ("today we held talks").
    partial: names only with whom ("in talks with A and B"), so that those named did not meet each other.
    attends: names more parties of a contact already told ("the talks
    were attended by"). apart: first and last token of the party that tells this contact from others of the same
    trigger ("visited A and B"). unknown: first and last token of a party that the cast does not know.
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
    attends: bool = False
    gone: bool = False
    headline: bool = False
    ours: bool = False
    partial: bool = False
    apart: tuple[int, int] | None = None
    unknown: tuple[int, int] | None = None

    @property
    def consults(self) -> bool:
        """Whether it is a verb of what parties do in a contact ("discussed")."""
        return self.definite and self.trigger.pos_ == "VERB"


def identities(mentions: Iterable[Mention]) -> set[tuple[str, str | None]]:
    """Everyone some mentions name."""
    return {actor.identity for mention in mentions for actor in mention.actors}


def each_once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions without repetition, in order."""
    return tuple({mention.first: mention for mention in mentions}.values())
