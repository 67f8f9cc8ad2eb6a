"""The worst errors of a coder on the development split, as a Markdown table without text: `python benchmarks/worst.py
GOLD.jsonl actors|dates [COUNT]`.

Worst first: what is wrong before what is missing, and of dates the farthest from the gold's days first; ties by
document and place, so that the same gold and version give the same table. No other split's errors are shown.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from tieline.evaluation.score import Error
from tieline.evaluation.tasks import evaluate

SPLIT = "dev"
COUNT = 20
HEAD = "| document | characters | told, and the gold |\n|---|---|---|"
MISSING = ("nothing for ", "missed")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d")


def worst(errors: tuple[Error, ...], count: int) -> list[str]:
    """Rows of the table."""

    def order(error: Error) -> tuple[bool, int, str, int]:
        return error.fault.startswith(MISSING), -days_apart(error.fault), error.document, error.start

    ranked = sorted(errors, key=order)
    return [f"| {e.document} | {e.start} - {e.end} | {e.fault} |" for e in ranked[:count]]


def days_apart(fault: str) -> int:
    """By how many days first and last day are off together; 0 for a fault that is no pair of intervals."""
    days = [date.fromisoformat(day) for day in _DAYS.findall(fault)]
    if len(days) != 4:
        return 0
    told_first, told_last, first, last = days
    return abs((told_first - first).days) + abs((told_last - last).days)


def main(arguments: list[str]) -> None:
    gold, task, *rest = arguments
    errors = evaluate(task, Path(gold), SPLIT).errors
    print(f"{len(errors)} errors on the development split; of these")
    print()
    print("\n".join([HEAD, *worst(errors, int(rest[0]) if rest else COUNT)]))


if __name__ == "__main__":
    main(sys.argv[1:])
