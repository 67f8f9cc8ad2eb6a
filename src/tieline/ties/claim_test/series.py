"""What is looked at in a test, week by week: the world's sums in, a series for each tie under each normaliser out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tieline.ties.measure import Floats
from tieline.ties.world import Ends, World

OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "tone": "weight of happenings, from conflict to cooperation",
        "conflict_share": "conflictual happenings, counted below zero",
        "hostility": "conflictual happenings over the square root of volume, counted below zero",
    }
)
NORMALISERS: Mapping[str, str] = MappingProxyType(
    {
        "own": "over the tie's own happenings of the week",
        "raw": "as it is",
        "global": "over the happenings of all ties",
        "members": "over what its ends do with others, the tie itself left out",
    }
)


@dataclass(frozen=True, kw_only=True)
class Sums:
    """Weekly sums of some ties, the treated one first. n, weight, conflict: shape (ties, weeks). members: what the
    ends of each do with others. volume, covered: shape (weeks,): happenings of all ties; whether the sources cover the
    week."""

    ties: tuple[Ends, ...]
    n: NDArray[np.int64]
    weight: Floats
    conflict: NDArray[np.int64]
    members: NDArray[np.int64]
    volume: NDArray[np.int64]
    covered: NDArray[np.bool_]


def series(sums: Sums, outcome: str, normaliser: str) -> Floats:
    """The series of each tie, shape (ties, weeks); the higher, the better the tie. NaN in weeks without a value.

    Over a tie's own happenings a week without any has no value; otherwise it is 0 where the sources cover the week.
    Sums that grow with attention, which comes in bursts, enter by their signed square root (Bartlett 1936, Supplement
    to the Journal of the Royal Statistical Society 3): plain, a burst somewhere hides all else.
    """
    over = sums.weight if outcome == "tone" else -sums.conflict.astype(np.float64)
    volume = {
        "own": sums.n,
        "raw": np.ones_like(sums.n),
        "global": np.broadcast_to(sums.volume, sums.n.shape),
        "members": sums.members,
    }[normaliser].astype(np.float64)
    under = np.sqrt(volume) if outcome == "hostility" else volume
    known = (volume > 0) & (sums.covered | (sums.n > 0))
    found = over / np.where(under > 0, under, 1.0)
    if normaliser != "own":
        found = np.sign(found) * np.sqrt(np.abs(found))
    return np.where(known, found, np.nan)


def members_of(world: World, ties: tuple[Ends, ...]) -> NDArray[np.int64]:
    """What the ends of some ties of a world do with others in it, shape (ties, weeks); each tie itself is left out."""
    ends = sorted({end for tie in ties for end in tie})
    volume = {end: world.n[world.of(end)].sum(axis=0) for end in ends}
    own = {tie: row for row, tie in enumerate(world.ties)}
    made = [volume[a] + volume[b] - 2 * world.n[own[a, b]] for a, b in ties]
    return np.array(made, dtype=np.int64).reshape(len(ties), len(world.weeks))
