"""What a site's robots.txt allows. A site that cannot be asked is left alone; one without the file allows all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tieline.sources.charset import decode
from tieline.sources.opened import SourceError

AGENT = "Tieline"
_LARGEST = 500_000  # bytes: what RFC 9309 asks a reader to take at least
_LONGEST_DELAY = 300.0  # seconds; a site that asks for more wants no visits at all

Fetch = Callable[[str], tuple[int, bytes]]
"""Fetches an address: status and body."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows. text: its robots.txt; None where it could not be asked."""

    text: str | None

    def allows(self, url: str) -> bool:
        """Whether the page may be fetched."""
        if self.text is None:
            return False
        from protego import Protego

        return bool(Protego.parse(self.text).can_fetch(url, AGENT))

    def delay(self) -> float | None:
        """Seconds the site asks to be left between two visits."""
        if not self.text:
            return None
        from protego import Protego

        asked = Protego.parse(self.text).crawl_delay(AGENT)
        return min(float(asked), _LONGEST_DELAY) if asked else None


class Robots:
    """The rules of the sites visited so far, each asked once."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: dict[str, Rules] = {}

    def rules(self, url: str) -> Rules:
        """The rules of the site of an address; raises `SourceError` for a site that may not be visited at all."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._asked(site)
        return self._known[site]

    def _asked(self, site: str) -> Rules:
        status, body = self._fetch(f"{site}/robots.txt")
        if status == 200:
            try:
                return Rules(decode(body[:_LARGEST])[0])
            except SourceError:  # a picture, or nothing that is text: no rules
                return Rules("")
        # RFC 9309: a site that answers "not found" has no rules, one that fails wants to be left alone for now.
        return Rules("" if 400 <= status < 500 and status != 429 else None)
