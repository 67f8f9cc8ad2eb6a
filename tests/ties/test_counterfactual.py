"""Synthetic controls, and what is said of a tie after a shock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize

from tieline.ontology.shocks import Shock
from tieline.ties.counterfactual.donors import Lacking, Panel, panel
from tieline.ties.counterfactual.synthetic import gaps, mixture, onto_simplex, share_as_large
from tieline.ties.measure import Floats
from tieline.ties.resilience import course, told_of
from tieline.ties.window import week_of
from tieline.ties.world import World

BEFORE, AFTER = 52, 40
SHOCK = Shock(id="storm", day=date(2020, 1, 1), name="Storm", parties=("ZZZ",), source="made up for this test")


@pytest.mark.parametrize("count", [3, 20, 50])
def test_the_mixture_is_the_least_squares_one(count: int) -> None:
    rng = np.random.default_rng(count)
    parts = rng.normal(size=(count, BEFORE))
    target = parts[:3].mean(axis=0) + rng.normal(size=BEFORE) / 2
    weights = mixture(target, parts)
    assert weights.sum() == pytest.approx(1)
    assert (weights >= 0).all()
    even = np.full(count, 1 / count)
    theirs = minimize(
        lambda w: ((target - w @ parts) ** 2).sum(),
        even,
        jac=lambda w: -2 * parts @ (target - w @ parts),
        bounds=[(0, 1)] * count,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
        method="SLSQP",
        options={"ftol": 1e-13, "maxiter": 500},
    )
    assert ((target - weights @ parts) ** 2).sum() <= theirs.fun + 1e-6


@settings(deadline=None)
@given(arrays(np.float64, st.integers(1, 12), elements=st.floats(-5, 5)))
def test_the_projection_lies_on_the_simplex_and_nothing_on_it_is_nearer(point: Floats) -> None:
    found = onto_simplex(point)
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    corners = np.eye(len(point))
    distance = ((point - found) ** 2).sum()
    between = (found + corners) / 2
    assert distance <= ((point - between) ** 2).sum(axis=1).min() + 1e-9


def _panel(seed: int, fall: float = 0.0, weeks: int = 12, donors: int = 30) -> tuple[Panel, Floats]:
    """A tie and donors that share a slow factor; the tie falls at once and recovers in a line."""
    rng = np.random.default_rng(seed)
    length = BEFORE + AFTER
    factor = np.zeros(length)
    for t in range(1, length):
        factor[t] = 0.9 * factor[t - 1] + 0.2 * rng.normal()
    others = np.array(
        [rng.normal() + rng.uniform(0, 2) * factor + 0.8 * rng.normal(size=length) for _ in range(donors)]
    )
    hit = np.zeros(length)
    hit[BEFORE:] = -fall * np.maximum(1 - np.arange(AFTER) / weeks, 0)
    own = factor + 0.8 * rng.normal(size=length) + hit
    ties = tuple((f"A{i:02d}", f"B{i:02d}") for i in range(donors))
    return Panel(treated=own, donors=others, filled=others, ties=ties, before=BEFORE), hit[BEFORE:]


def test_a_tie_that_was_not_hit_is_seldom_called_hit() -> None:
    tail = [next(e.value for e in told_of(SHOCK, gaps(_panel(seed)[0]), 0.9) if e.name == "p") for seed in range(60)]
    assert 0.01 <= np.mean(np.array(tail) <= 0.1) <= 0.19


def test_depth_time_and_area_are_recovered() -> None:
    held: dict[str, list[bool]] = {"depth": [], "time to recover": [], "area lost": []}
    for seed in range(60):
        made, hit = _panel(1000 + seed, fall=4.0, weeks=24)
        fallen = gaps(made)
        told = {estimate.name: estimate for estimate in told_of(SHOCK, fallen, 0.9)}
        truth = course(hit, fallen.band)
        assert truth is not None
        assert truth.recovery is not None
        for name, true in (("depth", truth.depth), ("time to recover", truth.recovery), ("area lost", truth.area)):
            estimate = told[name]
            assert estimate.low is not None
            held[name].append(estimate.low <= true and (estimate.high is None or true <= estimate.high))
    shares = {name: float(np.mean(found)) for name, found in held.items()}
    assert all(0.78 <= share <= 1 for share in shares.values()), shares


def test_what_has_not_come_back_is_censored() -> None:
    made, _ = _panel(3, fall=5.0, weeks=400)
    told = {estimate.name: estimate for estimate in told_of(SHOCK, gaps(made), 0.9)}
    assert told["time to recover"].censored
    assert told["time to recover"].value == AFTER
    assert told["time to recover"].high is None
    assert "rate of recovery" not in told


def test_a_share_as_large_counts_the_tie_itself() -> None:
    assert share_as_large(9.0, np.arange(9.0)) == pytest.approx(0.1)
    assert share_as_large(-1.0, np.arange(9.0)) == 1


def _world(ties: tuple[tuple[str, str], ...], weeks: int = 120) -> World:
    first = int(week_of(np.array([SHOCK.day], dtype="datetime64[D]"))[0]) - 60
    shape = (len(ties), weeks)
    rng = np.random.default_rng(0)
    return World(
        ties=ties,
        weeks=np.arange(first, first + weeks),
        n=np.full(shape, 3),
        weight=rng.normal(size=shape),
        squares=np.ones(shape),
        conflict=np.zeros(shape, dtype=np.int64),
        reported=np.full(weeks, 50),
    )


def test_donors_share_no_member_and_had_no_part_in_the_shock() -> None:
    own = ("AAA", "BBB")
    good = tuple((f"C{i:02d}", f"D{i:02d}") for i in range(4))
    world = _world((own, ("AAA", "CCC"), *good, ("DDD", "ZZZ")))
    found = panel(world, own, world.weight[0] / 3, SHOCK, after=13, least=4)
    assert isinstance(found, Panel)
    assert found.ties == good
    assert found.before == 52
    assert found.treated.shape == (65,)


def test_too_few_donors_or_weeks_are_told() -> None:
    own = ("AAA", "BBB")
    world = _world((own, ("CCC", "DDD")))
    mean = world.weight[0] / 3
    few = panel(world, own, mean, SHOCK, after=13, least=4)
    assert isinstance(few, Lacking)
    assert (few.n, few.needed) == (1, 4)
    late = panel(world, own, mean, SHOCK, after=90, least=1)
    assert isinstance(late, Lacking)
    assert "after the shock" in late.reason
    never = panel(world, own, np.full(120, np.nan), SHOCK, after=13, least=1)
    assert isinstance(never, Lacking)
    assert "weeks with happenings before" in never.reason


def test_weeks_that_no_source_covers_are_none_to_compare_in() -> None:
    own, other = ("AAA", "BBB"), ("CCC", "DDD")
    world = _world((own, other))
    for hole, side, left in ((slice(0, 40), "before", 20), (slice(65, 120), "after", 5)):
        n = world.n.copy()
        n[:, hole] = 0
        holed = replace(world, n=n, reported=n.sum(axis=0))
        found = panel(holed, own, world.weight[0] / 3, SHOCK, after=40, least=1)
        assert isinstance(found, Lacking)
        assert f"{side} the shock that the sources cover" in found.reason
        assert found.n == left


def test_a_match_by_chance_is_no_measure_of_error() -> None:
    """A placebo that a mixture of others matches exactly is left out, and a tie that is matched so is called exact."""
    rng = np.random.default_rng(3)
    donors = rng.normal(size=(8, 60))
    twin = donors[1] + 2
    ties = tuple((f"C{i}", f"D{i}") for i in range(8))
    found = gaps(Panel(treated=rng.normal(size=60), donors=np.vstack([donors[:7], twin]), ties=ties, before=40,
                       filled=np.vstack([donors[:7], twin])))  # fmt: skip
    assert len(found.placebos) == 6
    assert not found.exact
    assert np.abs(found.placebos).max() < 20
    assert gaps(Panel(treated=donors[0] - 1, donors=donors, filled=donors, ties=ties, before=40)).exact


def test_a_week_without_happenings_of_a_donor_keeps_its_last_value() -> None:
    own, other = ("AAA", "BBB"), ("CCC", "DDD")
    world = _world((own, other))
    n = world.n.copy()
    n[1, 30] = 0
    quiet = World(
        ties=world.ties, weeks=world.weeks, n=n, weight=world.weight, squares=world.squares,
        conflict=world.conflict, reported=world.reported,
    )  # fmt: skip
    found = panel(quiet, own, world.weight[0] / 3, SHOCK, after=13, least=1)
    assert isinstance(found, Panel)
    assert found.filled[0, 30 - 8] == found.filled[0, 29 - 8] == pytest.approx(world.weight[1, 29] / 3)
    assert np.isnan(found.donors[0, 30 - 8])
