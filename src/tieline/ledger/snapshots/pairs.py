"""A happening in, its rows of a snapshot out: one for each unordered pair of ends that it involves.

Doings are what was done: an event as it was asserted, a contact as it was held. What is to come, only possible, denied
or told as history is nothing that happened on a day, and neither is what was merely said. News seldom tells its own
day: a doing without one stands on the day of its first report, and its row says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import Any

from tieline.records.actor import Actor
from tieline.records.contact import Contact, ContactStatus
from tieline.records.event import Aspect, Event
from tieline.records.happening import Happening
from tieline.records.pledge import Pledge
from tieline.records.when import day_of

Ends = tuple[str, str]
Row = dict[str, Any]
TOLD, REPORTED = "told", "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A happening and what is known of its telling. owners: one for each independent source. reports: how many
    documents or rows tell it. origin: "reports", or the layout of the coded file. published: day of the first report,
    as far as any is dated. repeats: whether it only says again what was pledged before. met, acted: pairs of ends whose
    contact, and whose event, stand in the row of what it announces or of what was held on it."""

    happening: Happening
    owners: tuple[str, ...]
    reports: int
    origin: str
    published: date | None
    repeats: bool = False
    met: frozenset[Ends] = frozenset()
    acted: frozenset[Ends] = frozenset()


def doing_rows(told: Told) -> list[Row]:
    """Rows of `DOINGS`; none for what was not done, has neither a day nor a dated report, or involves no two ends."""
    event, contact = _asserted(told.happening), _held(told.happening)
    acted, met = _ends(told)
    days = _days(told, event, contact)
    if days is None:
        return []
    return [
        {
            "first": first,
            "second": second,
            **days,
            "happening": told.happening.id,
            "direction": acted.get((first, second), 0),
            **_of_event(event if (first, second) in acted else None),
            **_of_contact(contact if (first, second) in met else None),
            **_telling(told),
            "reports": told.reports,
        }
        for first, second in sorted({*acted, *met})
    ]


def undated(told: Told) -> bool:
    """Whether a doing between two ends has no row only because nobody tells its day, or when it was reported."""
    event, contact = _asserted(told.happening), _held(told.happening)
    return _days(told, event, contact) is None and any(_ends(told))


def covered(told: Told) -> tuple[frozenset[Ends], frozenset[Ends]]:
    """The pairs of ends whose contact, and whose event, stand in the rows of a happening."""
    acted, met = _ends(told)
    if _days(told, _asserted(told.happening), _held(told.happening)) is None:
        return frozenset(), frozenset()
    return frozenset(met), frozenset(acted)


def pledge_rows(told: Told) -> list[Row]:
    """Rows of `PLEDGES`; none where it was pledged before, the report is not dated, or nobody is promised to."""
    pledge = next((record for record in told.happening.facets if isinstance(record, Pledge)), None)
    if pledge is None or pledge.historical or told.repeats or told.published is None:
        return []
    latest = max(pledge.status, key=lambda status: status.as_of, default=None)
    return [
        {
            "first": first,
            "second": second,
            "day": told.published,
            "deadline": day_of(pledge.deadline.end) if pledge.deadline is not None else None,
            "happening": told.happening.id,
            "binding": pledge.binding.value,
            "direction": direction,
            "outcome": latest.outcome.value if latest is not None else None,
            "as_of": latest.as_of if latest is not None else None,
            "author": latest.author if latest is not None else None,
            "owners": list(told.owners),
        }
        for (first, second), direction in sorted(_directions(pledge.makers, pledge.recipients).items())
    ]


def _asserted(happening: Happening) -> Event | None:
    found = next((record for record in happening.facets if isinstance(record, Event)), None)
    return found if found is not None and found.aspect is Aspect.ASSERTED else None


def _held(happening: Happening) -> Contact | None:
    found = next((record for record in happening.facets if isinstance(record, Contact)), None)
    return found if found is not None and found.status is ContactStatus.HELD and not found.historical else None


def _ends(told: Told) -> tuple[dict[Ends, int], dict[Ends, int]]:
    """The pairs of ends that acted, each with who on whom, and those that met, but for what stands in other rows."""
    event, contact = _asserted(told.happening), _held(told.happening)
    acted = _directions(event.actors, event.recipients) if event is not None else {}
    met = _directions(contact.participants, ()) if contact is not None else {}
    return (
        {ends: way for ends, way in acted.items() if ends not in told.acted},
        {ends: way for ends, way in met.items() if ends not in told.met},
    )


def _directions(actors: Iterable[Actor], recipients: Iterable[Actor]) -> dict[Ends, int]:
    """Each pair of ends, and who acts on whom: 1 the first on the second, -1 the other way, 0 both together."""
    acting, receiving = _states(actors), _states(recipients)
    if not receiving:
        return dict.fromkeys(combinations(acting, 2), 0)
    found: dict[Ends, int] = {}
    for one, other in product(acting, receiving):
        if one != other:
            ends = (min(one, other), max(one, other))
            way = 1 if one < other else -1
            found[ends] = way if found.get(ends, way) == way else 0
    return found


def _states(actors: Iterable[Actor]) -> list[str]:
    return sorted({actor.state for actor in actors if actor.state is not None})


def _days(told: Told, event: Event | None, contact: Contact | None) -> Row | None:
    """The days of a doing and who says so; None where neither it nor a report of it is dated."""
    when = (contact.when if contact is not None else None) or (event.when if event is not None else None)
    if when is not None:
        return {"day": day_of(when.start), "end": day_of(when.end), "dated": TOLD}
    if told.published is not None:
        return {"day": told.published, "end": told.published, "dated": REPORTED}
    return None


def _of_event(event: Event | None) -> Row:
    if event is None:
        return dict.fromkeys(("category", "quad", "weight", "weights"))
    return {
        "category": event.category.value if event.category is not None else None,
        "quad": event.quad.value if event.quad is not None else None,
        "weight": event.weight,
        "weights": event.weights,
    }


def _of_contact(contact: Contact | None) -> Row:
    if contact is None:
        return dict.fromkeys(("mode", "status", "rank"))
    return {
        "mode": contact.mode.value,
        "status": contact.status.value,
        "rank": contact.rank.value if contact.rank is not None else None,
    }


def _telling(told: Told) -> Row:
    return {"origin": told.origin, "owners": list(told.owners)}
