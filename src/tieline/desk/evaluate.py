"""Score a coder on a gold file: the answer of `tieline evaluate`, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.evaluation.score import Counts, Error, Score
from tieline.evaluation.tasks import evaluate

if TYPE_CHECKING:
    from tieline.coders.events.dictionary.load import Dictionaries

WORST = 20


def scored(
    task: str,
    gold: Path,
    split: str | None,
    progress: Callable[[int], None],
    dictionaries: Dictionaries | None = None,
    *,
    rules_only: bool = False,
) -> dict[str, Any]:
    """The score with the documented keys: task, n, f1 or macro_f1, precision, recall, interval, per_class, ...

    dictionaries: for the task "petrarch", those its records were made for. Raises `GoldError` for a file that cannot
    be scored.
    """
    return as_plain(evaluate(task, gold, split, progress, dictionaries, rules_only=rules_only))


def as_plain(score: Score) -> dict[str, Any]:
    """A score as JSON-ready values; shares are rounded to four digits."""
    overall = score.counts.get("all", Counts())
    plain: dict[str, Any] = {
        "task": score.task,
        "n": score.n,
        "documents": score.documents,
        "macro_f1" if score.macro else "f1": _rounded(score.headline),
        "precision": _rounded(overall.precision),
        "recall": _rounded(overall.recall),
        "interval": [_rounded(edge) for edge in score.interval] if score.interval else None,
        "per_class": {name: _counts(counts) for name, counts in score.counts.items()},
    }
    plain.update({name: _rounded(value) for name, value in score.extra.items()})
    if score.uncompared:
        plain["uncompared"] = dict(score.uncompared)
    if score.refused:
        plain["refused"] = list(score.refused)
    if score.confusion:
        plain["confusion"] = [[gold, told, n] for (gold, told), n in sorted(score.confusion.items())]
    if score.trained:
        plain["trained"] = score.trained
    if score.errors:
        plain["errors"] = [_error(error) for error in score.errors[:WORST]]
    return plain


def _error(error: Error) -> dict[str, Any]:
    told = {name: getattr(error, name) for name in ("document", "fault", "start", "end", "text")}
    return {**told, "sentence": error.sentence, "sentence_start": error.sentence_start} if error.sentence else told


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "n": counts.gold,
        "found": counts.found,
        "precision": _rounded(counts.precision),
        "recall": _rounded(counts.recall),
        "f1": _rounded(counts.f1),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
