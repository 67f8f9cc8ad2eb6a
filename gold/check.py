"""All of the gold in one command: `python gold/check.py FOLDER_OF_TEXTS`.

Joins the annotation with its texts (written to build/gold.jsonl, for `tieline evaluate`), checks every document and the
written sentences, scores every coder on the development and the test split, and prints a Markdown table with 95 %
intervals and, for each floor of `floors.toml`, whether it is held. Each document is read once for all tasks. Where the
folder also holds the measuring-only sets of others (`event_coding_gold`, `codebooks`), they are scored too.

A document whose text is missing or differs, or whose annotation has a fault, is named and left out, and the rest is
scored. Exit code 0: all is there, sound and above its floor. 1: something is not. 2: wrong usage.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import check_sentences
from attach import joined, write
from paths import HERE, parser, texts

from tieline.evaluation.gold import SPLITS, GoldDocument, gold_of
from tieline.evaluation.layouts import READS, Layout
from tieline.evaluation.lines import GoldError, LineError
from tieline.evaluation.score import Counts, Score
from tieline.evaluation.tasks import evaluate, score_documents

TASKS = tuple(task for task, layouts in READS.items() if Layout.GOLD in layouts)
OTHERS = {  # sets of others: the task that reads them
    "event_coding_gold/PLV_train.tsv": "events",
    "event_coding_gold/PETR.UnitTest.records.xml": "petrarch",
    "codebooks/plover_gsr.jsonl": "sentences",
}
HEAD = "| task | of | documents | n | precision | recall | F1 | 95 % interval |\n|---|---|---|---|---|---|---|---|"


def main(data: Path, out: Path, tasks: list[str], splits: list[str]) -> int:
    """Print the table and the verdicts; the exit code."""
    lines, remarks = joined(data)
    write(lines, out)
    golds, faults = _sound(lines)
    faults += list(check_sentences.faults(check_sentences.SENTENCES))
    for said in (*remarks, *faults):
        sys.stderr.write(f"{said}\n")
    told = f"{len(remarks) + len(faults)} remarks (see above)" if remarks or faults else "nothing left out"
    say(f"{len(golds)} documents joined and sound, {told}; written to {out}\n")
    if not golds:
        return 1
    say(HEAD)
    scores: dict[str, Mapping[str, Score]] = {}
    for split in splits:
        scores[split] = score_documents(tasks, [gold for gold in golds if gold.split == split], _progress(split))
        for score in scores[split].values():
            say(row(score, split))
    for task, path, split in _others(data, tasks):
        try:
            say(row(evaluate(task, path, split), path.name + (f", {split}" if split else "")))
        except GoldError as error:
            faults.append(str(error))
            sys.stderr.write(f"{error}\n")
    held = [_verdict(task, floor, scores.get("dev", {}).get(task), remarks) for task, floor in _floors(tasks, splits)]
    say("".join(f"\n{said}" for said, _ in held))
    return int(bool(remarks or faults) or not all(right for _, right in held))


def say(line: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _sound(lines: list[dict[str, Any]]) -> tuple[list[GoldDocument], list[str]]:
    golds, faults = [], []
    for line in lines:
        try:
            golds.append(gold_of(line))
        except LineError as error:
            faults.extend(f"gold/documents/{line['annotation']['id']}.json: {fault}" for fault in error.faults)
    return golds, faults


def _progress(split: str) -> Callable[[int], None]:
    def tell(number: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{split}: {number} documents read")
            sys.stderr.flush()

    return tell


def _others(data: Path, tasks: list[str]) -> Iterator[tuple[str, Path, str | None]]:
    """The files of other layouts that can be scored: the held-out written sentences, and the sets of others."""
    if set(tasks) == set(TASKS):
        yield "events", check_sentences.SENTENCES, "dev"
        yield from ((task, data / name, None) for name, task in OTHERS.items() if (data / name).is_file())


def _floors(tasks: list[str], splits: list[str]) -> list[tuple[str, float]]:
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["dev"]
    return [(task, floor) for task, floor in floors.items() if task in tasks and "dev" in splits]


def _verdict(task: str, floor: float, score: Score | None, remarks: list[str]) -> tuple[str, bool]:
    """A sentence, and whether the floor is held; of a part of the documents it cannot be said."""
    if score is None or score.headline is None:
        return f"floor of {task}: {floor} not judged, nothing was scored", False
    if remarks:
        return (
            f"floor of {task}: {floor} not judged, documents are missing (F1 of the rest {score.headline:.3f})",
            False,
        )
    held = score.headline >= floor
    return f"floor of {task}: {floor} {'held' if held else 'MISSED'}, F1 {score.headline:.3f}", held


def row(score: Score, name: str) -> str:
    """One line of the table."""
    counts = score.counts.get("all", Counts())
    low, high = score.interval or (None, None)
    cells = [score.task, name, str(score.documents), str(score.n), _share(counts.precision), _share(counts.recall)]
    headline = f"{_share(score.headline)}{' (macro)' if score.macro else ''}"
    return f"| {' | '.join([*cells, headline, f'{_share(low)} - {_share(high)}'])} |"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    arguments = parser(__doc__)
    arguments.add_argument("data", type=texts, metavar="FOLDER_OF_TEXTS")
    arguments.add_argument("--out", type=Path, default=Path("build/gold.jsonl"), help="joined gold (%(default)s)")
    arguments.add_argument("--task", action="append", choices=TASKS, help="score this task only; may be repeated")
    arguments.add_argument("--split", action="append", choices=SPLITS, help="score this split only; may be repeated")
    given = arguments.parse_args()
    sys.exit(main(given.data, given.out, given.task or list(TASKS), given.split or ["dev", "test"]))
