"""Stretches of four weeks: weekly sums in, intervals out that do not take happenings for independent of each other.

Happenings come in waves: a visit brings ten of them, a crisis a hundred. Sums over stretches of some weeks are nearly
independent where single happenings are not, and how far they lie apart says how sure a figure over the window is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WEEKS = 4
NEEDED = 12  # weeks that the sources cover: three stretches
Numbers = NDArray[np.int64] | NDArray[np.float64]


def stretches(weeks: Numbers) -> NDArray[np.float64]:
    """The sums of each four weeks; the first ones are of five where weeks are left over."""
    parts = np.array_split(weeks, max(len(weeks) // WEEKS, 1))
    return np.array([part.sum() for part in parts], dtype=np.float64)


def ratio(over: NDArray[np.float64], under: NDArray[np.float64], level: float) -> tuple[float, float, float]:
    """The sum of one thing per another, and its interval: the ratio estimator of Cochran 1977, section 6.3.

    over, under: sums by stretch, of the same length, at least two; the sum of `under` is above 0.
    """
    from scipy.special import stdtrit

    count, total = len(over), under.sum()
    value = over.sum() / total
    error = np.sqrt(count / (count - 1) * ((over - value * under) ** 2).sum()) / total
    half = float(stdtrit(count - 1, (1 + level) / 2)) * error
    return float(value), float(value - half), float(value + half)


def effective(trials: NDArray[np.float64], successes: NDArray[np.float64], level: float) -> float:
    """How many independent trials the trials of some stretches are worth: Korn & Graubard 1998.

    trials, successes: by stretch, at least two; there is a trial. Never more than there are.
    """
    from scipy.special import ndtri, stdtrit

    n, k, count = trials.sum(), successes.sum(), len(trials)
    if k in (0, n):
        return float(n)
    share = k / n
    spread = count / (count - 1) * ((successes - share * trials) ** 2).sum()
    design = max(spread / (n * share * (1 - share)), 1.0)
    upper = (1 + level) / 2
    return float(n / design * (ndtri(upper) / stdtrit(count - 1, upper)) ** 2)
