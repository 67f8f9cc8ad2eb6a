"""The measures there are, in the order in which people ask for them. A new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tieline.ties.breaks import breaks
from tieline.ties.cadence import cadence
from tieline.ties.conflict_share import conflict_share
from tieline.ties.follow_through import follow_through
from tieline.ties.hostility import hostility
from tieline.ties.intensity import intensity
from tieline.ties.level import level
from tieline.ties.measure import Result
from tieline.ties.reciprocity import reciprocity
from tieline.ties.resilience import resilience
from tieline.ties.stability import stability
from tieline.ties.tie import Tie
from tieline.ties.triangularity import triangularity

MEASURES: Mapping[str, Callable[[Tie], Result]] = MappingProxyType(
    {
        "level": level,
        "conflict_share": conflict_share,
        "hostility": hostility,
        "intensity": intensity,
        "breaks": breaks,
        "stability": stability,
        "resilience": resilience,
        "cadence": cadence,
        "follow_through": follow_through,
        "reciprocity": reciprocity,
        "triangularity": triangularity,
    }
)


def measure_all(tie: Tie) -> tuple[Result, ...]:
    """What every measure says of a tie."""
    return tuple(measure(tie) for measure in MEASURES.values())
