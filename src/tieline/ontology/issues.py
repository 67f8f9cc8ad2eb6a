"""What a passage is about, in PLOVER's contexts: text in, labels out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tieline.ontology.tables import toml

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BETWEEN = re.compile(r"[\s\-‐‑'’]+")  # what may stand between the words of a phrase
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the list found in a text: its label (a PLOVER context) and the characters it covers."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    label: str
    words: tuple[str, ...]  # one that ends in "*" takes any ending


@functools.cache
def phrases() -> dict[str, tuple[str, ...]]:
    """Label -> its phrases, lower case; a word that ends in "*" takes any ending."""
    return {label: tuple(entry["phrases"]) for label, entry in toml("issues.toml").items()}


def find(text: str) -> tuple[Hit, ...]:
    """Every phrase found in a text, in order; of phrases that overlap under one label, the first and longest."""
    tokens = list(_WORD.finditer(text))
    words = [token.group().lower().replace("’", "'") for token in tokens]
    covered: dict[str, int] = {}
    hits: list[Hit] = []
    for i in range(len(words)):
        longest: dict[str, int] = {}
        for phrase in _starting(words[i]):
            size = len(phrase.words)
            if size > longest.get(phrase.label, 0) and _stands(phrase, words, tokens, i, text):
                longest[phrase.label] = size
        for name, size in longest.items():
            if covered.get(name, 0) <= i:
                covered[name] = i + size
                hits.append(Hit(name, tokens[i].start(), tokens[i + size - 1].end()))
    return tuple(hits)


def label(text: str) -> tuple[str, ...]:
    """PLOVER contexts a text takes up, most often named first; ties in reading order."""
    counts: dict[str, int] = {}
    for hit in find(text):
        counts[hit.label] = counts.get(hit.label, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))


def _stands(phrase: _Phrase, words: list[str], tokens: list[re.Match[str]], at: int, text: str) -> bool:
    """Whether the phrase's words stand at a position with nothing but blanks, hyphens or apostrophes between them."""
    if at + len(phrase.words) > len(words):
        return False
    if not all(_fits(form, words[at + k]) for k, form in enumerate(phrase.words)):
        return False
    pairs = zip(tokens[at:], tokens[at + 1 : at + len(phrase.words)], strict=False)
    return all(_BETWEEN.fullmatch(text, a.end(), b.start()) for a, b in pairs)


def _fits(form: str, word: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _starting(word: str) -> Iterator[_Phrase]:
    whole, stems = _index()
    yield from whole.get(word, ())
    for cut in range(SHORTEST_STEM, len(word) + 1):
        yield from stems.get(word[:cut], ())


@functools.cache
def _index() -> tuple[dict[str, list[_Phrase]], dict[str, list[_Phrase]]]:
    """Phrases by their first word, and by their first word's stem where that takes any ending."""
    whole: dict[str, list[_Phrase]] = {}
    stems: dict[str, list[_Phrase]] = {}
    for name, listed in phrases().items():
        for written in listed:
            parts = tuple(part.strip("'") for part in re.split(r"[\s-]+", written))
            first = parts[0]
            home = stems if first.endswith("*") else whole
            home.setdefault(first.rstrip("*"), []).append(_Phrase(name, parts))
    return whole, stems
