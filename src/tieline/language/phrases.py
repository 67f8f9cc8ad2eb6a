"""Formulas: the stems of a phrase and a text in, where the phrase stands out; a text in, its formulas out.

A phrase is found whatever the inflection of its words, with hyphens, quotation marks and commas between them or none,
but never across the end of a sentence: "no-limits partnership" is found in "a 'no limits' partnership".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tieline.language.stems import Word, spellings, words
from tieline.language.words import FUNCTION_WORDS

SHORTEST, LONGEST = 3, 8  # words of a formula
_APART = re.compile(r"[.!?…]['\"”’)\]]*\s|[;:]|\n\s*\n|[•*|]")
_FUNCTION = {word.stem for word in words(" ".join(sorted(FUNCTION_WORDS)))}

Span = tuple[int, int]


def find_phrase(text: str, wanted: Sequence[str]) -> Iterator[Span]:
    """Where the words of a phrase, given by their stems, stand one behind the other; without overlaps, in order."""
    found = list(words(text))
    first = 0
    while first + len(wanted) <= len(found):
        run = found[first : first + len(wanted)]
        if all(word.stem == stem for word, stem in zip(run, wanted, strict=True)) and _together(text, run):
            yield run[0].start, run[-1].end
            first += len(wanted)
        else:
            first += 1


def formulas(text: str) -> dict[tuple[str, ...], Span]:
    """The runs of words that could be formulas, by their stems, with where each stands first.

    They begin and end with words of matter, hold no figures, and are not names alone.
    """
    found = list(words(text))
    runs: dict[tuple[str, ...], Span] = {}
    for first, word in enumerate(found):
        if word.stem in _FUNCTION or not word.stem.isalpha():
            continue
        for last in range(first + 1, min(first + LONGEST, len(found))):
            if not found[last].stem.isalpha() or _parted(text, found[last - 1], found[last]):
                break
            run = found[first : last + 1]
            if len(run) >= SHORTEST and found[last].stem not in _FUNCTION and not _is_name(text, run):
                runs.setdefault(tuple(w.stem for w in run), (run[0].start, run[-1].end))
    return runs


def all_of(wanted: Sequence[str]) -> str:
    """An expression of the search index for texts that hold a form of every word of a phrase."""
    return " AND ".join(f"({_any_form(stem)})" for stem in dict.fromkeys(wanted))


def _any_form(stem: str) -> str:
    beginnings, whole = spellings(stem)
    return " OR ".join([*(f'"{word}" *' for word in beginnings), *(f'"{word}"' for word in whole)])


def _together(text: str, run: Sequence[Word]) -> bool:
    return not any(_parted(text, one, other) for one, other in pairwise(run))


def _parted(text: str, one: Word, other: Word) -> bool:
    """Whether something between two words ends a sentence or a point of a list."""
    return bool(_APART.search(text[one.end : other.start]))


def _is_name(text: str, run: Sequence[Word]) -> bool:
    """Whether all words of matter are written with a capital, as in names and headlines."""
    matter = [word for word in run if word.stem not in _FUNCTION]
    return len(matter) < 2 or sum(text[word.start].isupper() for word in matter) >= len(matter) - 1
