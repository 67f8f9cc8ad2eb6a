"""Statements as the whole reader gives them, with the cast it finds itself."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from tieline.actors.resolve import resolve_cast
from tieline.coders.page import Page
from tieline.coders.statements import code_statements
from tieline.language.parse import parse
from tieline.language.quotations import find_quotations
from tieline.records.document import Document, with_title
from tieline.records.reading import Reading
from tieline.records.statement import Statement, StatementKind

REPORT = (
    "French President Emmanuel Macron and Indian Prime Minister Narendra Modi met in Lyon on 3 May 2023.\n"
    "“The door to talks stays open,” Macron said, adding that nobody would be shut out. Modi noted that trade had "
    "doubled in five years. He called for lower tariffs.\n"
    "The two leaders stressed the importance of regular contacts."
)


def statements_of(document: Document) -> Reading:
    parsed = parse(document)
    page = Page(parsed, (), resolve_cast(parsed), find_quotations(parsed))
    result = code_statements(page)
    return Reading(document=parsed.document, version="test", statements=result.records, unresolved=result.unresolved)


def speakers(statement: Statement) -> list[tuple[str | None, str | None]]:
    return [(a.canonical, a.state) for a in statement.speakers]


def test_speakers_are_the_persons_the_report_introduced() -> None:
    macron, modi = ("Emmanuel Macron", "FRA"), ("Narendra Modi", "IND")
    reading = statements_of(Document(text=REPORT, language="en", published=date(2023, 5, 4)))
    found = [(s.kind, s.cue, speakers(s)) for s in reading.statements]
    assert found == [
        (StatementKind.DIRECT, "said", [macron]),
        (StatementKind.INDIRECT, "adding", [macron]),
        (StatementKind.INDIRECT, "noted", [modi]),
        (StatementKind.INDIRECT, "called for", [modi]),
        (StatementKind.INDIRECT, "stressed", [macron, modi]),
    ]


@pytest.mark.parametrize("source", ["kremlin_en_2000_2020", "whitehouse_foreign_2021_2026"])
def test_real_pages_are_read_without_a_fault(shared_data: Path, source: str) -> None:
    with gzip.open(shared_data / source / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(600), lines, strict=False)][::40]
    told = 0
    for row in rows:
        text, title, start = with_title(row["title"], row["text"][:4000])
        document = Document(text=text, title=title, title_start=start, language="en", outlet=row["outlet"])
        told += len(statements_of(document).statements)
    assert told > len(rows)
