"""Events: the category of a marked pair, and events from whole sentences and documents.

In: sentences with a marked actor and recipient, or gold documents with their readings. Out: counts and confusion.

Marked pair: the encoder is given the pair; by rules alone, the coder reads the sentence and is credited with the event
whose parties overlap the marked ones, or says NONE. Where the gold has no NONE (PLV), a NONE counts as missed. Whole
sentence: an event is right when its category is, and each side's head overlaps the gold's words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tieline.encoder.encoder import Encoder
from tieline.encoder.marking import Marked
from tieline.evaluation.gold import GoldDocument
from tieline.evaluation.matching import Words, pair
from tieline.evaluation.pairs import Pair
from tieline.evaluation.score import Counts, Error, Tally
from tieline.ontology import plover
from tieline.records.document import Document
from tieline.records.event import Category, Event
from tieline.records.reading import Reading


def quad_of(category: str) -> str:
    """Quad class of a category; YIELD counts as verbal cooperation, as in the PLV papers."""
    if category == "YIELD":
        return "verbal_cooperation"
    return "none" if category == "NONE" else plover.quad(Category(category)).value


def binary_of(category: str) -> str:
    """Cooperation, conflict or none."""
    return quad_of(category).rpartition("_")[2]


def tally_pair(pair_: Pair, category: str, *, fold: Mapping[str, str]) -> Tally:
    """Counts of one marked pair under each root category, "quad:..." and "binary:..." heading."""
    wanted, told = fold.get(pair_.category, pair_.category), fold.get(category, category)
    counts: dict[str, Counts] = {"all": Counts(int(wanted == told), 1, int(told != "NONE" or wanted == "NONE"))}
    for prefix, name in (("", str), ("quad:", quad_of), ("binary:", binary_of)):
        for label, side in ((name(wanted), Counts(0, 1)), (name(told), Counts(0, 0, 1))):
            key = prefix + label
            counts[key] = counts.get(key, Counts()) + side
        if name(wanted) == name(told):
            counts[prefix + name(wanted)] += Counts(1)
    fault = f"{told} for {wanted}"
    errors = () if wanted == told else (Error(pair_.id, fault, 0, len(pair_.text), pair_.text),)
    return Tally(counts, errors, ((wanted, told),))


def name_pair(pair_: Pair, encoder: Encoder, *, none: bool) -> str:
    """What the encoder says of a marked pair, sentence and marks alone; NONE only where the gold knows it."""
    (prediction,) = encoder.predict([Marked(pair_.text, pair_.actor, pair_.recipient)])
    if prediction is None:
        return Category.NONE.value
    offered = {c: p for c, p in prediction.categories.items() if none or c is not Category.NONE}
    return max(offered, key=offered.__getitem__).value


def code_pair(pair_: Pair, read: Callable[[Document], Reading]) -> str:
    """What the whole-sentence coder says of a marked pair: the category of the event between those parties."""
    reading = read(Document(text=pair_.text, language="en"))
    best, most = "NONE", 0.0
    for event in reading.events:
        value = _closeness(pair_, event)
        if value > most:
            best, most = event.category.value if event.category else "NONE", value
    return best


def _closeness(pair_: Pair, event: Event) -> float:
    sides = [(e.start, e.end) for e in event.spans("actors", "recipients")]
    actor = any(s < pair_.actor[1] and pair_.actor[0] < e for s, e in sides)
    recipient = any(s < pair_.recipient[1] and pair_.recipient[0] < e for s, e in sides)
    return (actor + recipient) * event.confidence


def tally_events(gold: GoldDocument, reading: Reading) -> Tally:
    """Whole documents: counts under "all" (category and both sides), "trigger", and each category."""
    words = Words(gold.document.text)
    wanted = [raw for raw in gold.records("events") if raw["category"] != "NONE"]
    found = [e for e in reading.events if e.category is not None]

    def likeness(g: Mapping[str, Any], e: Event) -> float:
        at = words.under([g["span"]]) & words.under((s.start, s.end) for s in e.spans("category"))
        sides = _sides_agree(gold, words, g, e)
        return (1.0 if at else 0.0) + sides + 0.5 * (g["category"] == _name(e)) if at or sides == 1.0 else 0.0

    pairs = pair(wanted, found, likeness)
    counts = {name: Counts(0, len(wanted), len(found)) for name in ("all", "trigger")}
    for name, is_gold in [(g["category"], True) for g in wanted] + [(_name(e), False) for e in found]:
        counts[name] = counts.get(name, Counts()) + (Counts(0, 1) if is_gold else Counts(0, 0, 1))
    confusion = []
    for i, j in pairs:
        g, e = wanted[i], found[j]
        right = g["category"] == _name(e) and _sides_agree(gold, words, g, e) == 1.0
        counts["trigger"] += Counts(1)
        counts["all"] += Counts(int(right))
        counts[g["category"]] += Counts(int(right))
        confusion.append((str(g["category"]), _name(e)))
    return Tally(counts, _event_errors(gold, wanted, found, pairs), tuple(confusion))


def _name(event: Event) -> str:
    return event.category.value if event.category is not None else "NONE"


def _sides_agree(gold: GoldDocument, words: Words, raw: Mapping[str, Any], event: Event) -> float:
    """1.0 when every gold party is touched on its side (either side for the parties of a symmetric act)."""
    everyone = [(e.start, e.end) for e in event.spans("actors", "recipients")]
    sides = {
        "actors": [(e.start, e.end) for e in event.spans("actors")] if raw["recipients"] else everyone,
        "recipients": [(e.start, e.end) for e in event.spans("recipients")] or everyone,
    }
    checks = [
        bool(words.under([(p.start, p.end)]) & words.under(sides[field]))
        for field in ("actors", "recipients")
        for p in gold.parties(raw[field])
    ]
    return sum(checks) / len(checks) if checks else 0.0


def _event_errors(
    gold: GoldDocument, wanted: list[Mapping[str, Any]], found: list[Event], pairs: list[tuple[int, int]]
) -> tuple[Error, ...]:
    text, errors = gold.document.text, []
    for i, g in enumerate(wanted):
        if i not in {a for a, _ in pairs}:
            start, end = g["span"]
            errors.append(Error(gold.id, f"missed {g['category']}", start, end, text[start:end]))
    for j, e in enumerate(found):
        if j not in {b for _, b in pairs}:
            spot = next(iter(e.spans("category")))
            errors.append(Error(gold.id, f"invented {_name(e)}", spot.start, spot.end, spot.text))
    return tuple(errors)
