"""Scoring PETRARCH's records: codes to states and categories, what counts as the same triple, what is left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from made_events import Made, reading_of
from petrarch_files import coding, sentence, written

from tieline.coders.events.dictionary.load import Dictionaries, load_dictionaries
from tieline.evaluation.petrarch import Reason, category_of, document_of, incomparable, state_of, tally_record
from tieline.evaluation.petrarch_records import PetrarchRecord, Triple, read_petrarch
from tieline.evaluation.score import Counts
from tieline.evaluation.tasks import evaluate
from tieline.records.event import Category
from tieline.records.reading import Reading

AGREED = Category.AGREE
MET = Category.CONSULT


def record(*triples: tuple[str, str, str], marked: bool = True, refusal: bool = False) -> PetrarchRecord:
    made = tuple(Triple(*codes) for codes in triples)
    return PetrarchRecord("T-1", date(2025, 1, 21), "Norway and Chile met in Oslo.", made, marked, refusal)


def counts(gold: PetrarchRecord, *events: Made) -> dict[str, Counts]:
    return dict(tally_record(gold, reading_of(document_of(gold), *events)).counts)


@pytest.mark.parametrize(
    ("code", "state"),
    [("USA", "USA"), ("USAGOV", "USA"), ("---GOV", None), ("IGOEEU", None), ("ARN", None), ("", None)],
)
def test_an_actor_code_stands_for_the_state_of_its_first_three_letters(code: str, state: str | None) -> None:
    assert state_of(code) == state


@pytest.mark.parametrize(
    ("code", "category"),
    [("057", "SUPPORT"), ("084", "RETREAT"), ("081", "CONCEDE"), ("174L", "COERCE"), ("010", None), ("903", None)],
)
def test_an_event_code_is_compared_as_its_plover_category(code: str, category: str | None) -> None:
    assert category_of(code) == category


@pytest.mark.parametrize(
    ("gold", "reason"),
    [
        (record(("NOR", "CHL", "040")), None),
        (record(), None),
        (record(marked=False), Reason.NOT_MARKED),
        (record(refusal=True), Reason.TO_BE_REFUSED),
        (record(("ARN", "CHL", "903")), Reason.NO_SUCH_CODE),
        (record(("NOR", "CHL", "010")), Reason.NOT_IN_PLOVER),
        (record(("NOR", "CHL", "040"), ("ARN", "CHL", "040")), Reason.NO_STATE),
    ],
)
def test_a_record_that_cannot_be_compared_says_why(gold: PetrarchRecord, reason: Reason | None) -> None:
    assert incomparable(gold) is reason


def test_the_same_triple_is_right() -> None:
    told = counts(record(("NOR", "CHL", "057")), (Category.SUPPORT, ["NOR"], ["CHL"]))
    assert told["all"] == told["SUPPORT"] == told["parties"] == told["record"] == Counts(1, 1, 1)
    assert told["event"] == told["event:SUPPORT"] == Counts(1, 1, 1)


@pytest.mark.parametrize(
    ("event", "parties", "category"),
    [((MET, ["NOR"], ["CHL"]), 1, 0), ((AGREED, ["CHL"], ["NOR"]), 0, 1), ((AGREED, ["NOR"], ["SWE"]), 0, 1)],
)
def test_each_part_of_a_triple_must_agree(event: Made, parties: int, category: int) -> None:
    told = counts(record(("NOR", "CHL", "030")), event)
    assert told["all"] == Counts(0, 1, 1)
    assert told["parties"].right == parties
    assert told["event"].right == category


@pytest.mark.parametrize(
    ("triples", "expected"),
    [
        ([("NOR", "CHL", "040")], Counts(1, 1, 1)),
        ([("CHL", "NOR", "040")], Counts(1, 1, 1)),
        ([("NOR", "CHL", "040"), ("CHL", "NOR", "040")], Counts(2, 2, 2)),
        ([], Counts(0, 0, 1)),
    ],
)
def test_a_meeting_stands_for_the_directions_that_the_gold_has(
    triples: list[tuple[str, str, str]], expected: Counts
) -> None:
    assert counts(record(*triples), (MET, ["NOR", "CHL"], []))["all"] == expected


def test_two_codes_of_one_state_are_one_triple() -> None:
    gold = record(("NOR", "CHL", "040"), ("NORGOV", "CHL", "041"))
    assert counts(gold, (MET, ["NOR"], ["CHL"]))["all"] == Counts(1, 1, 1)


def test_an_event_of_a_party_that_is_no_state_is_no_triple() -> None:
    told = counts(record(), (MET, [None], ["CHL"]))
    assert (told["all"], told["no_event"], told["event"]) == (Counts(0, 0, 0), Counts(1, 1, 1), Counts(0, 0, 1))


def test_categories_are_scored_where_the_parties_cannot_be() -> None:
    told = counts(record(("ARN", "GON", "040")), (MET, [None, None], []))
    assert "all" not in told
    assert told["event"] == Counts(1, 1, 1)


@pytest.fixture
def read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A coder that finds nothing, for tests of what is counted."""
    monkeypatch.setattr(
        "tieline.evaluation.tasks.read_document", lambda document, **_: Reading(document=document, version="0")
    )


@pytest.mark.usefixtures("read_nothing")
def test_every_record_is_scored_or_counted_by_its_reason(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        sentence(coding("NOR", "CHL", "057")),
        sentence(coding("ARN", "CHL", "057")),
        sentence(coding("NOR", "CHL", "903")),
        sentence(coding("NOR", "CHL", "010")),
        sentence('<EventCoding noevents="True"/>'),
        sentence('<EventCoding error="x"/>'),
        sentence(),
    )
    score = evaluate("petrarch", path)
    reasons = ("not_marked", "to_be_refused", "no_such_code", "not_in_plover", "no_state")
    assert score.uncompared == dict.fromkeys(reasons, 1)
    assert score.extra["records"] == 7
    assert (score.documents, score.n, score.errors) == (3, 1, ())


def test_all_of_the_published_records_are_read(shared_data: Path) -> None:
    file = read_petrarch(shared_data / "event_coding_gold" / "PETR.UnitTest.records.xml")
    assert (len(file.records), file.refused) == (284, ())


@pytest.fixture
def dictionaries(tmp_path: Path) -> Dictionaries:
    """One verb, two invented countries and a discard."""
    texts = {
        "my.verbs": "--- PRAISE [041:042] ---\nPRAISE\n",
        "my.actors": "ARNOR [ARN]\nGONDOR [GON]\n",
        "my.agents": "OFFICIAL [~GOV]\n",
        "my.discards": "CHESS\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    return load_dictionaries(*(tmp_path / name for name in texts))


def test_with_their_dictionaries_records_are_scored_as_full_triples(tmp_path: Path, dictionaries: Dictionaries) -> None:
    """One exact record, one with a code of the wrong party, one that is discarded, one to be refused that is coded."""
    praised = "Arnor officials praised Gondor."
    path = written(
        tmp_path,
        sentence(coding("ARNGOV", "GON", "041"), coding("GON", "ARNGOV", "042"), text=praised),
        sentence(coding("ARN", "GON", "041"), text=praised),
        sentence('<EventCoding noevents="True"/>', text="Arnor praised Gondor at chess."),
        sentence('<EventCoding error="x"/>', text=praised),
    )
    score = evaluate("petrarch", path, dictionaries=dictionaries)
    assert score.counts["all"] == Counts(2, 3, 6)
    assert score.counts["record"] == Counts(2, 4, 4)
    assert score.counts["event"] == Counts(3, 3, 6)
    assert (score.extra["records"], score.uncompared, score.errors) == (4, {}, ())
