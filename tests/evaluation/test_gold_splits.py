"""No contact is told on two sides of a split: what a coder was made on never tells what it is measured on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from tieline.evaluation.gold import SPLITS
from tieline.evaluation.matching import same_name

GOLD = Path(__file__).parents[2] / "gold"
ENTRIES = [json.loads(line) for line in (GOLD / "documents.jsonl").read_text("utf-8").splitlines()]
LONGEST = 4  # days that a visit or a summit lasts; a whole month or year names no contact


@dataclass(frozen=True)
class Told:
    """A contact as one document tells it."""

    document: str
    split: str
    states: frozenset[str]
    persons: tuple[str, ...]
    mode: str
    days: tuple[str, str]

    def same(self, other: Told) -> bool:
        """Whether both tell one contact: the same states, mode and day, and no person who is not in the fuller one."""
        few, many = sorted((self.persons, other.persons), key=len)
        return (
            self.states == other.states
            and self.mode == other.mode
            and self.days[0] <= other.days[1]
            and other.days[0] <= self.days[1]
            and all(any(same_name(one, another) for another in many) for one in few)
        )


def contacts(entry: dict[str, Any]) -> list[Told]:
    """The contacts of a document whose day is known."""
    annotation = json.loads((GOLD / "documents" / f"{entry['id']}.json").read_text("utf-8"))
    found = []
    for contact in annotation["contacts"]:
        time = annotation["times"][contact["when"]] if contact["when"] is not None else {}
        members = [annotation["cast"][key] for party in contact["participants"] for key in party["cast"]]
        states = frozenset(member["state"] for member in members if member["state"])
        persons = tuple(member["canonical"] for member in members if member["kind"] == "person")
        if time.get("start") and len(states) > 1 and int(time["end"][8:10]) - int(time["start"][8:10]) <= LONGEST:
            days = time["start"][:10], time["end"][:10]
            if days[0][:7] == days[1][:7]:
                found.append(Told(entry["id"], entry["split"], states, persons, contact["mode"], days))
    return found


def test_no_contact_stands_in_two_splits() -> None:
    told = [contact for entry in ENTRIES for contact in contacts(entry)]
    assert len(told) > 200
    pairs = combinations(told, 2)
    assert [
        f"{a.document} ({a.split}), {b.document} ({b.split})" for a, b in pairs if a.split != b.split and a.same(b)
    ] == []


def test_every_listed_document_has_a_split_and_is_listed_once() -> None:
    assert {entry["split"] for entry in ENTRIES} == set(SPLITS)
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)
