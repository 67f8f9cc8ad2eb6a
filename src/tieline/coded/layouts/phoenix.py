"""Phoenix events: 26 columns, with or without a first line of names. A side's root is a CAMEO country code."""

from __future__ import annotations

from tieline.coded.cells import read_day, text
from tieline.coded.codes import MUTUAL_CAMEO, NO_CODE, is_code, no_code, of_cameo
from tieline.coded.ends import by_cameo, by_name
from tieline.coded.layout import Coding, Head, Layout, Shape, by_header, usual_width
from tieline.coded.party_columns import Party, Sides, side_columns, used
from tieline.coded.split import Cells, Dialect

COLUMNS = (
    "id version", "story date", "year", "month", "day",
    "source", "source root", "source agent", "source others", "target", "target root", "target agent", "target others",
    "code", "root code", "quad class", "goldstein", "issues", "lat", "lon", "placename", "statename", "countryname",
    "ids", "urls", "sources",
)  # fmt: skip
_NEEDED = ("story_date", "source", "source_root", "target", "target_root", "code")
_SIDES = Sides(
    date="story date",
    actor=Party(code="source", country="source root", find=by_cameo, sectors="source agent"),
    recipient=Party(code="target", country="target root", find=by_cameo, sectors="target agent"),
    texts={
        "event_id": "id version", "given_quad": "quad class", "contexts": "issues", "place": "placename",
        "report": "urls", "sentence": "ids", "publisher": "sources",
    },
    numbers={"given_weight": "goldstein"},
    place=("countryname", by_name),
)  # fmt: skip


def _shape(head: Head) -> Shape | None:
    found = by_header(head, _NEEDED)
    if found is not None:
        names, delimiter = found
        names = tuple(_CALLED.get(name, name) for name in names)
        return Shape(Dialect(names, used(_SIDES, names, "code"), delimiter, quoted=delimiter != "\t"), 1)
    if usual_width(head) != len(COLUMNS) or not any(_is_event(line.split("\t")) for line in head.lines):
        return None
    return Shape(Dialect(COLUMNS, used(_SIDES, COLUMNS, "code")))


# Other names the releases give to the same columns.
_CALLED = {"eid": "id version", "story date": "story date", "root": "root code", "quad": "quad class", "url": "urls"}


def _is_event(row: list[str]) -> bool:
    return len(row) == len(COLUMNS) and read_day(row[1]) is not None and is_code(row[13])


def _code(found: Cells) -> Coding:
    coding = side_columns(found, _SIDES)
    issues = coding.columns.pop("contexts", None)
    codes = text(found.table.column("code").combine_chunks())
    coding.columns |= of_cameo(codes)
    if issues is not None:
        coding.columns["remarks"] = issues  # of Phoenix's own list, which is none of PLOVER's contexts
    coding.fault(no_code(codes), NO_CODE)
    return coding


PHOENIX = Layout(
    name="phoenix",
    title="Phoenix events",
    shape=_shape,
    code=_code,
    wants="26 columns with tabs, the day of the story second and the code fourteenth, or a first line that names them",
    mutual=MUTUAL_CAMEO,
)
