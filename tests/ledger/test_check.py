"""The check finds what is out of step, and says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_readings import ANA, BEN, TUESDAY, Story, on

from tieline.ledger.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        for outlet in ("A", "B", "C"):
            story = Story(outlet=outlet).contact(ANA, BEN, when=on(TUESDAY), told=f"met for {outlet}")
            opened.add(story.pledge(ANA, BEN).gap("x").reading())
        assert opened.faults() == []
        opened._db.execute("PRAGMA foreign_keys = OFF")
        opened._db.execute("PRAGMA ignore_check_constraints = ON")
        yield opened


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE documents SET text = replace(text, 'Ana', 'Eva') WHERE row = 2", "not 'Ana Sol'"),
        ("UPDATE records SET payload = replace(payload, '\"end\":7', '\"end\":8') WHERE row = 1", ""),
        ("UPDATE records SET payload = '{}' WHERE row = 1", ""),
        ("DELETE FROM documents_fts WHERE rowid = 1", "search"),
        ("UPDATE documents_fts_docsize SET sz = x'0101' WHERE id = 1", "out of step"),
        ("DELETE FROM readings WHERE row = 1", "does not exist"),
        ("UPDATE accounts SET happening = NULL WHERE row = 1", ""),
        ("UPDATE records SET account = NULL WHERE row = 1", "belongs to no happening"),
        ("UPDATE records SET superseded_at = '2025' WHERE row = 1", "superseded"),
        ("UPDATE happenings SET id = 'h0' WHERE row = (SELECT happening FROM accounts LIMIT 1)", "named after"),
        ("DELETE FROM happenings WHERE row = (SELECT happening FROM accounts LIMIT 1)", ""),
        ("UPDATE accounts SET meeting = 'another' WHERE meeting IS NOT NULL AND reading = 2", "belongs in"),
        ("UPDATE accounts SET day = day + 7, opens = '2031-01-01T00:00:00Z' WHERE reading = 2", "belongs in"),
        ("UPDATE accounts SET first = '00' WHERE row = 1", ""),
        ("UPDATE readings SET superseded_at = recorded_at WHERE row = 1", "no present reading"),
    ],
)
def test_damage_is_found(ledger: Ledger, damage: str, fault: str) -> None:
    ledger._db.execute(damage)
    faults = ledger.faults()
    assert faults
    assert any(fault in f"{one.where} {one.fault}" for one in faults), faults
    assert all(one.remedy for one in faults)


def test_a_long_list_of_faults_is_cut(tmp_path: Path) -> None:
    with Ledger(tmp_path / "many.db") as ledger:
        ledger.add_all(Story(outlet=f"{i}").contact(ANA, BEN).reading() for i in range(40))
        ledger._db.execute("UPDATE documents SET text = upper(text)")
        faults = [fault for fault in ledger.faults() if fault.where.startswith("document")]
        assert len(faults) == 21
        assert faults[-1].fault == "and more of the same sort"
