"""The pairs of readouts with their gold alignments, as documents and links between sentences; and how they are scored."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tieline.desk.compare import Comparison, compare
from tieline.merging.alignment.contacts import Sameness
from tieline.reading import read_document
from tieline.records.document import Document
from tieline.records.reading import Reading

FILE = Path(__file__).parent / "readouts" / "pairs.toml"
RELATIONS = {"s": "shared", "w": "worded_differently", "f": "different_in_fact"}
Link = tuple[int, int]


@dataclass(frozen=True)
class GoldPair:
    """Two readouts; links: relation by sentence of the first and the second."""

    name: str
    split: str
    same: bool
    one: Document
    other: Document
    starts: tuple[tuple[int, ...], tuple[int, ...]]
    links: dict[Link, str]

    def readings(self) -> tuple[Reading, Reading]:
        return read_document(self.one), read_document(self.other)


def pairs(split: str | None = None) -> list[GoldPair]:
    rows = tomllib.loads(FILE.read_text("utf-8"))["pair"]
    return [_pair(row) for row in rows if split in (None, row["split"])]


def _pair(row: dict[str, Any]) -> GoldPair:
    links = {}
    for written in row["links"]:
        spots, relation = written.split(":")
        a, b = spots.split("-")
        links[int(a), int(b)] = RELATIONS[relation]
    documents, starts = zip(*(_document(row[side]) for side in ("one", "other")), strict=True)
    return GoldPair(row["name"], row["split"], row["same"], documents[0], documents[1], (starts[0], starts[1]), links)


def _document(side: dict[str, Any]) -> tuple[Document, tuple[int, ...]]:
    lines = side["text"].strip().splitlines()
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    published = date.fromisoformat(side["published"])
    document = Document(
        text=" ".join(lines), outlet=side["outlet"], published=published, zone=side["zone"], language="en"
    )
    return document, tuple(starts)


@dataclass
class Tally:
    """Counts by class: gold, found and right."""

    gold: Counter[str]
    found: Counter[str]
    right: Counter[str]

    def precision(self, name: str) -> float:
        return self.right[name] / self.found[name] if self.found[name] else 1.0

    def recall(self, name: str) -> float:
        return self.right[name] / self.gold[name] if self.gold[name] else 1.0


def score(split: str) -> tuple[Tally, list[str]]:
    """Links by relation, "linked" whatever the relation, "only" for sentences without an answer, "same" for contacts."""
    tally, errors = Tally(Counter(), Counter(), Counter()), list[str]()
    for pair in pairs(split):
        told = compare(*pair.readings())
        errors += _count(pair, told, tally)
    return tally, errors


def found_links(pair: GoldPair, told: Comparison) -> dict[Link, str]:
    ones, others = ({start: n for n, start in enumerate(starts)} for starts in pair.starts)
    return {(ones[p.one.start], others[p.other.start]): p.relation.value for p in told.pairs}


def _count(pair: GoldPair, told: Comparison, tally: Tally) -> list[str]:
    found = found_links(pair, told)
    errors: list[str] = []
    for link, relation in pair.links.items():
        tally.gold[relation] += 1
        tally.gold["linked"] += 1
        tally.right["linked"] += link in found
        tally.right[relation] += found.get(link) == relation
    for relation in found.values():
        tally.found[relation] += 1
        tally.found["linked"] += 1
    for side in (0, 1):
        everyone = set(range(len(pair.starts[side])))
        gold = everyone - {link[side] for link in pair.links}
        only = everyone - {link[side] for link in found}
        tally.gold["only"] += len(gold)
        tally.found["only"] += len(only)
        tally.right["only"] += len(gold & only)
    apart = told.contact.sameness in (Sameness.DIFFERENT, Sameness.UNKNOWN)
    tally.gold["told apart"] += not pair.same
    tally.found["told apart"] += apart
    tally.right["told apart"] += apart and not pair.same
    errors += [
        f"{pair.name} {link}: gold {pair.links.get(link)}, found {found.get(link)}"
        for link in sorted(set(pair.links) | set(found))
        if pair.links.get(link) != found.get(link)
    ]
    if apart == pair.same:
        errors.append(f"{pair.name}: {told.contact.sameness.value}: {told.contact.reason}")
    return errors


def main() -> None:
    import sys

    for split in sys.argv[1:] or ["tune", "held_out"]:
        tally, errors = score(split)
        print(f"{split}: {len(pairs(split))} pairs")  # noqa: T201
        for name in ("linked", *RELATIONS.values(), "only", "told apart"):
            counts = f"gold {tally.gold[name]:3} found {tally.found[name]:3} right {tally.right[name]:3}"
            print(f"  {name:20} {counts}  P {tally.precision(name):.2f} R {tally.recall(name):.2f}")  # noqa: T201
        if split == "tune":
            print("\n".join(errors))  # noqa: T201


if __name__ == "__main__":
    main()
