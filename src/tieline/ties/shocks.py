"""Shocks: dated changes of the international situation, as a list that is fixed before anything is tested on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Shock:
    """A change that came from outside a tie. id: its name in the list. day: when it began. name: as people call it.

    parties: ends that were themselves parties to it: for their ties it is their own crisis, no external shock.
    source: where the date is from.
    """

    id: str
    day: date
    name: str
    parties: tuple[str, ...]
    source: str

    def external_to(self, ends: tuple[str, str]) -> bool:
        """Whether neither end of a tie was a party to it."""
        return not set(ends) & set(self.parties)
