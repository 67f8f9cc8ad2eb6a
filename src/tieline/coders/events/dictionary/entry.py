"""What a verb dictionary holds: verbs with their codes and the patterns around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an element of a pattern stands for: a word, or a party of the event in that place."""

    WORD = "word"
    SOURCE = "$"
    TARGET = "+"
    SKIPPED = "^"  # any noun phrase
    COMPOUND = "%"  # several parties joined by "and": they act on one another


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern.

    forms: for a word, what may stand there, each a row of words: a synset has several. close: whether it stands right
    beside the element next to it on the verb's side. whole: PETRARCH2's plain nouns, which stand directly at the verb
    and not behind a preposition.
    """

    role: Role
    forms: frozenset[tuple[str, ...]] = frozenset()
    close: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Codes:
    """What is coded: `there` from source to target, `back` from target to source; None is no event."""

    there: str | None
    back: str | None = None

    @property
    def null(self) -> bool:
        """Whether nothing is coded."""
        return self.there is None and self.back is None


NOTHING = Codes(None)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What must stand around the verb. before, after: from the verb outwards. line: of the file, from 1."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    codes: Codes
    line: int

    @property
    def weight(self) -> tuple[int, int]:
        """The more elements, and the more of them side by side, the sooner a pattern is tried."""
        elements = (*self.before, *self.after)
        return len(elements), sum(e.close for e in elements)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb. words: all of them ("BROKE DOWN"); verb: which of them is the verb itself; codes: where no
    pattern fits; patterns: in the order in which they are tried."""

    words: tuple[str, ...]
    verb: int
    codes: Codes
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class VerbDictionary:
    """by_verb: forms by the word that is the verb, those of most words first."""

    by_verb: Mapping[str, tuple[Form, ...]]
