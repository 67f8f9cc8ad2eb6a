"""English words in, stems out: what the inflected forms of one word share. No model, so that the ledger can use it.

"pledged", "pledges" and "pledging" have one stem, "held" and "hold" too, "country" and "countries"; words of one family
("communicate", "communication") have different ones. Words that are spelled alike cannot be told apart: "states" that
says something and "states" that sign treaties are one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tieline.language.words import IRREGULAR, UNINFLECTED
from tieline.ontology.states import strip_accents

_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([^aeiou\d])\1$")
_SHORTEST = 3  # letters a stem keeps: "using" is a form of "use", "sing" is none of "s"
_APOSTROPHES = "'’‘"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, as the search index cuts them; the "s" of a possessive is none."""
    for found in _WORD.finditer(text):
        if found.group() in ("s", "S") and found.start() and text[found.start() - 1] in _APOSTROPHES:
            continue
        yield Word(stem(found.group()), found.start(), found.end())


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(word.stem for word in words(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word, in small letters and without accents."""
    form = strip_accents(word).casefold()
    if form in UNINFLECTED or not form.isalpha():
        return form
    return _bare(_irregular().get(form) or _uninflected(form))


def spellings(stem: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the forms of a stem look like: beginnings that all regular forms share, and irregular forms as they are."""
    if stem in UNINFLECTED or not stem.isalpha() or len(stem) < _SHORTEST:
        return (), (stem, *_forms().get(stem, ()))
    if stem.endswith("y") and len(stem) == _SHORTEST:  # "sky" and "skies"
        return (stem, f"{stem[:-1]}ie"), _forms().get(stem, ())
    return (stem.removesuffix("y"),), _forms().get(stem, ())


def _uninflected(form: str) -> str:
    """A regular form without its ending."""
    if form.endswith(("ies", "ied")) and len(form) > len("ties"):
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes")) and len(form) - 2 >= _SHORTEST:
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > _SHORTEST:
        form = form[:-1]
    for ending in ("ed", "ing"):
        rest = form.removesuffix(ending)
        if rest != form and len(rest) >= _SHORTEST and _VOWEL.search(rest) and not form.endswith("eed"):
            return rest
    return form[:-1] if form.endswith("ed") and len(form) > _SHORTEST and not form.endswith("eed") else form


def _bare(form: str) -> str:
    """A form without the silent "e" and the doubled consonant that come and go before endings."""
    bare = form.rstrip("e")
    bare = bare if len(bare) >= _SHORTEST else form
    return bare[:-1] if _DOUBLED.search(bare) and len(bare) > _SHORTEST else bare


@cache
def _irregular() -> dict[str, str]:
    return {form: line.split()[0] for line in IRREGULAR.splitlines() for form in line.split()}


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for form, lemma in _irregular().items():
        found[_bare(lemma)].append(form)
    return {stem: tuple(forms) for stem, forms in found.items()}
