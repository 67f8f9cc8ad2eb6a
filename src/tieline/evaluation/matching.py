"""Pairing gold with output: words under spans, overlap, and the best one-to-one pairing."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")

_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")


class Words:
    """The words of a text; spans are compared by the words they hold, so that punctuation at an edge never matters."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for word in _WORD.finditer(text):
            self._starts.append(word.start())
            self._ends.append(word.end())

    def under(self, spans: Iterable[Sequence[int]]) -> frozenset[int]:
        """Numbers of the words that any of the spans touches."""
        found: set[int] = set()
        for start, end in spans:
            first = bisect_left(self._ends, start + 1)
            while first < len(self._starts) and self._starts[first] < end:
                found.add(first)
                first += 1
        return frozenset(found)


def iou(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union of two sets of words; 0 for two empty ones."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def pair(
    gold: Sequence[G], found: Sequence[P], likeness: Callable[[G, P], float], threshold: float = 0.0
) -> list[tuple[int, int]]:
    """Greedy one-to-one pairing by descending likeness, above the threshold; indices into both sequences."""
    candidates = [
        (value, i, j) for i, g in enumerate(gold) for j, p in enumerate(found) if (value := likeness(g, p)) > threshold
    ]
    candidates.sort(key=lambda c: (-c[0], c[1], c[2]))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def folded(name: str) -> str:
    """A name without accents and case, for comparison."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's or body's, given that both are of one state.

    The words of one are among the other's, or they share a word of at least four letters: spellings differ between
    capitals ("Emomali Rakhmonov", "Emomali Rahmon"; "Joe Biden", "Joseph R. Biden"; "Kim Jong Un", "Kim Jong-un").
    """
    first, second = (set(re.split(r"[\s\-‐‑–]+", folded(name))) - {""} for name in (one, other))
    if not first or not second:
        return False
    return first <= second or second <= first or any(len(word) > 3 for word in first & second)
