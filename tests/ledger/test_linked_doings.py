"""One doing weighs once: an announcement gives way to the contact held, a visit to the meetings held on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from made_readings import ANA, BEN, CAI, NIGERIA, TUESDAY, Story, on
from snapshot_rows import rows_of, snapshot_of

from tieline.ledger.ledger import Ledger
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.event import Aspect, Category


def _rows(path: Path, *stories: Story) -> list[dict[str, Any]]:
    with Ledger(path / "ledger.db") as ledger:
        ledger.add_all(story.reading() for story in stories)
    return rows_of(snapshot_of(path / "ledger.db"))


def _announced() -> Story:
    """A report that two agreed to meet, whose agreement is an event of the same words."""
    story = Story(outlet="Herald")
    story.contact(ANA, BEN, status=ContactStatus.ANNOUNCED, when=on(TUESDAY), told="agreed to meet", consult=False)
    verb = story.text.index("agreed to meet")
    span = (verb, verb + len("agreed to meet"))
    story._event(Category.AGREE, (ANA, BEN), (), span, 0, aspect=Aspect.ASSERTED)
    return story


def test_an_announcement_alone_keeps_the_row_of_its_agreement(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, _announced())
    assert (row["category"], row["mode"]) == ("AGREE", None)


def test_an_announcement_gives_way_to_the_contact_held(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, _announced(), Story().contact(ANA, BEN, when=on(TUESDAY)))
    assert (row["category"], row["mode"]) == ("CONSULT", "meeting")


def test_an_announcement_of_what_was_cancelled_keeps_its_row(tmp_path: Path) -> None:
    cancelled = Story().contact(ANA, BEN, when=on(TUESDAY), status=ContactStatus.CANCELLED, consult=False)
    (row,) = _rows(tmp_path, _announced(), cancelled)
    assert row["category"] == "AGREE"


def _visit(consult: bool = True) -> Story:
    story = Story(outlet="Herald")
    return story.contact(ANA, NIGERIA, mode=ContactMode.VISIT, when=on(TUESDAY), told="paid a visit", consult=consult)


def test_a_visit_gives_way_to_the_meetings_held_on_it(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, _visit(), Story().contact(ANA, BEN, when=on(TUESDAY)))
    assert (row["mode"], row["category"]) == ("meeting", "CONSULT")


def test_a_visit_keeps_the_event_that_no_meeting_tells(tmp_path: Path) -> None:
    rows = _rows(tmp_path, _visit(), Story().contact(ANA, BEN, when=on(TUESDAY), consult=False))
    assert sorted((row["mode"] or "", row["category"] or "") for row in rows) == [("", "CONSULT"), ("meeting", "")]


def test_a_visit_without_a_meeting_of_its_ends_keeps_its_row(tmp_path: Path) -> None:
    rows = _rows(tmp_path, _visit(), Story().contact(ANA, CAI, when=on(TUESDAY)))
    assert sorted(row["mode"] for row in rows) == ["meeting", "visit"]
