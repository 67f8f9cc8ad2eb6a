"""Two units in, how likely it is that they say the same thing out: in one report's words and in the other's."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from tieline.merging.alignment.facts import number_conflicts
from tieline.merging.alignment.units import Unit
from tieline.merging.alignment.words import weak_words

_WEAK = 0.15  # weight of a word that every readout is full of, beside one of its rarity
FEATURES = (
    "dice", "contained", "weight", "run", "numbers", "places", "issues", "acts", "speakers_same", "speakers_differ",
    "contact",
)  # fmt: skip
# Logistic regression on the tuning half of the pairs in tests/merging/readouts; see docs/compare.md for the other half.
INTERCEPT = -4.4
COEFFICIENTS = (5.0, 2.2, 0.25, 0.25, 0.8, 0.4, 0.5, 0.3, 0.3, -0.8, 4.0)
ALIKE = 0.5


class Likeness:
    """Likeness of units of two reports, by the rarity of their words in both."""

    def __init__(self, ones: Sequence[Unit], others: Sequence[Unit]) -> None:
        counts = Counter(word for unit in (*ones, *others) for word in unit.matter)
        total = len(ones) + len(others)
        self._weights = {
            word: math.log(1 + total / n) * (_WEAK if word in weak_words() else 1.0) for word, n in counts.items()
        }

    def weight(self, matter: Iterable[str]) -> float:
        """The weight of some words together: how much they tell."""
        return sum(self._weights[word] for word in sorted(matter))

    def features(self, one: Unit, other: Unit) -> tuple[float, ...]:
        """What the likeness of two units rests on, in the order of `FEATURES`."""
        common = self.weight(one.matter & other.matter)
        mine, theirs = self.weight(one.matter), self.weight(other.matter)
        acts = {act.kind for act in one.acts} & {act.kind for act in other.acts}
        known = bool(one.speakers) and bool(other.speakers)
        return (
            2 * common / (mine + theirs) if common else 0.0,
            common / min(mine, theirs) if common else 0.0,
            min(common, 10.0),
            float(min(_run(one.stems, other.stems), 6)),
            float(_same_numbers(one, other)),
            float(bool({p.casefold() for p in one.places} & {p.casefold() for p in other.places})),
            float(bool(one.issues & other.issues)),
            float(bool(acts)),
            float(known and one.speakers == other.speakers),
            float(known and not one.speakers & other.speakers),
            float(one.contact and other.contact),
        )

    def of(self, one: Unit, other: Unit) -> float:
        """The probability that two units say the same thing, however they word it."""
        features = self.features(one, other)
        z = INTERCEPT + sum(c * f for c, f in zip(COEFFICIENTS, features, strict=True))
        return 1 / (1 + math.exp(-z))


def _same_numbers(one: Unit, other: Unit) -> bool:
    units = {n.unit for n in one.numbers} & {n.unit for n in other.numbers}
    return bool(units) and not any(number_conflicts(one.numbers, other.numbers))


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
