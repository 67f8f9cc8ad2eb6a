"""Dated texts of the corpora: each document's title, lead and text become sightings of who holds an office."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from offices.evidence import Sighting
from offices.texts import sightings

# File, name of the source, state that speaks in it ("the Defence Minister" is its own) as a weaker sign.
CORPORA = (
    ("kremlin_en_2000_2020/dev.jsonl.gz", "Kremlin", "RUS"),
    ("kremlin_ukraine_2021_2022/dev.jsonl.gz", "Kremlin", "RUS"),
    ("whitehouse_foreign_2021_2026/dev.jsonl.gz", "White House", "USA"),
    ("wikipedia_current_events_2002_2025/dev_all_2002_2022.jsonl.gz", "Wikipedia current events", None),
)
_TITLE_WORDS = ("resident", "inister", "ecretary", "hancellor", "remier", "King", "Queen", "Emir", "Sultan", "Prince",
                "Advis", "RESIDENT", "INISTER", "Pope", "Leader")  # fmt: skip


def read(folder: Path) -> Iterator[Sighting]:
    """Sightings of every corpus that is there; president.gov.ua's pages are left out, their licence being unknown."""
    for name, source, place in CORPORA:
        path = folder / name
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                if "president.gov.ua" in (document.get("url") or ""):
                    continue
                text = ". \n".join(document.get(part) or "" for part in ("title", "lead", "text"))
                if any(word in text for word in _TITLE_WORDS):
                    yield from sightings(text, date.fromisoformat(document["date"]), source, document["id"], place)
