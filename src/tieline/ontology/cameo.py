"""CAMEO codes: a code (always text, "036" is not 36) in, its PLOVER counterpart and Goldstein value out."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tieline.ontology.tables import rows, several
from tieline.records.event import Category

# What the columns of data/cameo.csv are taken from, and in which version.
CROSSWALK = "CAMEO2PLOVER-2021-09-17"
GOLDSTEIN = "goldstein-icews-3746c72"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """What a CAMEO code is in PLOVER.

    category: None where the crosswalk leaves the code out; `note` says why. mode, contexts: words of the manual only;
    a word of the crosswalk that the manual does not have is in `note`. goldstein: from -10 to 10; None if none is
    published. label: what the code means.
    """

    code: str
    label: str
    category: Category | None
    mode: str | None
    contexts: tuple[str, ...]
    goldstein: float | None
    note: str | None


@functools.cache
def table() -> Mapping[str, Crossing]:
    """All CAMEO codes."""
    return MappingProxyType({row["code"]: _crossing(row) for row in rows("cameo.csv")})


def crosswalk(code: str) -> Crossing | None:
    """The counterpart of a code; None if there is no such code.

    A code as written by software that took it for a number ("36") is not guessed at: it is a different code.
    """
    return table().get(code.strip())


def goldstein(code: str) -> float | None:
    """The Goldstein value of a code, or None."""
    found = crosswalk(code)
    return found.goldstein if found else None


def _crossing(row: dict[str, str]) -> Crossing:
    return Crossing(
        code=row["code"],
        label=row["label"],
        category=Category(row["category"]) if row["category"] else None,
        mode=row["mode"] or None,
        contexts=several(row["contexts"]),
        goldstein=float(row["goldstein"]) if row["goldstein"] else None,
        note=row["note"] or None,
    )
