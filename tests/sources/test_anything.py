"""Whatever bytes come in, what comes out is documents and faults, and nothing is raised."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tieline.records.document import Document
from tieline.sources.fault import SourceFault
from tieline.sources.read import read_source

SUFFIXES = ("", ".txt", ".html", ".jsonl", ".jsonl.gz", ".xml")
PIECES = (
    "<html>", "<head>", "<meta charset=x>", "<p>", "</p>", "<!--", "-->", "<script type='application/ld+json'>", "{",
    "}", '"@graph":[', '"datePublished":"', "2021-13-99T99:99Z", "<time datetime='", "'>", "\x00", "\ud7ff",
    "&#x110000;", "<link rel='canonical' href='http://[", "<svg>", "]]>", "<![CDATA[", "<table><tr><td>", "word " * 40,
)  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
LINES = st.lists(
    st.sampled_from(['{"text":', '"', "a", "}", "\n", "\\ud800", "[", "null", ',"published":"', "1e999", "\r"]),
    max_size=30,
)


def check(name: str, content: bytes, folder: Path) -> None:
    path = folder / f"source{name}"
    path.write_bytes(content)
    for found in (*read_source(str(path)), *read_source("-", stdin=io.BytesIO(content))):
        assert isinstance(found, Document | SourceFault)
        if isinstance(found, SourceFault):
            assert found.reason
        else:
            assert found.text.strip()
            found.text.encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=st.binary(max_size=2000), name=st.sampled_from(SUFFIXES), packed=st.booleans())
def test_random_bytes_never_raise(folder: Path, content: bytes, name: str, packed: bool) -> None:
    check(name, gzip.compress(content) if packed else content, folder)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=MARKUP, name=st.sampled_from((".html", "")))
def test_random_markup_never_raises(folder: Path, content: str, name: str) -> None:
    check(name, content.encode(), folder)


@settings(max_examples=80, deadline=None)
@given(pieces=LINES)
def test_random_json_lines_never_raise(folder: Path, pieces: list[str]) -> None:
    check(".jsonl", "".join(pieces).encode(), folder)


@settings(max_examples=60, deadline=None)
@given(
    head=st.sampled_from([b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"%PDF-", b"{", b"<"]),
    rest=st.binary(max_size=500),
)
def test_known_beginnings_with_anything_behind_never_raise(folder: Path, head: bytes, rest: bytes) -> None:
    check("", head + rest, folder)
