"""Check the sentences written for event coding: `python gold/check_sentences.py [FOLDER_OF_TEXTS]`.

Labels, modes and splits must be words of ours, actor, recipient and predicate must stand in the sentence exactly once
(or actor and recipient as spans), the parties apart, and no two sentences may be near-duplicates (Jaccard of their
words above .6). With the folder of texts, which must hold `event_coding_gold` and `codebooks`, prints the highest
similarity to any sentence of each measuring-only set, so that it can be seen that nothing was taken from them.
Exits 1 if a check fails.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from paths import HERE, folder, parser

from tieline.evaluation.lines import GoldError
from tieline.evaluation.pairs import Pair, read_pairs
from tieline.evaluation.petrarch_records import read_petrarch
from tieline.ontology import plover
from tieline.records.event import Aspect, Category

SENTENCES = HERE / "events" / "sentences.jsonl"
NEAR = 0.6
SETS = (
    "event_coding_gold/PLV_train.tsv",
    "event_coding_gold/PETR.UnitTest.records.xml",
    "event_coding_gold/GigaWord.sample.PETR.xml",
    "codebooks/plover_gsr.jsonl",
)


class Index:
    """Sentences by their words: how alike each is to another sentence (Jaccard of their words)."""

    def __init__(self, texts: Sequence[str]) -> None:
        bags = [words(text) for text in texts]
        postings: dict[str, list[int]] = {}
        for number, bag in enumerate(bags):
            for word in bag:
                postings.setdefault(word, []).append(number)
        self._postings = {word: np.array(numbers) for word, numbers in postings.items()}
        self._sizes = np.array([len(bag) for bag in bags])

    def likeness(self, text: str) -> np.ndarray:
        """The Jaccard of a text's words with those of each sentence: shared words over all words."""
        bag = words(text)
        found = [self._postings[word] for word in bag if word in self._postings]
        if not found:
            return np.zeros(len(self._sizes))
        shared = np.bincount(np.concatenate(found), minlength=len(self._sizes))
        return shared / (self._sizes + len(bag) - shared)


def words(text: str) -> frozenset[str]:
    """The words of a sentence."""
    return frozenset(re.findall(r"\w+", text.lower()))


def faults(path: Path) -> Iterator[str]:
    """What is wrong with a file of written sentences."""
    try:
        pairs = read_pairs(path)
    except GoldError as error:
        yield from str(error).splitlines()
        return
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for number, (pair, row) in enumerate(zip(pairs, rows, strict=True), 1):
        yield from (f"{path}:{number}: {fault}" for fault in _row_faults(pair, row))
    for i, j, value in near_duplicates([pair.text for pair in pairs]):
        yield f"{path}:{j}: is a near-duplicate of line {i} ({value:.2f}): write another sentence"


def _row_faults(pair: Pair, row: dict[str, Any]) -> Iterator[str]:
    if pair.split not in ("train", "dev"):
        yield f"split: {pair.split!r} is neither 'train' nor 'dev'"
    if pair.aspect not in frozenset(Aspect):
        yield f"aspect: {pair.aspect!r} is not one of {', '.join(sorted(Aspect))}"
    if pair.mode is not None and pair.mode not in plover.MODES.get(Category(pair.category), ()):
        yield f"mode: {pair.category} has no mode {pair.mode!r}"
    if pair.actor[0] < pair.recipient[1] and pair.recipient[0] < pair.actor[1]:
        yield "actor and recipient overlap: mark them apart"
    trigger = row.get("trigger")
    if (trigger is None) != (pair.category == "NONE"):
        yield f"trigger: {trigger!r} with {pair.category}: an event has its predicate's words, and NONE has null"
    elif trigger is not None and len(re.findall(rf"(?<!\w){re.escape(str(trigger))}(?!\w)", pair.text)) != 1:
        yield f"trigger: {trigger!r} does not stand in the sentence exactly once: word it so that it does"


def near_duplicates(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Pairs of sentences (numbers from 1, the earlier one first) that share most of their words."""
    index = Index(texts)
    for number, text in enumerate(texts):
        alike = index.likeness(text)[:number]
        yield from ((int(other) + 1, number + 1, float(alike[other])) for other in np.flatnonzero(alike > NEAR))


def measuring_only(path: Path) -> list[str]:
    """The sentences of a set that is for measuring only."""
    if path.suffix == ".tsv":
        return [pair.text for pair in read_pairs(path)]
    if path.suffix == ".xml":
        return [record.text for record in read_petrarch(path).records]
    return [json.loads(line).get("text") or "" for line in path.read_text("utf-8").splitlines()]


def corpora(given: str) -> Path:
    """A folder with the measuring-only sets."""
    path = folder(given)
    missing = [name for name in SETS if not (path / name).is_file()]
    if missing:
        raise argparse.ArgumentTypeError(f"{given!r} does not hold {', '.join(missing)}: see docs/accuracy.md")
    return path


def main(data: Path | None, path: Path) -> int:
    """Print counts, likeness and faults; the exit code."""
    found = list(faults(path))
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if not found else []
    say = sys.stdout.write
    for name in ("category", "aspect", "split") if rows else ():
        say(f"{name}: {', '.join(f'{k} {n}' for k, n in Counter(r[name] for r in rows).most_common())}\n")
    if data is not None and rows:
        index = Index([row["text"] for row in rows])
        for name in SETS:
            texts = measuring_only(data / name)
            highest = max(float(index.likeness(text).max()) for text in texts)
            say(f"highest similarity to the {len(texts)} sentences of {name}: {highest:.2f}\n")
    say(f"{len(found)} faults\n" if found else f"{len(rows)} sentences, no fault\n")
    return int(bool(found))


if __name__ == "__main__":
    arguments = parser(__doc__)
    arguments.add_argument("data", type=corpora, nargs="?", metavar="FOLDER_OF_TEXTS")
    arguments.add_argument("--sentences", type=Path, default=SENTENCES, help="another file of the same layout")
    given = arguments.parse_args()
    sys.exit(main(given.data, given.sentences))
