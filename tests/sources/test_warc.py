"""Web archives: every page with its address and moment, every broken record named, the rest read."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest
from made_sources import OTHER, REPORT, answer, arc, page, warc_record
from reading_sources import read_bytes

URL = "https://polar.example/news/1"


def test_a_page_has_its_address_and_the_moment_it_was_fetched(tmp_path: Path) -> None:
    (document,) = read_bytes(tmp_path, "a.warc", warc_record(answer(page()))).documents
    assert document.text == f"Bridge agreed\n{REPORT}\n{OTHER}"
    assert (document.url, document.outlet, document.title) == (URL, "polar.example", "Bridge agreed")
    assert document.retrieved is not None
    assert document.retrieved.isoformat() == "2021-03-05T10:00:00+00:00"


@pytest.mark.parametrize("packed", [False, True])
def test_records_packed_one_by_one_or_all_together_read_alike(tmp_path: Path, packed: bool) -> None:
    records = [warc_record(answer(page()), url=f"{URL}{number}") for number in range(3)]
    whole = b"".join(gzip.compress(one) for one in records) if packed else gzip.compress(b"".join(records))
    assert len(read_bytes(tmp_path, "a.warc.gz", whole).documents) == 3


def test_an_old_archive_is_read(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.arc", arc(answer(page()), answer(page())))
    assert [document.url for document in found.documents] == ["http://polar.example/news/1"] * 2
    assert found.faults == []


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", lambda data: gzip.compress(data, mtime=0)),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("gzip", lambda data: data),  # claimed, but undone by the archiver
    ],
)
def test_wrapped_pages_are_unwrapped(tmp_path: Path, coding: str, pack: object) -> None:
    body = pack(page())  # type: ignore[operator]
    found = read_bytes(tmp_path, "a.warc", warc_record(answer(body, head=f"Content-Encoding: {coding}\r\n")))
    assert len(found.documents) == 1


@pytest.mark.parametrize("claimed", [True, False])
def test_chunks_are_joined_and_pages_that_only_claim_them_stand(tmp_path: Path, claimed: bool) -> None:
    body = page() if claimed else b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page())
    found = read_bytes(tmp_path, "a.warc", warc_record(answer(body, head="Transfer-Encoding: chunked\r\n")))
    assert REPORT in found.documents[0].text


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (warc_record(b""), "the record is empty"),
        (warc_record(answer(b"")), "the page is empty"),
        (warc_record(answer(page()), head="WARC-Truncated: length\r\n"), "the archiver cut the page short (length)"),
        (
            warc_record(answer(b"\x1f\x8b\x08\xffbad" * 9, head="Content-Encoding: gzip\r\n")),
            "the compression of the page",
        ),
        (warc_record(answer(gzip.compress(page())[:-20], head="Content-Encoding: gzip\r\n")), "the page is cut short"),
        (warc_record(answer(page(), head="Content-Encoding: br\r\n")), "the page is compressed by 'br'"),
        (
            warc_record(answer(b"5\r\nabc", head="Transfer-Encoding: chunked\r\n")),
            "the page is cut short in the middle",
        ),
        (b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", "the length of the record is '-1'"),
        (b"no record at all\r\n", "18 bytes after record 0 belong to none"),
        (warc_record(answer(page()), length=500), " bytes after record 1 belong to none"),
    ],
)
def test_a_broken_record_is_named_and_the_next_one_is_read(tmp_path: Path, broken: bytes, reason: str) -> None:
    found = read_bytes(tmp_path, "a.warc", broken + b"\r\n" + warc_record(answer(page())))
    assert any(reason in one for one in found.reasons), found.reasons
    assert found.documents[-1].text.endswith(OTHER)


def test_the_last_record_cut_off_is_a_fault(tmp_path: Path) -> None:
    whole = warc_record(answer(page())) + warc_record(answer(page()))
    found = read_bytes(tmp_path, "a.warc", whole[:-200])
    assert len(found.documents) == 1
    assert found.reasons[0].startswith("the record is cut short by ")


def test_a_cut_compression_keeps_what_was_read(tmp_path: Path) -> None:
    whole = b"".join(gzip.compress(warc_record(answer(page()))) for _ in range(3))
    found = read_bytes(tmp_path, "a.warc.gz", whole[:-30])
    assert len(found.documents) == 2
    assert found.reasons[0].startswith("its compression is broken")


def test_what_is_no_page_is_counted_and_told(tmp_path: Path) -> None:
    content = (
        warc_record(answer(page(), status="404 Not Found"))
        + warc_record(answer(b"\x89PNG", kind="image/png"))
        + warc_record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
        + warc_record(answer(page()))
    )
    found = read_bytes(tmp_path, "a.warc", content)
    assert len(found.documents) == 1
    assert found.notes == ["a.warc: passed over 1 answers of status 404, 1 image/png, 1 request records"]


def test_an_archive_without_pages_says_what_it_holds(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.warc", warc_record(b"GET / HTTP/1.1\r\n\r\n", kind="request"))
    assert found.reasons == ["no page is in it (1 request records)"]


def test_a_bomb_in_a_page_is_stopped(tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * 30_000_000)
    found = read_bytes(tmp_path, "a.warc", warc_record(answer(bomb, head="Content-Encoding: gzip\r\n")))
    assert found.reasons == ["the page unpacks to more than a report can be"]


def test_the_charset_a_server_names_is_followed(tmp_path: Path) -> None:
    words = "Министры иностранных дел Норвегии и Чили встретились в Осло во вторник и договорились о станции. " * 4
    body = f"<html><body><p>{words}</p></body></html>".encode("koi8-r")
    found = read_bytes(tmp_path, "a.warc", warc_record(answer(body, kind="text/html; charset=koi8-r")))
    assert "встретились в Осло" in found.documents[0].text


def test_an_address_of_another_site_is_not_believed(tmp_path: Path) -> None:
    head = "<link rel='canonical' href='https://www.reuters.com/world/1'>"
    (document,) = read_bytes(tmp_path, "a.warc", warc_record(answer(page(head=head)))).documents
    assert document.url == URL
    own = "<link rel='canonical' href='https://www.polar.example/one'>"
    (document,) = read_bytes(tmp_path, "b.warc", warc_record(answer(page(head=own)))).documents
    assert document.url == "https://www.polar.example/one"
