"""Pairs in texts that nobody labelled, for a teacher to label: `python unlabelled.py DATA OUT [NUMBER]`.

One candidate of the parse a sentence, from one-sentence reports of Wikipedia's current events (CC BY-SA 4.0) of the
gold's training period that are not in the gold. Needs Tieline itself, not torch.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path

from tieline.coders.events.candidates import candidates
from tieline.coders.events.learned import marked
from tieline.reading import open_page
from tieline.records.document import Document

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "wikipedia_current_events_2002_2025"
SEED = 20261124


def main(arguments: list[str]) -> None:
    """Write the pairs."""
    data, out, number = Path(arguments[0]), Path(arguments[1]), int((arguments[2:] or ["4000"])[0])
    listed = [json.loads(line) for line in (ROOT / "gold" / "documents.jsonl").read_text("utf-8").splitlines()]
    taken = {entry["id"] for entry in listed}
    edge = min(e["date"] for e in listed if e["source"] == SOURCE and e["split"] != "train")
    with gzip.open(next((data / SOURCE).glob("*.jsonl.gz")), "rt", encoding="utf-8") as lines:
        pool = [row for row in map(json.loads, lines) if row["date"] < edge and row["id"] not in taken]
    generator = random.Random(SEED)
    generator.shuffle(pool)
    written = 0
    with out.open("w", encoding="utf-8") as rows:
        for row in pool:
            if written == number or not 50 <= len(row["text"]) <= 400:
                continue
            page = open_page(Document(text=row["text"], language="en"))
            offered = [c for c in candidates(page) if c.recipients]
            if offered:
                text, actor, recipient, _ = marked(page, generator.choice(offered))
                rows.write(
                    json.dumps({"text": text, "actor": actor, "recipient": recipient}, ensure_ascii=False) + "\n"
                )
                written += 1


if __name__ == "__main__":
    main(sys.argv[1:])
