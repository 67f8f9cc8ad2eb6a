"""Times to one of several outcomes in, the share that has come to each by a time out: the Aalen-Johansen estimator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.ties.measure import Floats

CENSORED = 0  # still open when it was last looked at


@dataclass(frozen=True, kw_only=True)
class Incidence:
    """The cumulative incidence of one cause. times: at which anything came about, in order. share, variance: from
    each of them on."""

    times: Floats
    share: Floats
    variance: Floats

    def by(self, time: float, level: float) -> tuple[float, float, float]:
        """The share by a time, and its interval, taken on the scale of log(-log): Kalbfleisch & Prentice 2002, 1.4.

        An interval of nothing is all of [0, 1]: where none, or all, have come to it the formula has no spread.
        """
        from scipy.special import ndtri

        at = int(np.searchsorted(self.times, time, side="right")) - 1
        share = float(self.share[at]) if at >= 0 else 0.0
        if not 0 < share < 1:
            return share, 0.0, 1.0
        spread = float(ndtri((1 + level) / 2)) * np.sqrt(self.variance[at]) / (share * np.log(share))
        low, high = sorted((float(share ** np.exp(-spread)), float(share ** np.exp(spread))))
        return share, low, high


def incidence(times: NDArray[np.int64], causes: NDArray[np.int64], cause: int) -> Incidence:
    """The incidence of one cause beside all others (Aalen & Johansen 1978), of at least one case.

    times: until the outcome or the last look. causes: what came about; `CENSORED` where nothing yet. Who is censored
    at a time is at risk at it. The variance is that of Marubini & Valsecchi 1995, section 10.2, by the delta method.
    """
    at = np.unique(times[causes != CENSORED]).astype(np.float64)
    risk = np.array([(times >= t).sum() for t in at], dtype=np.float64)
    ended = np.array([((times == t) & (causes != CENSORED)).sum() for t in at], dtype=np.float64)
    own = np.array([((times == t) & (causes == cause)).sum() for t in at], dtype=np.float64)
    after = np.cumprod(1 - ended / risk)
    before = np.concatenate([[1.0], after[:-1]])
    share = np.cumsum(before * own / risk)
    return Incidence(times=at, share=share, variance=_variance(share, before, risk, ended, own))


def _variance(share: Floats, before: Floats, risk: Floats, ended: Floats, own: Floats) -> Floats:
    """The variance of the share at each time; all of one length, one for each time."""
    left = risk - ended
    survival = np.divide(ended, risk * left, out=np.zeros_like(risk), where=left > 0)
    later = np.tril(share[:, None] - share[None, :])  # how much of the share came after each time, by each time
    upto = np.tril(np.ones_like(later))
    return np.asarray(
        (later**2) @ survival + upto @ (before**2 * (risk - own) * own / risk**3) - 2 * later @ (before * own / risk**2)
    )
