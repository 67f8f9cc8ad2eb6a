"""What a score is: counts that add up over documents, and an interval from resampling the documents."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

RESAMPLES = 1000
LEVEL = 0.95
SEED = 20261124


@dataclass(frozen=True, slots=True)
class Counts:
    """right: matched pairs. gold, found: how many there are to find, and how many were put out."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float | None:
        """Share of what was put out that is right; None if nothing was."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of what there is that was found; None if there is nothing."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None if there is neither gold nor output."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else None


@dataclass(frozen=True, slots=True)
class Error:
    """One thing missed, put out wrongly, or labelled wrongly; kept for the development split only.

    document: its name in the gold. sentence, sentence_start: the sentence that the words stand in and where it begins;
    "" where they are the whole text.
    """

    document: str
    fault: str
    start: int
    end: int
    text: str
    sentence: str = ""
    sentence_start: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one document under each heading ("all", "direct", "CONSULT", "speaker_state", ...)."""

    counts: Mapping[str, Counts]
    errors: tuple[Error, ...] = ()
    confusion: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A task's score. interval: of the headline F1, by bootstrap over documents. n: gold records scored.

    uncompared: how many documents cannot be compared in full, by reason. refused: a message for each that could not be
    read at all. trained: how many of the documents are of the training split.
    """

    task: str
    n: int
    documents: int
    counts: Mapping[str, Counts]
    headline: float | None
    interval: tuple[float, float] | None
    macro: bool = False
    confusion: Mapping[tuple[str, str], int] = field(default_factory=dict)
    errors: tuple[Error, ...] = ()
    extra: Mapping[str, float | None] = field(default_factory=dict)
    uncompared: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    trained: int = 0


def total(tallies: Iterable[Tally]) -> dict[str, Counts]:
    """Counts added up over documents, heading by heading."""
    sums: dict[str, Counts] = {}
    for tally in tallies:
        for name, counts in tally.counts.items():
            sums[name] = sums.get(name, Counts()) + counts
    return dict(sorted(sums.items()))


def score(
    task: str,
    tallies: Sequence[Tally],
    headline: Callable[[Mapping[str, Counts]], float | None] | None = None,
    *,
    macro: bool = False,
) -> Score:
    """The score of a task over documents; the headline is the F1 of "all" unless another is given."""
    measure = headline or (lambda counts: counts.get("all", Counts()).f1)
    sums = total(tallies)
    confusion: dict[tuple[str, str], int] = {}
    for pair in (p for t in tallies for p in t.confusion):
        confusion[pair] = confusion.get(pair, 0) + 1
    return Score(
        task=task,
        n=sums.get("all", Counts()).gold,
        documents=len(tallies),
        counts=sums,
        headline=measure(sums),
        interval=bootstrap(tallies, measure),
        macro=macro,
        confusion=confusion,
        errors=tuple(e for t in tallies for e in t.errors),
    )


def bootstrap(
    tallies: Sequence[Tally], measure: Callable[[Mapping[str, Counts]], float | None]
) -> tuple[float, float] | None:
    """Percentile interval of a measure over documents drawn with replacement (Efron 1979); None for fewer than five."""
    if len(tallies) < 5:
        return None
    generator = random.Random(SEED)  # noqa: S311 - resampling, not secrecy
    values = []
    for _ in range(RESAMPLES):
        value = measure(total(generator.choices(tallies, k=len(tallies))))
        if value is not None:
            values.append(value)
    if not values:
        return None
    values.sort()
    tail = int(len(values) * (1 - LEVEL) / 2)
    return values[tail], values[-1 - tail]


def macro_f1(labels: Iterable[str]) -> Callable[[Mapping[str, Counts]], float | None]:
    """Mean F1 over the labels that occur in the gold."""
    names = list(labels)

    def measure(counts: Mapping[str, Counts]) -> float | None:
        found = [counts[n].f1 or 0.0 for n in names if n in counts and counts[n].gold]
        return sum(found) / len(found) if found else None

    return measure
