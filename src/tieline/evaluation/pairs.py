"""Marked pairs: a sentence with its actor and its recipient marked, and the category of the event between them.

In: a JSON Lines file, or the PLV table. Out: pairs with character spans.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.evaluation.gold import SPLITS
from tieline.evaluation.gold_fields import Around, Field, brief, name, shape, span, text, word
from tieline.evaluation.lines import GoldError, LineError, read_lines
from tieline.records.event import Aspect, Category

# PLV folds the two halves of CAMEO's YIELD together.
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
PLV_COLUMNS = ("sentence_id", "marked_sentence", "gold_root", "source", "target")
PLV_ROOTS = tuple(sorted({YIELD.get(c.value, c.value) for c in Category}))
_SIDES = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its marked actor and recipient (character spans) and its category.

    split: the division of its file it belongs to; None where the file has none.
    """

    id: str
    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    category: str
    aspect: str | None = None
    mode: str | None = None
    split: str | None = None


def read_pairs(path: Path) -> list[Pair]:
    """Marked pairs of a JSONL file (text, actor, recipient, category) or of a PLV table (.tsv).

    Actor and recipient are words of the sentence, or a span [start, end]; words that stand in it twice are refused,
    because nobody can tell which of the two is meant. Raises `GoldError` with the faults of all lines.
    """
    if path.suffix == ".tsv":
        try:
            return list(_plv(path))
        except csv.Error as fault:
            raise GoldError(f"{path}: no tab-separated table ({fault}): export it anew") from fault
    return [_named(pair, f"{path.stem}-{number}") for number, pair in read_lines(path, _pair)]


def _named(pair: Pair, name_: str) -> Pair:
    return Pair(name_, pair.text, pair.actor, pair.recipient, pair.category, pair.aspect, pair.mode, pair.split)


def _pair(raw: dict[str, Any]) -> Pair:
    around = Around(raw["text"] if isinstance(raw.get("text"), str) else "", (), 0)
    faults = list(shape(raw, _PAIR, around, closed=False))
    if faults:
        raise LineError([f"no marked pair: {fault}" for fault in faults])
    actor, recipient = (_place(raw["text"], raw[side]) for side in _SIDES)
    return Pair(
        "", raw["text"], actor, recipient, raw["category"], raw.get("aspect"), raw.get("mode"), raw.get("split")
    )


def _party(value: Any, around: Around) -> Iterator[str]:
    if isinstance(value, list):
        yield from span(value, around)
    elif not isinstance(value, str) or not value.strip():
        yield f"{brief(value)} names nobody: give words of the sentence, or their span [start, end]"
    elif (found := len(_whole(around.text, value))) != 1:
        stands = f"stands {found} times in the sentence" if found else "does not stand in the sentence"
        yield f"{brief(value)} {stands}: give its span [start, end]" if found else f"{brief(value)} {stands} as written"


def _place(sentence: str, party: Any) -> tuple[int, int]:
    """The span of a party whose shape holds."""
    if isinstance(party, list):
        return party[0], party[1]
    ((start, end),) = _whole(sentence, party)
    return start, end


def _whole(sentence: str, words: str) -> list[tuple[int, int]]:
    """Where words stand as whole words."""
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]


_PAIR: Mapping[str, Field] = {
    "text": Field(name, needed=True, empty=False),
    **{side: Field(_party, needed=True, empty=False) for side in _SIDES},
    "category": Field(word(Category), needed=True, empty=False),
    "aspect": Field(word(Aspect), needed=False, empty=True),
    "mode": Field(text, needed=False, empty=True),
    "split": Field(word(SPLITS), needed=False, empty=True),
}


def _plv(path: Path) -> Iterator[Pair]:
    faults = []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            cells = [row.get(column) for column in PLV_COLUMNS]
            missing = [column for column, cell in zip(PLV_COLUMNS, cells, strict=True) if cell is None]
            if missing:
                head = ", ".join(PLV_COLUMNS)
                told = f"has no {', '.join(missing)}: a PLV table is tab-separated, with a head of {head}"
                faults.append(f"{path}:{number}: {told}")
            elif row["gold_root"] not in PLV_ROOTS:
                faults.append(f"{path}:{number}: gold_root {row['gold_root']!r} is not one of {', '.join(PLV_ROOTS)}")
            else:
                yield _unmarked(*(cell or "" for cell in cells))
    if faults:
        raise GoldError("\n".join(faults))


def _unmarked(number: str, marked: str, category: str, source: str, target: str) -> Pair:
    """A marked sentence without its marks, with the spans they stood around.

    Where a mark is missing (24 rows of the table) the party's own words are looked for, the first place taken; where
    they do not stand in the sentence either, its span is empty.
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
    sentence = "".join(plain)
    spans = []
    for mark, words in (("s", source), ("t", target)):
        found = places[mark][:2]
        start = sentence.find(words)
        looked_for = (start, start + len(words)) if start >= 0 else (0, 0)
        spans.append((found[0], found[1]) if len(found) == 2 else looked_for)
    return Pair(number, sentence, spans[0], spans[1], category)
