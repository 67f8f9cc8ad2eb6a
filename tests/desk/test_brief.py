"""A brief says nothing the ledger does not hold: every sentence rests on stored spans, every quotation is exact."""

from __future__ import annotations

import re
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import ANA, BEN, NIGERIA, SPAIN, WEDNESDAY, Story, on

from tieline.desk.brief import Brief, Sentence, brief
from tieline.ledger.ledger import Ledger
from tieline.records.contact import ContactMode
from tieline.records.event import Category
from tieline.records.reading import Reading

_QUOTED = re.compile(r"“([^”]*)”")
WORDS = (
    "Spain and Nigeria stand together on trade and energy in our region",
    "the ties of Nigeria and Spain are as old as the sea between us all",
    "Nigeria will not accept from Spain what it would not accept from itself",
)
ACTIONS = ("build a railway from Lagos to Kano", "open two schools in Lagos", "sell ten aircraft to the air force")


@st.composite
def stories(draw: st.DrawFn) -> Story:
    day = WEDNESDAY - timedelta(days=draw(st.integers(0, 40)))
    told = Story(
        outlet=draw(st.sampled_from(("The Morning Post", "EFE", "News Agency of Nigeria", None))), published=day
    )
    for what in draw(st.lists(st.sampled_from("cespm"), min_size=1, max_size=4)):
        if what == "c":
            dated = on(day) if draw(st.booleans()) else None
            told.contact(ANA, BEN, when=dated, mode=draw(st.sampled_from(list(ContactMode))))
        elif what == "e":
            told.event(draw(st.sampled_from((Category.SANCTION, Category.AID, Category.ACCUSE))), [SPAIN], [NIGERIA])
        elif what == "s":
            speaker, words = draw(st.sampled_from((ANA, BEN))), draw(st.sampled_from(WORDS))
            told.statement(speaker, words, claim=(SPAIN, NIGERIA))
        else:
            told.pledge(ANA, BEN, action=draw(st.sampled_from(ACTIONS)))
    return told


def _filled(path: Path, readings: list[Reading]) -> Ledger:
    ledger = Ledger(path)
    ledger.add_all(readings)
    return ledger


def check(told: Brief, ledger: Ledger) -> None:
    """What holds of every brief."""
    numbers = [reference.number for reference in told.references]
    assert numbers == list(range(1, len(numbers) + 1))
    by_number = {reference.number: reference for reference in told.references}
    for sentence in told.sentences:
        assert sentence.citations
        for citation in sentence.citations:
            reference = by_number[citation.reference]
            assert reference.document is not None
            assert citation.document == reference.document
            assert ledger.document(reference.document).text[citation.start : citation.end] == citation.text != ""
        exact = {" ".join(c.text.split()) for c in sentence.citations if c.quoted}
        for words in _QUOTED.findall(sentence.text):
            assert " ".join(words.removesuffix(" …").split()) in exact
        assert sentence.entries
        assert all(ledger.happening(id_).id == id_ for id_ in sentence.entries)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(stories(), min_size=1, max_size=6), st.booleans(), st.booleans())
def test_every_sentence_rests_on_stored_spans_and_every_quotation_is_exact(
    told: list[Story], bounded: bool, long: bool
) -> None:
    readings = list({r.document.id: r for r in (story.reading() for story in told)}.values())
    since = WEDNESDAY - timedelta(days=20) if bounded else None
    with (
        tempfile.TemporaryDirectory() as folder,
        _filled(Path(folder) / "a" / "l.db", readings) as one,
        _filled(Path(folder) / "b" / "l.db", readings[::-1]) as other,
    ):
        first = brief(one, "ESP", "NGA", since=since, until=WEDNESDAY, long=long)
        check(first, one)
        again = brief(other, "NGA", "ESP", since=since, until=WEDNESDAY, long=long)
        assert [s.text for s in again.sentences] == [s.text for s in first.sentences]
        assert again.references == first.references


def _sentences(told: Brief, key: str) -> list[str]:
    return [s.text for section in told.sections if section.key == key for p in section.paragraphs for s in p.sentences]


def test_a_brief_tells_who_met_what_was_said_and_what_was_pledged(tmp_path: Path) -> None:
    story = Story(document={"title": "Ana Sol meets Ben Okoro"}).contact(
        ANA, BEN, when=on(date(2025, 3, 4)), place="Lagos"
    )
    story.statement(ANA, WORDS[0], claim=(SPAIN, NIGERIA)).pledge(ANA, BEN, action=ACTIONS[0])
    with _filled(tmp_path / "l.db", [story.reading()]) as ledger:
        told = brief(ledger, "NGA", "ESP")
        check(told, ledger)
    assert _sentences(told, "contacts") == ["On 4 March 2025 Ana Sol and Ben Okoro met in Lagos."]
    assert _sentences(told, "said")[0].endswith(f"said on 5 March 2025: “{WORDS[0]}”.")
    assert _sentences(told, "pledges")[0].startswith(f"Ana Sol and Ben Okoro undertook to “{ACTIONS[0]}”")
    assert told.until == WEDNESDAY


def test_below_the_floor_a_brief_says_that_there_is_not_enough_evidence(tmp_path: Path) -> None:
    story = Story().contact(ANA, BEN, when=on(date(2025, 3, 4)))
    with _filled(tmp_path / "l.db", [story.reading()]) as ledger:
        told = brief(ledger, "ESP", "NGA")
    measures = next(section for section in told.sections if section.key == "measures")
    assert measures.paragraphs == ()
    assert measures.notes[0].startswith("Not enough evidence for the level of the tie (")


def test_a_tie_of_which_nothing_is_known_gives_a_brief_without_sentences(tmp_path: Path) -> None:
    with _filled(tmp_path / "l.db", [Story().contact(ANA, BEN).reading()]) as ledger:
        told = brief(ledger, "FRA", "JPN", since=date(2024, 1, 1), until=date(2024, 12, 31))
        open_ended = brief(ledger, "FRA", "JPN")
    assert told.sentences == ()
    assert all(section.notes for section in told.sections)
    assert open_ended.until <= datetime.now(UTC).date()  # the day of the snapshot, and no end of all days


def test_twelve_copies_of_a_report_tell_one_contact_once(tmp_path: Path) -> None:
    story = Story(outlet=None).contact(ANA, BEN, when=on(date(2025, 3, 4)))
    copies = [story.reading(outlet=f"Paper {n}") for n in range(12)]
    with _filled(tmp_path / "l.db", copies) as ledger:
        told = brief(ledger, "ESP", "NGA")
    assert len(_sentences(told, "contacts")) == 1
    assert "in contact once" in _sentences(told, "summary")[0]


def test_a_short_brief_is_bounded_and_a_long_one_tells_more(tmp_path: Path) -> None:
    readings = []
    for n in range(30):
        day = date(2025, 1, 1) + timedelta(days=3 * n)
        readings.append(Story(published=day, outlet=f"Paper {n}").contact(ANA, BEN, when=on(day)).reading())
    with _filled(tmp_path / "l.db", readings) as ledger:
        short, long = brief(ledger, "ESP", "NGA"), brief(ledger, "ESP", "NGA", long=True)
    assert len(_sentences(short, "contacts")) == 7
    assert "24 further contacts" in _sentences(short, "contacts")[-1]
    assert len(_sentences(long, "contacts")) == 30


def test_a_sentence_without_a_reference_is_refused() -> None:
    with pytest.raises(ValueError, match="rests on something"):
        Sentence(text="All is well.", citations=())
