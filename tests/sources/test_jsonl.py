"""Lines of JSON: each is a document or names itself as a fault; the rest go on."""

from __future__ import annotations

import gzip
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from tieline.records.document import Document
from tieline.sources.defaults import Defaults
from tieline.sources.fault import SourceFault
from tieline.sources.opened import LARGEST
from tieline.sources.read import read_source

FULL = {
    "text": "The two ministers met in Oslo on Tuesday.",
    "title": "Ministers meet",
    "url": "https://example.org/1",
    "outlet": "Example Wire",
    "published": "2025-01-22T09:00:00+01:00",
    "language": "en",
}


def read(path: Path, *lines: str | bytes, known: Defaults | None = None) -> list[Document | SourceFault]:
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return list(read_source(str(path), known))


def test_a_line_gives_a_document_with_its_title_behind_the_text(tmp_path: Path) -> None:
    (document,) = read(tmp_path / "a.jsonl", json.dumps(FULL))
    assert isinstance(document, Document)
    assert document.text == "The two ministers met in Oslo on Tuesday.\n\nMinisters meet"
    assert document.title == "Ministers meet"
    assert document.title_start == 43
    assert isinstance(document.published, datetime)
    assert document.published.isoformat() == FULL["published"]
    assert (document.url, document.outlet, document.language) == (FULL["url"], FULL["outlet"], "en")


def test_a_lines_own_fields_win_over_defaults_and_defaults_fill_its_gaps(tmp_path: Path) -> None:
    known = Defaults(published=date(2020, 5, 5), outlet="Other", language="en")
    full, bare = read(tmp_path / "a.jsonl", json.dumps(FULL), '{"text": "They met."}', known=known)
    assert isinstance(full, Document)
    assert isinstance(bare, Document)
    assert full.outlet == "Example Wire"
    assert (bare.outlet, bare.published) == ("Other", date(2020, 5, 5))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json", "the line is not a JSON object"),
        ("[" * 100_000, "the line is not a JSON object"),
        ('["text"]', "the line holds a JSON list, not an object"),
        ('{"title": "No text"}', "the line has no 'text'"),
        ('{"text": "   "}', "the line's 'text' is empty"),
        ('{"text": 5}', "'text' holds int 5"),
        ('{"text": "They met.", "published": 20250121}', "'published' holds int"),
        ('{"text": "They met.", "published": "2025-02-30"}', "'published': '2025-02-30' is not a date"),
        ('{"text": "They met.", "published": "2025-01-21T10:00"}', "'published': '2025-01-21T10:00' has no time zone"),
        (b'{"text": "caf\xe9"}', "the line is not UTF-8"),
        ('{"text": "' + "x" * (LARGEST + 5) + '"}', "the line is longer than a report can be"),
    ],
)
def test_a_bad_line_names_itself_and_the_others_go_on(tmp_path: Path, line: str | bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    first, fault, last = read(path, '{"text": "One."}', line, "", '{"text": "Two."}')
    assert isinstance(fault, SourceFault)
    assert fault.source == f"{path}:2"
    assert fault.reason.startswith(reason)
    assert fault.remedy
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.text, last.text) == ("One.", "Two.")


def test_compressed_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\r\n{"text": "Two."}\r\n'))
    assert [one.text for one in read_source(str(path)) if isinstance(one, Document)] == ["One.", "Two."]


def test_halves_of_characters_and_zeros_become_storable_text_of_the_same_length(tmp_path: Path) -> None:
    (document,) = read(tmp_path / "a.jsonl", r'{"text": "They \ud800 met\u0000.", "title": "A \udfff"}')
    assert isinstance(document, Document)
    assert document.text == "They \ufffd met\ufffd.\n\nA \ufffd"
    document.text.encode()


def test_a_date_under_another_key_is_pointed_out_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "date": "2021-01-01"}\n{"text": "Two.", "date": "2021-01-02"}\n')
    notes: list[str] = []
    assert all(isinstance(one, Document) for one in read_source(str(path), note=lambda _, said: notes.append(said)))
    assert notes == ["has 'date' but no 'published': rename the key if it is the date of publication"]


def test_lines_come_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n' * 200_000)
    reading = read_source(str(path))
    assert isinstance(next(reading), Document)
    reading.close()  # type: ignore[attr-defined]
