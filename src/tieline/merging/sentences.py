"""Stored text in, sentences out, by punctuation alone: no model, so that the ledger can cut a quotation at any time.

Where a full stop may belong to an abbreviation the sentence runs on: too much context is better than half a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_QUOTES = "\\\\\"'“”‘’«»"
_END = re.compile(
    rf"[.!?…]+[{_QUOTES})\]]*\s+(?=[{_QUOTES}(\[]*[^\W_a-z])"  # a new sentence opens with a capital or a figure
    r"|[。！？]+[」』”’）]*"
    r"|\s*[\n\r\u2028\u2029]\s*"
)
# Words that carry a full stop without ending a sentence, in news English.
_ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "cmdr", "adm", "sgt", "sen", "rep", "gov",
    "hon", "rev", "st", "pres", "amb", "sec", "no", "nos", "vs", "etc", "inc", "ltd", "co", "corp", "jr", "sr", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "art", "para", "approx", "dept",
})  # fmt: skip
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_INITIALS = re.compile(r"(?:^|[\s.(])[^\W\d_]\.$")


class Sentences:
    """The sentences of one text. Offsets are those of the text, ends exclusive, white space between them left out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        start = 0
        for end in _END.finditer(text):
            if _runs_on(text, end):
                continue
            self._add(start, end.end())
            start = end.end()
        self._add(start, len(text))

    def _add(self, start: int, end: int) -> None:
        piece = self._text[start:end]
        if piece.strip():
            self._starts.append(start + len(piece) - len(piece.lstrip()))
            self._ends.append(start + len(piece.rstrip()))

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Start and end of the sentence, or the run of sentences, that holds the characters from start to end."""
        if not self._starts:
            return start, end
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = min(max(bisect_left(self._ends, end), first), len(self._ends) - 1)
        return min(self._starts[first], start), max(self._ends[last], end)

    def number(self, offset: int) -> int:
        """Which sentence a character stands in, counted from 0."""
        return max(bisect_right(self._starts, offset) - 1, 0)


def _runs_on(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop closes an abbreviation or an initial rather than a sentence."""
    if "\n" in end.group() or "\r" in end.group() or not end.group().startswith("."):
        return False
    before = text[max(0, end.start() - 15) : end.start() + 1]
    word = _LAST_WORD.search(before)
    return bool(_INITIALS.search(before)) or (word is not None and word.group(1).lower() in _ABBREVIATIONS)
