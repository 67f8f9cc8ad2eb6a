"""A holding in the making, and what the makers of holdings agree on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tieline.records.actor import Rank

ONE_DAY = timedelta(days=1)
HEADS = frozenset((Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT))
# Offices of which a state has one holder at a time. Deputies it may have many.
SINGLE = HEADS | {Rank.FOREIGN_OR_DEFENCE_MINISTER, Rank.SECURITY_ADVISER_OR_ENVOY}
# What a source that tells a leader's days allows for the sightings at its edges.
EDGE = timedelta(days=20)
# How far a first or last sighting may be from the true day.
SLACK = timedelta(days=365)
# An office named so generally gives way to another that the same leader is called by.
GENERAL = frozenset(("Head of State", "Leader", "Monarch"))
UNTOLD = "Leader"


@dataclass(frozen=True, slots=True)
class Held:
    """A holding in the making; `start_known` and `end_known` as for a spell."""

    person: int
    office: str
    rank: Rank
    start: date
    start_known: bool
    end: date | None
    end_known: bool
    seen: date
    sources: tuple[str, ...]
    certain: bool = False  # told by a table of leaders or officials, not by sightings alone
    leads: bool = False  # told by a table of leaders


def meet(a: Held, b: Held) -> bool:
    """Whether two holdings share a day; open ends go on."""
    return a.start <= (b.end or date.max) and b.start <= (a.end or date.max)


def overlap(a: Held, b: Held) -> timedelta:
    """For how long two holdings overlap, as far as the sources vouch for both."""
    return max(min(a.end or a.seen, b.end or b.seen) - max(a.start, b.start), timedelta(0))
