"""Parties of a sentence as a dictionary codes them: who stands where, and under which codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Span


@dataclass(frozen=True, slots=True)
class Party:
    """One party. first, last, head: token positions. codes: its code, several for a party that is several at once."""

    first: int
    last: int
    head: int
    codes: tuple[str, ...]


Group = tuple[Party, ...]
"""Parties joined by "and", in text order; nearly always one."""


class Namer(Protocol):
    """Says who the parties of a sentence are."""

    def groups(self, sentence: Span) -> Sequence[Group]:
        """All groups, in text order."""
        ...


def codes_of(group: Group) -> tuple[str, ...]:
    """The codes of all parties of a group."""
    return tuple(dict.fromkeys(code for party in group for code in party.codes))
