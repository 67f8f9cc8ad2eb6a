"""HTML pages: the article's text, and only the origin a page states."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path

import pytest

from tieline.records.document import Document
from tieline.sources.defaults import Defaults
from tieline.sources.read import read_source

BODY = (
    "<p>The foreign ministers of Norway and Chile met in Oslo on Tuesday and agreed to open a joint polar station.</p>"
    "<p>They also spoke about fisheries, a trade agreement and the protection of whales in southern waters.</p>"
)
LINKED_DATA = (
    '<script type="application/ld+json">{"@graph": [{"@type": "TYPE", "datePublished": "2022-02-03"}]}</script>'
)


def page(folder: Path, head: str = "", body: str = BODY, known: Defaults | None = None) -> Document:
    path = folder / "page.html"
    nav = "<nav><a href='/'>Home</a><a href='/subscribe'>Subscribe to our newsletter</a></nav>"
    path.write_text(f"<!DOCTYPE html><html><head><title>Polar station agreed</title>{head}</head><body>{nav}"
                    f"<article><h1>Polar station agreed</h1>{body}</article></body></html>")  # fmt: skip
    (document,) = read_source(str(path), known)
    assert isinstance(document, Document)
    return document


def test_the_article_is_kept_and_the_menu_is_not(tmp_path: Path) -> None:
    document = page(tmp_path)
    assert "joint polar station" in document.text
    assert "whales in southern waters" in document.text
    assert "Subscribe" not in document.text
    assert document.title == "Polar station agreed"


def test_the_pages_own_statements_are_taken(tmp_path: Path) -> None:
    head = (
        "<meta property='og:site_name' content='The Polar Times'>"
        "<link rel='canonical' href='https://polar.example/news/1'>"
        "<meta property='article:published_time' content='2025-01-21T18:30:00+08:00'>"
    )
    document = page(tmp_path, head)
    assert (document.outlet, document.url) == ("The Polar Times", "https://polar.example/news/1")
    assert document.published is not None
    assert document.published.isoformat() == "2025-01-21T18:30:00+08:00"


def test_what_is_said_beside_a_page_wins_over_its_markup(tmp_path: Path) -> None:
    head = "<meta name='date' content='2020-01-01'><meta property='og:site_name' content='Wrong'>"
    document = page(tmp_path, head, known=Defaults(published=date(2025, 1, 22), outlet="Right"))
    assert (document.published, document.outlet) == (date(2025, 1, 22), "Right")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta name='DC.date.issued' content='2021-3-5'>", "2021-03-05"),
        ("<meta name='date' content='Sat, 19 Oct 2019 00:04:00 +0200'>", "2019-10-19T00:04:00+02:00"),
        ("<meta itemprop='datePublished' content='2021-05-10T11:03:14'>", "2021-05-10"),
        (LINKED_DATA.replace("TYPE", "NewsArticle"), "2022-02-03"),
        ("<link rel='canonical' href='https://polar.example/2021/06/07/station'>", "2021-06-07"),
    ],
)
def test_dates_of_publication_are_read_where_pages_state_them(tmp_path: Path, head: str, published: str) -> None:
    document = page(tmp_path, head)
    assert document.published is not None
    assert document.published.isoformat() == published


def test_a_moment_in_utc_gives_way_to_the_same_moment_in_the_sources_own_zone(tmp_path: Path) -> None:
    head = (
        "<meta property='article:published_time' content='2019-10-18T22:04:00Z'>"
        "<meta name='date' content='Sat, 19 Oct 2019 00:04:00 +0200'>"
    )
    document = page(tmp_path, head)
    assert document.published is not None
    assert document.published.isoformat() == "2019-10-19T00:04:00+02:00"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<meta property='article:modified_time' content='2024-12-01T10:00:00Z'>",
        "<meta itemprop='copyrightYear' content='2024'>",
        "<meta name='date' content='yesterday'>",
        "<meta name='date' content='05/06/2021'>",
        LINKED_DATA.replace("TYPE", "Event"),
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
    ],
)
def test_a_page_that_does_not_state_its_date_has_none(tmp_path: Path, head: str) -> None:
    body = BODY + "<p>Last updated 3 March 2021. © 2023 Polar Times.</p><img src='/2018/04/05/station.jpg'>"
    assert page(tmp_path, head, body).published is None


def test_times_of_other_articles_do_not_become_the_date(tmp_path: Path) -> None:
    body = BODY + "<time datetime='2021-01-05'>5 January</time><time datetime='2021-02-06'>6 February</time>"
    assert page(tmp_path, "", body).published is None


def test_the_host_stands_in_for_a_site_without_a_name(tmp_path: Path) -> None:
    document = page(tmp_path, "<link rel='canonical' href='https://www.polar.example/news/1'>")
    assert document.outlet == "polar.example"


def test_a_declared_charset_is_followed(tmp_path: Path) -> None:
    words = "Министры иностранных дел Норвегии и Чили встретились в Осло во вторник и договорились о станции. "
    path = tmp_path / "page.html"
    path.write_bytes(
        f"<html><head><meta charset='koi8-r'></head><body><p>{words * 4}</p></body></html>".encode("koi8-r")
    )
    notes: list[str] = []
    (document,) = read_source(str(path), note=lambda _, said: notes.append(said))
    assert isinstance(document, Document)
    assert "встретились в Осло" in document.text
    assert notes == ["read as koi8-r"]


def test_an_xhtml_page_with_an_xml_declaration_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.xhtml"
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html>'
    )
    (document,) = read_source(str(path))
    assert isinstance(document, Document)
    assert "polar station" in document.text


def test_reading_a_page_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page was about to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    head = "<link rel='canonical' href='https://polar.example/a'><base href='https://polar.example/'>"
    assert page(tmp_path, head, BODY + "<img src='https://polar.example/x.png'>").text
