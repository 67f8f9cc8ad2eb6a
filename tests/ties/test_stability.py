"""How much a level moves, how long news stays in it, how much of it is everybody's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from make import Doing, make_tie, weeks_from

from tieline.ties.common_factors import explained
from tieline.ties.filters.local_level import local_level
from tieline.ties.filters.sampled import sampled
from tieline.ties.measure import Estimate, Floats, Measure
from tieline.ties.stability import half_lives, stability
from tieline.ties.weekly import Weekly
from tieline.ties.world import World

WEEKS = 156


def _weekly(level: Floats, rng: np.random.Generator, n: int = 4, noise: float = 2.0) -> Weekly:
    weights = level[:, None] + noise * rng.normal(size=(len(level), n))
    return Weekly(
        n=np.full(len(level), n), weight=weights.sum(axis=1), squares=(weights**2).sum(axis=1),
        conflict=(weights < 0).sum(axis=1),
    )  # fmt: skip


def test_the_spread_of_the_level_is_recovered_at_the_nominal_rate() -> None:
    held = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        level = np.cumsum(0.25 * rng.normal(size=WEEKS))
        sums = _weekly(level, rng)
        moved = np.std(sampled(sums, local_level(sums), 400, np.random.default_rng(0)), axis=1)
        low, high = np.quantile(moved, [0.05, 0.95])
        held.append(low <= level.std() <= high)
    assert 0.8 <= np.mean(held) <= 1


def test_drawn_levels_end_where_the_filter_ends() -> None:
    rng = np.random.default_rng(1)
    sums = _weekly(np.cumsum(0.3 * rng.normal(size=WEEKS)), rng)
    filtered = local_level(sums)
    ends = sampled(sums, filtered, 4000, np.random.default_rng(0))[:, -1]
    assert ends.mean() == pytest.approx(filtered.level[0, -1], abs=0.05)
    df = filtered.df[0, -1]
    assert ends.std() == pytest.approx(filtered.scale[0, -1] * np.sqrt(df / (df - 2)), rel=0.1)


def test_half_lives_are_those_of_the_steady_gain() -> None:
    """q equal to the variance of a week's mean: the gain is (sqrt 5 - 1) / 2. No signal: no end."""
    lives = half_lives(np.array([0.25, 0.0]), np.array([0.0, 0.0]), 4.0)
    assert lives[0] == pytest.approx(np.log(0.5) / np.log(1 - (np.sqrt(5) - 1) / 2))
    assert np.isinf(lives[1])


def _told(step: float) -> dict[str, Estimate]:
    window = weeks_from(date(2018, 1, 1), WEEKS)
    rng = np.random.default_rng(7)
    level = np.cumsum(step * rng.normal(size=WEEKS))
    doings = [
        Doing(id=f"{week}-{i}", day=window.since + timedelta(weeks=week), weight=float(level[week] + rng.normal()))
        for week in range(WEEKS)
        for i in range(4)
    ]
    told = stability(make_tie(doings, window))
    assert isinstance(told, Measure)
    return {estimate.name: estimate for estimate in told.estimates}


def test_a_steady_tie_moves_less_and_remembers_longer() -> None:
    steady, restless = _told(0.0), _told(1.0)
    assert steady["level sd"].high is not None
    assert restless["level sd"].low is not None
    assert steady["level sd"].high < restless["level sd"].low
    assert steady["half-life"].value > 10 * restless["half-life"].value
    assert "R²" not in steady


def _world(shared: float, seed: int) -> tuple[Weekly, World]:
    """A tie and forty others that all follow one factor, as far as `shared` says."""
    rng = np.random.default_rng(seed)
    factor = rng.normal(size=WEEKS)
    ties = (("AAA", "BBB"), *((f"C{i:02d}", f"D{i:02d}") for i in range(40)))
    sums = [_weekly(shared * factor, rng, noise=1.0) for _ in ties]
    stacked: dict[str, Any] = {
        name: np.array([getattr(s, name) for s in sums]) for name in ("n", "weight", "squares", "conflict")
    }
    return sums[0], World(ties=ties, weeks=np.arange(WEEKS), reported=np.full(WEEKS, 9), **stacked)


def test_what_is_everybodys_is_found_and_what_is_nobodys_is_not() -> None:
    found = {}
    for shared in (0.0, 1.0):
        own, world = _world(shared, 11)
        told = explained(own, world, ("AAA", "BBB"), 0.9, np.random.default_rng(0))
        assert told is not None
        found[shared] = told
    assert found[0.0][0] < 0.05
    assert found[0.0][1] < 0.1
    # The factor has variance 1, a week's mean of four weights .25 about it.
    assert found[1.0][0] == pytest.approx(0.8, abs=0.1)
    assert found[1.0][1] > 0.6
