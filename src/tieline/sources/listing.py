"""A feed or a sitemap, in a file or at an address -> the addresses it names. Nothing they name is fetched."""

from __future__ import annotations

import re
import sys
from io import BufferedIOBase
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tieline.sources.fault import SourceFault
from tieline.sources.feed import links_of
from tieline.sources.inside import unopened
from tieline.sources.links import Link
from tieline.sources.opened import Opened, SourceError
from tieline.sources.unpacked import BROKEN, TooMuchError

if TYPE_CHECKING:
    from tieline.sources.web.fetch import Web

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def list_links(spec: str, web: Web | None = None) -> tuple[Link, ...] | SourceFault:
    """The addresses a feed or sitemap names, or why there are none. web: fetches it, if it is itself at an address."""
    try:
        if web is not None and _ADDRESS.match(spec):
            from tieline.sources.web.page import refuse_status

            answer = web.get(spec)
            refuse_status(answer)
            return links_of(answer.body, answer.url)
        if spec == "-":
            return links_of(Opened("-", cast("BufferedIOBase", sys.stdin.buffer)).whole())
        with Path(spec).open("rb") as stream:
            return links_of(Opened(spec, stream).whole())
    except (SourceError, TooMuchError) as error:
        return error.fault(spec)
    except BROKEN as error:
        return SourceFault(source=spec, reason=f"its compression is broken ({error})", remedy="Fetch it again")
    except (OSError, ValueError) as error:
        return unopened(spec, error)
