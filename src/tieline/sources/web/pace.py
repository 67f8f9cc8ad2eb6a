"""Politeness: how long to wait before a host is visited again."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

LEAST = 2.0  # seconds between two visits to one host; a person clicks no faster


class Pace:
    """Waits until a host may be visited again. clock, sleep: stand in for the real ones."""

    def __init__(
        self,
        least: float = LEAST,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._least = least
        self._clock = clock
        self._sleep = sleep
        self._visited: dict[str, float] = {}

    def wait(self, url: str, asked: float | None = None) -> None:
        """Wait for the host of an address. asked: seconds its robots.txt asks for, if it asks for more."""
        host = (urlsplit(url).hostname or "").lower()
        last = self._visited.get(host)
        if last is not None:
            left = last + max(self._least, asked or 0.0) - self._clock()
            if left > 0:
                self._sleep(left)
        self._visited[host] = self._clock()
