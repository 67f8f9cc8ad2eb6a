"""How a command that fetches pages gets what fetches them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from tieline.sources.web.fetch import Web

F = TypeVar("F", bound=Callable[..., Any])
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def private_option(command: F) -> F:
    """--allow-private, for servers of one's own."""
    return click.option(
        "--allow-private", is_flag=True, help="Also fetch from private, loopback and link-local addresses."
    )(command)


@contextmanager
def web(allow_private: bool, sources: tuple[str, ...]) -> Iterator[Web | None]:
    """What fetches pages, where one of the sources is an address; its connections are closed at the end."""
    if not any(_ADDRESS.match(source) for source in sources):
        yield None
        return
    from tieline.sources.web.fetch import Web

    with Web(allow_private=allow_private) as fetched_by:
        yield fetched_by
