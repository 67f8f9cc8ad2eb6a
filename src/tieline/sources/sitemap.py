"""Sitemaps -> the addresses they list, with the day each was changed; also an index of sitemaps."""

from __future__ import annotations

import io
import re

from tieline.sources.links import Link
from tieline.sources.opened import SourceError
from tieline.sources.stated_dates import stated_date
from tieline.sources.xml_guard import guard

MOST = 50_000  # addresses: the sitemap protocol allows no more in one file
_ROOT = re.compile(
    r"(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?[^>]*\?>\s*)*<(?:\w+:)?(?:urlset|sitemapindex)\b", re.DOTALL
)
_ENTRIES = ("url", "sitemap")


def is_sitemap(opening: str) -> bool:
    """Whether a source that begins like this is one."""
    return bool(_ROOT.match(opening))


def read_sitemap(data: bytes) -> tuple[Link, ...]:
    """The addresses, in order, at most `MOST`. Raises `SourceError` where the XML is broken or declares entities."""
    from lxml import etree

    guard(data)
    found: list[Link] = []
    try:
        walk = etree.iterparse(
            io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, recover=True
        )
        for _, element in walk:
            if _local(element) in _ENTRIES:
                link = _link(element)
                if link is not None:
                    found.append(link)
                element.clear()
            if len(found) >= MOST:
                break
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(f"its XML is broken ({str(error)[:100]})", "Fetch it again") from None
    if not found:
        raise SourceError("it is a sitemap without addresses", "There is nothing in it to read")
    return tuple(found)


def _local(element: object) -> str:
    tag = getattr(element, "tag", None)
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _link(element: object) -> Link | None:
    said: dict[str, str] = {}
    for child in element.iter():  # type: ignore[attr-defined]  # lxml is not typed
        said.setdefault(_local(child), " ".join((child.text or "").split()))
    url = said.get("loc", "")
    if not url.lower().startswith(("http://", "https://")):
        return None
    changed = stated_date(said.get("publication_date") or said.get("lastmod") or "")
    return Link(url=url, title=said.get("title") or None, changed=changed)
