"""The history of a formula: first, last, how often, by whom; gone only where its silence means something."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tieline.cli.main import tieline
from tieline.desk.missing_phrases import missing_phrases
from tieline.desk.phrases import history, silence
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.reading import read_document
from tieline.records.document import Document
from tieline.records.reading import Reading

TIE = Query(between=("FRA", "NOR"))
CALL = "French President Emmanuel Macron spoke by phone with Norwegian Prime Minister Jonas Gahr Støre. "
WITH = "Macron said that France and Norway shared a no-limits partnership."
WITHOUT = "Macron said that France and Norway were good friends."
LATE = "Macron said that the partnerships had no limits."


def report(month: int, text: str, outlet: str = "Gazette") -> Reading:
    document = Document(text=CALL + text, published=date(2024, month, 5), outlet=outlet, language="en")
    return read_document(document, rules_only=True)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("phrases") / "ledger.db"
    texts = [f"{WITH} It was call {n}." for n in ("one", "two", "three", "four")]
    with Ledger(path) as ledger:
        ledger.add_all(report(month, text) for month, text in enumerate(texts, 1))
        ledger.add(report(4, texts[3], outlet="Herald"))
        ledger.add_all(report(month, f"{text} {month}.") for month, text in ((6, WITHOUT), (7, LATE), (8, WITHOUT)))
    return path


@pytest.fixture
def ledger(path: Path) -> Ledger:
    return Ledger(path, read_only=True)


def test_first_and_last_use_and_frequency_by_speaker_outlet_and_tie(ledger: Ledger) -> None:
    found = history(ledger, "no limit partnerships", TIE)
    assert found.overall is not None
    assert (found.overall.first, found.overall.last) == (date(2024, 1, 5), date(2024, 4, 5))
    assert (found.overall.uses, found.overall.reports, found.searched) == (4, 4, 7)
    (speaker,) = found.speakers
    assert speaker.name == "Emmanuel Macron (FRA)"
    assert {(line.name, line.reports) for line in found.outlets} == {("Gazette", 4), ("Herald", 1)}
    assert [line.name for line in found.ties] == ["FRA – NOR"]


def test_every_use_points_at_its_words(ledger: Ledger) -> None:
    for use in history(ledger, "no-limits partnership", Query()).uses:
        use.evidence.check(ledger.document(use.evidence.document).text)
        assert use.evidence.text == "no-limits partnership"


def test_it_is_gone_where_its_silence_means_something(ledger: Ledger) -> None:
    found = history(ledger, "no-limits partnership", TIE)
    assert found.overall is not None
    assert (found.overall.since, found.overall.gone) == (3, True)
    friends = history(ledger, "good friends", TIE).overall
    assert friends is not None
    assert not friends.gone


def test_a_window_is_kept(ledger: Ledger) -> None:
    found = history(ledger, "no-limits partnership", Query(since=date(2024, 2, 1), until=date(2024, 3, 31)))
    assert [use.day.month for use in found.uses] == [2, 3]


def test_a_phrase_that_is_nowhere_has_no_history(ledger: Ledger) -> None:
    found = history(ledger, "iron brotherhood", Query())
    assert (found.overall, found.uses, found.searched) == (None, (), 7)
    with pytest.raises(ValueError, match="no word to look for"):
        history(ledger, "…", Query())


def test_what_recurs_and_is_not_in_the_newest_readout_is_missing(ledger: Ledger) -> None:
    readouts = {readout.outlet: readout for readout in missing_phrases(ledger, TIE)}
    missing = {one.words: one for one in readouts["Gazette"].missing}
    (formula,) = (words for words in missing if "no-limits partnership" in words)
    assert (missing[formula].had, missing[formula].first_time) == (4, False)
    assert missing[formula].last_day == date(2024, 4, 5)
    assert readouts["Herald"].reason == "only 0 earlier reports: at least 3 show what recurs"


def test_a_formula_every_report_had_is_missing_for_the_first_time(ledger: Ledger) -> None:
    early = Query(between=TIE.between, until=date(2024, 6, 30))
    gazette = next(readout for readout in missing_phrases(ledger, early) if readout.outlet == "Gazette")
    assert any(one.first_time and "no-limits partnership" in one.words for one in gazette.missing)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 60))
def test_a_longer_silence_is_less_likely_by_chance(reports: int, more: int, since: int) -> None:
    assert 0.0 <= silence(reports, reports + more, since + 1) <= silence(reports, reports + more, since) <= 1.0


def test_the_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    readings = [report(month, text) for month, text in ((1, WITH), (3, WITHOUT), (5, f"{WITH} Again."))]
    told = []
    for number, order in enumerate((readings, readings[::-1])):
        with Ledger(tmp_path / f"{number}.db") as ledger:
            ledger.add_all(order, batch=1)
            told.append(history(ledger, "no-limits partnership", Query()).plain())
    assert told[0] == told[1]


def run(path: Path, *words: str) -> tuple[int, str]:
    answer = CliRunner().invoke(tieline, ["phrases", *words, "--ledger", str(path)])
    return answer.exit_code, answer.output


def test_the_command_tells_the_history_and_what_is_missing(path: Path) -> None:
    code, told = run(path, "no-limits partnership", "--between", "France", "NOR")
    assert code == 0
    assert "4 uses in 4 of 7 reports" in told
    assert "gone: 3 reports since without it" in " ".join(told.split())
    code, told = run(path, "--missing", "--between", "FRA", "NOR", "--json")
    assert code == 0
    assert {json.loads(line)["outlet"] for line in told.splitlines()} == {"Gazette", "Herald"}
    code, told = run(path, "--missing", "--between", "FRA", "NOR")
    assert "no-limits partnership" in told


def test_no_match_is_a_clear_answer(path: Path) -> None:
    code, told = run(path, "iron brotherhood")
    assert code == 0
    assert "“iron brotherhood” is in none of 7 reports, in no inflection of its words" in told
    assert "no report of a contact between CHN and RUS" in run(path, "--missing", "--between", "CHN", "RUS")[1]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ((), "give a formula, or --missing and a tie"), (("--missing",), "add --between"), (("…",), "no word to look for"),
        (("x", "--missing", "--between", "CHN", "RUS"), "give a formula"),
        (("x", "--since", "2024-02-01", "--until", "2024-01-01"), "swap them"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told(path: Path, words: tuple[str, ...], fault: str) -> None:
    code, told = run(path, *words)
    assert code == 2
    assert fault in told


def test_no_report_since_is_no_silence() -> None:
    assert silence(3, 3, 0) == 1.0
