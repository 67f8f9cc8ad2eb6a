"""What came of a pledge, from the ledger: proposed by the machine, said by a person, kept through re-reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tieline.desk.follow import FollowError, confirm, due, evidence_id, follow, reject, undo
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.reading import read_document
from tieline.records.document import Document
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Outcome

TODAY = date(2025, 3, 1)
REPORTS = (
    ("2024-02-06", "PARIS, February 6 — French President Emmanuel Macron and Norwegian Prime Minister Jonas Gahr Støre "
     "met in Paris on Tuesday. France and Norway agreed to maintain strategic communication throughout the year."),
    ("2024-05-14", "OSLO, May 14 — French President Emmanuel Macron spoke by phone with Norwegian Prime Minister Jonas "
     "Gahr Støre on Tuesday."),
    ("2025-01-20", "PARIS, January 20 — French President Emmanuel Macron met Norwegian Prime Minister Jonas Gahr Støre "
     "on Monday."),
)  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> list[object]:
    return [
        read_document(Document(text=text, published=date.fromisoformat(day), outlet="Gazette"), rules_only=True)
        for day, text in REPORTS
    ]


@pytest.fixture
def ledger(tmp_path: Path, readings: list[object]) -> Ledger:
    opened = Ledger(tmp_path / "ledger.db")
    opened.add_all(readings)  # type: ignore[arg-type]
    return opened


def promised(ledger: Ledger) -> str:
    return next(h.id for h in ledger.pledges("FRA", "NOR"))


def test_the_contacts_of_the_pair_settle_a_pledge_to_stay_in_communication(ledger: Ledger) -> None:
    found = follow(ledger, promised(ledger), TODAY)
    assert found.status.outcome is Outcome.FULFILLED
    assert not found.confirmed
    assert [finding.day for finding in found.findings] == [date(2024, 5, 14)]
    assert dict(found.findings[0].matched)["parties"] == "FRA and NOR"
    for piece in found.status.evidence:
        assert isinstance(piece, TextEvidence)
        piece.check(ledger.document(piece.document).text)


def test_what_is_not_yet_told_is_not_known_on_an_earlier_day(ledger: Ledger) -> None:
    assert follow(ledger, promised(ledger), date(2024, 3, 1)).status.outcome is Outcome.TOO_EARLY
    assert follow(ledger, promised(ledger), date(2024, 6, 1)).status.outcome is Outcome.IN_THE_WORKS


def test_the_pledges_with_a_deadline_are_listed_with_what_came_of_them(ledger: Ledger) -> None:
    rows = list(due(ledger, Query(between=("FRA", "NOR")), TODAY))
    assert [row.happening.id for row in rows] == [promised(ledger)]
    assert list(due(ledger, Query(), date(2024, 1, 1))) == []


def test_a_person_confirms_and_takes_back(ledger: Ledger) -> None:
    id_ = promised(ledger)
    found = confirm(ledger, id_, TODAY, author="Ana")
    assert found.confirmed
    assert (found.status.author, found.status.outcome) == ("Ana", Outcome.FULFILLED)
    pledge = next(f for f in ledger.happening(id_).facets if f.KIND == "pledge")
    assert [status.author for status in pledge.status] == ["Ana"]  # type: ignore[attr-defined]
    with pytest.raises(FollowError, match="Ana has given its status already"):
        confirm(ledger, id_, TODAY, author="Ben")
    assert not undo(ledger, id_, TODAY).confirmed
    with pytest.raises(FollowError, match="nothing to take back"):
        undo(ledger, id_, TODAY)


def test_a_person_may_say_otherwise_but_needs_a_reason_without_evidence(ledger: Ledger) -> None:
    id_ = promised(ledger)
    found = confirm(ledger, id_, TODAY, author="Ana", outcome=Outcome.PARTLY_FULFILLED, reason="One call in a year")
    assert (found.status.outcome, found.status.reason) == (Outcome.PARTLY_FULFILLED, "One call in a year")
    undo(ledger, id_, TODAY)
    with pytest.raises(FollowError, match="--reason"):
        confirm(ledger, id_, date(2024, 3, 1), author="Ana", outcome=Outcome.BROKEN)


def test_rejected_evidence_is_not_proposed_again(ledger: Ledger) -> None:
    id_ = promised(ledger)
    (finding,) = follow(ledger, id_, TODAY).findings
    found = reject(ledger, id_, TODAY, author="Ana", evidence=(evidence_id(finding),))
    assert found.findings == ()
    assert found.status.outcome is Outcome.NOT_RATED
    with pytest.raises(FollowError, match="there are: none"):
        reject(ledger, id_, TODAY, author="Ana", evidence=("abc:1",))
    assert undo(ledger, id_, TODAY).findings


def test_a_judgement_outlives_a_new_reading_of_the_report(ledger: Ledger, readings: list[object]) -> None:
    from dataclasses import replace

    id_ = promised(ledger)
    confirm(ledger, id_, TODAY, author="Ana")
    again = replace(readings[0], version="99")  # type: ignore[type-var]
    ledger.add(again)  # type: ignore[arg-type]
    assert follow(ledger, promised(ledger), TODAY).status.author == "Ana"


def test_what_is_no_pledge_cannot_be_followed(ledger: Ledger) -> None:
    contact = next(iter(ledger.contacts("FRA", "NOR")))
    with pytest.raises(FollowError, match="is no pledge"):
        follow(ledger, contact.id, TODAY)
    with pytest.raises(FollowError, match="is a report"):
        follow(ledger, contact.documents[0], TODAY)


def test_the_order_of_arrival_changes_nothing(tmp_path: Path, readings: list[object]) -> None:
    told = []
    for number, order in enumerate(([0, 1, 2], [2, 1, 0], [1, 2, 0])):
        with Ledger(tmp_path / f"{number}.db") as ledger:
            for index in order:
                ledger.add(readings[index])  # type: ignore[arg-type]
            told.append(follow(ledger, promised(ledger), TODAY).plain())
    assert told[0] == told[1] == told[2]
