"""The interval of what was drawn at random: draws in, bounds out."""

from __future__ import annotations

import numpy as np

from tieline.ties.measure import Floats


def central(draws: Floats, level: float) -> tuple[float, float]:
    """The bounds between which the middle share of some draws lies."""
    tail = (1 - level) / 2
    low, high = np.quantile(draws, [tail, 1 - tail])
    return float(low), float(high)
