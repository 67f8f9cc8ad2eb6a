"""What comes out of files, folders and standard input, and what is refused with a reason."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import pytest

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, read_published
from tieline.sources.fault import SourceFault
from tieline.sources.opened import LARGEST
from tieline.sources.raw import RawStore
from tieline.sources.read import read_source

REPORT = "Foreign Minister Ilse Aigner of Austria met Minister Péter Nagy of Hungary in Győr on Tuesday.\n"


def documents(found: Iterable[Document | SourceFault]) -> list[Document]:
    kept = list(found)
    assert all(isinstance(one, Document) for one in kept), kept
    return [one for one in kept if isinstance(one, Document)]


def faults(found: Iterable[Document | SourceFault]) -> list[SourceFault]:
    return [one for one in found if isinstance(one, SourceFault)]


def write(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_text_is_stored_as_it_stands_with_what_is_said_beside_it(tmp_path: Path) -> None:
    known = Defaults(
        published=date(2025, 1, 22), outlet="Kleine Zeitung", url="https://example.org/a", zone="Europe/Vienna"
    )
    (document,) = documents(read_source(write(tmp_path, "a.txt", REPORT), known))
    assert document.text == REPORT
    assert (document.published, document.outlet, document.url) == (
        date(2025, 1, 22),
        "Kleine Zeitung",
        "https://example.org/a",
    )
    assert document.zone == "Europe/Vienna"


def test_a_path_never_changes_an_identity(tmp_path: Path) -> None:
    one, other = (documents(read_source(write(tmp_path, name, REPORT)))[0] for name in ("a.txt", "deep/b.txt"))
    assert one.id == other.id


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8-sig", REPORT),
        ("utf-16", REPORT),
        ("utf-16-le", REPORT),
        (
            "latin-1",
            "Le ministre des Affaires étrangères a été reçu à Genève par son homologue, a déclaré le porte-parole. "
            * 3,
        ),
        ("cp1251", "Министр иностранных дел провёл переговоры со своим коллегой в Москве во вторник. " * 3),
    ],
)
def test_other_charsets_are_read_and_said(tmp_path: Path, charset: str, text: str) -> None:
    notes: list[str] = []
    path = write(tmp_path, "a.txt", text.encode(charset))
    (document,) = documents(read_source(path, note=lambda source, said: notes.append(f"{source}: {said}")))
    assert document.text == text
    assert (notes == []) == (charset == "utf-8-sig")
    assert all(note.startswith(f"{path}: read as ") for note in notes)


def test_a_broken_character_does_not_turn_a_utf8_text_into_another_charset(tmp_path: Path) -> None:
    broken = (
        "Der österreichische Außenminister empfing den ungarischen Außenminister in Győr. " * 5
    ).encode() + b"\xc3"
    notes: list[str] = []
    (document,) = documents(read_source(write(tmp_path, "a.txt", broken), note=lambda _, said: notes.append(said)))
    assert "österreichische Außenminister" in document.text
    assert notes == ["read as UTF-8 with 1 broken characters"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n\t\n", "it is empty"),
        ("blank.html", b"<html><body></body></html>", "no article text was found on the page"),
        ("program.bin", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, "it looks like a binary file"),
        ("noise.txt", bytes(range(1, 256)) * 40, "it looks like a binary file"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "it is a broken PDF"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "it is a broken PDF"),
        (
            "crawl.warc.gz",
            gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n", mtime=0),
            "the length of the record is ''",
        ),
        ("feed.xml", b'<?xml version="1.0"?><rss version="2.0"/>', "it is a feed without entries"),
        ("letter.docx", b"PK\x03\x04\x14\x00", "it is an office document"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", "reading images is not built yet"),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "A report."}\n' * 50, mtime=0)[:-12], "its compression is broken"),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason_and_a_remedy(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = write(tmp_path, name, content)
    (fault,) = faults(read_source(path))
    assert fault.source.startswith(path)
    assert fault.reason.startswith(reason)
    assert fault.remedy


@pytest.mark.parametrize("address", ["ftp://example.org/report", "file:///etc/passwd", "s3://bucket/report"])
def test_addresses_other_than_the_webs_are_refused(address: str) -> None:
    (fault,) = faults(read_source(address))
    assert fault.reason.startswith("only http and https are read")


def test_a_file_beyond_the_cap_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"A" * 1_000_000)
    (fault,) = faults(read_source(str(path)))
    assert fault.reason == f"it holds more than {LARGEST // 1_000_000} MB of text"
    assert "one file per report" in fault.remedy


def test_a_paragraph_no_parser_can_hold_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(read_source(write(tmp_path, "a.txt", "They met. " * 40_000)))
    assert fault.reason == "it holds a paragraph of more than 300,000 characters"
    assert len(documents(read_source(write(tmp_path, "b.txt", "They met.\n" * 40_000)))) == 1


def test_a_compression_bomb_is_stopped_at_the_cap(tmp_path: Path) -> None:
    (fault,) = faults(read_source(write(tmp_path, "bomb.txt.gz", gzip.compress(b"A" * (LARGEST + 10), mtime=0))))
    assert fault.reason.startswith("it holds more than")


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    (fault,) = faults(read_source(str(tmp_path / "nowhere.txt")))
    assert str(fault) == f"{tmp_path / 'nowhere.txt'}: there is no such file or folder. Check the path."


def test_a_path_that_can_be_no_path_is_a_fault() -> None:
    (fault,) = faults(read_source("a\x00b"))
    assert "cannot be read" in fault.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "secret.txt", REPORT)
    Path(path).chmod(0)
    (fault,) = faults(read_source(path))
    assert fault.reason == "it may not be read"


def test_permission_refused_by_the_system_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "secret.txt", REPORT)
    monkeypatch.setattr(Path, "open", refuse)
    (fault,) = faults(read_source(path))
    assert (fault.source, fault.reason) == (path, "it may not be read")


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt", "sub/.e.txt"):
        write(tmp_path, name, f"Report {name} of a meeting.")
    texts = [document.text for document in documents(read_source(str(tmp_path)))]
    assert texts == [f"Report {name} of a meeting." for name in ("a.txt", "b.txt", "sub/c.txt")]


def test_one_bad_file_does_not_keep_a_folder_from_being_read(tmp_path: Path) -> None:
    for name, content in (("a.txt", REPORT.encode()), ("b.txt", b"\x00\x01\x02" * 99), ("c.txt", b"Another report.")):
        write(tmp_path, name, content)
    found = list(read_source(str(tmp_path)))
    assert [type(one) for one in found] == [Document, SourceFault, Document]


def test_a_folder_without_files_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(read_source(str(tmp_path)))
    assert fault.reason == "the folder holds no files"


def test_a_folder_is_read_file_by_file_as_documents_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "First report.")
    write(tmp_path, "b.txt", "Second report.")
    reading = read_source(str(tmp_path))
    assert isinstance(next(reading), Document)
    (tmp_path / "b.txt").write_text("Second report, changed after the first was read.")
    second = next(reading)
    assert isinstance(second, Document)
    assert second.text.endswith("was read.")


def test_a_fifo_in_a_folder_does_not_hang_the_reading(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", REPORT)
    os.mkfifo(tmp_path / "b.txt")
    assert len(documents(read_source(str(tmp_path)))) == 1


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (REPORT.encode(), [REPORT]),
        (b'{"text": "One report."}\n{"text": "Two reports."}\n', ["One report.", "Two reports."]),
        (b'\xef\xbb\xbf{"text": "One report."}', ["One report."]),
        (gzip.compress(b'{"text": "One report."}\n', mtime=0), ["One report."]),
        (b"[Translated] The ministers met.", ["[Translated] The ministers met."]),
    ],
)
def test_standard_input_is_told_by_how_it_begins(content: bytes, texts: list[str]) -> None:
    found = documents(read_source("-", stdin=io.BytesIO(content)))
    assert [document.text for document in found] == texts


def test_lines_are_read_from_a_pipe_as_they_come() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stdin, os.fdopen(writer, "wb", buffering=0) as pipe:
        reading = read_source("-", stdin=stdin)
        for text in ("One report.", "Two reports."):
            pipe.write(b'{"text": "%s"}\n' % text.encode())
            document = next(reading)  # would wait for ever if more were needed
            assert isinstance(document, Document)
            assert document.text == text


def test_html_on_standard_input_is_read_as_html() -> None:
    page = "<!-- saved --><!DOCTYPE html><html><body><article><p>" + REPORT * 5 + "</p></article></body></html>"
    (document,) = documents(read_source("-", stdin=io.BytesIO(page.encode())))
    assert "<" not in document.text
    assert "Péter Nagy" in document.text


def test_html_under_a_text_name_is_read_as_html(tmp_path: Path) -> None:
    page = "<html><body><article><p>" + REPORT * 5 + "</p></article></body></html>"
    (document,) = documents(read_source(write(tmp_path, "page.txt", page)))
    assert document.text.startswith("Foreign Minister")


def test_the_zone_of_a_known_outlet_is_filled_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from tieline.ontology import outlets

    known = outlets.table()
    if not known:
        pytest.skip("the table of outlets is empty")
    outlet = known[0]
    path = write(tmp_path, "a.txt", REPORT)
    assert documents(read_source(path, Defaults(outlet=outlet.name)))[0].zone == outlet.zone
    assert documents(read_source(path, Defaults(outlet=outlet.name, zone="Asia/Tokyo")))[0].zone == "Asia/Tokyo"
    assert documents(read_source(path, Defaults(outlet="//[no outlet", url="http://[no address")))[0].zone is None


@pytest.mark.parametrize(
    "text", ["2025-01-21", "2025-01-21T18:30+08:00", "2021-01-21 17:12:47-05:00", "2025-01-21T10:00Z"]
)
def test_dates_and_moments_with_an_offset_are_taken(text: str) -> None:
    value = read_published(text)
    assert not isinstance(value, datetime) or value.tzinfo is not None


@pytest.mark.parametrize(
    "text", ["2025-02-30", "21.01.2025", "yesterday", "", "2025-01-21T18:30", "0001-01-01T00:00+14:00", "2025"]
)
def test_what_is_no_date_or_lacks_its_offset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|has no time zone|is not between"):
        read_published(text)


def test_a_zone_gives_a_moment_its_offset() -> None:
    value = read_published("2025-01-21T18:30", zone="Asia/Shanghai")
    assert isinstance(value, datetime)
    assert value.isoformat() == "2025-01-21T18:30:00+08:00"


def test_a_document_tells_which_bytes_it_was_made_from(tmp_path: Path) -> None:
    path = write(tmp_path, "deep/a.txt", REPORT)
    (document,) = documents(read_source(path))
    assert document.origin is not None
    assert (document.origin.source, document.origin.sha256) == ("a.txt", hashlib.sha256(REPORT.encode()).hexdigest())
    lines = write(tmp_path, "b.jsonl.gz", gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n'))
    second = documents(read_source(lines))[1].origin
    assert second is not None
    assert second.source == "b.jsonl.gz:2"
    assert second.sha256 == hashlib.sha256(b'{"text": "Two."}\n').hexdigest()


def test_raw_bytes_are_kept_compressed_under_their_hash(tmp_path: Path) -> None:
    store = RawStore(tmp_path / "raw")
    (document,) = documents(read_source(write(tmp_path, "a.txt", REPORT), keep=store.keep))
    assert document.origin is not None
    name = document.origin.sha256
    assert gzip.decompress((tmp_path / "raw" / name[:2] / f"{name}.gz").read_bytes()) == REPORT.encode()
    list(read_source(write(tmp_path, "b.txt", REPORT), keep=store.keep))
    assert len([path for path in (tmp_path / "raw").rglob("*") if path.is_file()]) == 1


def test_a_folder_that_cannot_be_kept_into_is_named(tmp_path: Path) -> None:
    store = RawStore(Path(write(tmp_path, "file", "x")))
    (fault,) = faults(read_source(write(tmp_path, "a.txt", REPORT), keep=store.keep))
    assert "--keep-raw" in fault.remedy
