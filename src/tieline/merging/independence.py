"""How many independent sources some reports are.

Reports are one source where they come from one owner or carry one text: twelve copies of an agency's article count
once, and so do the agency's own two articles. Reports of unknown origin count once between them: nothing shows that
they are independent.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tieline.ontology import outlets


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a report comes from. document: its id; "" for a coded row. owner: who answers for it (`owner_of`; for a
    coded row its file, whose rows are one source). copy: its text's key."""

    document: str
    owner: str
    copy: str


@functools.lru_cache(maxsize=4096)
def owner_of(outlet: str | None, url: str | None) -> str:
    """Who owns an outlet, as far as the table knows; else its own name, else its host; "" for unknown origin."""
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or "") if url else ""
    for name in (outlet, host):
        known = outlets.find(name) if name else None
        if known is not None:
            return known.owner
    return (outlet or "").strip().casefold() or host.removeprefix("www.")


def independent(origins: Iterable[Origin]) -> int:
    """Number of independent sources among some reports: components of those that share an owner or a text."""
    return len(independent_owners(origins))


def independent_owners(origins: Iterable[Origin]) -> tuple[str, ...]:
    """One owner for each independent source among some reports, the first by name of those that share texts; sorted."""
    leaders: dict[str, str] = {}

    def leader(node: str) -> str:
        leaders.setdefault(node, node)
        while leaders[node] != node:
            leaders[node] = leaders[leaders[node]]  # halves the way for the next who asks
            node = leaders[node]
        return node

    owners = set()
    for origin in origins:
        leaders[leader(f"copy {origin.copy}")] = leader(f"owner {origin.owner}")
        owners.add(origin.owner)
    first: dict[str, str] = {}
    for owner in sorted(owners):
        first.setdefault(leader(f"owner {owner}"), owner)
    return tuple(sorted(first.values()))
