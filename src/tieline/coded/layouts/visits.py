"""A log of official visits: kind, start, end, person, country, locale, remarks, as the United States publish it.

`visit_to_US` is somebody of that country who comes; `president_travel` and `secretary_travel` are the United States'
own who go there.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from tieline.coded.cells import mapped, text
from tieline.coded.ends import by_name
from tieline.coded.layout import Coding, Head, Layout, Shape, by_header
from tieline.coded.layouts.trips import Trips, trip_columns
from tieline.coded.split import Cells, Dialect

_NEEDED = ("kind", "start", "end", "person", "country")
_WANTED = (*_NEEDED, "locale", "remarks")
_OWN = "United States"
_OFFICES = {"president_travel": "President", "secretary_travel": "Secretary of State"}
_COMES = "visit_to_us"


def _shape(head: Head) -> Shape | None:
    found = by_header(head, _NEEDED)
    if found is None:
        return None
    names, delimiter = found
    return Shape(Dialect(names, tuple(n for n in names if n in _WANTED), delimiter, quoted=True), 1)


def _code(found: Cells) -> Coding:
    table = {name: text(found.table.column(name).combine_chunks()) for name in found.table.column_names}
    kind = mapped(table["kind"], str.lower, pa.string())
    kinds, country = kind.to_pylist(), table["country"].to_pylist()
    coding = trip_columns(
        Trips(
            start=table["start"],
            end=table["end"],
            person=table["person"],
            office=mapped(kind, _OFFICES.get, pa.string()),
            home=pa.array([c if k == _COMES else _OWN for c, k in zip(country, kinds, strict=True)], pa.string()),
            host=pa.array([_OWN if k == _COMES else c for c, k in zip(country, kinds, strict=True)], pa.string()),
            find=by_name,
            place=table.get("locale"),
            remarks=table.get("remarks"),
        ),
        scheme="visits",
        codes=table["kind"],
    )
    strange = np.array([k != _COMES and k not in _OFFICES for k in kinds], dtype=bool)
    coding.fault(strange, "its kind is none of visit_to_US, president_travel and secretary_travel")
    return coding


VISITS = Layout(
    name="visits",
    title="a log of official visits",
    shape=_shape,
    code=_code,
    wants="a first line that names kind, start, end, person and country",
)
