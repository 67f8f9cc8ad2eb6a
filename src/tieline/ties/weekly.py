"""Happenings in, one number a week out: counts and sums over the weeks of a window, without gaps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ties.happenings import Happenings
from tieline.ties.window import Weeks


@dataclass(frozen=True, kw_only=True)
class Weekly:
    """Sums by week, all of one shape whose last axis is the weeks; a first axis may hold ties.

    n: happenings. weight: the sum of their weights. squares: of the squares of these. conflict: how many are
    conflictual.
    """

    n: NDArray[np.int64]
    weight: NDArray[np.float64]
    squares: NDArray[np.float64]
    conflict: NDArray[np.int64]

    @property
    def mean(self) -> NDArray[np.float64]:
        """Mean weight per happening; 0 where there is none, which nothing may be made of."""
        return np.asarray(self.weight / np.maximum(self.n, 1))


def weekly(acts: Happenings, weeks: Weeks) -> Weekly:
    """The sums of happenings with weights. weeks: without gaps; all of the happenings end in one of them."""
    at, length = acts.week - weeks[0] if len(weeks) else acts.week, len(weeks)
    return Weekly(
        n=np.bincount(at, minlength=length),
        weight=np.bincount(at, acts.weight, length).astype(np.float64),
        squares=np.bincount(at, acts.weight**2, length).astype(np.float64),
        conflict=np.bincount(at[acts.conflict], minlength=length),
    )
