"""Makes src/tieline/ontology/data/nationals.csv from dated texts: who acts for which state without holding high office.

    python scripts/build_nationals.py DATA_FOLDER

Half an hour. Every page and one-sentence report of DATA_FOLDER is read, but for the documents of the gold (their names
would be known from the very texts that Tieline is scored on) and those of president.gov.ua. A name of two words or more
is kept if at least two texts state one state for it and no text another, and if no holder of an office in `offices.csv`
of another state bears it.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tieline.actors import words
from tieline.language.parse import UnreadLanguageError
from tieline.ontology import names, offices
from tieline.ontology import states as state_table
from tieline.ontology.states import How, StateKind
from tieline.reading import open_page
from tieline.records.actor import Actor, ActorKind
from tieline.records.document import Document, with_title

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "tieline" / "ontology" / "data" / "nationals.csv"
SOURCES = ("wikipedia_current_events_2002_2025", "kremlin_en_2000_2020", "whitehouse_foreign_2021_2026")
STATED = ("text_title", "text_state", "nationality")  # methods by which the text itself tells a state
LONGEST = 4000  # characters of a page that are read
LEAST = 2  # texts that have to agree
NAMED = 3  # texts a row names
NO_NAME = words.INSTITUTIONS | words.BODIES | words.MOVEMENTS | words.GROUPS | words.OFFICE_NOUNS

Stated = dict[str, dict[str, dict[str, int]]]  # name -> state -> id of the text -> its year


def main(data: Path) -> None:
    """Write the table."""
    gold = {json.loads(line)["id"] for line in (ROOT / "gold" / "documents.jsonl").read_text("utf-8").splitlines()}
    stated: Stated = defaultdict(lambda: defaultdict(dict))
    for row in texts(data):
        if row["id"] in gold or "president.gov.ua" in (row.get("url") or ""):
            continue
        for name, state in stated_in(row):
            stated[name][state][row["id"]] = int(row["date"][:4])
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write("# Made by scripts/build_nationals.py from dated texts; not to be edited by hand.\n")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("name", "state", "first", "last", "source"))
        table.writerows(kept(stated))


def texts(data: Path) -> Iterator[dict[str, Any]]:
    """The rows of all sources."""
    for source in SOURCES:
        for path in sorted((data / source).glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield from map(json.loads, lines)


def stated_in(row: dict[str, Any]) -> set[tuple[str, str]]:
    """Full names in a text, each with the state the text itself gives it."""
    try:
        actors = [a for mention in open_page(document_of(row)).cast.mentions for a in mention.actors[:1]]
    except UnreadLanguageError:
        return set()
    return {(a.canonical, a.state) for a in actors if a.canonical and a.state and is_stated(a)}


def document_of(row: dict[str, Any]) -> Document:
    """A row as a document, from its beginning."""
    body = "\n".join(part for part in ((row.get("lead") or "").strip(), row["text"]) if part)
    text, title, start = with_title(row.get("title"), body.strip()[:LONGEST])
    written = row.get("published") or row["date"]
    published = date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)
    return Document(
        text=text, title=title, title_start=start, url=row.get("url"), outlet=row.get("outlet"), published=published
    )


def is_stated(actor: Actor) -> bool:
    """Whether an actor is a person with a full name whose state the text tells."""
    parts = (actor.canonical or "").lower().split()
    return actor.kind is ActorKind.PERSON and actor.method in STATED and len(parts) > 1 and not NO_NAME & set(parts)


def is_name(name: str) -> bool:
    """Whether no word of a name names a state or its people ("Belarusian Regions")."""
    return not any(n.how is not How.CAPITAL for word in name.split() for n in state_table.by_name(word))


def kept(stated: Stated) -> Iterator[tuple[str, str, int, int, str]]:
    """The rows of the table."""
    seen: set[tuple[str, ...]] = set()
    for name in sorted(filter(is_name, stated), key=lambda n: (-len(next(iter(stated[n].values()))), n)):
        states, key = stated[name], names.words(name)
        told = next(iter(states.values()))
        state = next(iter(states))
        elsewhere = any(holding.state != state for holding in offices.holders(name))
        bloc = state_table.get(state).kind is StateKind.BLOC  # who serves one comes from a state and goes back to it
        if len(states) == 1 and len(told) >= LEAST and not elsewhere and not bloc and key not in seen:
            seen.add(key)
            years = sorted(told.values())
            yield name, state, years[0], years[-1], "; ".join(sorted(told)[:NAMED])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
