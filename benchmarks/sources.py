"""Figures of the sources room on a folder of hard inputs: pages read, leads and dates kept, broken files named, speed.

    python benchmarks/sources.py ../shared/data/hard_inputs

Prints one table. The texts are compared in bags of words (the gold's lead and text against the stored text without
its title), titles and days exactly; phrases that must and must not stand in a text as in trafilatura's own evaluation.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import trafilatura

from tieline.records.document import Document
from tieline.sources.fault import SourceFault
from tieline.sources.http_message import parse_message
from tieline.sources.opened import Opened
from tieline.sources.read import read_source
from tieline.sources.warc_records import WarcRecord, warc_records


def main(folder: Path) -> None:
    print("| what | figure |\n|---|---|")
    for what, figure in (*kremlin(folder / "warc"), *phrases(folder / "trafilatura_news_subset"), *whole(folder)):
        print(f"| {what} | {figure} |")


def kremlin(folder: Path) -> Iterator[tuple[str, str]]:
    """Sixty pages in a web archive, against their gold."""
    with gzip.open(folder / "kremlin60_gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = {row["url"]: row for row in map(json.loads, lines)}
    path = str(folder / "kremlin60.warc.gz")
    found = [one for one in read_source(path) if isinstance(one, Document)]
    pairs = [(document, gold[document.url]) for document in found if document.url in gold]
    scores = [overlap(wanted(row), body(document)) for document, row in pairs]
    pages = list(bodies(path))
    bare = [
        overlap(f"{gold[url]['lead'] or ''} {gold[url]['text']}", trafilatura.extract(page) or "")
        for url, page in pages
    ]
    yield "Kremlin archive: pages read", f"{len(pairs)} of {len(gold)}"
    yield (
        "Kremlin archive: F1 of the text",
        f"{sum(scores) / len(gold):.3f} (bare trafilatura {sum(bare) / len(gold):.3f})",
    )
    yield "Kremlin archive: titles exact", share(document.title == row["title"] for document, row in pairs)
    yield "Kremlin archive: dates exact", share(str(document.published)[:10] == row["date"] for document, row in pairs)
    ours, theirs = (
        fastest(lambda: list(read_source(path))),
        fastest(lambda: [trafilatura.extract(page) for _, page in pages]),
    )
    yield "time, in multiples of bare trafilatura's", f"{ours / theirs:.2f} ({len(pages) / ours:.0f} pages a second)"


def phrases(folder: Path) -> Iterator[tuple[str, str]]:
    """Pages in many languages, with phrases their text must and must not hold."""
    wanted = json.loads((folder / "evaldata.json").read_text("utf-8"))
    ours, bare = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as unpacked, tarfile.open(folder / "html.tar.gz") as archive:
        archive.extractall(unpacked, filter="data")
        for row in wanted.values():
            path = Path(unpacked, row["file"])
            texts = [body(one) for one in read_source(str(path)) if isinstance(one, Document)]
            count(ours, row, texts[0] if texts else "")
            count(bare, row, trafilatura.extract(path.read_bytes(), include_comments=False) or "")
    yield f"{len(wanted)} news pages: F1 of phrases", f"{f1(ours):.4f} (bare trafilatura {f1(bare):.4f})"


def whole(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file is read, or refused with a reason."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        started = time.process_time()
        found = list(read_source(str(path)))
        faults = [one for one in found if isinstance(one, SourceFault)]
        assert found
        assert all(one.reason for one in faults)
        took = time.process_time() - started
        yield (
            path.relative_to(folder).as_posix(),
            f"{len(found) - len(faults)} read, {len(faults)} refused, {took:.1f} s",
        )


def bodies(path: str) -> Iterator[tuple[str, bytes]]:
    with Path(path).open("rb") as stream:
        for record in warc_records(Opened(path, stream).stream()):
            if isinstance(record, WarcRecord) and record.kind == "response" and record.block:
                yield record.url, parse_message(record.block).body


def wanted(row: dict[str, str | None]) -> str:
    return f"{row['lead'] or ''} {row['text']}"


def body(document: Document) -> str:
    return document.text if document.title_start is None else document.text[: document.title_start]


def overlap(gold: str, text: str) -> float:
    one, other = (Counter(re.findall(r"\w+", part.lower())) for part in (gold, text))
    return 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))


def count(into: Counter[str], row: dict[str, list[str]], text: str) -> None:
    into["hit"] += sum(phrase in text for phrase in row["with"])
    into["missed"] += sum(phrase not in text for phrase in row["with"])
    into["wrong"] += sum(phrase in text for phrase in row["without"])


def f1(counts: Counter[str]) -> float:
    return 2 * counts["hit"] / (2 * counts["hit"] + counts["missed"] + counts["wrong"])


def share(right: Iterable[bool]) -> str:
    found = list(right)
    return f"{sum(found) / len(found):.3f}"


def fastest(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
