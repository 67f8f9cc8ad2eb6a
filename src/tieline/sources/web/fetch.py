"""An address -> what its server answers, within limits: of time, of bytes, of redirects, of unpacking."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

from tieline.sources.http_message import charset_of, unwrapped
from tieline.sources.opened import SourceError
from tieline.sources.web.robots import AGENT, Robots, Rules
from tieline.version import __version__

MOST_BYTES = 50_000_000  # as sent; a long PDF with its pictures
MOST_REDIRECTS = 5
LONGEST = 90.0  # seconds for one page with all its redirects
_PATIENCE = 20.0  # seconds without a byte
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,*/*;q=0.5"
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. url: the address after all redirects. headers: lower-case names."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    retrieved: datetime

    @property
    def kind(self) -> str:
        """The media type, lower case."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset the server names."""
        return charset_of(self.headers.get("content-type", ""))


class Web:
    """Fetches pages. Nothing is sent but the address, what is accepted, and who asks; no cookies are kept.

    allow_private: also connect to private, loopback and link-local addresses.
    """

    def __init__(self, *, allow_private: bool = False) -> None:
        import httpcore2

        from tieline.sources.web.backend import CheckedBackend

        self._pool = httpcore2.ConnectionPool(network_backend=CheckedBackend(allow_private), keepalive_expiry=15.0)
        self._robots = Robots(self._robots_answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close its connections."""
        self._pool.close()

    def rules(self, url: str) -> Rules:
        """What the site of an address allows; raises `SourceError`."""
        return self._robots.rules(checked(url))

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to one address, whatever its status; redirects are followed, each checked like the first.

        Raises `SourceError` for what may not or cannot be fetched.
        """
        return self._followed(url, dict(headers or {}), ask=True)

    def _followed(self, url: str, headers: dict[str, str], *, ask: bool) -> Answer:
        deadline = time.monotonic() + LONGEST
        for _ in range(MOST_REDIRECTS + 1):
            url = checked(url)
            if ask and not self._robots.rules(url).allows(url):
                raise SourceError(
                    f"the site does not allow {AGENT} to read it (robots.txt)", "Save the page as a file and read that"
                )
            answer = self._one(url, headers, deadline)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            try:
                url = urljoin(url, target)
            except ValueError:
                raise SourceError("its redirect leads to no address", "Check the address") from None
        raise SourceError(f"it redirects more than {MOST_REDIRECTS} times", "Check the address")

    def _one(self, url: str, headers: dict[str, str], deadline: float) -> Answer:
        import httpcore2

        said = {"Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate", "User-Agent": f"{AGENT}/{__version__}"}
        sent = list({**said, **headers}.items())
        limits = {"timeout": {"connect": _PATIENCE, "read": _PATIENCE, "write": _PATIENCE, "pool": _PATIENCE}}
        try:
            with self._pool.stream("GET", url, headers=sent, extensions=limits) as response:
                got = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                body = b"" if response.status in _REDIRECTS else _within(response.iter_stream(), deadline)
                body = unwrapped(body, got.get("content-encoding", ""))
                return Answer(url, response.status, got, body, datetime.now(UTC).replace(microsecond=0))
        except httpcore2.TimeoutException:
            raise SourceError("its server does not answer in time", "Try again later") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError) as error:
            told = str(error).rstrip(".")[:120] or type(error).__name__
            raise SourceError(f"it cannot be fetched ({told})", "Check the address and your connection") from None

    def _robots_answer(self, url: str) -> tuple[int, bytes]:
        try:
            answer = self._followed(url, {}, ask=False)
        except SourceError as error:
            if "private network" in error.reason or "is not known" in error.reason:
                raise
            return 0, b""
        return answer.status, answer.body


def _within(pieces: Iterable[bytes], deadline: float) -> bytes:
    """The pieces of a body put together, within the limits of size and time."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MOST_BYTES:
            raise SourceError(f"it is larger than {MOST_BYTES // 1_000_000} MB", "Save it and read the file")
        if time.monotonic() > deadline:
            raise SourceError(f"its server took longer than {LONGEST:.0f} seconds", "Try again later")
        held.append(piece)
    return b"".join(held)


def checked(url: str) -> str:
    """The address with what no server needs cut off; raises `SourceError` for anything but http and https."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        plain = host.encode("idna").decode() if host and ":" not in host else host
    except (ValueError, UnicodeError):
        raise SourceError("it is no address", "Check the address") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise SourceError(f"only http and https are read, not {parts.scheme}", "Save it as a file and read that")
    if not plain:
        raise SourceError("the address has no host", "Check the address")
    if parts.username is not None or parts.password is not None:
        raise SourceError("the address holds a name or a password", "Save the page as a file and read that")
    site = f"[{plain}]" if ":" in plain else plain
    path = _quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")
    return f"{parts.scheme.lower()}://{site}{f':{port}' if port else ''}{path}"


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="/%:=&?~#+!$,;'@()*[]-._")
