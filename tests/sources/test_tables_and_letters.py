"""Tables with a map of columns, letters, and PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from made_sources import CSV, JSONL, MBOX, OTHER, REPORT, pdf
from reading_sources import read_bytes

from tieline.sources.defaults import Defaults
from tieline.sources.row import read_columns

MAP = Defaults(columns=read_columns("text=body, title=headline,published=date"), outlet="The Polar Times")


def test_a_map_of_columns_reads_a_table(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.csv", CSV, MAP)
    assert [document.title for document in found.documents] == ["Bridge agreed", "Road agreed"]
    assert found.documents[0].published == date(2025, 1, 21)
    assert found.documents[0].outlet == "The Polar Times"
    assert found.faults == []


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
def test_other_separators_are_told_from_the_first_row(tmp_path: Path, separator: str) -> None:
    content = f"published{separator}text\n2025-01-21{separator}{REPORT}\n"
    (document,) = read_bytes(tmp_path, "a.csv", content.encode()).documents
    assert document.text == REPORT


def test_a_table_without_its_column_of_text_names_the_columns_it_has(tmp_path: Path) -> None:
    (fault,) = read_bytes(tmp_path, "a.csv", CSV).faults
    assert fault.reason == "it has no column 'text' (it has date, headline, body)"
    assert "--columns text=body" in fault.remedy
    known = Defaults(columns={"text": "story"})
    assert read_bytes(tmp_path, "a.csv", CSV, known).reasons == [
        "it has no column 'story' (it has date, headline, body)"
    ]


def test_a_bad_row_is_named_by_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    content = (
        f'text,published\n"{REPORT}\nand went",2025-01-21\n,2025-01-22\n{OTHER},21/01/2025\n\n{OTHER},,x\n{OTHER},\n'
    )
    found = read_bytes(tmp_path, "a.csv", content.encode())
    assert len(found.documents) == 2
    assert [fault.source.rsplit(":", 1)[1] for fault in found.faults] == ["4", "5", "7"]
    assert found.reasons[1].startswith("'published': '21/01/2025' is not a date")


def test_a_table_in_another_charset_is_read_and_said(tmp_path: Path) -> None:
    words = "Министр иностранных дел провёл переговоры со своим коллегой в Москве во вторник. " * 3
    found = read_bytes(tmp_path, "a.csv", f"text\n{words}\n".encode("cp1251"))
    assert found.documents[0].text == words
    assert found.notes[0].startswith("a.csv: read as ")


def test_a_map_of_columns_reads_json_lines(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.jsonl", JSONL, Defaults(columns={"text": "body"}))
    assert [document.text for document in found.documents] == ["They agreed."]
    assert found.reasons == ["the line has no 'body'"]


@pytest.mark.parametrize("said", ["", "text", "text=", "body=text", "text=a,text=b"])
def test_a_map_that_says_nothing_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r"names no column|is none of|named twice"):
        read_columns(said)


def test_letters_are_documents(tmp_path: Path) -> None:
    first, second = read_bytes(tmp_path, "a.mbox", MBOX).documents
    assert first.text == f"{REPORT}\n{OTHER}\n\nBridge agreed"
    assert (first.outlet, second.outlet) == ("The Polar Times", "news@polar.example")
    assert first.published is not None
    assert first.published.isoformat() == "2025-01-21T18:30:00+08:00"
    assert "\nFrom the river they went on." in second.text


def test_a_letter_without_text_is_named(tmp_path: Path) -> None:
    head = b"From: a@b.example\nSubject: Minutes\nContent-Type: application/pdf\n\nJVBERi0=\n"
    assert read_bytes(tmp_path, "a.eml", head).reasons == ["the letter carries no text"]


LINES = (
    "The foreign ministers of Norway and Chile met in Oslo on Tuesday and agreed to open a joint",
    "polar station before the end of the year. They also spoke about fisher-",
    "ies and whales.",
    "A second paragraph follows here.",
)


def test_the_lines_of_a_pdf_are_joined_into_paragraphs(tmp_path: Path) -> None:
    (document,) = read_bytes(tmp_path, "a.pdf", pdf(LINES, title="foreign ministers")).documents
    assert document.text.splitlines()[:2] == [
        " ".join(LINES[:2])[:-1] + "ies and whales.",
        "A second paragraph follows here.",
    ]
    assert document.title == "foreign ministers"
    assert document.published is None


def test_page_numbers_and_running_heads_are_dropped(tmp_path: Path) -> None:
    pages = [
        ("Ministry of Foreign Affairs", f"On day {number} they met in Oslo.", f"Page {number} of 4")
        for number in range(1, 5)
    ]
    (document,) = read_bytes(tmp_path, "a.pdf", pdf(*pages)).documents
    assert document.text.splitlines() == [f"On day {number} they met in Oslo." for number in range(1, 5)]


def test_a_pdf_of_pictures_is_refused(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a.pdf", pdf((), ())).reasons == ["its pages are pictures without text"]


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieline.sources.pdf.MOST_PAGES", 2)
    assert read_bytes(tmp_path, "a.pdf", pdf(LINES, LINES, LINES)).reasons == ["it has more than 2 pages"]
