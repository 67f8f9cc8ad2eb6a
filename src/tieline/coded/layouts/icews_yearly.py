"""ICEWS as yearly counts: two states, a year, and how many rows of each quad class. They are counts, not events."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tieline.coded import cells as cell
from tieline.coded.columns import Table
from tieline.coded.ends import by_iso
from tieline.coded.layout import Coding, Head, Layout, Shape, by_header
from tieline.coded.split import Cells, Dialect

_COUNTED = {
    "verbal_cooperation": "verbcoop", "material_cooperation": "matlcoop", "verbal_conflict": "verbconf",
    "material_conflict": "matlconf",
}  # fmt: skip
_NEEDED = ("i_iso3c", "j_iso3c", "year", *_COUNTED.values())


def _shape(head: Head) -> Shape | None:
    found = by_header(head, _NEEDED)
    if found is None:
        return None
    names, delimiter = found
    wanted = tuple(name for name in names if name in ("i iso3c", "j iso3c", "year", *_COUNTED.values()))
    return Shape(Dialect(names, wanted, delimiter, quoted=delimiter != "\t"), 1)


def _code(found: Cells) -> Coding:
    table = {name: cell.text(found.table.column(name).combine_chunks()) for name in found.table.column_names}
    days = cell.mapped(table["year"], _first_day, pa.date32())
    columns = {"date": days, "source_country": table["i iso3c"], "target_country": table["j iso3c"]}
    columns |= {f"{end}_state": cell.dated(columns[f"{end}_country"], days, by_iso) for end in ("source", "target")}
    columns |= {ours: cell.whole(table[theirs]) for ours, theirs in _COUNTED.items()}
    coding = Coding(columns, days)
    coding.fault(cell.flags(pc.is_null(days)), "its year cannot be read")
    for end in ("source_country", "target_country"):
        coding.fault(cell.flags(pc.is_null(columns[end])), "it names no two states")
    uncounted = np.zeros(len(days), dtype=bool)
    for name in _COUNTED:
        uncounted |= cell.flags(pc.is_null(columns[name])) | cell.flags(pc.less(columns[name], 0))
    coding.fault(uncounted, "one of its four counts is no whole number")
    return coding


def _first_day(year: str) -> date | None:
    return date(int(year), 1, 1) if len(year) == 4 and year.isdecimal() and year.isascii() and year > "0000" else None


YEARLY = Layout(
    name="icews-yearly",
    title="ICEWS counts by year",
    shape=_shape,
    code=_code,
    wants="a first line that names i_iso3c, j_iso3c, year, verbCoop, matlCoop, verbConf and matlConf",
    table=Table.COUNTS,
)
