"""What comes out of a chunk is what went in, or an error that says what to do; a file is whole or not there."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import ANA, BEN, TUESDAY, Story, on

from tieline.chunks import files
from tieline.chunks.chunk import Chunk, Entry, storable
from tieline.chunks.code import decode, encode
from tieline.chunks.fault import ChunkError
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault


def entry(number: int) -> Entry:
    reading = Story(outlet=f"Outlet {number}").contact(ANA, BEN, when=on(TUESDAY)).pledge(ANA, BEN).reading()
    given = Document(text=reading.document.text, outlet=f"Outlet {number}", published=TUESDAY)
    return Entry(given, reading)


def chunk() -> Chunk:
    fault = SourceFault(source="a.txt", reason="it cannot be read", remedy="Tell us")
    return Chunk("1.0", (entry(1), Entry(Document(text="No.\n\nTen.", url="https://a.example/"), fault), entry(2)))


DATA = encode(chunk())


def test_a_chunk_comes_back_as_it_went_in() -> None:
    assert decode(DATA) == chunk()


def test_documents_are_columns_that_any_reader_of_parquet_sees() -> None:
    rows = pq.read_table(io.BytesIO(DATA)).to_pylist()
    assert [row["outlet"] for row in rows] == ["Outlet 1", None, "Outlet 2"]
    assert [row["url"] for row in rows] == [None, "https://a.example/", None]
    assert [row["reading"] is None for row in rows] == [False, True, False]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_a_changed_byte_is_found_unless_it_changes_nothing(where: int, change: int) -> None:
    broken = bytearray(DATA)
    broken[where] ^= change
    with contextlib.suppress(ChunkError):
        assert decode(bytes(broken)) == chunk()


@settings(max_examples=50, deadline=None)
@given(st.integers(0, len(DATA) - 1))
def test_a_chunk_cut_off_anywhere_is_found(length: int) -> None:
    with pytest.raises(ChunkError, match="damaged"):
        decode(DATA[:length])


def test_a_row_that_was_taken_away_is_found() -> None:
    table = pq.read_table(io.BytesIO(DATA))
    with pytest.raises(ChunkError, match="not those that were written"):
        decode(_written(table.slice(0, 2)))


def test_a_chunk_of_a_later_format_is_refused_with_the_remedy() -> None:
    table = pq.read_table(io.BytesIO(DATA))
    later = table.replace_schema_metadata({**table.schema.metadata, b"tieline.format": b"99"})
    with pytest.raises(ChunkError, match=r"format 99.*Upgrade"):
        decode(_written(later))


@pytest.mark.parametrize("missing", ["version", "input", "rows", "sha256"])
def test_a_chunk_that_does_not_say_what_it_is_is_refused(missing: str) -> None:
    table = pq.read_table(io.BytesIO(DATA))
    told = {key: value for key, value in table.schema.metadata.items() if key != f"tieline.{missing}".encode()}
    with pytest.raises(ChunkError, match="damaged"):
        decode(_written(table.replace_schema_metadata(told)))


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(ChunkError, match="not a chunk"):
        decode(_written(pa.table({"a": [1]})))


def _written(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def test_a_reading_of_another_document_or_version_is_refused() -> None:
    with pytest.raises(ValueError, match="does not belong"):
        Entry(entry(1).document, entry(2).told)
    with pytest.raises(ValueError, match=r"version 1\.0"):
        Chunk("2.0", (entry(1),))


def test_a_name_says_the_input_and_the_version() -> None:
    documents = [entry(1).document, entry(2).document]
    name = files.name_of(3, documents, "1.0+rules+actors/a b")
    assert name.startswith("000003-")
    assert name.endswith("-1.0+rules+actors_a_b.parquet")
    corrected = Document(text=documents[0].text, outlet="Outlet 1", published=TUESDAY, title="A headline")
    others = {
        files.name_of(3, [corrected, documents[1]], "1.0"),
        files.name_of(3, documents[::-1], "1.0"),
        files.name_of(3, documents, "1.0"),
        files.name_of(3, documents, "1.1"),
    }
    assert len(others) == 4


def test_a_file_replaces_another_as_a_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    files.write(path, b"what was there")
    files.write(path, DATA)
    assert files.read(path) == chunk()
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.parquet"
    files.write(path, DATA)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write(path, b"half")
    assert files.read(path) == chunk()
    assert list(tmp_path.iterdir()) == [path]


def test_files_are_listed_by_name_without_what_is_being_written(tmp_path: Path) -> None:
    for name in ("b.parquet", "a.parquet", ".c.parquet.1.part", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in files.listed([tmp_path])] == ["a.parquet", "b.parquet"]
    assert list(files.listed([tmp_path / "none"])) == [tmp_path / "none"]
    with pytest.raises(ChunkError, match="cannot be opened"):
        files.read(tmp_path / "none")


def test_half_a_character_is_found_before_it_is_read() -> None:
    assert storable(Document(text="A whole one: \U0001f600."))
    assert not storable(Document(text="Half: \ud83d."))
    assert not storable(Document(text="Fine.", outlet="\udc00"))


def test_what_a_chunk_tells_is_checked_again() -> None:
    (first, *_) = chunk().entries
    assert isinstance(first.told, Reading)
    row = pq.read_table(io.BytesIO(DATA)).to_pylist()[0]
    assert first.told.document.text not in row["given"], "the text stands once"
