"""What PETRARCH2 writes: date, source, target, code, issues, ids, and then what its settings ask for. No names above.

A side's country is what its code begins with ("USAGOV"). The ids are those of the sentences it was coded from.
"""

from __future__ import annotations

from tieline.coded.cells import read_day, text
from tieline.coded.codes import MUTUAL_CAMEO, NO_CODE, is_code, no_code, of_cameo
from tieline.coded.ends import by_cameo_actor
from tieline.coded.layout import Coding, Head, Layout, Shape, usual_width
from tieline.coded.party_columns import Party, Sides, side_columns, used
from tieline.coded.split import Cells, Dialect

_FIRST = ("date", "source", "target", "code", "issues", "ids")
_MOST = 11
_SIDES = Sides(
    date="date",
    actor=Party(code="source", country="source", find=by_cameo_actor),
    recipient=Party(code="target", country="target", find=by_cameo_actor),
    texts={"report": "ids", "remarks": "issues", "publisher": "more 1"},
)


def _shape(head: Head) -> Shape | None:
    width = usual_width(head)
    rows = [line.split("\t") for line in head.lines]
    if not len(_FIRST) <= width <= _MOST or not any(_is_event(row) for row in rows if len(row) == width):
        return None
    names = (*_FIRST, *(f"more {i}" for i in range(1, width - len(_FIRST) + 1)))
    return Shape(Dialect(names, used(_SIDES, names, "code")))


def _is_event(row: list[str]) -> bool:
    return read_day(row[0]) is not None and is_code(row[3])


def _code(found: Cells) -> Coding:
    coding = side_columns(found, _SIDES)
    codes = text(found.table.column("code").combine_chunks())
    coding.columns |= of_cameo(codes)
    coding.fault(no_code(codes), NO_CODE)
    return coding


PETRARCH2 = Layout(
    name="petrarch2",
    title="PETRARCH2 output",
    shape=_shape,
    code=_code,
    wants="6 to 11 columns with tabs: day, source, target, code, issues, ids",
    mutual=MUTUAL_CAMEO,
)
