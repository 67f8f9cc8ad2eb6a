"""What a majority guess, a bag of words and Tieline's rules make of marked pairs.

`python benchmarks/event_baselines.py TRAIN.jsonl [TRAIN.jsonl ...] TEST`, TEST a JSONL of marked pairs or the PLV
table. Needs scikit-learn (`pip install 'tieline[benchmarks]'`). The bag of words sees the sentence with actor and
recipient replaced by marks, unigrams and bigrams, and is trained on TRAIN only. Prints a Markdown table.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from tieline.evaluation.events import YIELD, Pair, binary_of, code_pair, quad_of, read_pairs, tally_pair
from tieline.evaluation.score import macro_f1, score
from tieline.reading import read_document
from tieline.records.event import Category


def marked(pair: Pair) -> str:
    """The sentence with the parties replaced by marks."""
    first, second = sorted([(pair.actor, "ACTOR"), (pair.recipient, "RECIPIENT")])
    (a, b), (c, d) = first[0], second[0]
    return f"{pair.text[:a]} {first[1]} {pair.text[b:c]} {second[1]} {pair.text[d:]}"


def row(name: str, pairs: list[Pair], told: list[str], fold: dict[str, str]) -> str:
    """One line of the table."""
    roots = sorted({fold.get(c.value, c.value) for c in Category})
    tallies = [tally_pair(p, c, fold=fold) for p, c in zip(pairs, told, strict=True)]
    result = score("events", tallies, macro_f1(roots), macro=True)
    quad = macro_f1(sorted({f"quad:{quad_of(r)}" for r in roots}))(result.counts) or 0.0
    binary = macro_f1(sorted({f"binary:{binary_of(r)}" for r in roots}))(result.counts) or 0.0
    low, high = result.interval or (0.0, 0.0)
    return f"| {name} | {binary:.3f} | {quad:.3f} | {result.headline:.3f} | {low:.3f} - {high:.3f} |"


def main(arguments: list[str]) -> None:
    *train_paths, test_path = (Path(a) for a in arguments)
    train = [p for path in train_paths for p in read_pairs(path)]
    test = list(read_pairs(test_path))
    fold = YIELD if test_path.suffix == ".tsv" else {}
    none = any(p.category == "NONE" for p in test)
    learn = [p for p in train if none or p.category != "NONE"]
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2), LogisticRegression(C=10, max_iter=2000)
    )
    model.fit([marked(p) for p in learn], [p.category for p in learn])
    most = Counter(p.category for p in learn).most_common(1)[0][0]
    print(f"trained on {len(learn)} sentences, scored on {len(test)} pairs\n")
    print("| system | binary | quad | root macro-F1 | 95 % interval of the root |\n|---|---|---|---|---|")
    print(row("majority", test, [most] * len(test), dict(fold)))
    print(row("TF-IDF and logistic regression", test, list(model.predict([marked(p) for p in test])), dict(fold)))
    print(row("Tieline, rules", test, [code_pair(p, read_document) for p in test], dict(fold)))


if __name__ == "__main__":
    main(sys.argv[1:])
