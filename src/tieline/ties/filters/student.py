"""Degrees of freedom in, quantiles of Student's t out, for arrays too large to ask the exact function each time."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

_LAST = 2_000  # from here on the quantiles at 90 % differ from the normal ones by less than .05 %


@functools.lru_cache(maxsize=16)
def _table(mass: float) -> NDArray[np.float64]:
    from scipy.special import stdtrit

    df = np.arange(1, _LAST + 1, dtype=np.float64)
    return np.concatenate([[np.inf], np.asarray(stdtrit(df, (1 + mass) / 2))])


def half_width(mass: float, df: NDArray[np.int64]) -> NDArray[np.float64]:
    """Half the width of the central interval that holds `mass` of Student's t. df: whole and at least 1."""
    return _table(mass)[np.minimum(df, _LAST)]
