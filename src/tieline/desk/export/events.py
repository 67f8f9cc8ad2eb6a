"""The ledger's events as event data have them, each with its first report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tieline.desk.listing import list_happenings
from tieline.exports.told import ToldEvent
from tieline.ledger.query import Query
from tieline.records.event import Aspect, Event

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger


def told_events(ledger: Ledger, query: Query) -> Iterator[ToldEvent]:
    """Events that were done, in the ledger's order: event data know no negated, hypothetical or future act."""
    for row in list_happenings(ledger, Event.KIND, query):
        event = row.facet
        if isinstance(event, Event) and event.aspect in (Aspect.ASSERTED, Aspect.HISTORICAL):
            first = min(
                row.reports.values(), key=lambda entry: (str(entry.published or "9999"), entry.id), default=None
            )
            yield ToldEvent(
                happening=row.happening.id,
                event=event,
                published=date.fromisoformat(first.published[:10]) if first and first.published else None,
                outlet=first.outlet if first else None,
                url=first.url if first else None,
                language=first.language if first else None,
            )
