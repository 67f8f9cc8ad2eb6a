"""Words as PETRARCH's dictionaries compare them: text in, upper-case words and phrases of them out.

Hyphens part words, dots inside a word count for nothing ("U.N." is "UN"), contractions come apart as a parser takes
them ("DON'T" is "DO N'T"), and a possessive ending is no word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PART = re.compile(r"[^\s_\-‐‑–—]+")
_CONTRACTED = re.compile(r"(?<=\w)(N'T|'(?:LL|VE|RE|D|M))$")
_NO_WORD = frozenset({"'S", "'", '"', "''", "``", "“", "”", ""})


class Phrase(NamedTuple):
    """words: of a name. apart: for each word, whether others may stand between it and the one before."""

    words: tuple[str, ...]
    apart: tuple[bool, ...]


def words_of(text: str) -> list[str]:
    """The words of a piece of text; marks of punctuation are words of their own only where they stand alone."""
    found: list[str] = []
    for part in _PART.findall(text.upper().replace("’", "'")):
        cut = _CONTRACTED.search(part)
        pieces = [part[: cut.start()], cut.group()] if cut else [part.removesuffix("'S")]
        bare = [piece.replace(".", "") or piece for piece in pieces]
        found += [piece for piece in bare if piece not in _NO_WORD]
    return found


def phrase_of(written: str) -> Phrase:
    """A name as a dictionary writes it: "FOREIGN_MINISTER" side by side, "GROUP OF 77" perhaps with words between."""
    words: list[str] = []
    apart: list[bool] = []
    for chunk in written.split():
        for number, word in enumerate(words_of(chunk)):
            words.append(word)
            apart.append(number == 0 and bool(apart))
    return Phrase(tuple(words), tuple(apart))


def plural_of(word: str) -> str:
    """The regular plural of a word or, by its last word, of a phrase."""
    if word.endswith("Y") and word[-2:-1] not in tuple("AEIOU"):
        return word[:-1] + "IES"
    return word + ("ES" if word.endswith(("S", "X", "CH", "SH")) else "S")
