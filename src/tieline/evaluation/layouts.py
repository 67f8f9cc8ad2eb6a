"""What a file is: its first line in, one of the layouts of `tieline evaluate` out; and which task reads which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from tieline.evaluation import TASKS
from tieline.evaluation.lines import GoldError, first_line


class Layout(StrEnum):
    """The layouts, in words for a message."""

    GOLD = "gold documents with their texts (JSON Lines; gold/attach.py makes them)"
    LIST = "the list of the gold's documents, without texts and annotation"
    ANNOTATION = "the annotation of one document, without its text"
    PAIRS = "marked pairs (JSON Lines with text, actor, recipient, category)"
    EVIDENCE = "pairs of a pledge and a later sentence (JSON Lines; gold/attach_pairs.py makes them)"
    PLV = "the PLV table of marked pairs (tab-separated)"
    PLOVER = "PLOVER gold records (JSON Lines with text, event, eventText, source, target)"
    ATTRIBUTIONS = "attributions (JSON Lines with id, text, attributions)"
    PETRARCH = "PETRARCH validation records (XML)"


# The field by which a JSON layout is known; the first that is there decides.
_KNOWN_BY: Mapping[str, Layout] = {
    "pledge": Layout.EVIDENCE,
    "eventText": Layout.PLOVER, "attributions": Layout.ATTRIBUTIONS, "annotation": Layout.GOLD,
    "sha256": Layout.LIST, "cast": Layout.ANNOTATION, "actor": Layout.PAIRS, "recipient": Layout.PAIRS,
}  # fmt: skip
READS: Mapping[str, tuple[Layout, ...]] = {
    **dict.fromkeys(TASKS, (Layout.GOLD,)),
    "events": (Layout.PAIRS, Layout.PLV),
    "sentences": (Layout.GOLD, Layout.PLOVER),
    "statements": (Layout.GOLD, Layout.ATTRIBUTIONS),
    "follow_through": (Layout.EVIDENCE,),
    "petrarch": (Layout.PETRARCH,),
}
_REMEDY: Mapping[Layout, str] = {
    Layout.LIST: "join it with its texts first: python gold/attach.py FOLDER_OF_TEXTS build/gold.jsonl",
    Layout.ANNOTATION: "join it with its text first: python gold/attach.py FOLDER_OF_TEXTS build/gold.jsonl",
}


def layout_of(path: Path) -> Layout | None:
    """The layout of a file; None for one that none of the layouts is known in. Raises `UnicodeDecodeError`."""
    line = first_line(path)
    if path.suffix == ".tsv" or ("\t" in line and "marked_sentence" in line):
        return Layout.PLV
    if line.lstrip().startswith("<"):
        return Layout.PETRARCH
    if line.strip() == "{":  # one object over many lines
        return _of_object(path.read_text("utf-8-sig"))
    return _of_object(line)


def _of_object(text: str) -> Layout | None:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict):
        return None
    return next((layout for name, layout in _KNOWN_BY.items() if name in raw), None)


def demand(task: str, path: Path) -> Layout | None:
    """The layout of a file that a task is to read; raises `GoldError` if it is another, or no data at all."""
    got, wanted = layout_of(path), ", or ".join(READS[task])
    line = first_line(path).strip()
    if got is None and line and not line.startswith("{"):
        raise GoldError(f"{path}:1: no file of this task: it begins with {line[:40]!r}, and {task!r} reads {wanted}")
    if got is None or got in READS[task]:
        return got
    others = [other for other, layouts in READS.items() if got in layouts]
    remedy = _REMEDY.get(got) or f"score it with `tieline evaluate {'|'.join(others)}`"
    raise GoldError(f"{path}: the task {task!r} reads {wanted}; this file holds {got}: {remedy}")
