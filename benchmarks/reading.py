"""What each stage of a reading costs, as a multiple of the bare spaCy parse of the same text, in one run.

`python benchmarks/reading.py [--rules-only] [FOLDER_OR_JSONL ...]`; without a path it reads the project's own examples.
`--rules-only` leaves the encoder out. Prints a table of ratios, with n. CPU time of one process; the parse and the
whole are timed in turn, document by document, so that a machine that slows down slows both.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
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
T = TypeVar("T")


class Clock:
    """Seconds of CPU by stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def time(self, stage: str, work: Callable[..., T], *arguments: object) -> T:
        start = time.process_time()
        result = work(*arguments)
        self.seconds[stage] += time.process_time() - start
        return result


def documents(paths: list[str]) -> list[Document]:
    found = [d for path in paths for d in read_source(path, Defaults(language="en"))]
    return [d for d in found if isinstance(d, Document)]


def bare(document: Document) -> None:
    """The parse alone, of the same blocks in the same batches."""
    texts = [b.normal.text for b in split_blocks(document) if b.kind in PROSE]
    list(load_model().pipe(texts, batch_size=64))


def staged(clock: Clock, document: Document, rules_only: bool) -> None:
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLES)])
    parser.add_argument("--rules-only", action="store_true")
    arguments = parser.parse_args()
    found = documents(arguments.paths)
    read = partial(read_document, rules_only=arguments.rules_only)
    for document in found[:3]:
        read(document)
    clock = Clock()
    for _ in range(ROUNDS):
        for document in found:
            clock.time("bare", bare, document)
            clock.time("whole", read, document)
            staged(clock, document, arguments.rules_only)
    characters = sum(len(d.text) for d in found)
    print(f"{len(found)} documents, {characters / max(1, len(found)):.0f} characters each, {ROUNDS} rounds")
    base = clock.seconds["bare"]
    for stage, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        print(f"{stage:18s} {seconds / base:6.2f} x the bare parse")
    whole = clock.seconds["whole"] / ROUNDS
    print(f"{characters / 2000 / whole:.1f} two-kilobyte articles a second of one core")


if __name__ == "__main__":
    main()
