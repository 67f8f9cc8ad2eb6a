"""What trained models hold of pairs: `python label.py OUT MODEL [MODEL ...] --pairs FILE`, soft targets for a student.

Labels the training pairs without their predicate marked, and the pairs of `unlabelled.py`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from examples import ROOT, Example, every
from measure import load, predict


def main() -> None:
    """Write one row a pair: text, spans, and the mean probabilities of each head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--gold", type=Path, default=ROOT / "build" / "gold.jsonl")
    parser.add_argument("--candidates", type=Path, default=ROOT / "build" / "candidates.jsonl")
    parser.add_argument("--pairs", type=Path, default=ROOT / "build" / "unlabelled.jsonl")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    examples = [e for e in every(arguments.gold, arguments.candidates) if e.split == "train" and e.trigger is None]
    for line in arguments.pairs.read_text("utf-8").splitlines():
        raw = json.loads(line)
        examples.append(
            Example(
                raw["text"], tuple(raw["actor"]), tuple(raw["recipient"]), None, (), None, None, "unlabelled", "train"
            )
        )
    _, batcher = load(arguments.models[0])
    examples = [e for e in examples if batcher.ids(e)]
    heads = predict(arguments.models, examples)
    with arguments.out.open("w", encoding="utf-8") as rows:
        for number, e in enumerate(examples):
            soft = [head[number].round(4).tolist() for head in heads]
            row = {"text": e.text, "actor": e.actor, "recipient": e.recipient, "targets": soft, "origin": e.origin}
            rows.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
