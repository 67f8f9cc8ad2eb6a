"""What each stage of a reading costs, as a multiple of the bare spaCy parse of the same text, in one run.

`python benchmarks/reading.py [--rules-only] [FOLDER_OR_JSONL ...]`; without a path it reads the project's own examples.
`--rules-only` leaves the encoder out. Prints a table of ratios, with n. CPU time of one process; of each document the
quickest of the rounds counts. The parse and the readings take turns, document by document, so that a machine that slows
down slows all, and each document starts with another one, because whoever reads a text first pays for words the parser
has not seen.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from tieline.actors.resolve import resolve_cast
from tieline.coders.claims import code_claims
from tieline.coders.contacts import code_contacts
from tieline.coders.events import code_events
from tieline.coders.issues import code_issues
from tieline.coders.page import Page
from tieline.coders.pledges import code_pledges
from tieline.coders.statements import code_statements
from tieline.language.blocks import split_blocks
from tieline.language.model import load_model
from tieline.language.parse import PROSE, parse
from tieline.language.quotations import find_quotations
from tieline.language.time.dates import read_times
from tieline.reading import read_document
from tieline.records.document import Document
from tieline.sources.defaults import Defaults
from tieline.sources.read import read_source

EXAMPLES = Path(__file__).parents[1] / "examples" / "index.jsonl"
ROUNDS = 3
BARE, WHOLE, RULES = "bare parse", "whole", "rules only"
System = Callable[[Document], object]
T = TypeVar("T")


class Clock:
    """Seconds of CPU by stage: of every document those of its quickest round."""

    def __init__(self) -> None:
        self.document = 0
        self._least: dict[tuple[str, int], float] = {}

    def time(self, stage: str, work: Callable[..., T], *arguments: object) -> T:
        start = time.process_time()
        result = work(*arguments)
        spent, key = time.process_time() - start, (stage, self.document)
        self._least[key] = min(spent, self._least.get(key, spent))
        return result

    def seconds(self) -> dict[str, float]:
        """The sum over the documents, by stage."""
        found: defaultdict[str, float] = defaultdict(float)
        for (stage, _), spent in self._least.items():
            found[stage] += spent
        return dict(found)


def documents(paths: list[str]) -> list[Document]:
    found = [d for path in paths for d in read_source(path, Defaults(language="en"))]
    return [d for d in found if isinstance(d, Document)]


def bare(document: Document) -> None:
    """The parse alone, of the same blocks in the same batches."""
    texts = [b.normal.text for b in split_blocks(document) if b.kind in PROSE]
    list(load_model().pipe(texts, batch_size=64))


def staged(clock: Clock, rules_only: bool, document: Document) -> None:
    parsed = clock.time("parse and blocks", parse, document)
    times = clock.time("times", read_times, parsed)
    cast = clock.time("actors", resolve_cast, parsed)
    quotations = clock.time("quotations", find_quotations, parsed)
    page = Page(parsed, times, cast, quotations)
    issues = clock.time("issues", code_issues, page)
    statements = clock.time("statements", code_statements, page)
    contacts = clock.time("contacts", code_contacts, page, issues.records, statements.records)
    clock.time("events", partial(code_events, rules_only=rules_only), page, contacts.records)
    clock.time("pledges", code_pledges, page, statements.records)
    clock.time("claims", code_claims, page, statements.records)


SYSTEMS: Mapping[str, System] = {BARE: bare, WHOLE: read_document, RULES: partial(read_document, rules_only=True)}


def measured(
    found: Sequence[Document],
    systems: Mapping[str, System] = SYSTEMS,
    rounds: int = ROUNDS,
    clock: Clock | None = None,
) -> dict[str, float]:
    """Seconds of CPU that each system takes for all documents; what one times on `clock` itself is there too."""
    clock = clock or Clock()
    names = list(systems)
    for clock.document, document in enumerate(found[:3]):  # models are loaded before anything counts
        for system in systems.values():
            system(document)
    for turn in range(rounds):
        for clock.document, document in enumerate(found):
            first = (turn + clock.document) % len(names)
            for name in names[first:] + names[:first]:
                clock.time(name, systems[name], document)
    return clock.seconds()


def articles(found: Sequence[Document], seconds: float) -> float:
    """Two-kilobyte articles a second."""
    return sum(len(d.text) for d in found) / 2000 / seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLES)])
    parser.add_argument("--rules-only", action="store_true")
    arguments = parser.parse_args()
    found, clock = documents(arguments.paths), Clock()
    whole = RULES if arguments.rules_only else WHOLE
    stages = partial(staged, clock, arguments.rules_only)
    seconds = measured(found, {BARE: bare, whole: SYSTEMS[whole], "stage by stage": stages}, ROUNDS, clock)
    characters = sum(len(d.text) for d in found)
    print(f"{len(found)} documents, {characters / max(1, len(found)):.0f} characters each, {ROUNDS} rounds")
    for stage, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"{stage:18s} {spent / seconds[BARE]:6.2f} x the bare parse")
    print(f"{articles(found, seconds[whole]):.1f} two-kilobyte articles a second of one core")


if __name__ == "__main__":
    main()
