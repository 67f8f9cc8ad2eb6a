"""Pledges and claims: found in the right words, by the right states.

In: a gold document and its reading. Out: counts. A pledge is right when its action overlaps the gold's by half (words,
intersection over union) and its makers act for the same states; a claim when predicate and polarity are the same, the
words of the predicate share one with the gold's, and the tie has the same ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tieline.evaluation.gold import GoldDocument
from tieline.evaluation.matching import Words, iou, pair
from tieline.evaluation.score import Counts, Error, Tally
from tieline.records.actor import Actor
from tieline.records.claim import Claim
from tieline.records.pledge import Pledge
from tieline.records.reading import Reading

OVERLAP = 0.5


def tally_pledges(gold: GoldDocument, reading: Reading) -> Tally:
    """Counts under "all", "action" (words alone), "binding" and "deadline" (among the pledges found)."""
    words = Words(gold.document.text)
    wanted = gold.records("pledges")
    found = reading.pledges

    def likeness(g: Mapping[str, Any], p: Pledge) -> float:
        overlap = iou(words.under([g["span"]]), words.under((e.start, e.end) for e in p.spans("action")))
        return overlap if overlap >= OVERLAP else 0.0

    pairs = pair(wanted, found, likeness)
    counts = {name: Counts(0, len(wanted), len(found)) for name in ("all", "action")}
    for i, j in pairs:
        g, p = wanted[i], found[j]
        counts["action"] += Counts(1)
        counts["all"] += Counts(int(_gold_states(gold, g["makers"]) == _states(p.makers)))
        counts["binding"] = counts.get("binding", Counts()) + Counts(int(g["binding"] == p.binding.value), 1, 1)
        deadline = gold.records("times")[g["deadline"]]["end"] if g["deadline"] is not None else None
        told = p.deadline.end.isoformat()[:10] if p.deadline is not None else None
        counts["deadline"] = counts.get("deadline", Counts()) + Counts(
            int(deadline == told and deadline is not None), int(deadline is not None), int(told is not None)
        )
    return Tally(counts, _errors(gold, [g["span"] for g in wanted], [_spot(p, "action") for p in found], pairs))


def tally_claims(gold: GoldDocument, reading: Reading) -> Tally:
    """Counts under "all", "place" (some claim there, whatever it says), each predicate, and "asserter_state"."""
    words = Words(gold.document.text)
    wanted = gold.records("claims")
    found = reading.claims

    def likeness(g: Mapping[str, Any], c: Claim) -> float:
        shared = words.under([g["span"]]) & words.under((e.start, e.end) for e in c.spans("predicate"))
        return (1.0 + _claim_right(gold, g, c)) if shared else 0.0

    pairs = pair(wanted, found, likeness)
    counts = {name: Counts(0, len(wanted), len(found)) for name in ("all", "place")}
    for g in wanted:
        counts[g["predicate"]] = counts.get(g["predicate"], Counts()) + Counts(0, 1)
    for c in found:
        counts[c.predicate.value] = counts.get(c.predicate.value, Counts()) + Counts(0, 0, 1)
    for i, j in pairs:
        g, c = wanted[i], found[j]
        right = _claim_right(gold, g, c)
        counts["place"] += Counts(1)
        counts["all"] += Counts(int(right))
        counts[g["predicate"]] += Counts(int(right))
        asserters = _gold_states(gold, g["asserters"])
        counts["asserter_state"] = counts.get("asserter_state", Counts()) + Counts(
            int(asserters == _states(c.asserters)), 1, 1
        )
    return Tally(counts, _errors(gold, [g["span"] for g in wanted], [_spot(c, "predicate") for c in found], pairs))


def _claim_right(gold: GoldDocument, g: Mapping[str, Any], c: Claim) -> bool:
    same = g["predicate"] == c.predicate.value and g["polarity"] == c.polarity.value
    return same and _gold_states(gold, g["tie"]) == _states(c.tie)


def _gold_states(gold: GoldDocument, raw: list[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset().union(*(p.states for p in gold.parties(raw)))


def _states(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(a.state for a in actors if a.state)


def _spot(record: Pledge | Claim, field: str) -> tuple[int, int]:
    piece = next(iter(record.spans(field)))
    return piece.start, piece.end


def _errors(
    gold: GoldDocument, wanted: Sequence[Sequence[int]], found: Sequence[Sequence[int]], pairs: list[tuple[int, int]]
) -> tuple[Error, ...]:
    seen, used = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [_error(gold, "missed", span) for i, span in enumerate(wanted) if i not in seen]
    invented = [_error(gold, "invented", span) for j, span in enumerate(found) if j not in used]
    return (*missed, *invented)


def _error(gold: GoldDocument, fault: str, span: Sequence[int]) -> Error:
    start, end = span
    return Error(gold.id, fault, start, end, gold.document.text[start:end])
