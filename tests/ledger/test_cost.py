"""What a document costs does not depend on how much the ledger holds.

Measured in steps of SQLite's virtual machine, which are the same on every computer.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from made_readings import ANA, BEN, CAI, TUESDAY, Story, on

from tieline.ledger.ledger import Ledger
from tieline.records.reading import Reading

STEP = 20  # virtual machine steps between two looks


def unrelated(number: int) -> Reading:
    """A report of the same persons as all others, about a day of its own."""
    day = date(2000, 1, 1) + timedelta(days=3 * number)
    story = Story(outlet=f"Outlet {number}", published=day, document={"url": f"https://a.example/{number}"})
    story.contact(ANA, BEN, when=on(day)).contact(BEN, CAI, when=on(day))
    return story.pledge(ANA, BEN, action=f"meet {number} times").statement(ANA, f"Number {number}.").reading()


def copy(number: int) -> Reading:
    """A copy of one report without a contact, in one more outlet."""
    story = Story(outlet=f"Outlet {number}").pledge(ANA, BEN).statement(ANA, "All is well.")
    return story.statement(BEN, "So it is.").reading()


def same(number: int) -> Reading:
    """One more report of one meeting, in words of its own."""
    return Story(outlet=f"Outlet {number}").contact(ANA, BEN, when=on(TUESDAY), told=f"met ({number})").reading()


def steps(ledger: Ledger, reading: Reading) -> int:
    """How many steps adding a reading takes."""
    looks = 0

    def look() -> int:
        nonlocal looks
        looks += 1
        return 0

    ledger._db.set_progress_handler(look, STEP)
    ledger.add(reading)
    ledger._db.set_progress_handler(None, 0)
    return looks * STEP


def test_the_four_hundredth_document_costs_what_the_twentieth_did(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add_all(unrelated(i) for i in range(20))
        early = steps(ledger, unrelated(20))
        ledger.add_all(unrelated(i) for i in range(21, 400))
        late = steps(ledger, unrelated(400))
    assert late < 1.2 * early


def test_a_late_copy_costs_little_more_than_an_early_one(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add_all(copy(i) for i in range(10))
        early = steps(ledger, copy(10))
        ledger.add_all(copy(i) for i in range(11, 200))
        late = steps(ledger, copy(200))
        assert late < 4 * early
        assert len(next(ledger.happenings("pledge")).documents) == 201


def test_one_more_report_of_a_meeting_costs_no_more_than_a_look_at_each(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add_all(same(i) for i in range(50))
        early = steps(ledger, same(50))
        ledger.add_all(same(i) for i in range(51, 200))
        late = steps(ledger, same(200))
    assert late < 4.5 * early
