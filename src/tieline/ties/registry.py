"""The measures there are, in the order in which people ask for them. A new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tieline.ties.measure import Result
from tieline.ties.tie import Tie

MEASURES: Mapping[str, Callable[[Tie], Result]] = MappingProxyType({})


def measure_all(tie: Tie) -> tuple[Result, ...]:
    """What every measure says of a tie."""
    return tuple(measure(tie) for measure in MEASURES.values())
