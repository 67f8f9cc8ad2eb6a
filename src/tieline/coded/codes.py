"""Codes of a coding scheme in, the columns that say what they mean in PLOVER out. Codes are text throughout."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tieline.coded.cells import flags, mapped
from tieline.ontology import cameo, plover
from tieline.records.event import Category

CAMEO = "cameo"
PLOVER = "plover"
# Acts that two sides do together. Coders write them down twice, once from each side; an accusation answered by an
# accusation is two acts. Shares of rows with a mirror in the ICEWS and GDELT samples: see docs/imports.md.
MUTUAL_CAMEO = ("030", "031", "032", "036", "04", "050", "057", "06")
MUTUAL_PLOVER = ("AGREE", "CONSULT")
# A visit made is a visit hosted.
PAIRED = {"042": "042/043", "043": "042/043"}


def is_code(cell: str) -> bool:
    """Whether a cell is a code of an event in CAMEO: three or four digits, of which the first two are 01 to 20.

    Two digits name a class, which no coder writes; where they stand in a file, a code has lost its zero ("12" for 012,
    which is not 12), and so it has where the class is beyond 20 ("311" for 0311).
    """
    digits = cell.rstrip("abcdefABCDEF") if cell[:3].isdecimal() else ""
    return 3 <= len(digits) <= 4 and len(cell) <= len(digits) + 1 and digits.isascii() and "01" <= digits[:2] <= "20"


NO_CODE = "its event code is none of CAMEO (three or four digits, zeros included, class 01 to 20)"


def no_code(codes: pa.Array) -> NDArray[np.bool_]:
    """Which cells are no code of CAMEO."""
    return ~flags(mapped(codes, is_code, pa.bool_()))


def of_cameo(codes: pa.Array) -> dict[str, pa.Array]:
    """The columns that follow from CAMEO codes. A code the crosswalk leaves out has a weight and no category."""
    crossings = cameo.table()

    def told(code: str, field: str) -> str | None:
        found = crossings.get(code)
        value = getattr(found, field) if found else None
        return str(value) if value else None

    def category(code: str) -> Category | None:
        found = crossings.get(code)
        return found.category if found else None

    text = pa.string()
    weights = mapped(codes, cameo.goldstein, pa.float64())
    return {
        "scheme": _same(CAMEO, codes),
        "code": codes,
        "root": mapped(codes, lambda code: code[:2], text),
        "category": mapped(codes, lambda code: told(code, "category"), text),
        "mode": mapped(codes, lambda code: told(code, "mode"), text),
        "contexts": mapped(codes, lambda c: "; ".join(crossings[c].contexts) or None if c in crossings else None, text),
        "quad": mapped(codes, lambda code: str(plover.quad(c)) if (c := category(code)) else None, text),
        "penta": mapped(codes, lambda code: plover.penta(c) if (c := category(code)) else None, pa.int8()),
        "weight": weights,
        "weights": mapped(codes, lambda c: cameo.GOLDSTEIN if cameo.goldstein(c) is not None else None, text),
    }


def of_plover(categories: pa.Array, modes: pa.Array) -> dict[str, pa.Array]:
    """The columns that follow from PLOVER categories in capitals and their modes, of which an unknown one is let be."""
    known = {category.value: category for category in Category if category is not Category.NONE}
    joined = pc.binary_join_element_wise(categories, modes.fill_null(""), "\t")

    def weight(both: str) -> float | None:
        name, _, mode = both.partition("\t")
        category = known.get(name)
        if category is None:
            return None
        return plover.weight(category, (mode,) if mode in plover.MODES[category] else ())

    text = pa.string()
    return {
        "scheme": _same(PLOVER, categories),
        "code": mapped(joined, lambda both: both.strip().replace("\t", "/"), text),
        "root": categories,
        "category": mapped(categories, lambda name: name if name in known else None, text),
        "mode": modes,
        "quad": mapped(categories, lambda name: str(plover.quad(known[name])) if name in known else None, text),
        "penta": mapped(categories, lambda name: plover.penta(known[name]) if name in known else None, pa.int8()),
        "weight": mapped(joined, weight, pa.float64()),
        "weights": mapped(categories, lambda name: plover.VERSION if name in known else None, text),
    }


def _same(word: str, beside: pa.Array) -> pa.Array:
    return pa.repeat(word, len(beside)).cast(pa.string())
