"""Statement: what somebody is reported to have said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from tieline.records.actor import Actor
from tieline.records.record import Record


class StatementKind(StrEnum):
    """How speech is rendered.

    direct: in quotation marks. indirect: in the reporter's words, with a cue. mixed: both in one statement.
    ambient: a sentence without a cue of its own that goes on reporting a speaker.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    AMBIENT = "ambient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """Reported speech.

    speakers: one, or several who speak jointly; empty where the text names none (the reason is among the unresolved).
    cue: the words that mark it as speech ("stressed", "according to"); None for ambient speech.
    content: what was said, fragment by fragment, verbatim from the stored text; without the quotation marks.
    relayed_by: who passed it on, outermost last ("X told Y, agency Z reported").
    """

    KIND: ClassVar[str] = "statement"
    ANCHOR: ClassVar[tuple[str, ...]] = ("content",)
    EVIDENCED: ClassVar[tuple[str, ...]] = ("speakers", "cue", "content", "relayed_by")

    kind: StatementKind
    content: tuple[str, ...]
    speakers: tuple[Actor, ...] = ()
    cue: str | None = None
    relayed_by: tuple[Actor, ...] = ()

    def _check(self) -> None:
        if not self.content:
            raise ValueError("a statement without content says nothing")
        if self.cue is None and self.kind is StatementKind.INDIRECT:
            raise ValueError("indirect speech needs a cue; without one it is ambient")
