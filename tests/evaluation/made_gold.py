"""A gold document written for the tests, and the reading that a perfect coder would make of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tieline.evaluation.gold import GoldDocument, read_gold
from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.claim import Claim, Predicate
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.document import Document
from tieline.records.event import Category, Event
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Binding, Pledge
from tieline.records.reading import Reading
from tieline.records.statement import Statement, StatementKind
from tieline.records.when import Precision, When

TEXT = (
    "President Ana Solberg of Norway met President Luis Rojas of Chile in Oslo on 21 January 2025. "
    "She said that the ties between Norway and Chile were stable. “We trust each other,” Rojas added. "
    "Norway pledged to open a polar station by June 2025."
)
SOLBERG, ROJAS = "President Ana Solberg of Norway", "President Luis Rojas of Chile"
SAID, TRUST = "that the ties between Norway and Chile were stable", "We trust each other,"
STATION = "open a polar station"


def span(words: str, nth: int = 1) -> list[int]:
    """Offsets of the nth occurrence of some words."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def party(key: str, words: str, nth: int = 1) -> dict[str, Any]:
    """A party reference."""
    return {"cast": [key], "span": span(words, nth)}


def annotation() -> dict[str, Any]:
    """The whole annotation, anew on every call, so that a test may spoil it."""
    norway, chile = party("norway", "Norway", 2), party("chile", "Chile", 2)
    return {
        "id": "made-1",
        "cast": {
            "solberg": _person("Ana Solberg", "NOR"), "rojas": _person("Luis Rojas", "CHL"),
            "norway": _state("Norway", "NOR"), "chile": _state("Chile", "CHL"),
        },
        "times": [
            {"span": span("21 January 2025"), "start": "2025-01-21", "end": "2025-01-21", "precision": "day"},
            {"span": span("by June 2025"), "start": "2025-01-21", "end": "2025-06-30", "precision": "month"},
        ],
        "contacts": [
            {
                "participants": [party("solberg", SOLBERG), party("rojas", ROJAS)], "mode": "meeting", "span": span("met"),
                "status": "held", "when": 0, "rank": "head_of_state", "place": span("Oslo"), "host": "norway",
                "duration": None, "background": False,
            }
        ],
        "events": [
            {
                "span": span("pledged"), "category": "AGREE", "mode": None, "aspect": "future",
                "actors": [party("norway", "Norway", 3)], "recipients": [],
            }
        ],
        "statements": [
            {"kind": "indirect", "speakers": [party("solberg", "She")], "cue": span("said"), "content": [span(SAID)]},
            {"kind": "direct", "speakers": [party("rojas", "Rojas", 2)], "cue": span("added"), "content": [span(TRUST)]},
        ],
        "pledges": [
            {
                "makers": [party("norway", "Norway", 3)], "recipients": [], "span": span(STATION), "binding": "firm",
                "binding_span": span("pledged"), "deadline": 1, "condition": None,
            }
        ],
        "claims": [
            {
                "asserters": [party("solberg", "She")], "tie": [norway, chile], "predicate": "stability",
                "span": span("stable"), "polarity": "affirmed", "scope": None,
            }
        ],
        "issues": [{"span": span("polar station"), "label": "unspecified", "raised_by": []}],
    }  # fmt: skip


def _person(name: str, state: str) -> dict[str, Any]:
    return {"canonical": name, "kind": "person", "office": "President", "rank": "head_of_state", "state": state}


def _state(name: str, code: str) -> dict[str, Any]:
    return {"canonical": name, "kind": "state", "office": None, "rank": None, "state": code}


def line(split: str = "dev", name: str = "made-1", **changes: Any) -> dict[str, Any]:
    """A line of joined gold; no two documents of a file have one name."""
    made = {
        "text": TEXT, "title": None, "title_start": None, "url": None, "outlet": "made for the tests",
        "published": "2025-01-22", "split": split, "kind": "meeting", "source": "made",
        "annotation": {**annotation(), "id": name},
    }  # fmt: skip
    return {**made, **changes}


def written(folder: Path, lines: Iterable[object], name: str = "gold.jsonl") -> Path:
    """A JSON Lines file; text is written as it is."""
    path = folder / name
    path.write_text("".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in lines), encoding="utf-8")
    return path


def gold(folder: Path) -> GoldDocument:
    """The document as the loader gives it."""
    (found,) = read_gold(written(folder, [line()]))
    return found


def perfect(document: Document) -> Reading:
    """What a coder that misses nothing and invents nothing finds."""
    solberg, rojas = _actor(SOLBERG, "Ana Solberg", "NOR"), _actor(ROJAS, "Luis Rojas", "CHL")
    norway = Actor(name="Norway", kind=ActorKind.STATE, canonical="Norway", state="NOR")
    chile = Actor(name="Chile", kind=ActorKind.STATE, canonical="Chile", state="CHL")

    def cited(field: str, words: str, item: int = 0, nth: int = 1) -> TextEvidence:
        start, end = span(words, nth)
        return document.quote(field, start, end, item)

    day = _when(date(2025, 1, 21), Precision.DAY, "21 January 2025")
    june = _when(date(2025, 6, 30), Precision.MONTH, "by June 2025")
    contact = Contact(
        participants=(solberg, rojas), mode=ContactMode.MEETING, status=ContactStatus.HELD, when=day,
        rank=Rank.HEAD_OF_STATE, confidence=1.0, method="made",
        evidence=(cited("participants", SOLBERG), cited("participants", ROJAS, 1), cited("mode", "met"),
                  cited("when", "21 January 2025")),
    )  # fmt: skip
    event = Event(
        category=Category.AGREE, actors=(norway,), confidence=1.0, method="made",
        evidence=(cited("category", "pledged"), cited("actors", "Norway", nth=3)),
    )  # fmt: skip
    statements = (
        Statement(
            kind=StatementKind.INDIRECT, content=(SAID,), cue="said", speakers=(solberg,), confidence=1.0, method="made",
            evidence=(cited("content", SAID), cited("cue", "said"), cited("speakers", "She")),
        ),
        Statement(
            kind=StatementKind.DIRECT, content=(TRUST,), cue="added", speakers=(rojas,), confidence=1.0, method="made",
            evidence=(cited("content", TRUST), cited("cue", "added"), cited("speakers", "Rojas", nth=2)),
        ),
    )  # fmt: skip
    pledge = Pledge(
        makers=(norway,), action=STATION, binding=Binding.FIRM, deadline=june, confidence=1.0, method="made",
        evidence=(cited("makers", "Norway", nth=3), cited("action", STATION), cited("binding", "pledged"),
                  cited("deadline", "by June 2025")),
    )  # fmt: skip
    claim = Claim(
        tie=(norway, chile), predicate=Predicate.STABILITY, text=SAID, asserters=(solberg,), confidence=1.0,
        method="made",
        evidence=(cited("predicate", "stable"), cited("tie", "Norway", nth=2), cited("tie", "Chile", 1, nth=2),
                  cited("asserters", "She")),
    )  # fmt: skip
    return Reading(
        document=document, version="made", contacts=(contact,), events=(event,), statements=statements,
        pledges=(pledge,), claims=(claim,),
    )  # fmt: skip


def _when(end: date, precision: Precision, words: str) -> When:
    return When(start=date(2025, 1, 21), end=end, precision=precision, text=words, rule="made")


def _actor(words: str, name: str, state: str) -> Actor:
    return Actor(
        name=words, kind=ActorKind.PERSON, canonical=name, office="President", rank=Rank.HEAD_OF_STATE, state=state
    )
