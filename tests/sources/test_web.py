"""Addresses the user names: only public ones, only what the site allows, never more than a report can be."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator

import pytest
from local_server import LocalServer, Reply, local_server
from made_sources import OTHER, REPORT, RSS, SITEMAP, page

from tieline.records.document import Document
from tieline.sources.fault import SourceFault
from tieline.sources.listing import list_links
from tieline.sources.opened import SourceError
from tieline.sources.read import read_source
from tieline.sources.web.backend import CheckedBackend
from tieline.sources.web.fetch import Web, checked
from tieline.sources.web.public import is_public


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        yield running


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(allow_private=True) as fetching:
        yield fetching


def one(found: list[Document | SourceFault]) -> Document | SourceFault:
    assert len(found) == 1, found
    return found[0]


def test_a_page_is_read_with_its_address_and_when_it_was_fetched(server: LocalServer, web: Web) -> None:
    server.replies["/news/1"] = Reply(page())
    document = one(list(read_source(f"{server.url}/news/1", web=web)))
    assert isinstance(document, Document)
    assert REPORT in document.text
    assert document.url == f"{server.url}/news/1"
    assert document.retrieved is not None
    assert server.paths() == ["/robots.txt", "/news/1"]
    assert server.asked[1][1]["user-agent"].startswith("Tieline/")
    assert "cookie" not in server.asked[1][1]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"],
)
def test_private_addresses_are_refused_by_default(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was about to be opened")

    monkeypatch.setattr(socket, "create_connection", refuse)
    found = one(list(read_source(f"http://{host}/secret")))
    assert isinstance(found, SourceFault)
    assert "private network" in found.reason or "is not known" in found.reason


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("239.1.1.1", False), ("255.255.255.255", False), ("240.0.0.1", False),
        ("::1", False), ("::", False), ("fe80::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False),
        ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True), ("no address", False),
    ],
)  # fmt: skip
def test_what_belongs_to_the_public_internet(address: str, public: bool) -> None:
    assert is_public(address) == public


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that points elsewhere at its second look-up gains nothing: there is no second look-up."""
    looked_up, connected = [], []

    def resolve(host: str, port: int, **_: object) -> list[object]:
        looked_up.append(host)
        address = "93.184.216.34" if len(looked_up) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address: tuple[str, int], *_: object, **__: object) -> None:
        connected.append(address[0])
        raise OSError("no network in a test")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    found = one(list(read_source("http://rebind.example/")))
    assert isinstance(found, SourceFault)
    assert connected[0] == "93.184.216.34"
    assert "127.0.0.1" not in connected


def test_a_host_with_public_and_private_addresses_is_reached_by_the_public_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = [(2, 1, 6, "", ("10.0.0.1", 80)), (2, 1, 6, "", ("93.184.216.34", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert CheckedBackend().addresses("mixed.example", 80) == ["93.184.216.34"]


def test_every_redirect_is_checked_like_the_first_address(server: LocalServer, web: Web) -> None:
    server.replies["/a"] = Reply(status=302, headers={"Location": "/b"})
    server.replies["/b"] = Reply(page())
    document = one(list(read_source(f"{server.url}/a", web=web)))
    assert isinstance(document, Document)
    assert document.url == f"{server.url}/b"
    server.replies["/c"] = Reply(status=301, headers={"Location": "file:///etc/passwd"})
    assert "only http and https are read" in str(one(list(read_source(f"{server.url}/c", web=web))))
    server.replies["/d"] = Reply(status=307, headers={"Location": "/d"})
    assert "redirects more than 5 times" in str(one(list(read_source(f"{server.url}/d", web=web))))


def test_a_redirect_into_a_private_network_is_refused(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first server is let through by name, as a public one would be; where it leads to is not."""
    server.replies["/a"] = Reply(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data"})
    known = CheckedBackend.addresses
    monkeypatch.setattr(
        CheckedBackend,
        "addresses",
        lambda self, host, port: ["127.0.0.1"] if host == "public.example" else known(self, host, port),
    )
    with Web() as fetching:
        found = one(list(read_source(server.url.replace("127.0.0.1", "public.example") + "/a", web=fetching)))
    assert isinstance(found, SourceFault)
    assert found.reason == "the host '169.254.169.254' is in a private network (169.254.169.254)"
    assert "--allow-private" in found.remedy


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/a", "file:///etc/passwd", "gopher://x/", "http:///a", "http://user:secret@example.org/",
     "http://[::1/", "https://exa mple.org:x/"],
)  # fmt: skip
def test_other_schemes_and_odd_addresses_are_refused(url: str) -> None:
    with pytest.raises(SourceError):
        checked(url)


def test_what_robots_txt_forbids_is_not_fetched(server: LocalServer, web: Web) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n", kind="text/plain")
    server.replies["/private/1"] = Reply(page())
    server.replies["/a"] = Reply(status=302, headers={"Location": "/private/1"})
    for path in ("/private/1", "/a"):
        assert "robots.txt" in str(one(list(read_source(server.url + path, web=web))))
    assert "/private/1" not in server.paths()
    assert web.rules(server.url).delay() == 2.0


def test_a_site_whose_robots_txt_fails_is_left_alone(server: LocalServer, web: Web) -> None:
    server.replies["/robots.txt"] = Reply(status=503)
    server.replies["/a"] = Reply(page())
    assert "robots.txt" in str(one(list(read_source(f"{server.url}/a", web=web))))


def test_answers_that_are_no_pages_are_named(server: LocalServer, web: Web) -> None:
    assert "its server answered 404" in str(one(list(read_source(f"{server.url}/none", web=web))))


def test_a_compressed_page_is_read_and_a_bomb_is_stopped(server: LocalServer, web: Web) -> None:
    server.replies["/a"] = Reply(gzip.compress(page()), headers={"Content-Encoding": "gzip"})
    server.replies["/b"] = Reply(gzip.compress(b" " * 15_000_000), headers={"Content-Encoding": "gzip"})
    assert isinstance(one(list(read_source(f"{server.url}/a", web=web))), Document)
    assert "unpacks to more than" in str(one(list(read_source(f"{server.url}/b", web=web))))


def test_a_page_beyond_the_cap_is_stopped(server: LocalServer, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieline.sources.web.fetch.MOST_BYTES", 100_000)
    server.replies["/a"] = Reply(b"x" * 200_000)
    assert "it is larger than" in str(one(list(read_source(f"{server.url}/a", web=web))))


def test_a_server_that_trickles_is_stopped(server: LocalServer, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieline.sources.web.fetch.LONGEST", -1.0)
    server.replies["/a"] = Reply(page())
    server.replies["/robots.txt"] = Reply(b"", status=404)
    assert "longer than" in str(one(list(read_source(f"{server.url}/a", web=web)))) or "robots" in str(
        one(list(read_source(f"{server.url}/a", web=web)))
    )


def test_a_feed_at_an_address_is_read_and_its_links_are_listed(server: LocalServer, web: Web) -> None:
    server.replies["/feed"] = Reply(RSS, kind="application/rss+xml")
    server.replies["/sitemap.xml"] = Reply(SITEMAP, kind="application/xml")
    document = one(list(read_source(f"{server.url}/feed", web=web)))
    assert isinstance(document, Document)
    assert OTHER in document.text
    links = list_links(f"{server.url}/sitemap.xml", web)
    assert not isinstance(links, SourceFault)
    assert len(links) == 2


def test_a_server_that_is_not_there_is_named(web: Web) -> None:
    found = one(list(read_source("http://127.0.0.1:9/", web=web)))
    assert isinstance(found, SourceFault)
    assert found.remedy
