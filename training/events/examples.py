"""What the event encoder learns from: marked pairs, with the event between them or none.

Three kinds: the sentences written for this project (`gold/events`), the events of annotated documents of the gold's
training split, and the candidates the parse offers in the same documents, most of which are no event. President.gov.ua
texts, PLV and the PLOVER records are never read here.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "gold"))

from drafts import sentences as split_sentences  # noqa: E402

MEASURED_ONLY = "kremlin_ukraine_2021_2022"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its actor, its recipient and, where known, the predicate; labels weigh 1 together.

    categories: more than one where a pair has several events and no predicate is marked.
    mode, aspect: None where they are not known or there is no event.
    """

    text: str
    actor: Span
    recipient: Span
    trigger: Span | None
    categories: tuple[str, ...]
    mode: str | None
    aspect: str | None
    origin: str
    split: str

    @property
    def pair(self) -> tuple[str, Span, Span]:
        """What examples share that tell the same pair with and without its predicate."""
        return self.text, self.actor, self.recipient


def every(gold: Path, candidates: Path) -> list[Example]:
    """All examples of the training and the development split."""
    return [
        *written(ROOT / "gold/events"),
        *annotated(gold),
        *offered(candidates),
        *reported(gold.with_name("news.jsonl")),
    ]


def written(folder: Path) -> Iterator[Example]:
    """The written sentences; one in ten is kept for development, as its line says."""
    files = sorted(folder.glob("*.jsonl"))
    for name, line in ((file.stem, line) for file in files for line in file.read_text("utf-8").splitlines()):
        raw = json.loads(line)
        text = raw["text"]
        actor, recipient = (_place(text, raw[side]) for side in ("actor", "recipient"))
        category = raw["category"]
        trigger = _place(text, raw["trigger"]) if raw["trigger"] else None
        apart = trigger is not None and _apart(trigger, actor) and _apart(trigger, recipient)
        for marks in (None, trigger) if apart else (None,):
            yield Example(
                text, actor, recipient, marks, (category,), raw["mode"], None if category == "NONE" else raw["aspect"],
                "wire" if name == "wire" else "written", raw["split"],
            )  # fmt: skip


def annotated(path: Path) -> Iterator[Example]:
    """Pairs of the joined gold's train and dev documents."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        if raw["split"] == "test" or (raw["source"] == MEASURED_ONLY and raw["split"] == "train"):
            continue
        for start, end in split_sentences(raw["text"], raw["title_start"]):
            yield from _of_sentence(raw, start, end)


def offered(path: Path) -> Iterator[Example]:
    """The parse's candidates in annotated documents, as `label_candidates.py` wrote them."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        yield Example(
            raw["text"], tuple(raw["actor"]), tuple(raw["recipient"]), tuple(raw["trigger"]), (raw["category"],),
            raw["mode"], raw["aspect"], "candidate", raw["split"],
        )  # fmt: skip


def reported(path: Path) -> Iterator[Example]:
    """The labelled pairs of news reports, as `news.py` joined them with their texts; their mode is not known."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        trigger = tuple(raw["trigger"]) if raw["trigger"] else None
        for marks in dict.fromkeys((None, trigger)):
            yield Example(
                raw["text"], tuple(raw["actor"]), tuple(raw["recipient"]), marks, (raw["category"],),
                None, raw["aspect"], "news", raw["split"],
            )  # fmt: skip


def _of_sentence(raw: dict[str, Any], start: int, end: int) -> Iterator[Example]:
    annotation, text = raw["annotation"], raw["text"][start:end]

    def inside(span: list[int]) -> bool:
        return start <= span[0] and span[1] <= end

    def local(span: list[int]) -> Span:
        return span[0] - start, span[1] - start

    events = [e for e in annotation["events"] if inside(e["span"])]
    between: dict[tuple[Span, Span], list[dict[str, Any]]] = {}
    for event in events:
        actors = [local(p["span"]) for p in event["actors"] if inside(p["span"])]
        recipients = [local(p["span"]) for p in event["recipients"] if inside(p["span"])]
        sides = permutations(actors, 2) if not recipients else ((a, r) for a in actors for r in recipients)
        whole = (
            [] if recipients or len(actors) != 1 or len(event["actors"][0]["cast"]) < 2 else [(actors[0], actors[0])]
        )
        for pair in [*sides, *whole]:
            if _apart(*pair) or pair[0] == pair[1]:
                between.setdefault(pair, []).append(event)
    for (actor, recipient), found in between.items():
        for event in found:
            yield _example(raw, text, actor, recipient, local(event["span"]), [event])
        yield _example(raw, text, actor, recipient, None, found)


def _example(
    raw: dict[str, Any], text: str, actor: Span, recipient: Span, trigger: Span | None, events: list[dict[str, Any]]
) -> Example:
    categories = tuple(dict.fromkeys(e["category"] for e in events)) or ("NONE",)
    only = events[0] if len(events) == 1 else None
    return Example(
        text, actor, recipient, trigger, categories, only["mode"] if only else None, only["aspect"] if only else None,
        raw["source"], raw["split"],
    )  # fmt: skip


def _apart(one: Span, other: Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _place(text: str, words: str) -> Span:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    start = found.start() if found else text.index(words)
    return start, start + len(words)
