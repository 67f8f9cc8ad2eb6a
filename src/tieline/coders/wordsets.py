"""Sets of words a rule file lists: a table of `data/` in, sets under dotted names out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class WordSets:
    """Sets of words under dotted names, as a rule file lists them."""

    sets: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether a lemma stands in a set, e.g. `has("verbs.alone", "hope")`."""
        return word in self.sets[name]


def word_sets(table: Mapping[str, Any], prefix: str = "") -> dict[str, frozenset[str]]:
    """The lists of a rule file, each under its dotted name ("nouns.level.affirmed")."""
    found: dict[str, frozenset[str]] = {}
    for name, value in table.items():
        if isinstance(value, list):
            found[f"{prefix}{name}"] = frozenset(value)
        elif isinstance(value, Mapping):
            found.update(word_sets(value, f"{prefix}{name}."))
    return found
