"""The local-level model of weekly mean weights, without look-ahead; many ties at once.

Happening i of week t has weight `w = level(t) + common(t) + own(i)`; the level walks at random:

    own ~ N(0, v)    common ~ N(0, c v)    level(t) - level(t-1) ~ N(0, q v)

so that the mean of n happenings has variance `v (1/n + c)` about the level. `v` is unknown and learnt from the errors
of the forecasts; how far the weights of one week lie apart does not enter, because they answer to each other and would
make the level look better known than it is. Given `q` and `c` the normal-inverse-gamma posterior is exact: West &
Harrison 1997, section 4.5; Harvey 1989, section 3.3. `q` and `c` are not fitted to the whole
series, which would be to look ahead: a grid of both runs side by side, and each pair counts by its predictive
likelihood up to the week in question (multi-process model of class I, West & Harrison 1997, section 12.2). The
mixture is collapsed to one Student's t with its mean and spread (section 12.3).

A week without happenings moves nothing and widens everything. What is assumed before any happening is the same for
all ties: the level anywhere on the scale of scores, and weights as far apart as evenly spread ones would be.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from tieline.ties.filters.discounting import averaging_weights
from tieline.ties.filters.student import half_width
from tieline.ties.weekly import Weekly

Floats = NDArray[np.float64]
BOUND = 10.0  # scores run from -10 to 10
# Steps of the level within a week, in variances of a single weight: from none to a level that is new every week.
SIGNALS = (0.0, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1.0)
COMMONS = (0.0, 0.1, 1.0)  # what a week's happenings share: they answer to each other
_Q = np.array([[q] for q, _ in product(SIGNALS, COMMONS)])
_C = np.array([[c] for _, c in product(SIGNALS, COMMONS)])
PRIOR_DF = 2
PRIOR_VARIANCE = BOUND**2 / 3  # of an even spread over the scale
_BLOCK = 512  # ties that are filtered together: what fits into the processor's cache


@dataclass(frozen=True, kw_only=True)
class Filtered:
    """What was known of each tie at the end of each week; arrays of shape (ties, weeks).

    level, scale: centre and scale of Student's t with `df` degrees of freedom. forecast, forecast_scale: the same for
    the mean weight of the happenings of that week, from the weeks before it alone and the number of happenings; their
    degrees of freedom are those of the week before, in `forecast_df`; NaN in weeks without happenings. weights: shape
    (ties, grid), what each pair of the grid counts at the end. signals, commons: q and c of each pair.
    """

    level: Floats
    scale: Floats
    df: NDArray[np.int64]
    forecast: Floats
    forecast_scale: Floats
    forecast_df: NDArray[np.int64]
    weights: Floats
    signals: Floats
    commons: Floats

    def interval(self, mass: float) -> tuple[Floats, Floats]:
        """Bounds of the level, on the scale of scores."""
        half = half_width(mass, self.df) * self.scale
        return np.maximum(self.level - half, -BOUND), np.minimum(self.level + half, BOUND)

    def forecast_interval(self, mass: float) -> tuple[Floats, Floats]:
        """Bounds of each week's mean weight, from the weeks before it."""
        half = half_width(mass, self.forecast_df) * self.forecast_scale
        return self.forecast - half, self.forecast + half


def local_level(sums: Weekly) -> Filtered:
    """Filter every tie. sums: of one tie, or with a first axis of ties; the weeks without gaps, in order."""
    n, mean = np.atleast_2d(sums.n), np.atleast_2d(sums.mean)
    blocks = range(0, max(len(n), 1), _BLOCK)
    made = [_block(n[i : i + _BLOCK], mean[i : i + _BLOCK]) for i in blocks]
    df = PRIOR_DF + np.cumsum(n > 0, axis=1)
    level, scale, forecast, forecast_scale, weights = (np.concatenate(parts) for parts in zip(*made, strict=True))
    return Filtered(
        level=level,
        scale=scale,
        df=df,
        forecast=forecast,
        forecast_scale=forecast_scale,
        forecast_df=df - (n > 0),
        weights=weights,
        signals=_Q[:, 0],
        commons=_C[:, 0],
    )


def grid_after(n: NDArray[np.int64], mean: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats, int]:
    """What is known of one tie after its last week, for each pair of the grid: centre of the level; its variance, in
    those of a single weight; that of a single weight; what the pair counts; q; c. Last, the degrees of freedom.

    n, mean: shape (weeks,).
    """
    state = _State(1)
    for count, value in zip(n.tolist(), mean.tolist(), strict=True):
        state.step()
        if count:
            state.update(np.array([count]), np.array([value]))
    df = int(state.df[0])
    variance = state.d[:, 0] / state.df[0]
    return state.m[:, 0], state.c[:, 0], variance, state.weights[:, 0], _Q[:, 0], _C[:, 0], df


def _block(n: NDArray[np.int64], mean: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Level, scale, forecast, its scale, and the weights of the grid at the end, of some ties."""
    ties, weeks = n.shape
    state = _State(ties)
    out = np.full((4, weeks, ties), np.nan)
    for t in range(weeks):
        state.step()
        seen = n[:, t] > 0
        if seen.any():
            out[2, t], out[3, t] = state.forecast(n[:, t])
            state.update(n[:, t], mean[:, t])
        out[0, t], out[1, t] = state.level()
    out[2:, n.T == 0] = np.nan
    level, scale, forecast, forecast_scale = out.transpose(0, 2, 1)
    return level, scale, forecast, forecast_scale, state.weights.T


class _State:
    """Of all pairs of the grid and some ties, arrays of shape (grid, ties): centre `m` and variance `c` of the level,
    the latter in variances of a single weight; `d`, the sum of squares behind that variance; `log_q`, the summed
    logarithms of the forecasts' variances."""

    def __init__(self, ties: int) -> None:
        shape = (len(_Q), ties)
        self.m, self.c, self.log_q = np.zeros(shape), np.ones(shape), np.zeros(shape)
        self.d = np.full(shape, PRIOR_DF * PRIOR_VARIANCE)
        self.df = np.full(ties, float(PRIOR_DF))
        self.weights = np.full(shape, 1 / len(_Q))

    def step(self) -> None:
        """A week passes."""
        self.c += _Q

    def forecast(self, n: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Centre and scale of the mean weight of n happenings; meaningless where n is 0."""
        return self._collapsed(self.c + _C + 1 / np.maximum(n, 1))

    def level(self) -> tuple[Floats, Floats]:
        """Centre and scale of the level."""
        return self._collapsed(self.c)

    def update(self, n: NDArray[np.int64], mean: Floats) -> None:
        """Learn from a week. Ties without happenings in it stay as they are."""
        worth = n / (1 + _C * n)  # independent happenings that n are as good as
        q = 1 + self.c * worth  # the forecast's variance, in variances of the mean
        error = mean - self.m
        self.m += self.c * worth / q * error
        self.d += worth / q * error**2
        self.c /= q
        self.df += n > 0
        self.log_q += np.log(q / np.where(worth > 0, worth, 1))
        # The predictive densities of all weeks so far, multiplied; what the pairs have in common is left out.
        likelihood = -0.5 * (self.log_q + self.df * np.log(self.d))
        self.weights = averaging_weights(likelihood)

    def _collapsed(self, variance: Floats) -> tuple[Floats, Floats]:
        """Centre and scale of the mixture, of variances in those of a single weight."""
        centre = (self.weights * self.m).sum(axis=0)
        within = variance * self.d / self.df
        squared = (self.weights * (within + (self.m - centre) ** 2)).sum(axis=0)
        return centre, np.sqrt(squared)
