"""Tieline's statements beside other ways to find them: `python benchmarks/peers.py GOLD.jsonl [SPLIT ...]`.

Needs textacy (`pip install 'tieline[benchmarks]'`). GOLD.jsonl is made by `python gold/attach.py FOLDER_OF_TEXTS
GOLD.jsonl`. Prints two Markdown tables. The first: F1, scored as `tieline evaluate statements` scores, of all
statements, of the direct ones, and of those that stand in quotation marks by half or more, gold and output alike; with
95 % intervals from resampling documents. The second: what each system takes, its own parse included, as a multiple of
the bare spaCy parse of the same lines. CPU time of one process; the systems take turns, document by document, so that a
machine that slows down slows all of them, and each document starts with another one, because whoever reads a text first
pays for words the parser has not seen.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from quotation_peers import MARKED, Quote, as_reading, nearest_name, parsed_lines, textacy_lines, textacy_whole

from tieline.evaluation.gold import GoldDocument, read_gold
from tieline.evaluation.matching import Words
from tieline.evaluation.score import Counts, Tally, score
from tieline.evaluation.statements import tally_statements
from tieline.reading import read_document
from tieline.records.document import Document
from tieline.records.reading import Reading

PEERS: Mapping[str, Callable[[Document], list[Quote]]] = {
    "nearest name to each pair of marks": nearest_name,
    "textacy, whole document": textacy_whole,
    "textacy, line by line": textacy_lines,
}
TIELINE = "Tieline, whole reading"  # its statements are not to be had without names and dates
BARE = "bare parse"
SCOPES = ("all", "direct", "in marks")
HEAD = "| statements | system | split | n | found | precision | recall | F1 | 95 % interval |\n" + "|---" * 9 + "|"


class Run:
    """The scores and the seconds of CPU of every system, over the documents of one split."""

    def __init__(self) -> None:
        self.systems = (*PEERS, TIELINE)
        self.tallies: dict[tuple[str, str], list[Tally]] = {(s, n): [] for s in SCOPES for n in self.systems}
        self._seconds = dict.fromkeys([BARE, *self.systems], 0.0)

    def read(self, gold: GoldDocument, first: int) -> None:
        """Read one document with all systems, beginning with the one of that number, and score each."""
        names = list(self._seconds)
        turn = first % len(names)
        for name in names[turn:] + names[:turn]:
            reading = self._timed(name, gold.document)
            for scope in SCOPES if reading is not None else ():
                assert reading is not None
                self.tallies[scope, name].append(tally_statements(*within(scope, gold, reading)))

    def _timed(self, name: str, document: Document) -> Reading | None:
        """What a system makes of a document; what is needed to score a peer's quotes is not on its clock."""
        work: Callable[[Document], list[Quote] | Reading | None]
        work = bare if name == BARE else read_document if name == TIELINE else PEERS[name]
        start = time.process_time()
        found = work(document)
        self._seconds[name] += time.process_time() - start
        return as_reading(document, found) if isinstance(found, list) else found

    def ratio(self, name: str) -> float:
        """Seconds of a system for one of the bare parse."""
        return self._seconds[name] / self._seconds[BARE]


def bare(document: Document) -> None:
    """The parse alone, line by line in one batch."""
    for _ in parsed_lines(document):
        pass


def within(scope: str, gold: GoldDocument, reading: Reading) -> tuple[GoldDocument, Reading]:
    """Gold and reading with the statements of a scope alone."""
    if scope == "all":
        return gold, reading
    text = gold.document.text
    words = Words(text)
    marked = words.under(match.span() for match in MARKED.finditer(text))

    def inside(kind: str, content: Iterable[Sequence[int]]) -> bool:
        said = words.under(content)
        return kind == "direct" if scope == "direct" else 2 * len(said & marked) >= len(said) > 0

    wanted = [raw for raw in gold.records("statements") if inside(raw["kind"], raw["content"])]
    told = [s for s in reading.statements if inside(s.kind, [(e.start, e.end) for e in s.spans("content")])]
    return replace(gold, annotation={**gold.annotation, "statements": wanted}), replace(reading, statements=tuple(told))


def row(scope: str, name: str, split: str, tallies: list[Tally]) -> str:
    """One line of the table of scores."""
    result = score("statements", tallies)
    counts = result.counts.get("all", Counts())
    low, high = result.interval or (None, None)
    cells = [scope, name, split, str(counts.gold), str(counts.found), share(counts.precision), share(counts.recall)]
    cells += [share(result.headline), f"{share(low)} - {share(high)}"]
    return f"| {' | '.join(cells)} |"


def share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main(arguments: list[str]) -> None:
    path, *splits = arguments
    warm = Document(text="“We will meet again,” said Astrid Lunde.", language="en")
    for name in (*PEERS, TIELINE):
        work: Callable[[Document], object] = PEERS.get(name, read_document)
        work(warm)
    runs = {split: Run() for split in splits or ["dev", "test"]}
    for split, run in runs.items():
        for number, gold in enumerate(read_gold(Path(path), split)):
            run.read(gold, number)
    print(HEAD)
    for scope in SCOPES:
        for split, run in runs.items():
            for name in run.systems:
                print(row(scope, name, split, run.tallies[scope, name]))
    print(f"\n| time, in parses of the same text | {' | '.join(runs)} |\n{'|---' * (len(runs) + 1)}|")
    for name in (*PEERS, TIELINE):
        print(f"| {name} | {' | '.join(f'{run.ratio(name):.2f}' for run in runs.values())} |")


if __name__ == "__main__":
    main(sys.argv[1:])
