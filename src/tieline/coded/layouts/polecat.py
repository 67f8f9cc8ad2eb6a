"""POLECAT events: 40 columns in ISO-8859-1 with a first line of names. Categories and modes are PLOVER's own.

A side's country is an ISO code, else the Correlates of War number beside it. Several actors share a cell with "; ";
the first that names a country counts as the side's state only where all name the same.
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tieline.coded.cells import flags, mapped, text
from tieline.coded.codes import MUTUAL_PLOVER, of_plover
from tieline.coded.ends import by_cow, by_iso, by_name
from tieline.coded.layout import Coding, Head, Layout, Shape, by_header
from tieline.coded.party_columns import Party, Sides, side_columns, used
from tieline.coded.split import Cells, Dialect

_NEEDED = ("Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "Recipient Name")


def _one(cell: str) -> str | None:
    """The value of a cell that says the same once or several times; None where it says different things."""
    said = {part.strip() for part in cell.split(";")} - {"", "None"}
    return said.pop() if len(said) == 1 else None


def _country(cell: str, on: date) -> str | None:
    said = _one(cell)
    return (by_iso(said, on) or by_name(said, on)) if said else None


def _number(cell: str, on: date) -> str | None:
    said = _one(cell)
    return by_cow(said, on) if said else None


_SIDES = Sides(
    date="event date",
    actor=Party(
        name="actor name", country="actor country", find=_country, other=("actor cow", _number), sectors="actor sectors"
    ),
    recipient=Party(
        name="recipient name", country="recipient country", find=_country, other=("recipient cow", _number),
        sectors="recipient sectors",
    ),
    texts={"event_id": "event id", "given_quad": "quad code", "place": "placename", "publisher": "source"},
    numbers={"given_weight": "intensity"},
    place=("country", _country),
)  # fmt: skip


def _shape(head: Head) -> Shape | None:
    lines = (head.lines[0].removeprefix("#!"), *head.lines[1:]) if head.lines else ()
    found = by_header(Head(lines, head.name), _NEEDED)
    if found is None:
        return None
    names, delimiter = found
    wanted = used(_SIDES, names, "event type", "event mode", "contexts")
    return Shape(Dialect(names, wanted, delimiter, quoted=delimiter != "\t", latin=delimiter == "\t"), 1)


def _code(found: Cells) -> Coding:
    coding = side_columns(found, _SIDES)
    kind = mapped(text(found.table.column("event type").combine_chunks()), str.upper, pa.string())
    modes = mapped(text(found.table.column("event mode").combine_chunks()), _word, pa.string())
    coding.columns |= of_plover(kind, modes)
    if "contexts" in found.table.column_names:
        coding.columns["contexts"] = mapped(text(found.table.column("contexts").combine_chunks()), _words, pa.string())
    coding.fault(flags(pc.is_null(coding.columns["category"])), "its event type is none of PLOVER's sixteen")
    return coding


def _word(cell: str) -> str:
    return "_".join(cell.strip().lower().replace("-", " ").split())


def _words(cell: str) -> str:
    return "; ".join(_word(part) for part in cell.replace(",", ";").split(";") if part.strip())


POLECAT = Layout(
    name="polecat",
    title="POLECAT events",
    shape=_shape,
    code=_code,
    wants="a first line that begins with “#!Event ID” or names Event Type, Event Mode, Actor Name and the rest",
    mutual=MUTUAL_PLOVER,
)
