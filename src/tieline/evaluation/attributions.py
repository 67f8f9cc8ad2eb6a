"""Attribution files: JSONL with `id`, `text` and `attributions` of source, cue and content spans, as gold documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tieline.evaluation.gold import GoldDocument
from tieline.records.document import Document


def is_attributions(path: Path) -> bool:
    """Whether a file holds attributions rather than gold documents: its first line says so."""
    with path.open(encoding="utf-8") as lines:
        first = next(lines, "{}")
    return "attributions" in json.loads(first)


def read_attributions(path: Path) -> Iterator[GoldDocument]:
    """Documents of an attribution file; a speaker has words and no identity, a statement's kind is not told."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            cast = {"?": {"canonical": "?", "kind": "person", "office": None, "rank": None, "state": None}}
            statements = [
                {
                    "kind": "indirect",
                    "speakers": [{"cast": ["?"], "span": span} for span in a.get("source") or []],
                    "cue": (a.get("cue") or [None])[0],
                    "content": a["content"],
                }
                for a in raw["attributions"]
                if a.get("content")
            ]
            annotation = {"id": raw["id"], "cast": cast, "statements": statements}
            document = Document(text=raw["text"], language="en")
            yield GoldDocument(document, "test", "news", "attributions", annotation)
