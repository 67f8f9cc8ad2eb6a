"""The weights of the sieve before the encoder: `python sieve.py DATA [ROWS]`.

Reads the gold's training documents and texts nobody labelled (pages of kremlin.ru and of the White House, one-sentence
reports of Wikipedia's current events; of the training period, not in the gold), asks the encoder of every candidate,
and fits a logistic regression on what the parse says to its chance. Writes `sieve.tsv` and prints, on the development
documents, how many candidates and acts each floor lets through. ROWS keeps what was read for another fit. Needs Tieline
itself and scikit-learn, not torch.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from label_candidates import MEASURED_ONLY, ROOT, event_of
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tieline.coders.events.candidates import candidates
from tieline.coders.events.learned import THRESHOLD, marked
from tieline.coders.events.sieve import WEIGHTS, features, possible
from tieline.coders.page import Page
from tieline.encoder.encoder import encoder
from tieline.evaluation.gold import GoldDocument, read_gold
from tieline.reading import open_page
from tieline.records.document import Document
from tieline.records.event import Category

SOURCES = {  # characters read of each text, candidates after which no further text is read
    "wikipedia_current_events_2002_2025": (400, 9225),
    "kremlin_en_2000_2020": (2500, 6501),
    "whitehouse_foreign_2021_2026": (2500, 13107),
}
SEED = 7
RARE = 3  # a feature of fewer candidates is not learnt
SMALL = 0.05  # a weight below it is not kept
ANNOTATED = 0.7  # the least chance of a candidate that annotators hold an event
Row = dict[str, Any]


def rows_of(page: Page, split: str, gold: GoldDocument | None = None) -> Iterator[Row]:
    """One row a candidate that could be recorded: its features, the encoder's chance, the annotated category."""
    offered = [c for c in candidates(page) if possible(c)]
    for candidate, told in zip(offered, encoder().predict([marked(page, c) for c in offered]), strict=True):
        if told is None:
            continue
        event = event_of(gold, page, candidate) if gold else None
        parties = sorted(m.first for m in (*candidate.actors, *candidate.recipients))
        likeliest = max((c for c in told.categories if c is not Category.NONE), key=told.categories.__getitem__)
        yield {
            "features": list(features(candidate)), "chance": told.event, "event": event is not None, "split": split,
            "act": [page.parsed.document.id, candidate.trigger.sent.start, *parties, likeliest],
        }  # fmt: skip


def read(data: Path) -> Iterator[Row]:
    """Every row of train and dev, then those of texts nobody labelled."""
    for split in ("train", "dev"):
        for gold in read_gold(ROOT / "build" / "gold.jsonl", split):
            if split == "dev" or gold.source != MEASURED_ONLY:
                yield from rows_of(open_page(gold.document), split, gold)
    listed = [json.loads(line) for line in (ROOT / "gold" / "documents.jsonl").read_text("utf-8").splitlines()]
    taken = {entry["id"] for entry in listed}
    for source, (length, number) in SOURCES.items():
        edge = min(e["date"] for e in listed if e["source"] == source and e["split"] != "train")
        with gzip.open(next((data / source).glob("*.jsonl.gz")), "rt", encoding="utf-8") as lines:
            pool = [r for r in map(json.loads, lines) if r["date"] < edge and r["id"] not in taken]
        random.Random(SEED).shuffle(pool)
        found = 0
        for text in (r["text"][:length] for r in pool if r["text"].strip()):
            if found >= number:
                break
            rows = list(rows_of(open_page(Document(text=text, language="en")), "train"))
            found += len(rows)
            yield from rows


def fit(rows: list[Row]) -> dict[str, float]:
    """Weight of every feature that counts. Targets are chances: each row stands once as an event and once as none."""
    frequent = Counter(f for r in rows for f in r["features"])
    known = DictVectorizer()
    table = known.fit_transform([{f: 1 for f in r["features"] if frequent[f] >= RARE} for r in rows])
    chance = np.array([max(r["chance"], ANNOTATED if r["event"] else 0) for r in rows])
    model = LogisticRegression(C=0.3, max_iter=500).fit(
        vstack([table, table]).tocsr(),
        np.repeat([True, False], len(rows)),
        sample_weight=np.concatenate([chance, 1 - chance]),
    )
    weights = dict(zip(known.get_feature_names_out(), model.coef_[0], strict=True))
    weights["any"] += model.intercept_[0]
    return {str(f): round(float(w), 2) for f, w in sorted(weights.items()) if abs(w) >= SMALL}


def report(rows: list[Row], weights: dict[str, float]) -> None:
    """Per floor: share of candidates let through, acts told and right acts told that are kept."""
    sums = np.array([sum(weights.get(f, 0.0) for f in r["features"]) for r in rows])
    acts: dict[tuple[Any, ...], int] = {}
    for n, row in enumerate(rows):
        act = tuple(row["act"])
        if row["chance"] >= THRESHOLD and (act not in acts or rows[acts[act]]["chance"] < row["chance"]):
            acts[act] = n
    told = np.array(list(acts.values()))
    right = np.array([n for n in told if rows[n]["event"]])
    print(f"{len(rows)} candidates, {len(told)} acts told, {len(right)} of them annotated, {len(weights)} weights")
    for floor in np.arange(-4.5, -0.9, 0.25):
        print(
            f"floor {floor:5.2f}: {(sums >= floor).mean():.3f} of the candidates, "
            f"{(sums[told] >= floor).mean():.3f} of the acts, {(sums[right] >= floor).mean():.3f} of the right ones"
        )


def main(arguments: list[str]) -> None:
    """Read (or take what was read), fit, write, report."""
    kept = Path(arguments[1]) if len(arguments) > 1 else None
    if kept is not None and kept.exists():
        rows = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    else:
        rows = list(read(Path(arguments[0])))
        if kept is not None:
            kept.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    weights = fit([r for r in rows if r["split"] == "train"])
    WEIGHTS.write_text("".join(f"{feature}\t{number:g}\n" for feature, number in weights.items()), "utf-8")
    report([r for r in rows if r["split"] == "dev"], weights)


if __name__ == "__main__":
    main(sys.argv[1:])
