"""An actor as a user's file describes it, and a line of such a file that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tieline.records.actor import ActorKind, Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActor:
    """One actor for one spell.

    names: how texts name it, the canonical one first; case counts unless a name is given all in capitals. kind: None
    where the file does not tell (PETRARCH): then the text does. state: code in the states table; None for none.
    start, end: first and last day, both included; None is an open end. overrides: it also counts where the text or the
    tables already tell who is meant; otherwise only where they do not. agent: a noun that needs a nationality before it
    ("Iraqi policemen"), whose state is that nationality's. line: of the file, from 1.
    """

    names: tuple[str, ...]
    kind: ActorKind | None
    state: str | None
    office: str | None = None
    rank: Rank | None = None
    start: date | None = None
    end: date | None = None
    overrides: bool = True
    agent: bool = False
    line: int = 0

    def holds(self, on: date | None) -> bool:
        """Whether it counts on a day; on no particular day only what is not restricted to days does."""
        if on is None:
            return self.start is None and self.end is None
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that was passed over. line: its number, from 1. reason: what is wrong and how to write it."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class OwnActors:
    """What a file holds. digest: of its contents, for the version of what is read with it."""

    entries: tuple[OwnActor, ...]
    broken: tuple[BrokenLine, ...] = ()
    digest: str = ""
