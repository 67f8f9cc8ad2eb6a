"""What is asked of a brief, and what all its sections look up: the ledger, the ends, the days, the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tieline.desk.brief.sources import Book, told_on
from tieline.ledger.entries import DocumentEntry
from tieline.ledger.query import Query
from tieline.records.actor import Actor, Rank
from tieline.records.happening import Happening
from tieline.records.when import When, day_of

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A brief in the making. whole: whether nothing is left out for length."""

    ledger: Ledger
    ends: tuple[str, str]
    since: date | None
    until: date
    whole: bool
    book: Book
    named: set[tuple[str, str | None]] = field(default_factory=set)

    @property
    def query(self) -> Query:
        """All that involves both ends in the span."""
        return Query(between=self.ends, since=self.since, until=self.until)

    def most(self, short: int) -> int:
        """How many of a kind are told: so many in a short brief, five times as many in a long one."""
        return short * 5 if self.whole else short

    def reports(self, happenings: Iterable[Happening]) -> dict[str, DocumentEntry]:
        """The reports of some happenings."""
        return self.ledger.reports({id_ for happening in happenings for id_ in happening.documents})

    def dated(self, found: Iterable[tuple[Happening, When | None]]) -> Iterator[tuple[Happening, When | None, date]]:
        """Happenings of the span with their day: their own, else that of their first report; undated ones left out."""
        known = list(found)
        reports = self.reports(happening for happening, _ in known)
        for happening, when in known:
            day = day_of(when.end) if when is not None else told_on(happening, reports)
            if day is not None and day <= self.until and (self.since is None or self.since <= day):
                yield happening, when, day

    def first_named(self, actor: Actor) -> bool:
        """Whether a party is named for the first time in this brief."""
        new = actor.identity not in self.named
        self.named.add(actor.identity)
        return new


def height(rank: Rank | None) -> float:
    """1 for a head of state, falling with rank; 0 where it is unknown."""
    return 1 - rank.order / len(Rank) if rank is not None else 0.0


def recency(day: date, since: date | None, until: date) -> float:
    """From 0 at the beginning of the span to 1 at its end."""
    days = (until - (since or until)).days
    return 1 - (until - day).days / days if days > 0 else 0.0
