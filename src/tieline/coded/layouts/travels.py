"""Travels of leaders, one journey a row, as COLT has them: leader, country, country visited, first and last day.

Columns are found by their names, in any order; see `_NAMES` for those that are understood.
"""

from __future__ import annotations

from datetime import date

import pyarrow.compute as pc

from tieline.coded.cells import flags, text
from tieline.coded.ends import by_iso, by_name
from tieline.coded.layout import Coding, Head, Layout, Shape, by_header
from tieline.coded.layouts.trips import Trips, trip_columns
from tieline.coded.party_columns import same
from tieline.coded.split import Cells, Dialect

# What each value is called: COLT's own names first, then plain ones.
_NAMES = {
    "person": ("leaderfullname", "leader", "traveller", "traveler", "person"),
    "home": ("leadercountryiso", "leadercountry", "leadercountryorigo", "home", "from"),
    "host": ("countryvisitediso", "countryvisited", "host", "to"),
    "start": ("tripstartdate", "start", "start date"),
    "end": ("tripenddate", "end", "end date"),
    "office": ("leadertitle", "leaderrole", "office", "title"),
    "host_name": ("countryvisited",),
    "place": ("city", "cityvisited", "place", "locale"),
    "remarks": ("trippurpose", "purpose", "remarks"),
    "event_id": ("tripid", "id"),
}
_NEEDED = ("person", "home", "host", "start")


def _shape(head: Head) -> Shape | None:
    for delimiter in ",\t;":
        found = by_header(head, (), delimiter)
        if found is not None and all(_find(found[0], value) for value in _NEEDED):
            looked = {_find(found[0], value) for value in _NAMES}
            return Shape(Dialect(found[0], tuple(n for n in found[0] if n in looked), delimiter, quoted=True), 1)
    return None


def _find(names: tuple[str, ...], value: str) -> str | None:
    return next((name for name in _NAMES[value] if name in names), None)


def _code(found: Cells) -> Coding:
    names = tuple(found.table.column_names)
    table = {
        value: text(found.table.column(column).combine_chunks())
        for value in _NAMES
        for column in [_find(names, value)]
        if column
    }
    coding = trip_columns(
        Trips(
            start=table["start"],
            end=table.get("end", table["start"]),
            person=table["person"],
            office=table.get("office"),
            home=table["home"],
            host=table["host"],
            find=_either,
            host_name=table.get("host_name"),
            place=table.get("place"),
            remarks=table.get("remarks"),
            event_id=table.get("event_id"),
        ),
        scheme="travels",
        codes=same("travel", len(table["start"])),
    )
    coding.fault(flags(pc.is_null(table["home"])), "it names no country of the traveller")
    return coding


def _either(country: str, on: date) -> str | None:
    """A code, else a name."""
    return by_iso(country, on) or by_name(country, on)


TRAVELS = Layout(
    name="travels",
    title="travels of leaders",
    shape=_shape,
    code=_code,
    wants="a first line that names the leader, the leader's country, the country visited and the first day",
)
