"""Coded rows in the ledger: happenings of their own, with file and row, that change nothing of what texts tell."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tieline.ledger.coded import ImportedFile
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.records.actor import Actor, ActorKind
from tieline.records.event import Category, Event
from tieline.records.evidence import RowEvidence
from tieline.records.when import Precision, When

FILE = ImportedFile(digest="a" * 64, layout="made/1", name="made.tsv")


def _event(line: int, *mirror: int, category: Category | None = Category.CONSULT) -> Event:
    day = date(2019, 1, line)
    return Event(
        evidence=tuple(RowEvidence(field="category", file=FILE.digest, row=row) for row in (line, *mirror)),
        confidence=1.0,
        method="import.made/1",
        category=category,
        actors=(Actor(name="NORWAY", kind=ActorKind.STATE, state="NOR"),),
        recipients=(Actor(name="CHILE", kind=ActorKind.STATE, state="CHL"),),
        when=When(start=day, end=day, precision=Precision.DAY, text=day.isoformat(), rule="made"),
        scheme="cameo",
        code="040",
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    moments = iter(datetime(2025, 1, day, tzinfo=UTC) for day in range(1, 29))
    return Ledger(tmp_path / "ledger.db", clock=lambda: next(moments))


def test_a_row_is_a_happening_of_its_own_without_documents(ledger: Ledger) -> None:
    assert ledger.add_coded(FILE, [(1, _event(1, 2)), (3, _event(3, category=None))]) == 2
    first, second = ledger.events("NOR", "CHL")
    assert (first.documents, first.independent, first.method) == ((), 1, "single")
    assert first.facets == (_event(1, 2),)
    assert second.facets[0].code == "040"  # type: ignore[attr-defined]
    assert ledger.happening(first.id) == first
    assert ledger.faults() == []


def test_known_rows_change_nothing_and_the_rest_is_added(ledger: Ledger) -> None:
    assert ledger.add_coded(FILE, [(1, _event(1))]) == 1
    assert ledger.add_coded(FILE, [(1, _event(1)), (2, _event(2))]) == 1
    assert ledger.add_coded(FILE, [(1, _event(1)), (2, _event(2))]) == 0
    assert ledger.sizes() == {"documents": 0, "records": 2, "happenings": 2}
    assert ledger.add_coded(FILE, []) == 0


def test_the_ledger_of_an_earlier_day_holds_the_rows_of_that_day(ledger: Ledger) -> None:
    ledger.add_coded(FILE, [(1, _event(1))])
    ledger.add_coded(FILE, [(2, _event(2))])
    then = Query(as_of=datetime(2025, 1, 1, 12, tzinfo=UTC))
    assert [happening.facets for happening in ledger.happenings("event", then)] == [(_event(1),)]
