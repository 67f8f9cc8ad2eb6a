"""Listings: a row for each happening, the numbers that matter, and hostile text as text."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType
from sample_reading import reading

from tieline.records.happening import Disagreement, Happening, Telling
from tieline.records.record import Record
from tieline.views.table import ReportRow, documents_table, happenings_table


def rendered(what: RenderableType, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(what)
    return out.getvalue()


def happening(record: Record, documents: tuple[str, ...] = ("a",), independent: int = 1) -> Happening:
    return Happening(id=record.id, facets=(record,), members=(record.id,), documents=documents, independent=independent)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("contact", ("Tue 21 Jan 2025", "Meeting", "Astrid Lunde NOR ↔ Mateo Rojas CHL", "Oslo")),
        ("event", ("CONSULT", "Norway NOR → Chile CHL", "future")),
        ("statement", ("Astrid Lunde NOR", "direct", "“We will open a joint polar station")),
        ("pledge", ("firm", "Thu 31 Dec 2026", "open a joint polar station")),
        ("claim", ("Mateo Rojas CHL", "resilience", "Chile CHL – Norway NOR")),
    ],
)
def test_a_listing_says_who_what_and_when(kind: str, words: tuple[str, ...]) -> None:
    records = [record for record in reading().records() if kind == record.KIND]
    table = rendered(happenings_table(kind, map(happening, records)))
    for said in (*words, *(record.id[:8] for record in records)):
        assert said in table


def test_copies_and_disagreements_show_beside_the_number_of_reports() -> None:
    (contact,) = reading().contacts
    tellings = (Telling(value="Oslo", documents=("a",)), Telling(value="Bergen", documents=("b",)))
    told = replace(
        happening(contact, ("a", "b", "c"), 2), disagreements=(Disagreement(field="place", tellings=tellings),)
    )
    assert "3/2 ≠" in rendered(happenings_table("contact", [told]))


def test_a_happening_without_the_facet_is_passed_over() -> None:
    (pledge,) = reading().pledges
    assert len(rendered(happenings_table("contact", [happening(pledge)])).splitlines()) == 1


@pytest.mark.parametrize("width", [60, 80, 120])
def test_tables_keep_to_the_terminal(width: int) -> None:
    table = documents_table([row(), row(headline="word " * 50)])
    assert max(cell_len(line) for line in rendered(table, width).splitlines()) <= width


def row(**changed: object) -> ReportRow:
    values: dict[str, object] = {
        "id": "0123456789abcdef", "headline": "A meeting", "outlet": "The Polar Times", "published": "2025-01-22",
        "counts": {"contact": 1}, **changed,
    }  # fmt: skip
    return ReportRow(**values)  # type: ignore[arg-type]


def test_documents_say_what_they_tell_and_what_they_lack() -> None:
    table = rendered(documents_table([row(), row(published=None, headline=None, unread="it is in 'zh'")]))
    for words in ("2025-01-22", "A meeting", "The Polar Times", "01234567", "no date", "untitled", "it is in 'zh'"):
        assert words in table
