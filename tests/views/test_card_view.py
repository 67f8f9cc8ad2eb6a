"""The card: everything a reader needs is on it, it keeps to its width, and hostile text stays text."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType
from sample_reading import document, reading

from tieline.records.document import Document, with_title
from tieline.records.evidence import TextEvidence
from tieline.records.reading import Reading
from tieline.records.unresolved import Unresolved
from tieline.records.when import Precision, When
from tieline.views.card import Card
from tieline.views.passage import Passages
from tieline.views.safe import glyph, shown
from tieline.views.wording import interval

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = (
    ":smile: [bold red]Not a style[/] \x1b[31mred\x1b[0m \x1b]0;title\x07 \u202eright to left\u202c \u2066hidden\u2069 "
    "[link=http://evil.example]click[/link] \x9b31m [/] \r\x08\x7f end."
)


def rendered(what: RenderableType, width: int = 80, *, colour: bool = False) -> str:
    out = io.StringIO()
    settings = {"force_terminal": True, "color_system": "standard"} if colour else {}
    Console(file=out, width=width, legacy_windows=False, **settings).print(what)  # type: ignore[arg-type]
    return out.getvalue()


def test_the_card_says_who_what_when_and_shows_the_sentence() -> None:
    card = rendered(Card(reading()))
    for words in (
        "Norway and Chile agree to open a joint polar station",
        "The Polar Times · Wed 22 Jan 2025",
        "Meeting · held · Tue 21 Jan 2025 · “on Tuesday”",
        "NOR Astrid Lunde, Prime Minister",
        "CHL Mateo Rojas, President",
        "rank: head of government",
        "│ OSLO — Norwegian Prime Minister Astrid Lunde received Chilean President",
        "Astrid Lunde, Prime Minister NOR · told · direct",
        "firm · by Thu 31 Dec 2026 · “before the end of 2026”",
        "resilience of Chile CHL – Norway NOR",
        "according to Mateo Rojas, President CHL",
        "CONSULT    Astrid Lunde NOR ↔ Mateo Rojas CHL",
        "Chile CHL → the invented Republic of Arcadia",
        "future · 1.2 billion NOK",
        "unspecified · “issues of common concern”",
        "Two flags over the ice · polar.example/news/1",
        "when · “later” · “later” names no day",
    ):
        assert words in card
    assert [title for title in re.findall(r"^[A-Z]{4,}", card, re.MULTILINE) if title != "OSLO"] == [
        "CONTACTS", "STATEMENTS", "PLEDGES", "CLAIMS", "EVENTS", "ISSUES", "REFERENCES", "UNRESOLVED",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = rendered(Card(reading()), width).splitlines()
    assert max(cell_len(line) for line in lines) <= min(width, 110)


def test_every_entry_can_be_asked_for_by_the_id_it_shows() -> None:
    card = rendered(Card(reading()))
    read = reading()
    for record in (*read.contacts, *read.statements, *read.pledges, *read.claims, *read.events):
        assert record.id[:8] in card


def test_colour_adds_nothing_but_colour() -> None:
    assert ESCAPE.sub("", rendered(Card(reading()), colour=True)) == rendered(Card(reading()))


def test_evidence_stands_out_from_its_sentence() -> None:
    doc = document()
    start = doc.text.index("received")
    passage = Passages(doc.text).of([doc.quote("mode", start, start + 8)], ("mode",))
    marked = [passage.plain[span.start : span.end] for span in passage.spans if "underline" in str(span.style)]
    assert marked == ["received"]


def test_a_document_without_a_date_says_what_to_do() -> None:
    card = rendered(Card(Reading(document=document(None), version="0")))
    assert "no date of publication" in card
    assert "--published" in card
    assert "nothing found" in card


def test_a_language_that_is_not_read_is_named() -> None:
    text = "2025年1月21日,两国外长在奥斯陆举行会谈。" * 5
    gap = Unresolved(record=None, field="language", reason="it is in 'zh', and Tieline reads English only")
    card = rendered(Card(Reading(document=Document(text=text, language="zh"), version="0", unresolved=(gap,))))
    assert "reads English only" in card
    assert max(cell_len(line) for line in card.splitlines()) <= 80


@pytest.mark.parametrize("colour", [True, False])
def test_hostile_text_is_shown_as_text(colour: bool) -> None:
    text, title, start = with_title(HOSTILE, HOSTILE + "\nSecond paragraph.")
    doc = Document(text=text, title=title, title_start=start, outlet=HOSTILE, url="http://x.example/\x1b[2J")
    gap = Unresolved(record=None, field="when", reason="x", evidence=(doc.quote("when", 0, len(HOSTILE)),))
    card = rendered(Card(Reading(document=doc, version="0", unresolved=(gap,))), colour=colour)
    visible = ESCAPE.sub("", card) if colour else card
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", visible)
    assert "[bold red]Not a style[/] ␛[31mred␛[0m" in " ".join(visible.split())
    assert "⟨202E⟩right" in visible
    assert ":smile:" in visible


def test_escaped_quotation_marks_are_shown_plain() -> None:
    assert shown(r"\"The two sides\" met; a\b stays") == '"The two sides" met; a\\b stays'


@given(st.text(max_size=300), st.data())
def test_any_passage_shows_its_evidence(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = TextEvidence(field="mode", document="d", start=start, end=end, text=text[start:end])
    passage = Passages(text).of([piece], ("mode",))
    evidence = "".join(glyph(text, position) for position in range(start, end))
    assert "".join(filter(str.isalnum, evidence)) in "".join(filter(str.isalnum, passage.plain))
    assert "\x1b" not in passage.plain


def test_a_long_sentence_is_cut_around_its_evidence() -> None:
    text = "Start " + "word " * 200 + "Minister Nagy spoke " + "word " * 200 + "end."
    start = text.index("Minister Nagy")
    passage = Passages(text).of(
        [TextEvidence(field="speakers", document="d", start=start, end=start + 13, text="Minister Nagy")]
    )
    assert "Minister Nagy" in passage.plain
    assert passage.plain.startswith("… word")
    assert passage.plain.endswith("word …")
    assert len(passage.plain) < 300


def test_a_title_stored_behind_the_text_is_shown_before_it() -> None:
    doc = document()
    assert doc.title_start is not None
    pieces = [doc.quote("when", 0, 4), doc.quote("mode", doc.title_start, doc.title_start + 6)]
    assert Passages(doc.text, doc.title_start).of(pieces).plain.startswith("Norway and Chile agree")


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = "He thanked Mr. Ola Berg of the U.S. State Department. Then they left."
    start = text.index("Ola")
    passage = Passages(text).of([TextEvidence(field="speakers", document="d", start=start, end=start + 3, text="Ola")])
    assert passage.plain == "He thanked Mr. Ola Berg of the U.S. State Department."


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        (date(2025, 1, 21), date(2025, 1, 21), Precision.DAY, "Tue 21 Jan 2025"),
        (date(2025, 1, 20), date(2025, 1, 26), Precision.WEEK, "20–26 Jan 2025"),
        (date(2025, 1, 27), date(2025, 2, 2), Precision.WEEK, "27 Jan – 2 Feb 2025"),
        (date(2025, 2, 1), date(2025, 2, 28), Precision.MONTH, "Feb 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR, "2025"),
        (date(2025, 1, 22), date(2025, 12, 31), Precision.YEAR, "22 Jan – 31 Dec 2025"),
        (date(2024, 12, 30), date(2025, 1, 5), Precision.WEEK, "30 Dec 2024 – 5 Jan 2025"),
        (date(9999, 12, 1), date.max, Precision.MONTH, "1–31 Dec 9999"),
    ],
)
def test_intervals_are_said_as_short_as_they_can_be(start: date, end: date, precision: Precision, said: str) -> None:
    assert interval(When(start=start, end=end, precision=precision, text="x", rule="x")) == said


def test_a_moment_is_shown_with_its_offset() -> None:
    moment = datetime(2025, 1, 21, 18, 30, tzinfo=timezone(timedelta(hours=8)))
    when = When(start=moment, end=moment, precision=Precision.MINUTE, text="x", rule="x")
    assert interval(when) == "Tue 21 Jan 2025 18:30 +0800"
