"""Joins the labelled pairs of news reports with their texts: `python news.py DATA OUT`.

`news_pairs.jsonl` has, one a line, a document of Wikipedia's current events (CC BY-SA 4.0; of the training period, not
in the gold), where in it a sentence stands, the SHA-256 of that, spans in it, category and aspect. The labels are a
language model's, given after the guide. No text.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path

PAIRS = Path(__file__).with_name("news_pairs.jsonl")


def main(arguments: list[str]) -> None:
    """Write the pairs with their sentences; exits naming the pairs whose text differs."""
    data, out = Path(arguments[0]), Path(arguments[1])
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    texts: dict[tuple[str, str], str] = {}
    for source in {pair["source"] for pair in pairs}:
        wanted = {pair["id"] for pair in pairs if pair["source"] == source}
        with gzip.open(next((data / source).glob("*.jsonl.gz")), "rt", encoding="utf-8") as lines:
            texts.update({(source, r["id"]): r["text"] for r in map(json.loads, lines) if r["id"] in wanted})
    faults = []
    with out.open("w", encoding="utf-8") as rows:
        for pair in pairs:
            text = texts.get((pair["source"], pair["id"]), "")[pair["start"] : pair["end"]]
            if hashlib.sha256(text.encode()).hexdigest() != pair["sha256"]:
                faults.append(pair["id"])
                continue
            rows.write(json.dumps({**pair, "text": text}, ensure_ascii=False) + "\n")
    if faults:
        sys.exit(f"{len(faults)} texts are missing or differ: {', '.join(faults[:5])}")


if __name__ == "__main__":
    main(sys.argv[1:])
