"""Two reports' units in, how likely each is to say what each of the other says out."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tieline.merging.alignment.units import Unit
from tieline.merging.alignment.words import weak_words

_WEAK = 0.15  # weight of a word that every readout is full of, beside one of its rarity
FEATURES = ("dice", "contained", "weight", "run", "issues", "speakers_differ", "rare", "mutual")
# Logistic regression on the tuning half of the pairs in tests/merging/readouts; see docs/compare.md for the other half.
INTERCEPT = -4.73
COEFFICIENTS = (0.45, 0.77, 0.37, 0.60, 1.10, -0.67, 1.53, 1.48)
ALIKE = 0.4
_RARE = 2  # units of both reports in which a rare word stands: one here, one there
_HALF = 0.5
_CERTAIN = 0.99  # likeness of the two sentences that tell the contact itself


class Likeness:
    """Likeness of the units of two reports, by the rarity of their words in both."""

    def __init__(self, ones: Sequence[Unit], others: Sequence[Unit]) -> None:
        self._ones, self._others = ones, others
        self._both_tell = any(u.contact for u in ones) and any(u.contact for u in others)
        self._counts = Counter(word for unit in (*ones, *others) for word in unit.matter)
        total = len(ones) + len(others)
        self._weights = {
            word: math.log(1 + total / n) * (_WEAK if word in weak_words() else 1.0) for word, n in self._counts.items()
        }
        self._common = self._all_common()
        self._best_one = _best(self._common, 0)
        self._best_other = _best(self._common, 1)

    def _all_common(self) -> dict[tuple[int, int], float]:
        """The weight of what two units have in common, for all that have any of it."""
        where: dict[str, list[int]] = defaultdict(list)
        for j, other in enumerate(self._others):
            for word in other.matter:
                where[word].append(j)
        near = {(i, j) for i, one in enumerate(self._ones) for word in one.matter for j in where[word]}
        return {(i, j): self.weight(self._ones[i].matter & self._others[j].matter) for i, j in near}

    def weight(self, matter: Iterable[str]) -> float:
        """The weight of some words together: how much they tell."""
        return sum(self._weights[word] for word in sorted(matter))

    def scored(self) -> list[tuple[float, int, int]]:
        """Likeness and places of the units with anything in common, and of those that tell the contact, best first."""
        contacts = {
            (i, j) for i, one in enumerate(self._ones) for j, other in enumerate(self._others)
            if one.contact and other.contact
        }  # fmt: skip
        found = ((self.of(i, j), i, j) for i, j in contacts | self._common.keys())
        return sorted(found, key=lambda s: (-s[0], s[1], s[2]))

    def of(self, i: int, j: int) -> float:
        """The probability that two units say the same thing, however they word it."""
        if self._ones[i].contact and self._others[j].contact:
            return _CERTAIN
        apart = self._both_tell and self._ones[i].contact != self._others[j].contact
        if apart and not self._told_in_passing(i, j):
            return 0.0
        z = INTERCEPT + sum(c * f for c, f in zip(COEFFICIENTS, self.features(i, j), strict=True))
        return 1 / (1 + math.exp(-z))

    def _told_in_passing(self, i: int, j: int) -> bool:
        """Whether the sentence that tells the contact also says what another says: half of that one's weight."""
        other = self._others[j] if self._ones[i].contact else self._ones[i]
        weight = self.weight(other.matter)
        return self._common.get((i, j), 0.0) >= _HALF * weight > 0

    def dice(self, i: int, j: int) -> float:
        """The share of the weight of two units that is common."""
        mine, theirs = self.weight(self._ones[i].matter), self.weight(self._others[j].matter)
        return 2 * self._common.get((i, j), 0.0) / (mine + theirs) if mine + theirs else 0.0

    def features(self, i: int, j: int) -> tuple[float, ...]:
        """What the likeness of two units rests on, in the order of `FEATURES`."""
        one, other = self._ones[i], self._others[j]
        common = self._common.get((i, j), 0.0)
        least = min(self.weight(one.matter), self.weight(other.matter))
        rare = sum(self._counts[w] <= _RARE and w not in weak_words() for w in one.matter & other.matter)
        return (
            self.dice(i, j),
            common / least if least else 0.0,
            min(common, 10.0),
            float(min(_run(one.stems, other.stems), 6)),
            float(bool(one.issues & other.issues)),
            float(bool(one.speakers and other.speakers and not one.speakers & other.speakers)),
            float(min(rare, 4)),
            float((common > 0) and self._best_one.get(i) == common == self._best_other.get(j)),
        )


def _best(common: dict[tuple[int, int], float], side: int) -> dict[int, float]:
    best: dict[int, float] = {}
    for spots, weight in common.items():
        best[spots[side]] = max(best.get(spots[side], 0.0), weight)
    return best


def _run(one: Sequence[str], other: Sequence[str]) -> int:
    """The longest run of words of matter that both have."""
    best, previous = 0, [0] * (len(other) + 1)
    for word in one:
        row = [0] * (len(other) + 1)
        for j, theirs in enumerate(other, start=1):
            if word == theirs:
                row[j] = previous[j - 1] + 1
                best = max(best, row[j])
        previous = row
    return best
