"""Stored text in, text fit for a parser out, with the way back for every character.

News arrives with escaped quotes, HTML entities, soft hyphens and non-breaking spaces. The parser must not see them,
and the stored text must not change, so normalising keeps an offset map.
"""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass

_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# Where a space was lost: 'reads, in part:"Founded in 1946', "by force.Russia violated". One is put in.
_LOST = r"(?<=[a-z][:,])(?=[\"“][A-Za-z])|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{2})"
_ODD = re.compile(rf"{_ENTITY}|\\+(?=[\"'“”‘’])|[{_INVISIBLE}]|[‘’‛´]|[\u2010\u2011]|\s+|[\ud800-\udfff]|{_LOST}")
_PLAIN = {"‘": "'", "’": "'", "‛": "'", "´": "'", "\u2010": "-", "\u2011": "-"}


@dataclass(frozen=True, slots=True)
class Normalised:
    """text: what the parser reads. starts, ends: for each of its characters, the stored offsets it came from."""

    text: str
    starts: array[int]
    ends: array[int]

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the stored text of the normalised characters from `start` to `end` (exclusive)."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}..{end} is not inside a text of {len(self.text)} characters")
        return self.starts[start], self.ends[end - 1]


def normalise(stored: str, start: int = 0, end: int | None = None) -> Normalised:
    """Normalise `stored[start:end]`.

    Unescapes quotes and HTML entities, drops invisible characters, straightens apostrophes (double quotation marks
    keep their direction, which tells opening from closing), puts in spaces that were lost between sentences, folds
    every run of white space into one space, and strips both ends. Never fails: what it does not know it keeps.
    """
    stop = len(stored) if end is None else end
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    position = start
    for odd in _ODD.finditer(stored, start, stop):
        _keep(stored, position, odd.start(), pieces, starts, ends)
        replacement = _replacement(odd.group())
        pieces.append(replacement)
        starts.extend([odd.start()] * len(replacement))
        ends.extend([odd.end()] * len(replacement))
        position = odd.end()
    _keep(stored, position, stop, pieces, starts, ends)
    return _folded("".join(pieces), starts, ends)


def _keep(stored: str, first: int, stop: int, pieces: list[str], starts: array[int], ends: array[int]) -> None:
    pieces.append(stored[first:stop])
    starts.extend(range(first, stop))
    ends.extend(range(first + 1, stop + 1))


def _replacement(odd: str) -> str:
    if not odd:
        return " "
    if odd[0] == "&":
        plain = html.unescape(odd)
        return "" if plain in _INVISIBLE else _PLAIN.get(plain, plain)
    if odd[0] == "\\" or odd in _INVISIBLE:
        return ""
    if odd.isspace():
        return " "
    return _PLAIN.get(odd, "\ufffd")


def _folded(text: str, starts: array[int], ends: array[int]) -> Normalised:
    """Second pass: entities may have produced white space, and dropped characters may have joined two runs of it."""
    kept = [i for i, character in enumerate(text) if not (character.isspace() and (i == 0 or text[i - 1].isspace()))]
    if kept and text[kept[-1]].isspace():
        kept.pop()
    return Normalised(
        "".join(" " if text[i].isspace() else text[i] for i in kept),
        array("q", (starts[i] for i in kept)),
        array("q", (ends[i] for i in kept)),
    )
