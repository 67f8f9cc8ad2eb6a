"""Where a page stands on the web: the address it gives itself, checked against the one it was fetched from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CANONICAL = ((".//link[@rel='canonical']", "href"), (".//meta[@property='og:url']", "content"))
_SHORTEST = 2  # labels of a name that one organisation holds ("kremlin.ru"); shorter ones belong to nobody


def page_address(tree: HtmlElement, fetched: str | None = None) -> str | None:
    """The canonical address of a page, else the one it was fetched from; None where neither is known.

    A page may call itself whatever it likes: an address on another site than it was fetched from is not believed.
    """
    for said in _stated(tree):
        if (address := _whole(said)) and (fetched is None or _same_site(address, fetched)):
            return address
    return fetched


def host_of(address: str) -> str | None:
    """The host of an address, without "www."; None for what is none."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _stated(tree: HtmlElement) -> Iterator[str]:
    for path, attribute in _CANONICAL:
        for element in tree.iterfind(path):
            if said := (element.get(attribute) or "").strip():
                yield said


def _whole(said: str) -> str | None:
    """An address with its host; a relative one says no more than where the page was fetched, and mirrors break it."""
    try:
        parts = urlsplit(said)
        return said if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, or one's host lies under the other's."""
    first, second = sorted((host_of(one) or "", host_of(other) or ""), key=len)
    return first == second or (first.count(".") >= _SHORTEST - 1 and second.endswith(f".{first}"))
