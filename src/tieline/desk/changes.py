"""A day in, what changed since out: what happened, what is to come, what was promised, what falls due, what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tieline.desk.listing import Row, rows_of
from tieline.ledger.changed import MOST, Gone
from tieline.records.codec import dump
from tieline.records.contact import Contact, ContactStatus
from tieline.records.happening import Happening

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

AHEAD = timedelta(days=7)  # how far ahead a deadline is told


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What changed since the beginning of a day. reports: how many arrived. contacts: held; announced: to come, with
    invitations and what was cancelled. due: pledges with a deadline from that day to a week from today. gone: records
    told no more. cut: kinds of which there is more."""

    since: date
    today: date
    reports: int
    contacts: tuple[Row, ...]
    announced: tuple[Row, ...]
    pledges: tuple[Row, ...]
    claims: tuple[Row, ...]
    statements: tuple[Row, ...]
    due: tuple[Row, ...]
    gone: tuple[Gone, ...]
    cut: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.reports or self.contacts or self.announced or self.pledges or self.due or self.gone)

    def plain(self) -> dict[str, Any]:
        """As the API prints it."""
        kinds = ("contacts", "announced", "pledges", "claims", "statements", "due")
        return {
            "since": self.since.isoformat(),
            "reports": self.reports,
            **{kind: [row.plain() for row in getattr(self, kind)] for kind in kinds},
            "gone": [{"at": gone.at, "kind": gone.record.KIND, **dump(gone.record)} for gone in self.gone],
            "cut": list(self.cut),
        }


def changes(ledger: Ledger, since: date, today: date) -> Changes:
    """What changed since the beginning of a day, in the zone of this machine. Raises `ValueError` for a day to come."""
    if since > today:
        raise ValueError(f"{since} is yet to come: nothing changed since")
    reader = ledger.changes(datetime.combine(since, time()).astimezone())
    told: dict[str, tuple[Happening, ...]] = {}
    cut = []
    for kind in ("contact", "pledge", "claim", "statement"):
        told[kind], more = reader.new(kind)
        if more:
            cut.append(kind)
    contacts = _rows(ledger, told["contact"], "contact")
    held = [row for row in contacts if isinstance(row.facet, Contact) and row.facet.status is ContactStatus.HELD]
    return Changes(
        since=since,
        today=today,
        reports=reader.documents(),
        contacts=tuple(row for row in held if not getattr(row.facet, "historical", False)),
        announced=tuple(row for row in contacts if row not in held),
        pledges=tuple(_rows(ledger, told["pledge"], "pledge")),
        claims=tuple(_rows(ledger, told["claim"], "claim")),
        statements=tuple(_rows(ledger, told["statement"], "statement")),
        due=tuple(_rows(ledger, reader.due((today + AHEAD).isoformat()), "pledge")),
        gone=tuple(sorted(reader.gone(), key=lambda gone: gone.at, reverse=True))[:MOST],
        cut=tuple(cut),
    )


def _rows(ledger: Ledger, found: Sequence[Happening], kind: str) -> list[Row]:
    led = [(h, next(facet for facet in h.facets if kind == facet.KIND)) for h in found]
    return rows_of(ledger, led)
