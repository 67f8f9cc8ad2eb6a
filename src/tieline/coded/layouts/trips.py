"""Journeys of office holders, as columns of contacts: who travelled, from which state, to which, when."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tieline.coded import cells as cell
from tieline.coded.ends import Find
from tieline.coded.layout import Coding
from tieline.coded.party_columns import same
from tieline.ontology import titles
from tieline.ontology.titles import TitleKind

VISIT = "visit"


@dataclass(frozen=True)
class Trips:
    """The cells of some journeys, tidied. home, host: countries, read by `find`. office: None if the name tells it."""

    start: pa.Array
    end: pa.Array
    person: pa.Array
    home: pa.Array
    host: pa.Array
    find: Find
    office: pa.Array | None = None
    host_name: pa.Array | None = None
    place: pa.Array | None = None
    remarks: pa.Array | None = None
    event_id: pa.Array | None = None


def trip_columns(trips: Trips, *, scheme: str, codes: pa.Array) -> Coding:
    """The columns of visits. The traveller is the source, the state that receives is the target."""
    start = cell.days(trips.start)
    end = pc.coalesce(cell.days(trips.end), start) if trips.end is not None else start
    count = len(start)
    called = cell.mapped(trips.person, lambda name: split_title(name)[0], pa.string())
    titled = cell.mapped(trips.person, lambda name: split_title(name)[1], pa.string())
    coding = Coding(
        {
            "kind": same("contact", count),
            "date": start,
            "end": end,
            "source_name": called,
            "source_sectors": titled if trips.office is None else pc.coalesce(trips.office, titled),
            "source_country": trips.home,
            "source_state": cell.dated(trips.home, start, trips.find),
            "target_name": trips.host if trips.host_name is None else pc.coalesce(trips.host_name, trips.host),
            "target_country": trips.host,
            "target_state": cell.dated(trips.host, start, trips.find),
            "mode": same(VISIT, count),
            "scheme": same(scheme, count),
            "code": codes,
            **{
                name: column
                for name, column in (
                    ("place", trips.place), ("remarks", trips.remarks), ("event_id", trips.event_id),
                )
                if column is not None
            },
        },
        start,
    )  # fmt: skip
    coding.fault(cell.flags(pc.is_null(start)), "its first day cannot be read")
    unread = pc.and_(pc.is_valid(trips.end), pc.is_null(cell.days(trips.end)))
    coding.fault(cell.flags(unread), "its last day cannot be read")
    coding.fault(cell.flags(pc.less(end, start)), "it ends before it starts")
    coding.fault(cell.flags(pc.is_null(called)), "it names nobody who travelled")
    coding.fault(cell.flags(pc.is_null(trips.host)), "it names no country that was visited")
    return coding


def split_title(person: str) -> tuple[str, str | None]:
    """A name without the office before it, and the office: "Prime Minister John Major" is John Major and that."""
    words = person.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        found = titles.find(" ".join(words[:size]))
        if found is not None and found.kind is TitleKind.OFFICE:
            return " ".join(words[size:]), " ".join(words[:size])
    return person, None
