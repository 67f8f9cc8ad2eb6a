"""Events of whole sentences in the layout of the PLOVER gold records: actor, recipient and category given as texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.evaluation.lines import LineError, read_lines
from tieline.evaluation.matching import Words
from tieline.evaluation.score import Counts, Error, Tally
from tieline.records.document import Document
from tieline.records.event import Category
from tieline.records.reading import Reading

# The old names of PLOVER's categories in these records.
OLD_NAMES = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with one event: the words of its actors and recipients, where they stand, and its category."""

    id: str
    document: Document
    category: str
    actors: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]


def read_sentences(path: Path) -> list[GoldSentence]:
    """The sentences of a file of PLOVER records (`text`, `event`, `source`, `target`).

    A record whose category is none of PLOVER's, or whose parties do not stand in its text, is passed over. Raises
    `GoldError` with the faults of all lines.
    """
    return [sentence for _, sentence in read_lines(path, _read) if sentence is not None]


def _read(row: dict[str, Any]) -> GoldSentence | None:
    try:
        return _sentence(row)
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise LineError(
            [
                f"no PLOVER record ({fault}): each line needs id, text, event, and source and target as lists with "
                "actorText"
            ]
        ) from fault


def _sentence(row: dict[str, Any]) -> GoldSentence | None:
    category = OLD_NAMES.get(row["event"], row["event"])
    if category not in frozenset(Category):  # such a record may lack the rest
        return None
    text, name = row["text"], row["id"]
    actors, recipients = _places(text, row.get("source")), _places(text, row.get("target"))
    if not (actors or recipients):
        return None
    return GoldSentence(name, Document(text=text, language="en", outlet=name), category, actors, recipients)


def _places(text: str, parties: object) -> tuple[tuple[int, int], ...]:
    """Where the marked parties stand; a field that holds no list marks none (one of the published records)."""
    spans = []
    for party in parties if isinstance(parties, list) else ():
        words = party.get("actorText") or ""
        start = text.find(words) if words else -1
        if start >= 0:
            spans.append((start, start + len(words)))
    return tuple(spans)


def tally_sentence(gold: GoldSentence, reading: Reading) -> Tally:
    """One gold event against all events read: right when the category is, and every party is touched.

    Counts under "all", "category" (whoever acts) and each category, of the gold or told.
    """
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
        "all": Counts(int(right), 1, len(events)),
        "category": Counts(int(gold.category in told), 1, len(told)),
        gold.category: Counts(int(right), 1),
    }
    for event in events:
        name = str(event.category)
        counts[name] = counts.get(name, Counts()) + Counts(0, 0, 1)
    told_words = ", ".join(sorted(told)) or "nothing"
    text = gold.document.text
    errors = () if right else (Error(gold.id, f"{told_words} for {gold.category}", 0, len(text), text),)
    return Tally(counts, errors)
