"""Feeds and sitemaps: entries with their text are documents, addresses are listed, entities are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from made_sources import ATOM, BOMB, OTHER, RDF, REPORT, RSS, SITEMAP
from reading_sources import read_bytes

from tieline.sources.feed import links_of
from tieline.sources.opened import SourceError


def test_an_entry_is_a_document_with_its_own_date_and_address(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "feed.xml", RSS)
    (document,) = found.documents
    assert document.text == f"{REPORT}\n{OTHER}\n\nBridge & road agreed"
    assert (document.url, document.outlet) == ("https://polar.example/news/1", "The Polar Times")
    assert document.published is not None
    assert document.published.isoformat() == "2025-01-21T18:30:00+08:00"
    assert found.notes == ["feed.xml: 1 of 2 entries carry no text: list their pages with --links"]


@pytest.mark.parametrize(("name", "content"), [("a.atom", ATOM), ("a.rdf", RDF), ("a.txt", RDF)])
def test_atom_and_rdf_are_read(tmp_path: Path, name: str, content: bytes) -> None:
    (document,) = read_bytes(tmp_path, name, content).documents
    assert document.text.startswith(REPORT)
    assert str(document.published)[:10] == "2025-01-21"


def test_a_feed_of_teasers_points_to_its_pages(tmp_path: Path) -> None:
    teasers = RSS.replace(b"content:encoded", b"content:other")
    found = read_bytes(tmp_path, "feed.xml", teasers)
    assert found.documents == []
    assert found.reasons == ["it is a feed whose 2 entries carry no text of their own"]
    assert "--links" in found.faults[0].remedy


def test_a_sitemap_is_refused_with_its_count_and_listed_on_request(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "s.xml", SITEMAP).reasons == ["it is a sitemap: it lists 2 addresses and no text"]
    links = links_of(SITEMAP)
    assert [link.url for link in links] == ["https://polar.example/news/1", "https://polar.example/news/2"]
    assert links[0].changed == date(2025, 1, 21)


def test_the_links_of_a_feed_are_whole_addresses() -> None:
    (link,) = links_of(ATOM, "https://polar.example/feed")
    assert (link.url, link.title) == ("https://polar.example/news/1", "Bridge agreed")


def declared(entity: str, charset: str = "utf-8") -> bytes:
    text = f'<?xml version="1.0"?><!DOCTYPE rss [{entity}]><rss version="2.0"><channel><title>x</title></channel></rss>'
    return text.encode(charset)


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        declared('<!ENTITY a "b">'),
        declared('<!ENTITY x SYSTEM "file:///etc/passwd">'),
        declared('<!ENTITY x SYSTEM "http://127.0.0.1/">', "utf-16"),
        declared('<!ENTITY a "b">', "utf-32"),
        declared('<!ENTITY a "b">', "utf-16-be"),
        SITEMAP.replace(b"<urlset", b'<!DOCTYPE x [<!ENTITY a "b">]><urlset'),
    ],
)
def test_xml_that_declares_entities_is_refused_before_it_is_parsed(tmp_path: Path, content: bytes) -> None:
    found = read_bytes(tmp_path, "feed.xml", content)
    assert found.documents == []
    assert found.reasons == ["its XML declares entities, which may do harm"] or "entities" in found.reasons[0]


def test_a_charset_that_hides_a_declaration_is_seen_through() -> None:
    content = declared('<!ENTITY a "b">').replace(b'"1.0"?', b'"1.0" encoding="cp037"?')
    ebcdic = content.decode().encode("cp037")
    with pytest.raises(SourceError, match=r"entities|neither a feed"):
        links_of(ebcdic)


def test_a_harmless_doctype_is_read(tmp_path: Path) -> None:
    netscape = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    found = read_bytes(tmp_path, "feed.xml", RSS.replace(b"<rss", netscape + b"<rss"))
    assert len(found.documents) == 1


def test_other_xml_is_refused(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a.xml", b"<?xml version='1.0'?><bill><p>x</p></bill>").reasons == [
        "it is XML, but neither a feed nor a sitemap"
    ]


def test_a_script_in_an_entry_is_no_text(tmp_path: Path) -> None:
    assert "alert" not in read_bytes(tmp_path, "feed.xml", RSS).documents[0].text
