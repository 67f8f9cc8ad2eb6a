"""Weeks of one tie and how much happens in the weeks to come in, the mean of those weeks as it is to be expected
out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tieline.ties.filters.local_level import grid_after
from tieline.ties.measure import Floats


def ahead(n: NDArray[np.int64], mean: Floats, later: NDArray[np.int64], gap: int) -> tuple[float, float, int]:
    """Centre, scale and degrees of freedom of Student's t: the mean over the later weeks of their mean weights.

    n, mean: by week, up to the week before the gap. later: happenings in each week that is to be forecast, after `gap`
    weeks that nothing is learnt from; weeks with 0 do not count, at least one has more. The level walks on at random,
    and each week's mean lies about it as it did before: West & Harrison 1997, section 4.6, for each pair of the grid,
    mixed by what each counts at the end.
    """
    centre, level, variance, weights, signals, commons, df = grid_after(n, mean)
    steps = gap + 1 + np.flatnonzero(later > 0)
    walked = np.minimum(steps[:, None], steps[None, :]).mean()
    noise = (1 / later[later > 0]).sum() / len(steps) ** 2
    spread = variance * (level + signals * walked + noise + commons / len(steps))
    middle = float(weights @ centre)
    return middle, float(np.sqrt(weights @ (spread + (centre - middle) ** 2))), df
