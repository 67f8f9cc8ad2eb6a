"""Vector autoregressions: answers of one series to another."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.ties.measure import Floats
from tieline.ties.vector_autoregression import answers

WEEKS, HORIZON = 260, 13
SURPRISES = np.array([[1.0, 0.3], [0.3, 1.0]])


def _made(lag: Floats, rng: np.random.Generator) -> Floats:
    root = np.linalg.cholesky(SURPRISES)
    series = np.zeros((WEEKS + 30, 2))
    for t in range(1, len(series)):
        series[t] = lag @ series[t - 1] + root @ rng.normal(size=2)
    return series[30:]


def _truth(lag: Floats) -> Floats:
    effects = [np.linalg.matrix_power(lag, week) for week in range(1, HORIZON + 1)]
    return np.asarray(np.sum(effects, axis=0) @ SURPRISES)


@pytest.mark.parametrize("lag", [[[0.3, 0.2], [0.0, 0.3]], [[0.4, -0.2], [0.3, 0.4]]])
def test_answers_are_recovered_at_the_nominal_rate(lag: list[list[float]]) -> None:
    truth = _truth(np.array(lag))
    held = np.zeros((2, 2))
    for seed in range(50):
        drawn = answers(_made(np.array(lag), np.random.default_rng(seed)), HORIZON, np.random.default_rng(1), draws=400)
        low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
        held += (low <= truth) & (truth <= high)
    assert held.min() / 50 >= 0.76
    assert 0.83 <= held.mean() / 50 <= 0.99


def test_series_that_do_not_answer_are_seldom_said_to() -> None:
    wrong = 0
    for seed in range(50):
        drawn = answers(
            np.random.default_rng(seed).normal(size=(WEEKS, 2)), HORIZON, np.random.default_rng(1), draws=400
        )
        low, high = np.quantile(drawn[:, 0, 1], [0.05, 0.95])
        wrong += not low <= 0 <= high
    assert wrong <= 8


def test_no_series_comes_first() -> None:
    series = _made(np.array([[0.3, 0.2], [0.0, 0.3]]), np.random.default_rng(5))
    one = np.median(answers(series, HORIZON, np.random.default_rng(2), draws=4000), axis=0)
    other = np.median(answers(series[:, ::-1], HORIZON, np.random.default_rng(2), draws=4000), axis=0)
    np.testing.assert_allclose(one, other[::-1, ::-1], atol=0.06)


def test_a_series_that_never_moves_holds_no_surprise() -> None:
    series = np.column_stack([np.full(WEEKS, 2.0), np.random.default_rng(0).normal(size=WEEKS)])
    with pytest.raises(ValueError, match="no surprise"):
        answers(series, HORIZON, np.random.default_rng(0), draws=50)
