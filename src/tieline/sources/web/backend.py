"""Connections for the web: a name is looked up once, checked, and the checked address is the one connected to.

A name that points to the public internet when it is checked and elsewhere when it is used gains nothing by it.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable

import httpcore2

from tieline.sources.opened import SourceError
from tieline.sources.web.public import is_public

PRIVATE = "Give --allow-private if you trust it and mean your own network"


class CheckedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses only, unless private ones are allowed."""

    def __init__(self, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of the host that answers; raises `SourceError` for a private one."""
        addresses = self.addresses(host, port)
        for number, address in enumerate(addresses, start=1):
            try:
                return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise SourceError(f"the host {host!r} has no address", "Check the address")

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be connected to; raises `SourceError` where there are none."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise SourceError(f"the host {host!r} is not known", "Check the address and your connection") from None
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if self._allow_private:
            return addresses
        allowed = [address for address in addresses if is_public(address)]
        if not allowed:
            raise SourceError(f"the host {host!r} is in a private network ({addresses[0]})", PRIVATE)
        return allowed
