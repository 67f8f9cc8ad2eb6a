"""Scores of trained encoders, alone or together: `python measure.py MODEL [MODEL ...] [--pairs FILE]`.

Always: the development part of the written sentences and the gold's development pairs. `--pairs` adds a file of marked
pairs (the PLV table: measuring only; classes without NONE, CONCEDE and RETREAT folded together).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from examples import ROOT, Example, every
from network import ASPECTS, CATEGORIES, Batcher, Encoder

from tieline.evaluation.events import binary_of, quad_of
from tieline.evaluation.pairs import YIELD, read_pairs


def load(folder: Path) -> tuple[Encoder, Batcher]:
    """A trained encoder and its batcher."""
    about = json.loads((folder / "model.json").read_text())
    model = Encoder(Path(about["base"]), about["modes"])
    model.load_state_dict(torch.load(folder / "weights.pt"))
    return model.eval(), Batcher(Path(about["base"]) / "tokenizer.json")


@torch.no_grad()
def predict(folders: Sequence[Path], examples: Sequence[Example], bf16: bool = True) -> tuple[np.ndarray, ...]:
    """Mean probabilities of the models for each head, one row an example."""
    sums: list[np.ndarray] | None = None
    for folder in folders:
        model, batcher = load(folder)
        ids = [batcher.ids(e) or [] for e in examples]
        order = sorted(range(len(ids)), key=lambda n: len(ids[n]))
        heads: list[list[np.ndarray]] = [[], [], []]
        for at in range(0, len(order), 64):
            with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
                logits = model(*batcher.batch([ids[n] for n in order[at : at + 64]]))
            for n, one in enumerate(logits):
                heads[n].append(torch.softmax(one.float(), 1).numpy())
        back = np.argsort(order)
        found = [np.concatenate(h)[back] for h in heads]
        sums = found if sums is None else [a + b for a, b in zip(sums, found, strict=True)]
    assert sums is not None
    return tuple(s / len(folders) for s in sums)


def macro(wanted: Sequence[str], told: Sequence[str]) -> float:
    """Mean F1 of the classes that occur in the wanted labels."""
    scores = []
    for name in sorted(set(wanted)):
        right = sum(w == t == name for w, t in zip(wanted, told, strict=True))
        scores.append(2 * right / max(1, wanted.count(name) + told.count(name)))
    return sum(scores) / len(scores)


def report(examples: Sequence[Example], predicted: tuple[np.ndarray, ...]) -> str:
    """Macro-F1 and accuracy of the category, precision of "no event", macro-F1 of the aspect."""
    categories, _, aspects = predicted
    told = [CATEGORIES[n] for n in categories.argmax(1)]
    wanted = [t if t in e.categories else e.categories[0] for e, t in zip(examples, told, strict=True)]
    right = np.mean([w == t for w, t in zip(wanted, told, strict=True)])
    none = [w == "NONE" for w, t in zip(wanted, told, strict=True) if t == "NONE"]
    acts = [(e.aspect, ASPECTS[aspects[n].argmax()]) for n, e in enumerate(examples) if e.aspect]
    return (
        f"macro {macro(wanted, told):.3f}, right {right:.3f}, no event precision {np.mean(none or [0]):.3f}, "
        f"aspect macro {macro([w for w, _ in acts], [t for _, t in acts]):.3f}"
    )


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--gold", type=Path, default=ROOT / "build" / "gold.jsonl")
    parser.add_argument("--candidates", type=Path, default=ROOT / "build" / "candidates.jsonl")
    parser.add_argument("--pairs", type=Path)
    arguments = parser.parse_args()
    torch.set_num_threads(1)  # a spinning team of threads is slower where cores are shared
    _, batcher = load(arguments.models[0])
    dev = [e for e in every(arguments.gold, arguments.candidates) if e.split == "dev" and batcher.ids(e)]
    for name in ("written", "wire", "document", "candidate"):
        part = [e for e in dev if (e.origin if e.origin in ("written", "wire", "candidate") else "document") == name]
        print(f"{name}: n {len(part)}, {report(part, predict(arguments.models, part))}")
    if arguments.pairs:
        pairs = [
            p for p in read_pairs(arguments.pairs) if p.actor != p.recipient and p.actor[1] > 0 and p.recipient[1] > 0
        ]
        found = [Example(p.text, p.actor, p.recipient, None, (p.category,), None, None, "pairs", "test") for p in pairs]
        categories, _, _ = predict(arguments.models, found)
        told = [YIELD.get(c, c) for c in (CATEGORIES[n] for n in categories[:, :-1].argmax(1))]
        wanted = [YIELD.get(p.category, p.category) for p in pairs]
        scores = [macro([of(w) for w in wanted], [of(t) for t in told]) for of in (str, quad_of, binary_of)]
        print("pairs: n {}, root {:.3f}, quad {:.3f}, binary {:.3f}".format(len(pairs), *scores))


if __name__ == "__main__":
    main()
