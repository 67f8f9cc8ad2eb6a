"""GDELT events: version 1 (57 or 58 columns) and version 2 (61), without a first line of names, or with one.

Actors' countries are CAMEO codes, places' countries FIPS codes. The address is that of the first report only.
"""

from __future__ import annotations

from tieline.coded.cells import text
from tieline.coded.codes import MUTUAL_CAMEO, NO_CODE, is_code, no_code, of_cameo
from tieline.coded.ends import by_cameo, by_fips
from tieline.coded.layout import Coding, Head, Layout, Shape, tidy, usual_width
from tieline.coded.party_columns import Party, Sides, side_columns, used
from tieline.coded.split import Cells, Dialect

_ACTOR = (
    "code", "name", "countrycode", "knowngroupcode", "ethniccode", "religion1code", "religion2code", "type1code",
    "type2code", "type3code",
)  # fmt: skip
_PLACE_1 = ("type", "fullname", "countrycode", "adm1code", "lat", "long", "featureid")
_PLACE_2 = ("type", "fullname", "countrycode", "adm1code", "adm2code", "lat", "long", "featureid")


def _columns(place: tuple[str, ...]) -> tuple[str, ...]:
    return (
        "globaleventid", "sqldate", "monthyear", "year", "fractiondate",
        *(f"actor1{part}" for part in _ACTOR), *(f"actor2{part}" for part in _ACTOR),
        "isrootevent", "eventcode", "eventbasecode", "eventrootcode", "quadclass", "goldsteinscale",
        "nummentions", "numsources", "numarticles", "avgtone",
        *(f"{who}geo {part}" for who in ("actor1", "actor2", "action") for part in place), "dateadded", "sourceurl",
    )  # fmt: skip


COLUMNS_1, COLUMNS_2 = _columns(_PLACE_1), _columns(_PLACE_2)
_SIDES = Sides(
    date="sqldate",
    actor=Party(name="actor1name", code="actor1code", country="actor1countrycode", find=by_cameo),
    recipient=Party(name="actor2name", code="actor2code", country="actor2countrycode", find=by_cameo),
    texts={
        "event_id": "globaleventid", "given_quad": "quadclass", "place": "actiongeo fullname", "report": "sourceurl",
    },
    wholes={"mentions": "nummentions", "sources": "numsources", "articles": "numarticles"},
    numbers={"given_weight": "goldsteinscale"},
    place=("actiongeo countrycode", by_fips),
    batch="dateadded",
)  # fmt: skip


def _shape(columns: tuple[str, ...], widths: tuple[int, ...], head: Head) -> Shape | None:
    for delimiter in "\t;,":
        width = usual_width(head, delimiter)
        if width not in widths:
            continue
        first = head.lines[0].split(delimiter)
        titled = tidy(first[0]) == columns[0]
        rows = [line.split(delimiter) for line in head.lines[titled:] if line.count(delimiter) + 1 == width]
        if not titled and not any(_is_event(row) for row in rows):
            continue
        names = columns[:width]
        dialect = Dialect(names, used(_SIDES, names, "eventcode"), delimiter, quoted=delimiter != "\t")
        return Shape(dialect, int(titled))
    return None


def _is_event(row: list[str]) -> bool:
    return len(row) > 26 and len(row[1]) == 8 and row[1].isdecimal() and is_code(row[26])


def _code(found: Cells) -> Coding:
    coding = side_columns(found, _SIDES)
    codes = text(found.table.column("eventcode").combine_chunks())
    coding.columns |= of_cameo(codes)
    coding.fault(no_code(codes), NO_CODE)
    return coding


GDELT1 = Layout(
    name="gdelt1",
    title="GDELT 1.0 events",
    shape=lambda head: _shape(COLUMNS_1, (57, 58), head),
    code=_code,
    wants="58 columns (57 without addresses) with tabs, GLOBALEVENTID first",
    mutual=MUTUAL_CAMEO,
)
GDELT2 = Layout(
    name="gdelt2",
    title="GDELT 2.0 events",
    shape=lambda head: _shape(COLUMNS_2, (61,), head),
    code=_code,
    wants="61 columns with tabs, GLOBALEVENTID first",
    mutual=MUTUAL_CAMEO,
)
