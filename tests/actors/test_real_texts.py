"""On real pages whose publisher tagged the persons and their countries: the state found is the country tagged."""

from __future__ import annotations

import gzip
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

from tieline.actors.resolve import resolve_cast
from tieline.language.parse import parse
from tieline.ontology import names, states
from tieline.records.actor import ActorKind
from tieline.records.document import Document, with_title

PAGES = 40
LENGTH = 1500  # characters of a page that are read; transcripts run on for hours
FLOOR = 0.95


def test_persons_tagged_with_their_country_get_its_state(shared_data: Path) -> None:
    with gzip.open(shared_data / "kremlin_en_2000_2020" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if _tagged(row)]
    found = [pair for row in random.Random(2018).sample(rows, PAGES) for pair in _pairs(row)]
    right = sum(tagged == state for tagged, state in found)
    assert len(found) >= 30
    assert right / len(found) >= FLOOR, [pair for pair in found if pair[0] != pair[1]]


def _tagged(row: dict[str, Any]) -> bool:
    """Whether a page carries exactly one country tag, and the tag of one person linked in it."""
    return _country(row) is not None and any(_is_tag(row, person) for person in row["persons"])


def _country(row: dict[str, Any]) -> str | None:
    on = date.fromisoformat(row["date"])
    codes = {found[0].state.code for tag in row["country_or_person_tags"] if (found := states.by_name(tag, on))}
    # Belgium is the tag of meetings in Brussels with those who lead the European Union.
    return codes.pop() if len(codes) == 1 and codes != {"BEL"} else None


def _is_tag(row: dict[str, Any], person: dict[str, Any]) -> bool:
    short = " ".join(person["catalog"].split()[:2])
    return any(tag.startswith(short) for tag in row["country_or_person_tags"])


def _pairs(row: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """(country tagged, state found) of every person of a page who is both linked and tagged, and mentioned at all."""
    text, title, start = with_title(row["title"], row["text"][:LENGTH])
    published = date.fromisoformat(row["date"])
    document = Document(
        text=text, title=title, title_start=start, outlet=row["outlet"], published=published, language="en"
    )
    parsed = parse(document)
    found = []
    for person in row["persons"]:
        if not _is_tag(row, person):
            continue
        wanted = names.words(person["catalog"].split()[0])[-1]
        actors = [a for m in resolve_cast(parsed).mentions for a in m.actors if a.kind is ActorKind.PERSON]
        named = [a.state for a in actors if wanted in names.words(a.canonical or a.name)]
        if named:
            found.append((_country(row), max(set(named), key=lambda state: (named.count(state), str(state)))))
    return found
