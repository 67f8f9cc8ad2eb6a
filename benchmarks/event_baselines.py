"""What a majority guess, a bag of words, Tieline's rules and its encoder make of marked pairs.

`python benchmarks/event_baselines.py TRAIN.jsonl [TRAIN.jsonl ...] TEST`, TEST a JSONL of marked pairs or the PLV
table. Needs scikit-learn (`pip install 'tieline[benchmarks]'`). The bag of words sees the sentence with actor and
recipient replaced by marks, unigrams and bigrams, and is trained on TRAIN only. Where TEST has no NONE, none of the
systems may say it, but for the rules, which are silent. Prints a Markdown table with the sentences a second of CPU time
on one core, then the size of the encoder and its memory.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from tieline.encoder.encoder import encoder
from tieline.encoder.files import FOLDER
from tieline.evaluation.events import binary_of, code_pair, name_pair, quad_of, tally_pair
from tieline.evaluation.pairs import YIELD, Pair, read_pairs
from tieline.evaluation.score import macro_f1, score
from tieline.reading import read_document
from tieline.records.event import Category


def marked(pair: Pair) -> str:
    """The sentence with the parties replaced by marks."""
    first, second = sorted([(pair.actor, "ACTOR"), (pair.recipient, "RECIPIENT")])
    (a, b), (c, d) = first[0], second[0]
    return f"{pair.text[:a]} {first[1]} {pair.text[b:c]} {second[1]} {pair.text[d:]}"


def row(name: str, pairs: list[Pair], tell: Callable[[list[Pair]], list[str]], fold: dict[str, str]) -> str:
    """One line of the table."""
    began = time.process_time()
    told = tell(pairs)
    speed = len(pairs) / max(time.process_time() - began, 1e-9)
    roots = sorted({fold.get(c.value, c.value) for c in Category})
    tallies = [tally_pair(p, c, fold=fold) for p, c in zip(pairs, told, strict=True)]
    result = score("events", tallies, macro_f1(roots), macro=True)
    quad = macro_f1(sorted({f"quad:{quad_of(r)}" for r in roots}))(result.counts) or 0.0
    binary = macro_f1(sorted({f"binary:{binary_of(r)}" for r in roots}))(result.counts) or 0.0
    low, high = result.interval or (0.0, 0.0)
    return f"| {name} | {binary:.3f} | {quad:.3f} | {result.headline:.3f} | {low:.3f} - {high:.3f} | {speed:.0f} |"


def main(arguments: list[str]) -> None:
    *train_paths, test_path = (Path(a) for a in arguments)
    train = [p for path in train_paths for p in read_pairs(path)]
    test = list(read_pairs(test_path))
    fold = dict(YIELD) if test_path.suffix == ".tsv" else {}
    none = any(p.category == "NONE" for p in test)
    learn = [p for p in train if none or p.category != "NONE"]
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2), LogisticRegression(C=10, max_iter=2000)
    )
    model.fit([marked(p) for p in learn], [p.category for p in learn])
    most = Counter(p.category for p in learn).most_common(1)[0][0]
    read = partial(read_document, rules_only=True)
    systems: dict[str, Callable[[list[Pair]], list[str]]] = {
        "majority": lambda pairs: [most] * len(pairs),
        "TF-IDF and logistic regression": lambda pairs: list(model.predict([marked(p) for p in pairs])),
        "Tieline, rules": lambda pairs: [code_pair(p, read) for p in pairs],
        "Tieline, encoder": lambda pairs: [name_pair(p, encoder(), none=none) for p in pairs],
    }
    print(f"trained on {len(learn)} sentences, scored on {len(test)} pairs\n")
    print(
        "| system | binary | quad | root macro-F1 | 95 % interval of the root | a second |\n|---|---|---|---|---|---|"
    )
    for name, tell in systems.items():
        tell(test[:5])  # models are loaded before the clock starts
        print(row(name, test, tell, fold), flush=True)
    size = sum(path.stat().st_size for path in FOLDER.iterdir()) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nencoder: {size:.1f} MB with its tokenizer; peak memory of this process {peak:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
