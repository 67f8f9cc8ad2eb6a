"""A row of a listing: the leading record's keys, the happening's id, its reports and their disagreements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_readings import ANA, BEN, CAI, NIGERIA, SPAIN, TUESDAY, Story, on

from tieline.desk.listing import list_documents, list_happenings
from tieline.desk.plain import plain_document, plain_reading
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        for outlet, place in (("A", "Lagos"), ("B", "Abuja"), ("C", "Abuja")):
            story = Story(outlet=outlet).contact(ANA, BEN, when=on(TUESDAY), place=place, told=f"met for {outlet}")
            opened.add(story.reading())
        story = Story(outlet="D").contact(ANA, CAI).pledge(ANA, BEN).gap("no day")
        opened.add(story.statement(ANA, "Spain and Nigeria are steady.", claim=(SPAIN, NIGERIA)).reading())
        yield opened


def test_a_row_has_the_records_keys_and_its_reports(ledger: Ledger) -> None:
    row = next(list_happenings(ledger, "contact", Query(between=("ESP", "NGA"))))
    plain = json.loads(json.dumps(row.plain()))
    assert plain["id"] == row.happening.id
    assert plain["mode"] == "meeting"
    assert plain["place"] == "Abuja"
    assert plain["when"]["start"] == "2025-03-04"
    assert {p["canonical"] for p in plain["participants"]} == {"Ana Sol", "Ben Okoro"}
    assert {r["outlet"] for r in plain["reports"]} == {"A", "B", "C"}
    assert plain["independent"] == 3
    (difference,) = plain["disagreements"]
    assert difference["field"] == "place"
    assert [t["value"] for t in difference["tellings"]] == ["Abuja", "Lagos"]
    assert all({"field", "document", "start", "end", "text"} <= set(piece) for piece in plain["evidence"])


@pytest.mark.parametrize("kind", ["contact", "event", "statement", "pledge", "claim"])
def test_every_kind_is_listed_by_its_own_record(ledger: Ledger, kind: str) -> None:
    rows = list(list_happenings(ledger, kind, Query()))
    assert rows
    for row in rows:
        assert kind == row.facet.KIND
        assert set(row.reports) == set(row.happening.documents)
        json.dumps(row.plain())


def test_documents_are_listed_with_what_they_tell(ledger: Ledger) -> None:
    rows = [plain_document(entry) for entry in list_documents(ledger, Query(kind="claim"))]
    (row,) = rows
    assert row["outlet"] == "D"
    assert row["headline"].startswith("Ana Sol, Cai Lun met")
    assert row["records"] == {"claim": 1, "contact": 1, "event": 2, "pledge": 1, "statement": 1}
    json.dumps(rows)


def test_a_reading_is_printed_under_the_documented_keys(ledger: Ledger) -> None:
    (entry,) = list_documents(ledger, Query(kind="claim"))
    plain = plain_reading(ledger.reading(entry.id))
    assert list(plain) == [
        "document", "contacts", "events", "statements", "pledges", "claims", "issues", "unresolved",
    ]  # fmt: skip
    assert len(plain["unresolved"]) == 1
    json.dumps(plain)
