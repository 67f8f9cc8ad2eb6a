"""A rate that drifts: counts and exposures by week in, what was known of it at the end of each week out.

Gamma-Poisson with discounting: each week what was learnt before counts a little less, down to what a weak prior is
worth, at the same mean: silence of the sources widens and moves nothing. Then the week's events and its exposure are
added. The mixture over discounts is collapsed to one Gamma with its mean
and variance. A week without exposure teaches nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tieline.ties.filters.discounting import DISCOUNTS, averaging_weights
from tieline.ties.posteriors import Gamma

_PRIOR_EVENTS, _PRIOR_EXPOSURE = 0.5, 1.0


def drifting_pace(counts: NDArray[np.int64], exposures: NDArray[np.float64]) -> Gamma:
    """The rate after each week, per unit of exposure. Both arguments: by week, without gaps, in order."""
    from scipy.special import gammaln

    shape, exposure = np.full(len(DISCOUNTS), _PRIOR_EVENTS), np.full(len(DISCOUNTS), _PRIOR_EXPOSURE)
    evidence = np.zeros(len(DISCOUNTS))
    weights = averaging_weights(evidence)
    out = np.empty((2, len(counts)))
    for t, (k, e) in enumerate(zip(counts.tolist(), exposures.tolist(), strict=True)):
        kept = DISCOUNTS + (1 - DISCOUNTS) * _PRIOR_EVENTS / shape
        shape, exposure = shape * kept, exposure * kept
        if e > 0:
            evidence = evidence + gammaln(shape + k) - gammaln(shape)
            evidence += shape * np.log(exposure) - (shape + k) * np.log(exposure + e)
            weights = averaging_weights(evidence)
            shape, exposure = shape + k, exposure + e
        out[:, t] = _collapsed(shape, exposure, weights)
    return Gamma(out[0], out[1])


def _collapsed(
    shape: NDArray[np.float64], exposure: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, float]:
    """The Gamma with the mean and variance of a mixture."""
    mean = float(weights @ (shape / exposure))
    variance = float(weights @ (shape * (shape + 1) / exposure**2)) - mean**2
    return mean**2 / variance, mean / variance
