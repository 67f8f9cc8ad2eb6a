"""Words by which readouts are compared: acts of speech, families of meaning, opposites, words that show nothing."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from tieline.ontology.tables import toml


@dataclass(frozen=True, slots=True)
class ReadoutWords:
    """acts: by kind of act, its verbs and nouns, the kinds from the most to the least binding. families: words of one
    meaning. opposites: pairs of contrary directions. weak: words that every readout is full of. All in base form."""

    acts: dict[str, tuple[str, ...]]
    families: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[str, str], ...]
    weak: frozenset[str]


@functools.cache
def readout_words() -> ReadoutWords:
    """The lists of `data/readout_words.toml`, where the meaning of each stands beside it."""
    table = toml("readout_words.toml")
    return ReadoutWords(
        acts={kind: tuple(words) for kind, words in table["acts"].items()},
        families=tuple(tuple(family) for family in table["families"]["families"]),
        opposites=tuple((one, other) for one, other in table["opposites"]["pairs"]),
        weak=frozenset(table["weak"]["words"]),
    )
