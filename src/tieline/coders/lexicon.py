"""Rule data of the coders, loaded once: the files of `data/`, and the patterns of event predicates."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from tieline.records.event import Category


@functools.cache
def rule_data(name: str) -> Mapping[str, Any]:
    """The TOML file `data/{name}.toml` of this room."""
    return tomllib.loads(resources.files("tieline.coders").joinpath("data", f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """One predicate of the event coder; the notation is explained at the head of `data/events.toml`.

    particle: verb particle ("step_down"). nouns: lemmas the object must have, empty for any object.
    prepositions: where the recipient stands, empty if it is the object. symmetric: all parties are actors.
    """

    verb: str
    particle: str | None
    nouns: frozenset[str]
    prepositions: frozenset[str]
    symmetric: bool
    category: Category
    mode: str | None

    @property
    def specificity(self) -> int:
        """More constraints first when several patterns fit."""
        return 2 * bool(self.nouns) + bool(self.prepositions) + 2 * bool(self.particle)


def _pattern(text: str, category: Category, mode: str | None) -> Pattern:
    symmetric = text.endswith("~")
    head, _, prepositions = text.removesuffix("~").partition(" ")
    verb, _, nouns = head.partition(":")
    verb, _, particle = verb.partition("_")
    return Pattern(
        verb,
        particle or None,
        frozenset(nouns.split("|")) if nouns else frozenset(),
        frozenset(prepositions.split("|")) if prepositions else frozenset(),
        symmetric,
        category,
        mode,
    )


@functools.cache
def event_patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Event patterns by the lemma of their verb, the most specific first."""
    by_verb: dict[str, list[Pattern]] = {}
    for word, table in rule_data("events").items():
        category = Category(word)
        for mode, patterns in [(None, table), *((m, t) for m, t in table.items() if isinstance(t, dict))]:
            for text in patterns.get("patterns", ()):
                pattern = _pattern(text, category, mode)
                by_verb.setdefault(pattern.verb, []).append(pattern)
    return {verb: tuple(sorted(found, key=lambda p: -p.specificity)) for verb, found in by_verb.items()}
