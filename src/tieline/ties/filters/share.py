"""A share that drifts: successes among trials by week in, what was known of it at the end of each week out.

Beta-binomial with discounting: each week what was learnt before counts a little less, down to what the even prior is
worth, at the same mean: silence widens and moves nothing. Then the week's successes and failures are added. The mixture
over discounts is collapsed to one Beta with its mean and variance.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tieline.ties.filters.discounting import DISCOUNTS, averaging_weights
from tieline.ties.posteriors import Beta

_PRIOR = 1.0  # of either outcome: every share is as likely as any other


def drifting_share(trials: NDArray[np.int64], successes: NDArray[np.int64]) -> Beta:
    """The share after each week. Both arguments: by week, without gaps, in order."""
    from scipy.special import betaln

    a, b = (np.full(len(DISCOUNTS), _PRIOR) for _ in range(2))
    evidence = np.zeros(len(DISCOUNTS))
    weights = averaging_weights(evidence)
    out = np.empty((2, len(trials)))
    for t, (n, k) in enumerate(zip(trials.tolist(), successes.tolist(), strict=True)):
        kept = DISCOUNTS + (1 - DISCOUNTS) * 2 * _PRIOR / (a + b)
        a, b = a * kept, b * kept
        if n:
            evidence = evidence + betaln(a + k, b + n - k) - betaln(a, b)
            weights = averaging_weights(evidence)
            a, b = a + k, b + n - k
        out[:, t] = _collapsed(a, b, weights)
    return Beta(out[0], out[1])


def _collapsed(a: NDArray[np.float64], b: NDArray[np.float64], weights: NDArray[np.float64]) -> tuple[float, float]:
    """The Beta with the mean and variance of a mixture."""
    worth = a + b
    mean = float(weights @ (a / worth))
    square = float(weights @ (a * (a + 1) / (worth * (worth + 1))))
    total = (mean - square) / (square - mean**2)
    return mean * total, (1 - mean) * total
