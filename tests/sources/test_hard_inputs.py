"""Real and broken inputs of the field: each is read, or refused with a reason. Needs the shared data."""

from __future__ import annotations

import gzip
import importlib
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from tieline.records.document import Document
from tieline.sources.fault import SourceFault
from tieline.sources.read import read_source

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hard(shared_data: Path) -> Path:
    folder = shared_data / "hard_inputs"
    if not folder.is_dir():
        pytest.skip(f"the hard inputs are not at {folder}")
    return folder


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def test_sixty_pages_of_a_web_archive_read_as_their_gold_says(hard: Path) -> None:
    with gzip.open(hard / "warc" / "kremlin60_gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = {row["url"]: row for row in map(json.loads, lines)}
    found = [one for one in read_source(str(hard / "warc" / "kremlin60.warc.gz")) if isinstance(one, Document)]
    assert {document.url for document in found} == set(gold)
    total = 0.0
    for document in found:
        row = gold[document.url or ""]
        one, other = words(f"{row['lead'] or ''} {row['text']}"), words(document.text[: document.title_start])
        total += 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))
    assert total / len(gold) >= 0.95
    assert sum(document.title == gold[document.url or ""]["title"] for document in found) >= 0.98 * len(gold)
    dates = [str(document.published)[:10] == gold[document.url or ""]["date"] for document in found]
    assert sum(dates) >= 0.98 * len(gold)


@pytest.mark.parametrize(("room", "sources"), [("warc", 15), ("feeds", 159), ("foreign_ministry_pages", 16)])
def test_everything_is_read_or_refused_with_a_reason(hard: Path, room: str, sources: int) -> None:
    told: set[str] = set()
    for path in sorted((hard / room).iterdir()):
        if path.name.startswith("kremlin60"):
            continue
        count = 0
        for found in read_source(str(path), note=lambda source, _: told.add(source)):
            count += 1
            if isinstance(found, SourceFault):
                assert found.reason
                told.add(found.source)
            else:
                told.add(f"{path} {found.id}")
        assert count, path
    assert len(told) >= sources


@pytest.mark.parametrize(
    ("name", "documents", "reason"),
    [
        ("bad.arc", 0, "the page is empty"),
        ("example-bad-non-chunked.warc.gz", 1, None),
        ("example-bad.warc.gz.bad", 1, None),
        ("example-trunc.warc", 0, "the page is cut short in the middle of its compression"),
        ("example-wrong-chunks.warc.gz", 1, None),
        ("example-digest.warc", 0, "no page is in it (4 request records)"),
        ("example-space-in-url.arc", 1, None),
        ("example.arc.gz", 1, None),
        ("example.warc", 1, None),
    ],
)
def test_broken_archives_give_what_they_hold(hard: Path, name: str, documents: int, reason: str | None) -> None:
    found = list(read_source(str(hard / "warc" / name)))
    faults = [one.reason for one in found if isinstance(one, SourceFault)]
    assert len(found) - len(faults) == documents
    assert (reason in faults) if reason else faults == []


def test_a_few_hundred_mutated_sources_raise_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    run = importlib.import_module("fuzz_sources").run

    done = run(400, random.randrange(1_000_000), tmp_path)  # a new seed every time; a failure names its case
    assert done["cases"] == 400
    assert done["read"] > 50
    assert "fuzz_sources" in sys.modules
