"""Events: the category of a marked pair, and events from whole sentences and documents.

In: sentences with a marked actor and recipient, or gold documents with their readings. Out: counts and confusion.

Marked pair: the encoder is given the pair; by rules alone, the coder reads the sentence and is credited with the event
whose parties overlap the marked ones, or says NONE. Where the gold has no NONE (PLV), a NONE counts as missed. Whole
sentence: an event is right when its category is, and each side's head overlaps the gold's words.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.encoder.encoder import Encoder
from tieline.encoder.marking import Marked
from tieline.evaluation.gold import GoldDocument, GoldError, json_lines
from tieline.evaluation.matching import Words, pair
from tieline.evaluation.score import Counts, Error, Tally
from tieline.ontology import plover
from tieline.records.document import Document
from tieline.records.event import Category, Event
from tieline.records.reading import Reading

# PLV folds the two halves of CAMEO's YIELD together.
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_CATEGORIES = frozenset(Category)
PLV_COLUMNS = ("sentence_id", "marked_sentence", "gold_root", "source", "target")
PLV_ROOTS = tuple(sorted({YIELD.get(c.value, c.value) for c in Category}))
# The old names of plover_gsr.
OLD_NAMES = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its marked actor and recipient (character spans) and its category."""

    id: str
    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    category: str
    aspect: str | None = None
    mode: str | None = None


def read_pairs(path: Path) -> Iterator[Pair]:
    """Marked pairs of a JSONL file (text, actor, recipient, category) or of a PLV table (tab-separated).

    Raises `GoldError`.
    """
    if path.suffix == ".tsv":
        yield from _plv(path)
        return
    for number, raw in json_lines(path):
        try:
            text, category = raw["text"], raw["category"]
            places = [_place(text, raw[name]) for name in ("actor", "recipient")]
        except (AttributeError, KeyError, TypeError) as fault:
            raise GoldError(
                f"{path}:{number}: no marked pair ({fault}): each line needs text, actor, recipient and category"
            ) from fault
        if places[0] is None or places[1] is None:
            raise GoldError(f"{path}:{number}: actor or recipient does not stand in the sentence")
        if category not in _CATEGORIES:
            raise GoldError(f"{path}:{number}: category {category!r} is not one of {', '.join(sorted(Category))}")
        yield Pair(f"{path.stem}-{number}", text, places[0], places[1], category, raw.get("aspect"), raw.get("mode"))


def _plv(path: Path) -> Iterator[Pair]:
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            cells = [row.get(name) for name in PLV_COLUMNS]
            missing = [name for name, cell in zip(PLV_COLUMNS, cells, strict=True) if cell is None]
            if missing:
                raise GoldError(
                    f"{path}:{number}: has no {', '.join(missing)}: a PLV table is tab-separated, with a head"
                )
            if row["gold_root"] not in PLV_ROOTS:
                raise GoldError(f"{path}:{number}: gold_root {row['gold_root']!r} is not one of {', '.join(PLV_ROOTS)}")
            yield _unmarked(*(cell or "" for cell in cells))


def _unmarked(number: str, marked: str, category: str, source: str, target: str) -> Pair:
    """A marked sentence without its marks, with the spans they stood around.

    Where a mark is missing (24 rows of the table) the party's own words are looked for; where they do not stand in the
    sentence either, its span is empty.
    """
    plain: list[str] = []
    places: dict[str, list[int]] = {"s": [], "t": []}
    position = length = 0
    while position < len(marked):
        tag = next((t for t in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(t, position)), None)
        if tag is None:
            plain.append(marked[position])
            position, length = position + 1, length + 1
        else:
            places[tag.strip("</>")].append(length)
            position += len(tag)
    text = "".join(plain)
    spans = []
    for mark, words in (("s", source), ("t", target)):
        found = places[mark][:2]
        spans.append((found[0], found[1]) if len(found) == 2 else _place(text, words) or (0, 0))
    return Pair(number, text, spans[0], spans[1], category)


def _place(text: str, words: str) -> tuple[int, int] | None:
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 else None


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
            errors.append(Error(gold.document.id, f"missed {g['category']}", start, end, text[start:end]))
    for j, e in enumerate(found):
        if j not in {b for _, b in pairs}:
            spot = next(iter(e.spans("category")))
            errors.append(Error(gold.document.id, f"invented {_name(e)}", spot.start, spot.end, spot.text))
    return tuple(errors)
