"""ICEWS events as published: 20 columns with a first line of names. Countries are names in English."""

from __future__ import annotations

from tieline.coded.cells import text
from tieline.coded.codes import MUTUAL_CAMEO, NO_CODE, no_code, of_cameo
from tieline.coded.ends import by_name
from tieline.coded.layout import Coding, Head, Layout, Shape, by_header
from tieline.coded.party_columns import Party, Sides, side_columns, used
from tieline.coded.split import Cells, Dialect

_NEEDED = ("Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Target Name", "Target Country")
_SIDES = Sides(
    date="event date",
    actor=Party(name="source name", country="source country", find=by_name, sectors="source sectors"),
    recipient=Party(name="target name", country="target country", find=by_name, sectors="target sectors"),
    texts={
        "event_id": "event id", "report": "story id", "sentence": "sentence number", "publisher": "publisher",
        "place": "city",
    },
    numbers={"given_weight": "intensity"},
    place=("country", by_name),
)  # fmt: skip


def _shape(head: Head) -> Shape | None:
    found = by_header(head, _NEEDED)
    if found is None:
        return None
    names, delimiter = found
    # The archive's tables have no quotation marks around cells; an export with commas needs them.
    return Shape(Dialect(names, used(_SIDES, names, "cameo code"), delimiter, quoted=delimiter != "\t"), 1)


def _code(found: Cells) -> Coding:
    coding = side_columns(found, _SIDES)
    codes = text(found.table.column("cameo code").combine_chunks())
    coding.columns |= of_cameo(codes)
    coding.fault(no_code(codes), NO_CODE)
    return coding


ICEWS = Layout(
    name="icews",
    title="ICEWS events",
    shape=_shape,
    code=_code,
    wants="a first line that names Event ID, Event Date, Source Name and 17 more columns",
    mutual=MUTUAL_CAMEO,
)
