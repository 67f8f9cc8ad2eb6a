"""Train one encoder: `python train.py BASE OUT --seed N`, on the written sentences and the gold's training split."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from examples import ROOT, Example, every
from network import ASPECTS, CATEGORIES, Batcher, Encoder
from torch import nn

ONE_WAY = frozenset(
    "AID REQUEST ACCUSE REJECT THREATEN SANCTION COERCE ASSAULT PROTEST MOBILIZE CONCEDE RETREAT".split()  # noqa: SIM905
)
SMOOTHING = 0.05


@dataclass(frozen=True, slots=True)
class Row:
    """One training pair: token ids and the target distribution of each head; a zero weight mutes a head."""

    ids: list[int]
    targets: tuple[np.ndarray, ...]
    weights: tuple[float, float, float]


def modes_of(examples: Sequence[Example]) -> tuple[str, ...]:
    """The mode head's labels: "CATEGORY" for none of its modes, "CATEGORY:mode" for one."""
    return tuple(sorted({f"{e.categories[0]}:{e.mode}" for e in examples if e.mode} | set(CATEGORIES)))


def hard(example: Example, batcher: Batcher, modes: tuple[str, ...], weight: float) -> Row:
    """The row of a labelled pair."""
    category, mode, aspect = np.zeros(len(CATEGORIES)), np.zeros(len(modes)), np.zeros(len(ASPECTS))
    for name in example.categories:
        category[CATEGORIES.index(name)] = 1 / len(example.categories)
    single = len(example.categories) == 1 and example.categories != ("NONE",) and example.origin != "news"
    if single:
        name = f"{example.categories[0]}:{example.mode}" if example.mode else example.categories[0]
        mode[modes.index(name if name in modes else example.categories[0])] = 1
    if example.aspect:
        aspect[ASPECTS.index(example.aspect)] = 1
    targets = tuple(t * (1 - SMOOTHING) + SMOOTHING / len(t) for t in (category, mode, aspect))
    return Row(
        batcher.ids(example) or [], targets, (weight, 0.3 * weight * single, 0.5 * weight * bool(example.aspect))
    )


def turned(examples: Sequence[Example], share: float, generator: random.Random) -> Iterator[Example]:
    """One-way acts read from the other end: no event."""
    for e in examples:
        if e.origin in ("written", "wire") and e.categories[0] in ONE_WAY and generator.random() < share:
            yield replace(e, actor=e.recipient, recipient=e.actor, categories=("NONE",), mode=None, aspect=None)


def soft(path: Path, batcher: Batcher) -> Iterator[Row]:
    """The rows of `label.py`: what a teacher holds of pairs."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        pair = Example(
            raw["text"], tuple(raw["actor"]), tuple(raw["recipient"]), None, (), None, None, raw["origin"], "train"
        )
        targets = tuple(np.array(head) for head in raw["targets"])
        event = float(1 - targets[0][-1])
        yield Row(batcher.ids(pair) or [], targets, (1.0, 0.3 * event, 0.5 * event))


def batches(pairs: Sequence[list[Row]], size: int, generator: random.Random) -> Iterator[list[Row]]:
    """Shuffled batches of like length, one example a group and epoch.

    A group is a pair with and without its predicate marked, or all candidates of a sentence that are no event.
    """
    rows = [generator.choice(versions) for versions in pairs]
    order = sorted(rows, key=lambda row: len(row.ids) + generator.random() * 12)
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    generator.shuffle(groups)
    yield from groups


def train(model: Encoder, rows: list[list[Row]], batcher: Batcher, arguments: argparse.Namespace) -> None:
    """AdamW, warm-up and linear decay, bfloat16 where the processor has it."""
    generator = random.Random(arguments.seed)
    decay = [p for p in model.parameters() if p.ndim > 1 and p.requires_grad]
    plain = [p for p in model.parameters() if p.ndim <= 1 and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=arguments.rate
    )
    steps = arguments.epochs * (len(rows) // arguments.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps)))
    )
    model.train()
    began = time.monotonic()
    for epoch in range(arguments.epochs):
        total = 0.0
        for group in batches(rows, arguments.batch, generator):
            with torch.autocast("cpu", torch.bfloat16):
                heads = model(*batcher.batch([row.ids for row in group]))
            loss = torch.zeros(())
            for n, logits in enumerate(heads):
                target = torch.tensor(np.stack([row.targets[n] for row in group]), dtype=torch.float32)
                weight = torch.tensor([row.weights[n] for row in group])
                loss = loss + (weight * -(target * torch.log_softmax(logits.float(), 1)).sum(1)).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss) * len(group)
        print(f"epoch {epoch + 1}: loss {total / len(rows):.4f}, {time.monotonic() - began:.0f} s", flush=True)


def main() -> None:
    """Do what the first line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, default=ROOT / "build" / "gold.jsonl")
    parser.add_argument("--candidates", type=Path, default=ROOT / "build" / "candidates.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--freeze", type=int, default=0, help="lower layers, with the embeddings, to leave as they are")
    parser.add_argument("--pairs-only", action="store_true", help="no predicate marked, no candidates: for a teacher")
    parser.add_argument("--start", type=Path, help="a trained model to go on from")
    parser.add_argument("--soft", type=Path, help="a teacher's targets, beside the labels")
    parser.add_argument("--rest", type=int, help="groups to draw of those that are neither wire sentences nor news")
    parser.add_argument("--everything", action="store_true", help="train on the development sentences too")
    arguments = parser.parse_args()
    torch.set_num_threads(1)  # a spinning team of threads is slower where cores are shared
    generator = random.Random(arguments.seed)
    examples = every(arguments.gold, arguments.candidates)
    modes = modes_of(examples)
    batcher = Batcher(arguments.base / "tokenizer.json")
    torch.manual_seed(0)  # every run starts from the same heads, so that weights can be averaged
    model = Encoder(arguments.base, modes)
    torch.manual_seed(arguments.seed)
    if arguments.freeze:
        for part in (model.base.embeddings, *model.base.encoder.layer[: arguments.freeze]):
            part.requires_grad_(False)
    if arguments.pairs_only:
        examples = [e for e in examples if e.trigger is None]
    chosen = [e for e in examples if e.split == "train" or (arguments.everything and e.origin in ("written", "wire"))]
    chosen = [e for e in chosen if batcher.ids(e)]
    chosen += turned(chosen, 0.3, generator)
    groups: dict[tuple[object, ...], list[Example]] = {}
    for e in chosen:
        none = e.categories == ("NONE",)
        groups.setdefault((e.text, none) if none and e.origin == "candidate" else (*e.pair, none), []).append(e)
    if arguments.rest is not None:
        newest = {k for k, group in groups.items() if group[0].origin in ("wire", "news")}
        rest = generator.sample([k for k in groups if k not in newest], arguments.rest)
        groups = {k: groups[k] for k in [*newest, *rest]}
    rows = [
        [hard(e, batcher, modes, 1.0 if e.origin in ("written", "wire") else 0.6) for e in group]
        for group in groups.values()
    ]
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start / "weights.pt"))
    if arguments.soft:
        rows += [[row] for row in soft(arguments.soft, batcher)]
    print(f"{len(rows)} groups, {sum(len(r[0].ids) for r in rows) / len(rows):.0f} tokens each", flush=True)
    train(model, rows, batcher, arguments)
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), arguments.out / "weights.pt")
    (arguments.out / "model.json").write_text(
        json.dumps({"base": str(arguments.base), "modes": modes, "arguments": vars(arguments)}, default=str, indent=1)
    )


if __name__ == "__main__":
    main()
