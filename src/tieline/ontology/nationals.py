"""People who hold no high office and are in the news all the same: a full name in, the state they act for out.

What a report says only once ("Libyan commander A", afterwards "A") another may leave out. The table holds names that
several dated texts give to one state and none to another; a name counts from ten years before the first of them to ten
years behind the last.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tieline.ontology import names, states
from tieline.ontology.tables import rows

REACH = 10  # years


@dataclass(frozen=True, slots=True)
class National:
    """A name as the texts write it, its state, the years in which they do, and up to three of them."""

    name: str
    state: str
    first: int
    last: int
    source: str


@functools.cache
def table() -> Mapping[tuple[str, ...], National]:
    """By the folded words of the name."""
    found = (
        National(row["name"], row["state"], int(row["first"]), int(row["last"]), row["source"])
        for row in rows("nationals.csv")
    )
    return MappingProxyType({names.words(national.name): national for national in found})


def find(name: str, on: date | None) -> National | None:
    """Whom a full name means on a day; None without a day, for a single word, and for a state that did not exist."""
    national = table().get(names.words(name)) if on is not None and " " in name.strip() else None
    if national is None or on is None or not national.first - REACH <= on.year <= national.last + REACH:
        return None
    return national if states.get(national.state).existed(on) else None
