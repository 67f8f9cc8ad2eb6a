"""Check the sentences written for event coding: `python gold/check_sentences.py [DATA]`.

Labels and modes must be the ontology's, actor, recipient and predicate must stand in the sentence, the parties without
overlapping, and no two sentences may be near-duplicates (Jaccard of their words above .6). With the folder of source
texts, prints the highest similarity to any sentence of the measuring-only sets, so that it can be seen that nothing was
taken from them.
Exits 1 if a check fails.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tieline.ontology import plover
from tieline.records.event import Aspect, Category

SENTENCES = Path(__file__).parent / "events" / "sentences.jsonl"
NEAR = 0.6


def words(text: str) -> frozenset[str]:
    """The words of a sentence."""
    return frozenset(re.findall(r"\w+", text.lower()))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words."""
    return len(one & other) / len(one | other) if one or other else 0.0


def faults(rows: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with a set of sentences."""
    for number, row in enumerate(rows, 1):
        text, category, mode = row["text"], row["category"], row["mode"]
        if category not in Category.__members__ or row["aspect"] not in set(Aspect):
            yield f"{number}: {category} or {row['aspect']} is no label of the ontology"
        elif mode is not None and mode not in plover.MODES.get(Category(category), ()):
            yield f"{number}: {category} has no mode {mode!r}"
        places = [(text.find(row[side]), len(row[side])) for side in ("actor", "recipient")]
        (a, n), (b, m) = places
        if a < 0 or b < 0 or not row["actor"] or not row["recipient"]:
            yield f"{number}: actor or recipient does not stand in the sentence"
        elif a < b + m and b < a + n:
            yield f"{number}: actor and recipient overlap"
        if (row["trigger"] is None) != (category == "NONE") or (row["trigger"] or "") not in text:
            yield f"{number}: an event has its predicate among the words of the sentence, and NONE has none"
    yield from (f"{i} and {j} are near-duplicates ({value:.2f})" for i, j, value in near_duplicates(rows))


def near_duplicates(rows: list[dict[str, Any]]) -> Iterator[tuple[int, int, float]]:
    """Pairs of sentences (numbers from 1) that share most of their words."""
    sets = [words(row["text"]) for row in rows]
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(sets):
        rivals = Counter(other for word in bag for other in by_word[word])
        for other, shared in rivals.items():
            if shared >= NEAR * max(len(bag), len(sets[other])):
                value = jaccard(bag, sets[other])
                if value > NEAR:
                    yield other + 1, number + 1, value
        for word in bag:
            by_word[word].append(number)


def measuring_only(data: Path) -> Iterator[str]:
    """Sentences of the sets that are for measuring only."""
    with (data / "event_coding_gold" / "PLV_train.tsv").open(encoding="utf-8", newline="") as table:
        yield from (row["sentence"] for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    with (data / "codebooks" / "plover_gsr.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line).get("text") or "" for line in lines)


def main(arguments: list[str]) -> int:
    """Print counts and faults; the exit code."""
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    found = list(faults(rows))
    say = sys.stdout.write
    say(f"{len(rows)} sentences\n")
    for name in ("category", "aspect"):
        say(f"{name}: {', '.join(f'{k} {n}' for k, n in Counter(r[name] for r in rows).most_common())}\n")
    if arguments:
        bags = [words(row["text"]) for row in rows]
        highest = max(jaccard(words(text), bag) for text in measuring_only(Path(arguments[0])) for bag in bags)
        say(f"highest similarity to a measuring-only sentence: {highest:.2f}\n")
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
