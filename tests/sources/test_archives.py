"""Archives are read like folders, and do no harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from pathlib import Path

import pytest
from made_sources import JSONL, OTHER, REPORT, answer, page, tarred, warc_record, zipped
from reading_sources import read_bytes

from tieline.sources import archive as archive_room
from tieline.sources import unpacked
from tieline.sources.unpacked import Budget

MEMBERS = {
    "a/page.html": page(),
    "b.txt": REPORT.encode(),
    ".hidden": b"x",
    "__MACOSX/b.txt": b"x",
    "c.bin": b"\x00\x01" * 99,
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zipped(MEMBERS)),
        ("a.tar", tarred(MEMBERS)),
        ("a.tar.gz", gzip.compress(tarred(MEMBERS))),
        ("a.tgz", gzip.compress(tarred(MEMBERS))),
        ("a.tar.bz2", bz2.compress(tarred(MEMBERS))),
        ("a.tar.xz", lzma.compress(tarred(MEMBERS))),
        ("a.zip.gz", gzip.compress(zipped(MEMBERS))),
        ("nameless", zipped(MEMBERS)),
    ],
)
def test_an_archive_is_read_like_a_folder(tmp_path: Path, name: str, content: bytes) -> None:
    found = read_bytes(tmp_path, name, content)
    assert [REPORT in document.text for document in found.documents] == [True, True]
    (fault,) = found.faults
    assert fault.source == f"{tmp_path}/{name}/c.bin"


def test_archives_in_archives_are_read_down_to_a_depth(tmp_path: Path) -> None:
    inner = zipped({"crawl.warc.gz": gzip.compress(warc_record(answer(page()))), "lines.jsonl": JSONL})
    found = read_bytes(tmp_path, "a.tar", tarred({"b.zip": inner}))
    assert len(found.documents) == 2
    assert found.faults[0].source == f"{tmp_path}/a.tar/b.zip/lines.jsonl:2"
    deep = b"The end."
    for _ in range(6):
        deep = zipped({"a.zip": deep})
    assert read_bytes(tmp_path, "deep.zip", deep).reasons == ["it is nested more than 3 deep"]


@pytest.mark.parametrize("name", ["../up.txt", "/etc/up.txt", "a/../../up.txt", "..\\up.txt", "C:\\up.txt"])
@pytest.mark.parametrize("make", [zipped, tarred])
def test_a_path_that_leads_out_is_refused_and_the_rest_is_read(tmp_path: Path, name: str, make: object) -> None:
    found = read_bytes(tmp_path, "a.box", make({name: OTHER.encode(), "b.txt": REPORT.encode()}))  # type: ignore[operator]
    assert found.reasons == ["its path leads out of the archive"]
    assert [document.text for document in found.documents] == [REPORT]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.box"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.tar", tarred({"b.txt": REPORT.encode()}, {"passwd": "/etc/passwd"}))
    assert found.reasons == ["it is a link or a device"]
    head = zipfile.ZipInfo("passwd")
    head.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(head, "/etc/passwd")
    assert read_bytes(tmp_path, "a.zip", out.getvalue()).reasons == ["it is a link"]


def test_a_zip_bomb_is_stopped(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.zip", zipped({"bomb.txt": b"A" * 30_000_000, "b.txt": REPORT.encode()}))
    assert found.reasons == ["it holds more than 20 MB of text"]
    assert len(found.documents) == 1


def test_what_unpacks_to_a_multiple_of_itself_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_room, "RATIO_FROM", 1_000_000)
    monkeypatch.setattr(unpacked, "RATIO_FROM", 1_000_000)
    lines = b'{"text": "They met."}\n' * 300_000
    for name, content in (("a.zip", zipped({"a.jsonl": lines})), ("a.jsonl.gz", gzip.compress(lines))):
        found = read_bytes(tmp_path, name, content)
        assert found.reasons == ["it unpacks to more than 200 times its size"]
        assert 0 < len(found.documents) < 300_000


def test_the_members_of_an_archive_share_one_allowance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieline.sources.opened.Budget", lambda: Budget(250_000))
    members = {f"{number}.txt": (REPORT + "\n").encode() * 1_000 for number in range(5)}
    found = read_bytes(tmp_path, "a.zip", zipped(members))
    assert len(found.documents) == 2
    assert set(found.reasons) == {"it unpacks to more than 0 MB"}


def test_a_crowd_of_members_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_room, "MOST_MEMBERS", 3)
    members = {f"{number}.txt": REPORT.encode() for number in range(5)}
    assert read_bytes(tmp_path, "a.zip", zipped(members)).reasons == ["it holds more than 3 members"]
    found = read_bytes(tmp_path, "a.tar", tarred(members))
    assert (len(found.documents), found.reasons) == (3, ["it holds more than 3 members"])


def test_a_broken_member_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": REPORT.encode() * 50, "b.txt": OTHER.encode()}))
    content[60:70] = b"\xff" * 10
    found = read_bytes(tmp_path, "a.zip", bytes(content))
    assert [document.text for document in found.documents] == [OTHER]
    assert len(found.faults) == 1


def test_a_cut_tar_keeps_what_was_read(tmp_path: Path) -> None:
    content = tarred({"a.txt": REPORT.encode() * 20, "b.txt": OTHER.encode() * 20})
    found = read_bytes(tmp_path, "a.tar", content[:3300])
    assert len(found.documents) >= 1
    assert found.faults


def test_a_locked_member_is_named(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": REPORT.encode()}, zipfile.ZIP_STORED))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert read_bytes(tmp_path, "a.zip", bytes(content)).reasons == ["it is locked by a password"]


def test_an_office_document_is_refused_by_name(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.zip", zipped({"[Content_Types].xml": b"<Types/>"}))
    assert found.reasons == ["it is an office document or a book"]
