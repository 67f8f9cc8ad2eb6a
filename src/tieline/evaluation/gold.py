"""Gold documents: texts with what a reader should find in them.

A gold file is JSON Lines, one document a line: the stored text with its origin, and the annotation (`cast`, `times`,
`contacts`, `events`, `statements`, `pledges`, `claims`, `issues`) in offsets into that text. The repository holds the
annotation without the texts; `gold/attach.py` joins the two.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tieline.evaluation.gold_checks import check
from tieline.records.actor import ActorKind, Rank
from tieline.records.document import Document


class GoldError(ValueError):
    """A gold file that does not say what it means: the message names file, document, record and fault."""


@dataclass(frozen=True, slots=True)
class Member:
    """One party of a document's cast, as it should resolve."""

    canonical: str
    kind: ActorKind
    office: str | None
    rank: Rank | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """A place where the text names one or several members of the cast."""

    members: tuple[Member, ...]
    start: int
    end: int

    @property
    def states(self) -> frozenset[str]:
        """Codes of the states named."""
        return frozenset(m.state for m in self.members if m.state)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document and its annotation; `annotation` is the raw mapping, checked by `gold_checks`."""

    document: Document
    split: str
    kind: str
    source: str
    annotation: Mapping[str, Any]

    def party(self, raw: Mapping[str, Any]) -> Party:
        """A party reference of the annotation."""
        cast = self.annotation["cast"]
        members = tuple(_member(cast[key]) for key in raw["cast"])
        return Party(members, *raw["span"])

    def parties(self, raw: list[Mapping[str, Any]]) -> list[Party]:
        """Party references of the annotation."""
        return [self.party(r) for r in raw]

    def records(self, kind: str) -> list[Mapping[str, Any]]:
        """The annotated records of a kind."""
        found: list[Mapping[str, Any]] = self.annotation.get(kind, [])
        return found


def _member(raw: Mapping[str, Any]) -> Member:
    rank = raw.get("rank")
    return Member(
        raw["canonical"], ActorKind(raw["kind"]), raw.get("office"), Rank(rank) if rank else None, raw.get("state")
    )


def read_gold(path: Path, split: str | None = None) -> Iterator[GoldDocument]:
    """Documents of a gold file, of one split if named; raises `GoldError` at the first that fails its checks."""
    for number, raw in json_lines(path):
        try:
            gold = _gold(raw)
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise GoldError(
                f"{path}:{number}: not a line of joined gold ({fault}): make the file with gold/attach.py"
            ) from fault
        if split is None or gold.split == split:
            faults = check(gold.annotation, gold.document.text)
            if faults:
                raise GoldError(f"{path}:{number}: {gold.annotation['id']}: {faults[0]}")
            yield gold


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line number, object) of a JSON Lines file, blank lines left out; raises `GoldError` at what is no object."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                raw = json.loads(line)
            except ValueError as fault:
                raise GoldError(f"{path}:{number}: no JSON ({fault}): write one object on each line") from fault
            if not isinstance(raw, dict):
                raise GoldError(f"{path}:{number}: no object but {line[:40]!r}: write one object on each line")
            yield number, raw


def _gold(raw: Mapping[str, Any]) -> GoldDocument:
    published = raw.get("published")
    document = Document(
        text=raw["text"],
        title=raw.get("title"),
        title_start=raw.get("title_start"),
        url=raw.get("url"),
        outlet=raw.get("outlet"),
        zone=raw.get("zone"),
        published=_published(published) if published else None,
        language="en",
    )
    annotation = raw["annotation"]
    if not annotation["id"]:
        raise ValueError("its annotation has no id")
    return GoldDocument(document, raw["split"], raw["kind"], raw["source"], annotation)


def _published(text: str) -> date | datetime:
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
