"""The parse's own candidates in the gold's documents, with the events annotated there.

`python label_candidates.py OUT` needs Tieline itself (the parser), not torch. A candidate is an event where its
predicate and both its sides are those of an annotated one; it is left out where only a neighbouring word of the
predicate is annotated ("held", of "held talks"); else it is no event. Test documents and texts that are for measuring
only are never read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tieline.coders.events.candidate import Candidate
from tieline.coders.events.candidates import candidates
from tieline.coders.events.learned import marked
from tieline.coders.page import Page
from tieline.evaluation.gold import GoldDocument, Party, read_gold
from tieline.reading import open_page

ROOT = Path(__file__).resolve().parents[2]
MEASURED_ONLY = "kremlin_ukraine_2021_2022"


def rows(gold: GoldDocument) -> Iterator[dict[str, Any]]:
    """The labelled candidates of a document."""
    page = open_page(gold.document)
    for candidate in candidates(page):
        events = _same_parties(gold, page, candidate)
        event = event_of(gold, page, candidate)
        token = candidate.trigger
        near = {t.i for t in (token.head, *token.children)}
        if event is None and any(
            e["span"][0] < page.parsed.ends[i] and page.parsed.starts[i] < e["span"][1] for e in events for i in near
        ):
            continue
        text, actor, recipient, trigger = marked(page, candidate)
        yield {
            "text": text, "actor": actor, "recipient": recipient, "trigger": trigger,
            "category": event["category"] if event else "NONE", "mode": event["mode"] if event else None,
            "aspect": event["aspect"] if event else None, "source": gold.source, "split": gold.split,
        }  # fmt: skip


def event_of(gold: GoldDocument, page: Page, candidate: Candidate) -> dict[str, Any] | None:
    """The annotated event of a candidate: its predicate and both its sides."""
    start, end = page.parsed.starts[candidate.trigger.i], page.parsed.ends[candidate.trigger.i]
    events = _same_parties(gold, page, candidate)
    return next((e for e in events if e["span"][0] < end and start < e["span"][1]), None)


def _same_parties(gold: GoldDocument, page: Page, candidate: Candidate) -> list[Any]:
    return [e for e in gold.records("events") if _same_sides(gold, page, candidate, e)]


def _same_sides(gold: GoldDocument, page: Page, candidate: Candidate, event: Any) -> bool:
    ones, others = gold.parties(event["actors"]), gold.parties(event["recipients"])

    def touched(parties: list[Party], group: tuple[Any, ...]) -> set[int]:
        return {
            n for n, p in enumerate(parties) for m in group
            if page.parsed.starts[m.first] < p.end and p.start < page.parsed.ends[m.last]
        }  # fmt: skip

    if others:
        return bool(touched(ones, candidate.actors) and touched(others, candidate.recipients))
    first, second = touched(ones, candidate.actors), touched(ones, candidate.recipients)
    if not candidate.recipients:
        return len(first) > 1 or any(len(ones[n].members) > 1 for n in first)
    return bool(first and second and first | second != first & second)


def main(arguments: list[str]) -> None:
    """Write the rows of the training and the development split."""
    with Path(arguments[0]).open("w", encoding="utf-8") as out:
        for split in ("train", "dev"):
            for gold in read_gold(ROOT / "build" / "gold.jsonl", split):
                if split == "train" and gold.source == MEASURED_ONLY:
                    continue
                for row in rows(gold):
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
