"""Provinces, regions and cities: a name in, the state it lies in out.

A province is no end of ties, but whoever governs it is of the state it lies in. Capitals stand in the states table.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from tieline.ontology.tables import rows, several


@functools.cache
def table() -> Mapping[str, str]:
    """Codes of the states by the names (and nationalities) of what lies in them. Case counts."""
    return MappingProxyType({name: row["state"] for row in rows("places.csv") for name in several(row["names"])})


@functools.cache
def longest() -> int:
    """Words of the longest name."""
    return max(len(name.split()) for name in table())
