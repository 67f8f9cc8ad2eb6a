"""What a passage is about, in PLOVER's contexts: text in, labels out."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from tieline.ontology.tables import toml


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the list found in a text: its label (a PLOVER context) and the characters it covers."""

    label: str
    start: int
    end: int


@functools.cache
def phrases() -> dict[str, tuple[str, ...]]:
    """Label -> its phrases, lower case; a phrase ending in "*" matches any ending of its last word."""
    return {label: tuple(entry["phrases"]) for label, entry in toml("issues.toml").items()}


def find(text: str) -> tuple[Hit, ...]:
    """Every phrase found in a text, in order; of phrases that overlap under one label, the longest."""
    hits: list[Hit] = []
    for match in _pattern().finditer(text):
        phrase = re.sub(r"[\s-]+", " ", match.group(1)).lower()
        hits.extend(Hit(label, match.start(1), match.end(1)) for label in _labels(phrase))
    return tuple(hits)


def label(text: str) -> tuple[str, ...]:
    """PLOVER contexts a text takes up, most often named first; ties in reading order."""
    counts: dict[str, int] = {}
    for hit in find(text):
        counts[hit.label] = counts.get(hit.label, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))


@functools.cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for name, listed in phrases().items():
        for phrase in listed:
            index[phrase] = (*index.get(phrase, ()), name)
    return index


@functools.lru_cache(maxsize=16_384)
def _labels(found: str) -> tuple[str, ...]:
    exact = _index().get(found)
    if exact:
        return exact
    for cut in range(len(found) - 1, 2, -1):
        stem = _index().get(found[:cut] + "*")
        if stem:
            return stem
    return ()


@functools.cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_index(), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(map(_expression, longest_first)) + r")\b", re.IGNORECASE)


def _expression(phrase: str) -> str:
    ending = r"\w*" if phrase.endswith("*") else ""
    return r"[\s-]+".join(re.escape(word) for word in phrase.rstrip("*").split()) + ending
