"""Contact: two or more parties meet, speak or write to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.record import Record
from tieline.records.when import When


class ContactMode(StrEnum):
    """How the parties came together; a sideline is a meeting on the margins of a larger gathering."""

    VISIT = "visit"
    MEETING = "meeting"
    SIDELINE = "sideline"
    VIDEO = "video"
    PHONE = "phone"
    LETTER = "letter"
    CEREMONY = "ceremony"


class ContactStatus(StrEnum):
    """Whether it took place by the time of the report."""

    HELD = "held"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    INVITED = "invited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A contact between at least two parties; a group ("the G7 leaders") is several parties in itself.

    when: None where the text gives no day that can be resolved; the reason stands among the reading's unresolved.
    rank: the lowest of the two sides' highest ranks; None where a side's rank is unknown.
    host: the party that receives the other, for a visit or a hosted meeting.
    duration: as written ("two hours"). issues: labels of the reading's issues taken up in it.
    historical: told as background, long before the report.
    """

    KIND: ClassVar[str] = "contact"
    ANCHOR: ClassVar[tuple[str, ...]] = ("mode",)
    EVIDENCED: ClassVar[tuple[str, ...]] = ("participants", "mode", "when", "place", "host", "duration", "issues")

    participants: tuple[Actor, ...]
    mode: ContactMode
    status: ContactStatus
    when: When | None = None
    place: str | None = None
    host: Actor | None = None
    duration: str | None = None
    rank: Rank | None = None
    issues: tuple[str, ...] = ()
    historical: bool = False

    def _check(self) -> None:
        several = any(p.kind is ActorKind.GROUP for p in self.participants)
        if len({p.identity for p in self.participants}) < 2 and not several:
            names = ", ".join(p.name for p in self.participants) or "nobody"
            raise ValueError(f"a contact needs two different parties, not {names}")
