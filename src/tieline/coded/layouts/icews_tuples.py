"""ICEWS events as graph builders hand them on: date, source, relation, target, with codes and countries beside them.

The order of the columns is free. Countries are ISO codes somebody else put there (`…_country_guess`), and are kept as
given. A code that went through software as a number ("40") is told by the relation beside it ("Consult" is 040).
"""

from __future__ import annotations

import functools

import pyarrow as pa
import pyarrow.compute as pc

from tieline.coded.cells import mapped, text
from tieline.coded.codes import MUTUAL_CAMEO, NO_CODE, no_code, of_cameo
from tieline.coded.ends import by_iso
from tieline.coded.layout import Coding, Head, Layout, Shape, by_header
from tieline.coded.party_columns import Party, Sides, side_columns, used
from tieline.coded.split import Cells, Dialect
from tieline.ontology import cameo

_NEEDED = ("date", "source", "relation", "target", "cameo")
_GUESS = "{} country guess"
_SIDES = Sides(
    date="date",
    actor=Party(name="source", country=_GUESS.format("source"), find=by_iso),
    recipient=Party(name="target", country=_GUESS.format("target"), find=by_iso),
    numbers={"given_weight": "goldstein"},
)


def _shape(head: Head) -> Shape | None:
    found = by_header(head, _NEEDED)
    if found is None:
        return None
    names, delimiter = found
    return Shape(Dialect(names, used(_SIDES, names, "cameo", "relation"), delimiter, quoted=delimiter != "\t"), 1)


def _code(found: Cells) -> Coding:
    coding = side_columns(found, _SIDES)
    given = text(found.table.column("cameo").combine_chunks()).fill_null("")
    relation = text(found.table.column("relation").combine_chunks()).fill_null("")
    codes = mapped(pc.binary_join_element_wise(given, relation, "\t"), _whole_code, pa.string())
    coding.columns |= of_cameo(codes)
    coding.fault(no_code(codes), NO_CODE)
    return coding


def _whole_code(both: str) -> str:
    """The code as given, with the zero it lost where the relation's own code is the same but for it."""
    code, _, said = both.partition("\t")
    own = _by_label().get(said.casefold())
    return own if own is not None and own.lstrip("0") == code.lstrip("0") else code


@functools.cache
def _by_label() -> dict[str, str]:
    """The longest code with each label: a class's general code ("040 Consult") rather than the class ("04")."""
    by_length = sorted(cameo.table().values(), key=lambda crossing: len(crossing.code))
    return {crossing.label.casefold(): crossing.code for crossing in by_length}


TUPLES = Layout(
    name="icews-tuples",
    title="ICEWS tuples",
    shape=_shape,
    code=_code,
    wants="a first line that names date, source, relation, target and cameo",
    mutual=MUTUAL_CAMEO,
)
