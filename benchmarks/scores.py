"""Every coder's score on the gold, as a Markdown table: `python benchmarks/scores.py GOLD.jsonl [SPLIT ...]`.

GOLD.jsonl is made by `python gold/attach.py FOLDER_OF_TEXTS GOLD.jsonl`. Headlines are F1 with a 95 % interval from
resampling documents; n is the number of gold records.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tieline.evaluation import TASKS
from tieline.evaluation.score import Counts, Score
from tieline.evaluation.tasks import evaluate

HEAD = "| task | split | documents | n | precision | recall | F1 | 95 % interval |\n|---|---|---|---|---|---|---|---|"


def row(score: Score, split: str) -> str:
    """One line of the table."""
    counts = score.counts.get("all", Counts())
    low, high = score.interval or (None, None)
    cells = [score.task, split, str(score.documents), str(score.n)]
    cells += [share(counts.precision), share(counts.recall), share(score.headline), f"{share(low)} - {share(high)}"]
    return f"| {' | '.join(cells)} |"


def share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main(arguments: list[str]) -> None:
    gold, *splits = arguments
    print(HEAD)
    for task in (t for t in TASKS if t not in ("events", "petrarch")):  # those two have files of their own
        for split in splits or ["dev", "test"]:
            print(row(evaluate(task, Path(gold), split), split), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
