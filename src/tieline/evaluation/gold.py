"""Gold documents: texts with what a reader should find in them, and the checks a gold file must pass.

A gold file is JSON Lines, one document a line: the stored text with its origin, and the annotation (`cast`, `times`,
`contacts`, `events`, `statements`, `pledges`, `claims`, `issues`) in offsets into that text. The repository holds the
annotation without the texts; `gold/attach.py` joins the two.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from tieline.ontology import plover
from tieline.records.actor import ActorKind, Rank
from tieline.records.claim import Polarity, Predicate
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.document import Document
from tieline.records.event import Aspect, Category
from tieline.records.pledge import Binding
from tieline.records.statement import StatementKind
from tieline.records.when import Precision


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
    """A document and its annotation; `annotation` is the raw mapping, checked."""

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
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                raw = json.loads(line)
                gold = _gold(raw)
            except (KeyError, TypeError, ValueError) as fault:
                raise GoldError(
                    f"{path}:{number}: not a line of joined gold ({fault}): make the file with gold/attach.py"
                ) from fault
            if split is None or gold.split == split:
                faults = check(gold)
                if faults:
                    raise GoldError(f"{path}:{number}: {gold.annotation['id']}: {faults[0]}")
                yield gold


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
    return GoldDocument(document, raw["split"], raw["kind"], raw["source"], raw["annotation"])


def _published(text: str) -> date | datetime:
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def check(gold: GoldDocument) -> list[str]:
    """Faults of an annotation: ragged spans, words outside the ontology, spans that cannot both be."""
    faults: list[str] = []
    for kind in ("times", "contacts", "events", "statements", "pledges", "claims", "issues"):
        for number, record in enumerate(gold.records(kind)):
            where = f"{kind}[{number}]"
            faults.extend(f"{where}: {fault}" for fault in _spans(gold, record))
            faults.extend(f"{where}: {fault}" for fault in _words(kind, record))
    for key, raw in gold.annotation["cast"].items():
        try:
            _member(raw)
        except (KeyError, ValueError) as fault:
            faults.append(f"cast {key}: {fault}")
    faults.extend(_impossible(gold))
    return faults


def _spans(gold: GoldDocument, record: Mapping[str, Any]) -> Iterator[str]:
    text = gold.document.text
    for name, value in record.items():
        spans = [value] if name.endswith("span") or name in ("place", "duration", "cue", "condition", "scope") else []
        spans += value if name == "content" else []
        if isinstance(value, list) and value and isinstance(value[0], dict):
            spans += [reference["span"] for reference in value]
            for reference in value:
                missing = [key for key in reference["cast"] if key not in gold.annotation["cast"]]
                if missing:
                    yield f"{name}: {missing[0]} is not in the cast"
        for span in spans:
            if span is None:
                continue
            start, end = span
            if not 0 <= start < end <= len(text):
                yield f"{name}: {start}..{end} is outside the text of {len(text)} characters"
            elif text[start:end] != text[start:end].strip():
                yield f"{name}: {text[start:end]!r} begins or ends with white space"


_NONE_ALLOWED = frozenset({("times", "precision"), ("contacts", "rank")})
_WORDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "times": {"precision": frozenset(Precision)},
    "contacts": {"mode": frozenset(ContactMode), "status": frozenset(ContactStatus), "rank": frozenset(Rank)},
    "events": {"category": frozenset(Category), "aspect": frozenset(Aspect)},
    "statements": {"kind": frozenset(StatementKind)},
    "pledges": {"binding": frozenset(Binding)},
    "claims": {"predicate": frozenset(Predicate), "polarity": frozenset(Polarity)},
    "issues": {"label": frozenset({*plover.CONTEXTS, "unspecified"})},
}


def _words(kind: str, record: Mapping[str, Any]) -> Iterator[str]:
    for name, allowed in _WORDS[kind].items():
        word = record.get(name)
        if word not in allowed and not (word is None and (kind, name) in _NONE_ALLOWED):
            yield f"{name} {word!r} is not one of {', '.join(sorted(allowed))}"
    mode = record.get("mode")
    if kind == "events" and mode and mode not in plover.MODES.get(Category(record["category"]), ()):
        yield f"{record['category']} has no mode {mode!r}"
    if kind == "times" and not record.get("unresolved"):
        try:
            if date.fromisoformat(record["end"][:10]) < date.fromisoformat(record["start"][:10]):
                yield f"ends at {record['end']} before it starts at {record['start']}"
        except (TypeError, ValueError):
            yield f"{record.get('start')!r} to {record.get('end')!r} are no ISO dates, and no reason is given"


def _impossible(gold: GoldDocument) -> Iterator[str]:
    """Expressions of time that overlap, fragments of one statement that overlap, contacts of one party."""
    times = sorted(tuple(t["span"]) for t in gold.records("times"))
    for one, other in pairwise(times):
        if other[0] < one[1]:
            yield f"times {one} and {other} overlap"
    for number, statement in enumerate(gold.records("statements")):
        content = sorted(tuple(c) for c in statement["content"])
        if any(b[0] < a[1] for a, b in pairwise(content)):
            yield f"statements[{number}]: its fragments overlap"
        if not content:
            yield f"statements[{number}]: says nothing"
    for number, contact in enumerate(gold.records("contacts")):
        parties = {key for p in contact["participants"] for key in p["cast"]}
        # One reference may stand for several: "Arab heads of state", "the Steering Committee".
        several = ("group", "organisation", "bloc")
        groups = {key for key in parties if gold.annotation["cast"][key]["kind"] in several}
        if len(parties) < 2 and not groups:
            yield f"contacts[{number}]: has fewer than two parties"
