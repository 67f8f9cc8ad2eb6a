"""How far two annotation passes agree.

`python gold/agreement.py FOLDER_OF_TEXTS FIRST SECOND`: the texts, and two folders of compiled annotation.

Prints, for each record type, the F1 of the second pass against the first under the scorers' own matching, and Cohen's
kappa for the labels of the records that both found. Agreement between model passes is not agreement between people.
"""

from __future__ import annotations

import functools
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from drafts import sheets
from paths import folder, listed, parser, texts

from tieline.evaluation.matching import Words, iou, pair

LABELS = {
    "times": "precision", "contacts": "mode", "events": "category", "statements": "kind", "pledges": "binding",
    "claims": "predicate", "issues": "label",
}  # fmt: skip
OVERLAP = 0.5


def spans(kind: str, record: dict[str, Any]) -> list[list[int]]:
    """The spans two records of a kind are compared by."""
    if kind == "statements":
        content: list[list[int]] = record["content"]
        return content
    return [record["span"]]


def same(kind: str, words: Words, one: dict[str, Any], other: dict[str, Any]) -> float:
    """Likeness of two records: overlap of their words; for contacts, of their participants and trigger."""
    overlap = iou(words.under(spans(kind, one)), words.under(spans(kind, other)))
    if kind in ("contacts", "events", "claims"):  # triggers are short: any shared word will do
        shared = words.under(spans(kind, one)) & words.under(spans(kind, other))
        return 1.0 + overlap if shared else 0.0
    return overlap if overlap >= OVERLAP else 0.0


def kappa(pairs: list[tuple[Any, Any]]) -> float | None:
    """Cohen's kappa (1960) of paired labels; None without pairs or without any chance of disagreeing."""
    if not pairs:
        return None
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / n**2
    observed = sum(a == b for a, b in pairs) / n
    return (observed - chance) / (1 - chance) if chance < 1 else None


def main(data: Path, first: Path, second: Path) -> None:
    """Print the table."""
    both = [e for e in listed() if (first / f"{e['id']}.json").exists() and (second / f"{e['id']}.json").exists()]
    right, ones, others = Counter[str](), Counter[str](), Counter[str]()
    labels: dict[str, list[tuple[Any, Any]]] = {kind: [] for kind in LABELS}
    documents = 0
    for entry, text, _ in sheets(data, both):
        documents += 1
        words = Words(text)
        one, other = (json.loads((f / f"{entry['id']}.json").read_text("utf-8")) for f in (first, second))
        for kind, label in LABELS.items():
            pairs = pair(one[kind], other[kind], functools.partial(same, kind, words))
            right[kind] += len(pairs)
            ones[kind] += len(one[kind])
            others[kind] += len(other[kind])
            labels[kind].extend((one[kind][i].get(label), other[kind][j].get(label)) for i, j in pairs)
    head = "| record | first | second | F1 | kappa of the label |\n|---|---|---|---|---|"
    sys.stdout.write(f"{documents} documents\n\n{head}\n")
    for kind, label in LABELS.items():
        total = ones[kind] + others[kind]
        f1 = f"{2 * right[kind] / total:.3f}" if total else "-"
        value = kappa(labels[kind])
        agreed = "-" if value is None else f"{value:.3f} ({label})"
        sys.stdout.write(f"| {kind} | {ones[kind]} | {others[kind]} | {f1} | {agreed} |\n")


if __name__ == "__main__":
    arguments = parser(__doc__)
    arguments.add_argument("data", type=texts, metavar="FOLDER_OF_TEXTS")
    arguments.add_argument("first", type=folder, help="folder of the first pass, ID.json")
    arguments.add_argument("second", type=folder, help="folder of the second pass")
    given = arguments.parse_args()
    main(given.data, given.first, given.second)
