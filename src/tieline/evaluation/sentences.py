"""Events of whole sentences in the layout of the PLOVER gold records: actor, recipient and category given as texts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.evaluation.events import OLD_NAMES
from tieline.evaluation.matching import Words
from tieline.evaluation.score import Counts, Error, Tally
from tieline.records.document import Document
from tieline.records.event import Category
from tieline.records.reading import Reading


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with one event: the words of its actors and recipients, where they stand, and its category."""

    id: str
    document: Document
    category: str
    actors: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]


def read_sentences(path: Path) -> list[GoldSentence] | None:
    """The sentences of a file in this layout (`eventText`, `source`, `target`); None if the file is of another."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    if not rows or "eventText" not in rows[0]:
        return None
    known = {c.value for c in Category}
    found = []
    for row in rows:
        category = OLD_NAMES.get(row["event"], row["event"])
        actors = _places(row["text"], row.get("source")) if category in known else ()
        recipients = _places(row["text"], row.get("target")) if category in known else ()
        if category in known and (actors or recipients):
            document = Document(text=row["text"], language="en", outlet=row["id"])
            found.append(GoldSentence(row["id"], document, category, actors, recipients))
    return found


def _places(text: str, parties: list[dict[str, Any]] | None) -> tuple[tuple[int, int], ...]:
    spans = []
    for party in parties or []:
        words = party.get("actorText") or ""
        start = text.find(words) if words else -1
        if start >= 0:
            spans.append((start, start + len(words)))
    return tuple(spans)


def tally_sentence(gold: GoldSentence, reading: Reading) -> Tally:
    """One gold event against all events read: right when the category is, and every party is touched."""
    words = Words(gold.document.text)
    events = [e for e in reading.events if e.category is not None]
    right = False
    for event in events:
        actors = words.under((e.start, e.end) for e in event.spans("actors"))
        recipients = words.under((e.start, e.end) for e in event.spans("recipients")) or actors
        sides = [bool(words.under([s]) & actors) for s in gold.actors]
        sides += [bool(words.under([s]) & recipients) for s in gold.recipients]
        right = right or (event.category == gold.category and all(sides))
    told = {e.category.value for e in events if e.category is not None}
    counts = {
        "all": Counts(int(right), 1, max(len(events), int(right))),
        "category": Counts(int(gold.category in told), 1, max(len(told), 1)),
        gold.category: Counts(int(right), 1, sum(e.category == gold.category for e in events)),
    }
    told_words = ", ".join(sorted(told)) or "nothing"
    text = gold.document.text
    errors = () if right else (Error(gold.id, f"{told_words} for {gold.category}", 0, len(text), text),)
    return Tally(counts, errors)
