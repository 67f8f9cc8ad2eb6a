"""Gold documents: texts with what a reader should find in them.

A gold file is JSON Lines, one document a line: the stored text with its origin, and the annotation (`cast`, `times`,
`contacts`, `events`, `statements`, `pledges`, `claims`, `issues`) in offsets into that text. The repository holds the
annotation without the texts; `gold/attach.py` joins the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tieline.evaluation.gold_checks import check
from tieline.evaluation.gold_fields import Around, Field, brief, day, name, shape, text, word
from tieline.evaluation.lines import GoldError, LineError, read_lines
from tieline.records.actor import ActorKind, Rank
from tieline.records.document import Document

__all__ = ["SPLITS", "GoldDocument", "GoldError", "Member", "Party", "gold_of", "read_gold"]

SPLITS = ("train", "dev", "test")


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

    @property
    def id(self) -> str:
        """The document's name in the gold."""
        return str(self.annotation["id"])

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
    """Documents of a gold file, of one split if named.

    The whole file is read first; raises `GoldError` with every fault of every document of the split. A document of
    another split is not looked into, but its split and id are read: no id may stand twice.
    """
    golds = read_lines(path, lambda raw: gold_of(raw, split))
    first: dict[str, int] = {}
    again = [
        f"{path}:{number}: {gold.id}: stands in line {first[gold.id]} already: keep one of the two"
        for number, gold in golds
        if first.setdefault(gold.id, number) != number
    ]
    if again:
        raise GoldError("\n".join(again))
    yield from (gold for _, gold in golds if split is None or gold.split == split)


def gold_of(raw: Mapping[str, Any], split: str | None = None) -> GoldDocument:
    """A line of joined gold; raises `LineError` with all its faults. split: only documents of this one are checked."""
    faults = list(shape(raw, _LINE, Around("", (), 0)))
    annotation = raw.get("annotation")
    if isinstance(annotation, Mapping) and not faults:
        faults = [f"annotation: id: {fault}" for fault in name(annotation.get("id"), Around("", (), 0))]
        if not faults and not annotation["id"].isprintable():
            faults = [f"annotation: id: {brief(annotation['id'])} cannot be printed: write it without such characters"]
    if faults:
        raise LineError([f"no line of joined gold: {fault}" for fault in faults])
    published = raw.get("published")
    try:
        document = Document(
            text=raw["text"], title=raw.get("title"), title_start=raw.get("title_start"), url=raw.get("url"),
            outlet=raw.get("outlet"), zone=raw.get("zone"), published=_published(published) if published else None,
            language="en",
        )  # fmt: skip
    except ValueError as fault:
        raise LineError([f"{raw['annotation']['id']}: {fault}: make the file with gold/attach.py"]) from fault
    gold = GoldDocument(document, raw["split"], raw["kind"], raw["source"], raw["annotation"])
    if split is None or gold.split == split:
        faults = check(gold.annotation, document.text, date.fromisoformat(published[:10]) if published else None)
        if faults:
            raise LineError([f"{gold.id}: {fault}" for fault in faults])
    return gold


def _published(told: str) -> date | datetime:
    return date.fromisoformat(told) if len(told) == 10 else datetime.fromisoformat(told)


def _number(value: Any, _: Around) -> Iterator[str]:
    if type(value) is not int or value < 0:
        yield f"{brief(value)} is no offset: write a whole number, or null for none"


def _object(value: Any, _: Around) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{brief(value)} is no object: put the document's annotation there, as gold/attach.py does"


_LINE: Mapping[str, Field] = {
    "text": Field(name, needed=True, empty=False),
    "annotation": Field(_object, needed=True, empty=False),
    "split": Field(word(SPLITS), needed=True, empty=False),
    "kind": Field(name, needed=True, empty=False),
    "source": Field(name, needed=True, empty=False),
    "published": Field(day, needed=False, empty=True),
    "title_start": Field(_number, needed=False, empty=True),
    **{key: Field(text, needed=False, empty=True) for key in ("title", "url", "outlet", "zone")},
}
