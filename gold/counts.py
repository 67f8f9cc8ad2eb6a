"""How much the gold holds: `python gold/counts.py` prints the counts of every split as a Markdown table.

Counted are the documents of `documents.jsonl` that are annotated; those that are listed and not annotated yet are
named in a line of their own. Needs no texts.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from paths import HERE, listed, parser

SPLITS = ("train", "dev", "test")
ONE_SENTENCE = "wikipedia_current_events_2002_2025"
RECORDS = ("times", "contacts", "events", "pledges", "claims", "issues", "statements")
KINDS = ("direct", "indirect", "mixed", "ambient")


def counted(entry: Mapping[str, Any], annotation: Mapping[str, Any]) -> Counter[str]:
    """What one document adds to each row."""
    counts = Counter({name: len(annotation.get(name, ())) for name in RECORDS})
    counts.update(f"statements, {statement['kind']}" for statement in annotation.get("statements", ()))
    counts["documents"] = 1
    counts["documents of one sentence"] = int(entry["source"] == ONE_SENTENCE)
    return counts


def table(splits: Mapping[str, Counter[str]]) -> Iterable[str]:
    """The lines of the Markdown table, with a column for all splits together."""
    names = ("documents", "documents of one sentence", *RECORDS, *(f"statements, {kind}" for kind in KINDS))
    yield f"| | {' | '.join(SPLITS)} | all |"
    yield "|---" * (len(SPLITS) + 2) + "|"
    for name in names:
        cells = [splits[split][name] for split in SPLITS]
        yield f"| {name} | {' | '.join(f'{n:,}' for n in (*cells, sum(cells)))} |"


def main() -> int:
    """Print the table; returns 0."""
    splits: dict[str, Counter[str]] = {split: Counter() for split in SPLITS}
    waiting: Counter[str] = Counter()
    for entry in listed():
        path = HERE / "documents" / f"{entry['id']}.json"
        if path.exists():
            splits[entry["split"]].update(counted(entry, json.loads(path.read_text("utf-8"))))
        else:
            waiting[entry["split"]] += 1
    sys.stdout.write("".join(f"{line}\n" for line in table(splits)))
    if waiting:
        told = ", ".join(f"{waiting[split]:,} {split}" for split in SPLITS if waiting[split])
        sys.stdout.write(f"\nListed and not annotated yet: {told}.\n")
    return 0


if __name__ == "__main__":
    parser(__doc__).parse_args()
    sys.exit(main())
