"""What came of pledges: pairs of a pledge and a later sentence in, how often the proposals are right out.

A pair is labelled "for", "against" or "unrelated" (`docs/annotation/follow-through.md`). Its two reports are read; the
pledge at the marked words and the records of the marked sentence are weighed as in a ledger. Precision is the share of
proposals whose direction is the label, recall the share of labelled evidence that is proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tieline.evaluation.lines import GoldError, LineError, read_lines
from tieline.evaluation.score import Counts, Error, Score, Tally, score
from tieline.merging.follow.passages import passage_at
from tieline.merging.follow.promise import promise_of
from tieline.merging.follow.weigh import weigh
from tieline.records.codec import load
from tieline.records.document import Document
from tieline.records.pledge import Pledge
from tieline.records.reading import Reading

TASK = "follow_through"
LABELS = ("for", "against", "unrelated")
UNRELATED = "unrelated"
_REPORT = ("text", "title", "title_start", "url", "outlet", "published", "zone")
Span = tuple[int, int]
Read = Callable[[Document], Reading]


@dataclass(frozen=True, slots=True)
class EvidencePair:
    """A pledge and a later sentence, each with its report and where it stands in it."""

    split: str
    label: str
    pledge: tuple[Document, Span]
    evidence: tuple[Document, Span]


def read_evidence_pairs(path: Path, split: str | None = None) -> list[EvidencePair]:
    """The pairs of a file made by `gold/attach_pairs.py`, of one split if named; raises `GoldError`."""
    return [pair for _, pair in read_lines(path, _pair) if split is None or pair.split == split]


def _pair(raw: dict[str, Any]) -> EvidencePair:
    try:
        pair = EvidencePair(raw["split"], raw["label"], _side(raw["pledge"]), _side(raw["evidence"]))
    except (KeyError, TypeError, ValueError) as fault:
        remedy = "make the file with gold/attach_pairs.py"
        raise LineError([f"no pair of pledge and evidence ({fault}): {remedy}"]) from fault
    if pair.label not in LABELS:
        raise LineError([f"label {pair.label!r} is none of {', '.join(LABELS)}"])
    return pair


def _side(raw: Mapping[str, Any]) -> tuple[Document, Span]:
    document = load(Document, {**{name: raw.get(name) for name in _REPORT}, "language": "en"})
    span = (int(raw["start"]), int(raw["end"]))
    if not 0 <= span[0] < span[1] <= len(document.text):
        raise ValueError(f"{span[0]}..{span[1]} is outside the text")
    return document, span


def score_pairs(path: Path, split: str | None, read: Read, progress: Callable[[int], None]) -> Score:
    """The score of all pairs; each report is read once."""
    readings: dict[str, Reading] = {}

    def once(document: Document) -> Reading:
        if document.id not in readings:
            readings[document.id] = read(document)
        return readings[document.id]

    tallies = []
    for number, pair in enumerate(read_evidence_pairs(path, split), 1):
        tallies.append(tally_pair(pair, once))
        progress(number)
    return score(TASK, tallies)


def tally_pair(pair: EvidencePair, read: Read) -> Tally:
    """The counts of one pair under "all" and its direction."""
    told = _proposed(pair, read)
    right = int(told == pair.label != UNRELATED)
    counts = {"all": Counts(right, int(pair.label != UNRELATED), int(told != UNRELATED))}
    for direction in LABELS[:2]:
        counts[direction] = Counts(
            int(told == pair.label == direction), int(pair.label == direction), int(told == direction)
        )
    document, (start, end) = pair.evidence
    errors = () if told == pair.label else (
        Error(document.id, f"{told} for {pair.label}", start, end, document.text[start:end]),
    )  # fmt: skip
    return Tally(counts, errors, ((pair.label, told),))


def _proposed(pair: EvidencePair, read: Read) -> str:
    """What is proposed of a pair; "unrelated" too where the pledge is not found."""
    document, (start, end) = pair.pledge
    pledges = [p for p in read(document).pledges if any(e.start < end and start < e.end for e in p.spans("action"))]
    later, span = pair.evidence
    passage = passage_at(later, list(read(later).records()), span, _day(later))
    found = (weigh(promise_of(pledge, _day(document)), passage) for pledge in pledges[:1] if isinstance(pledge, Pledge))
    return next((finding.direction.value for finding in found if finding is not None), UNRELATED)


def _day(document: Document) -> date:
    if document.published is None:
        raise GoldError(f"{document.url or document.id}: a pair's reports need their days")
    return date.fromisoformat(document.published.isoformat()[:10])
