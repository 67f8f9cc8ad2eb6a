"""Discounts: how fast a filter forgets, and what each pace of forgetting counts by what it foretold.

A discount is not fitted to the whole series, which would be to look ahead: a grid of them runs side by side, and each
counts by its predictive likelihood up to the week in question (West & Harrison 1997, sections 6.3 and 12.2).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

HALF_LIVES = (208.0, 104.0, 52.0, 26.0, 13.0, 6.5, 3.25, 1.625)  # weeks after which a happening counts half
DISCOUNTS: NDArray[np.float64] = 0.5 ** (1 / np.array(HALF_LIVES))


def averaging_weights(evidence: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each member of a grid counts. evidence: logarithms of the predictive likelihoods, the grid on axis 0."""
    likelihood = np.exp(evidence - evidence.max(axis=0))
    return np.asarray(likelihood / likelihood.sum(axis=0))
