"""Two-letter codes of states, for tools that know no other."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from tieline.ontology.tables import rows


@functools.cache
def table() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 codes by the codes of the states table."""
    return MappingProxyType({row["code"]: row["alpha2"] for row in rows("alpha2.csv")})
