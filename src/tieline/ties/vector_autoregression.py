"""Several weekly series in, how each answers the surprises of the others in the weeks that follow out.

A Bayesian vector autoregression with the conjugate normal-inverse-Wishart prior that shrinks every lag to zero, later
lags more (Litterman 1986, J. Business & Economic Statistics 4; Kadiyala & Karlsson 1997, J. Applied Econometrics 12).
How much it shrinks is drawn from its marginal likelihood on a grid (Giannone, Lenza & Primiceri 2015, Review of
Economics and Statistics 97) rather than chosen.
"""

from __future__ import annotations

import numpy as np

from tieline.ties.measure import Floats

LAGS = 4  # weeks
DRAWS = 1_000
TIGHTNESS = (0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # standard deviation of the first lag's coefficients, as a share
_WIDE = 100.0  # prior standard deviation of the constants, in those of the series


def answers(series: Floats, horizon: int, rng: np.random.Generator, *, draws: int = DRAWS) -> Floats:
    """Responses summed over the weeks 1 to `horizon` after a surprise of one standard deviation.

    series: shape (weeks, m), finite. Returns shape (draws, m, m): `[:, i, j]` is the answer of series i to a surprise
    of series j, drawn from the posterior. Within a week nobody can tell who answered whom, so the week of the surprise
    is left out; the surprise itself is generalised (Pesaran & Shin 1998, Economics Letters 58): the others move in that
    week as they usually do with it, and no order of the series is assumed.

    Raises `ValueError` for a series that never moves.
    """
    if (series == series[:1]).all(axis=0).any():
        raise ValueError("a series that never moves holds no surprise")
    past, present = _lagged(series)
    spread = _innovations(series)
    fits = [_Fit(past, present, spread, tightness) for tightness in TIGHTNESS]
    likelihood = np.array([fit.log_likelihood for fit in fits])
    chances = np.exp(likelihood - likelihood.max())
    counts = rng.multinomial(draws, chances / chances.sum())
    drawn = [fit.draw(int(count), rng) for fit, count in zip(fits, counts, strict=True) if count]
    coefficients = np.concatenate([c for c, _ in drawn])
    return _responses(coefficients, np.concatenate([v for _, v in drawn]), horizon)


def _lagged(series: Floats) -> tuple[Floats, Floats]:
    """Shape (weeks - LAGS, m LAGS + 1), lag after lag and a constant, and the weeks they precede."""
    weeks = len(series)
    lags = [series[LAGS - lag : weeks - lag] for lag in range(1, LAGS + 1)]
    return np.concatenate([*lags, np.ones((weeks - LAGS, 1))], axis=1), series[LAGS:]


def _innovations(series: Floats) -> Floats:
    """Variance of each series about its own first lag: the scale that the prior is in."""
    centred = series - series.mean(axis=0)
    before, now = centred[:-1], centred[1:]
    own = (before * now).sum(axis=0) / np.maximum((before**2).sum(axis=0), np.finfo(float).tiny)
    return np.asarray(np.maximum(((now - own * before) ** 2).mean(axis=0), np.finfo(float).tiny))


class _Fit:
    """The posterior under one tightness."""

    def __init__(self, past: Floats, present: Floats, spread: Floats, tightness: float) -> None:
        self._series = present.shape[1]
        lags = np.repeat(np.arange(1, LAGS + 1), self._series)
        prior = np.append((lags / tightness) ** 2 * np.tile(spread, LAGS), _WIDE**-2 / spread.mean())  # precisions
        precision = past.T @ past + np.diag(prior)
        self._root = np.linalg.inv(np.linalg.cholesky(precision)).T  # its square is the posterior variance
        self._mean = np.linalg.solve(precision, past.T @ present)
        squares = np.diag(spread) + present.T @ present - self._mean.T @ precision @ self._mean
        self._scale = (squares + squares.T) / 2
        self._df = self._series + 2 + len(present)
        _, own = np.linalg.slogdet(precision)
        _, left = np.linalg.slogdet(self._scale)
        self.log_likelihood = self._series / 2 * (np.log(prior).sum() - own) - self._df / 2 * left

    def draw(self, count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """Coefficients, shape (count, m LAGS + 1, m), and variances of the surprises, shape (count, m, m)."""
        from scipy.stats import invwishart

        m = self._series
        variances = invwishart.rvs(self._df, self._scale, size=count, random_state=rng).reshape(count, m, m)
        noise = rng.standard_normal((count, len(self._root), m))
        return self._mean + self._root @ noise @ np.linalg.cholesky(variances).transpose(0, 2, 1), variances


def _responses(coefficients: Floats, variances: Floats, horizon: int) -> Floats:
    draws, _, m = coefficients.shape
    lags = coefficients[:, :-1].reshape(draws, LAGS, m, m).transpose(0, 1, 3, 2)  # [lag, answering, moved]
    effects = [np.broadcast_to(np.eye(m), (draws, m, m))]
    for week in range(1, horizon + 1):
        known = range(1, min(LAGS, week) + 1)
        effects.append(np.sum([lags[:, lag - 1] @ effects[week - lag] for lag in known], axis=0))
    deviations = np.sqrt(np.diagonal(variances, axis1=1, axis2=2))
    return np.asarray(np.sum(effects[1:], axis=0) @ variances / deviations[:, None, :])
