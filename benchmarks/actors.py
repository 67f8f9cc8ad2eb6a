"""Persons and states as the Kremlin's own pages link and tag them, against what Tieline resolves, as Markdown:
`python benchmarks/actors.py DATA [COUNT]`.

DATA is the folder with `kremlin_en_2000_2020` and `kremlin_ukraine_2021_2022`. Of their pages with a link to a person
or a tag, but for those of the gold, COUNT (300) are drawn by a fixed seed and read whole.

A link gives words of the text and the person's name and title in the site's catalogue. Identity is right where the
actor under those words bears the catalogue's surname and another word of its name; the state, where it is that of the
title. A title that names no state and no organisation is a Russian one. The catalogue holds titles of the day it was
copied, so that it says nothing of offices. A tag says that a country or person is spoken of: it is found where any
mention is of it. Tags do not claim to be complete, so there is no precision.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tieline.actors.cast import Mention
from tieline.coders.page import Page
from tieline.ontology import names, organisations, states
from tieline.ontology.states import How
from tieline.reading import open_page
from tieline.records.document import Document, with_title

ROOT = Path(__file__).parents[1]
SOURCES = ("kremlin_en_2000_2020", "kremlin_ukraine_2021_2022")
SEED = "links and tags"
COUNT = 300
HOME = "RUS"
TAGS = "country_or_person_tags"
NAMES = (How.NAME, How.OFFICIAL, How.ALIAS)
LONGEST = 8  # words of the name of a state

Row = dict[str, Any]


def main(arguments: list[str]) -> None:
    """Print both tables."""
    found = linked(Path(arguments[0]))
    count = int(arguments[1]) if len(arguments) > 1 else COUNT
    chosen = random.Random(SEED).sample(found, min(count, len(found)))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])  # right, wanted, told
    for row in chosen:
        page = page_of(row)
        for heading, wanted, told, right in (*link_verdicts(row, page), *tag_verdicts(row, page)):
            for i, said in enumerate((int(right), int(wanted), int(told))):
                counts[heading][i] += said
    print(f"{len(chosen)} pages of {len(found)}\n\n| | n | precision | recall |\n|---|---|---|---|")
    for heading, (hits, n, found_at_all) in counts.items():
        precision = f"{hits / found_at_all:.3f}" if found_at_all and not heading.startswith("tag") else "-"
        print(f"| {heading} | {n} | {precision} | {hits / max(1, n):.3f} |")


def linked(data: Path) -> list[Row]:
    """The pages with links or tags and a text, without those of the gold."""
    gold = {json.loads(line)["id"] for line in (ROOT / "gold" / "documents.jsonl").read_text("utf-8").splitlines()}
    rows: list[Row] = []
    for source in SOURCES:
        for path in sorted((data / source).glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                rows.extend(map(json.loads, lines))
    return [r for r in rows if r["id"] not in gold and r["text"] and (r.get("persons") or r.get(TAGS)) and _russian(r)]


def _russian(row: Row) -> bool:
    return "president.gov.ua" not in (row.get("url") or "")


def page_of(row: Row) -> Page:
    """A row, read up to its cast."""
    text, title, start = with_title(row["title"], "\n".join(p for p in (row.get("lead"), row["text"]) if p))
    published = date.fromisoformat(row["date"][:10])
    outlet, url = row.get("outlet"), row.get("url")
    return open_page(Document(text=text, title=title, title_start=start, outlet=outlet, url=url, published=published))


def link_verdicts(row: Row, page: Page) -> Iterator[tuple[str, bool, bool, bool]]:
    """Heading, whether wanted, told and right, for every link whose words stand in the text."""
    for person in row.get("persons") or ():
        words, catalogue = person["mention"], person["catalog"]
        place = re.search(rf"\b{re.escape(words)}\b", page.parsed.document.text) if words else None
        if place is None:
            continue
        mention = under(page, *place.span())
        actor = mention.actors[0] if mention is not None and len(mention.actors) == 1 else None
        name = (actor.canonical or actor.name) if actor is not None else None
        yield "links, identity", True, name is not None, name is not None and bears(name, catalogue)
        wanted = state_of_title(catalogue, words)
        state = actor.state if actor is not None else None
        if wanted is not None:
            whose = "Russian" if wanted == HOME else "foreign"
            yield f"links, state, {whose}", True, state is not None, state == wanted


def tag_verdicts(row: Row, page: Page) -> Iterator[tuple[str, bool, bool, bool]]:
    """The same for tags; a tag that is neither a state nor linked as a person ("Krasnodar Territory") is left out."""
    actors = [actor for mention in page.cast.mentions for actor in mention.actors]
    people = {person["catalog"] for person in row.get("persons") or ()}
    for tag in row.get(TAGS) or ():
        state = _state_named(tag.split(), date.fromisoformat(row["date"][:10]))
        if state is not None and state != HOME:
            right = any(actor.state == state for actor in actors)
            yield "tags of countries", True, right, right
        elif any(catalogue.startswith(tag) for catalogue in people):
            right = any(bears(actor.canonical or actor.name, tag) for actor in actors)
            yield "tags of persons", True, right, right


def under(page: Page, start: int, end: int) -> Mention | None:
    """The mention that shares most characters with a stretch of the text."""
    shared = [
        (min(page.parsed.ends[m.last], end) - max(page.parsed.starts[m.first], start), m) for m in page.cast.mentions
    ]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def bears(name: str, catalogue: str) -> bool:
    """Whether a name has the catalogue's first word, the surname, and another of its words, or agrees with both."""
    surname, *rest = names.core(catalogue)
    told = names.core(name)
    return surname in told and (len(told) == 1 or bool(set(told) & set(rest)) or names.agree(name, catalogue))


def state_of_title(catalogue: str, mention: str) -> str | None:
    """The state of a title in the catalogue; None where there is no title, or one of an organisation."""
    title = catalogue.split()[2:]
    title = [word for word in title if word not in mention.split()]
    if not title:
        return None
    state = _state_named(title, None)
    if state is not None:
        return state
    body = any(
        organisations.find(" ".join(title[i:j])) for i in range(len(title)) for j in range(i + 1, len(title) + 1)
    )
    return None if body else HOME


def _state_named(parts: list[str], on: date | None) -> str | None:
    """Code of the state with the longest name among some words."""
    for length in range(min(LONGEST, len(parts)), 0, -1):
        for i in range(len(parts) - length + 1):
            found = [n for n in states.by_name(" ".join(parts[i : i + length]).strip(","), on) if n.how in NAMES]
            if found:
                return found[0].state.code
    return None


if __name__ == "__main__":
    main(sys.argv[1:])
