"""An event as the layouts of event data take it: with its report, and divided into who did it to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tieline.records.actor import Actor
from tieline.records.event import Event
from tieline.records.when import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """An event of a happening. published, outlet, url, language: of its first report; None for what is not known."""

    happening: str
    event: Event
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def day(self) -> date | None:
        """The first day of it, else that of its report."""
        if self.event.when is not None:
            return day_of(self.event.when.start)
        return self.published


def pairs(event: Event) -> Iterator[tuple[Actor, Actor | None]]:
    """Who did it to whom: each actor with each recipient. Of a symmetric act, whose parties are all actors, each two
    parties in both directions, as event data have them; one party alone did it to nobody that is named."""
    if event.recipients:
        yield from ((actor, recipient) for actor in event.actors for recipient in event.recipients)
    elif len(event.actors) > 1:
        yield from ((one, other) for one in event.actors for other in event.actors if one != other)
    else:
        yield (event.actors[0], None)
