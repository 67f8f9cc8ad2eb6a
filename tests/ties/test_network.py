"""Closeness, alignment and communities in a world whose truth is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tieline.ties.measure import Measure, NotEnough
from tieline.ties.network.alignment import alignment
from tieline.ties.network.closeness import closeness
from tieline.ties.network.communities import Communities, communities
from tieline.ties.world import World

WEST, EAST, ALONE = ("AAA", "BBB", "CCC", "DDD"), ("VVV", "XXX", "YYY", "ZZZ"), "MMM"
STATES = (*WEST, ALONE, *EAST)


def _world(weeks: int = 104, a_week: float = 2.0, seed: int = 0) -> World:
    """Two camps that are kind to their own and harsh to the other; one state that is neither to all."""
    rng = np.random.default_rng(seed)
    ties = tuple((a, b) for i, a in enumerate(STATES) for b in STATES[i + 1 :])
    means = np.array([_mean(a, b) for a, b in ties])
    n = rng.poisson(a_week, (len(ties), weeks))
    harsh = rng.binomial(n, np.where(means < 0, 0.8, 0.2)[:, None])
    weight = means[:, None] * n + rng.normal(size=n.shape) * np.sqrt(n)
    return World(
        ties=ties, weeks=np.arange(weeks), n=n, weight=weight, squares=np.asarray(n * 9.0, dtype=np.float64), conflict=harsh,
        reported=np.full(weeks, 9), independent=2,
    )  # fmt: skip


def _mean(a: str, b: str) -> float:
    if ALONE in (a, b):
        return 0.5
    return 4.0 if (a in WEST) == (b in WEST) else -4.0


def test_the_closest_come_first_with_intervals_that_hold_the_truth() -> None:
    told = closeness(_world(), "AAA")
    assert isinstance(told, Measure)
    assert [e.of for e in told.estimates[:3]] == sorted(["BBB", "CCC", "DDD"], key=[e.of for e in told.estimates].index)
    assert {e.of for e in told.estimates} == set(STATES) - {"AAA"}
    held = [
        e.low <= _mean("AAA", e.of or "") <= e.high for e in told.estimates if e.low is not None and e.high is not None
    ]
    assert sum(held) >= len(held) - 2
    assert told.independent == 2


def test_a_state_nobody_deals_with_has_no_closeness() -> None:
    told = closeness(_world(), "QQQ")
    assert isinstance(told, NotEnough)
    assert told.n == 0
    assert "QQQ" in told.reason


def test_thin_ties_are_left_out_and_counted() -> None:
    world = _world(weeks=52, a_week=0.4)
    told = closeness(world, "AAA")
    assert isinstance(told, Measure)
    counts = world.n[world.of("AAA")].sum(axis=1)
    assert len(told.estimates) == (counts >= 20).sum() < len(counts)
    assert "left out" in told.notes[0]


def test_a_tie_of_one_week_has_no_closeness() -> None:
    """Twenty happenings of one wave would come with an interval without width."""
    world = _world()
    n = world.n.copy()
    own = world.ties.index(("AAA", "BBB"))
    n[own] = 0
    n[own, 7] = 25
    told = closeness(replace(world, n=n), "AAA")
    assert isinstance(told, Measure)
    assert "BBB" not in {e.of for e in told.estimates}
    assert told.notes[0].startswith("left out are 1 ties of AAA")


def test_members_of_a_camp_are_aligned_and_those_of_two_opposed() -> None:
    world = _world()
    same, other = alignment(world, ("AAA", "BBB")), alignment(world, ("AAA", "ZZZ"))
    assert isinstance(same, Measure)
    assert isinstance(other, Measure)
    (one,), (two,) = same.estimates, other.estimates
    assert one.low is not None
    assert two.high is not None
    assert one.value > 0.95
    # Towards six others they differ by 8 points, towards one not at all: 1 - 2 * (6/7 * 8) / 20.
    assert two.value == pytest.approx(1 - 2 * (6 / 7 * 8) / 20, abs=0.03)
    assert two.high < one.low


def test_chance_does_not_pass_for_distance() -> None:
    """With few happenings profiles of equal states differ by chance; the corrected value still holds the truth, 1."""
    held = []
    for seed in range(30):
        told = alignment(_world(weeks=40, a_week=1.0, seed=seed), ("AAA", "BBB"))
        assert isinstance(told, Measure)
        assert told.estimates[0].high is not None
        held.append(told.estimates[0].high >= 0.99)
    assert np.mean(held) > 0.8


def test_the_path_of_alignment_looks_back_a_year() -> None:
    told = alignment(_world(weeks=104), ("AAA", "BBB"))
    assert isinstance(told, Measure)
    (path,) = told.paths
    assert len(path.days) == 1 + (104 - 52) // 13
    longer = alignment(_world(weeks=104), ("BBB", "AAA"))
    assert isinstance(longer, Measure)
    np.testing.assert_array_equal(path.value, longer.paths[0].value)


def test_alignment_declines_and_refuses() -> None:
    assert isinstance(alignment(_world(weeks=8), ("AAA", "BBB")), NotEnough)
    few = alignment(_world(weeks=20, a_week=0.1), ("AAA", "BBB"))
    assert isinstance(few, NotEnough)
    assert few.n < few.needed
    with pytest.raises(ValueError, match="two different states"):
        alignment(_world(), ("AAA", "AAA"))


def test_camps_are_found_and_those_between_them_are_loose_or_firm_by_measure() -> None:
    told = communities(_world())
    assert isinstance(told, Communities)
    groups = [{member.state for member in group} for group in told.groups]
    assert any(set(WEST) <= group for group in groups)
    assert any(set(EAST) <= group for group in groups)
    assert not any(set(WEST) & group and set(EAST) & group for group in groups)
    assert told.modularity > 0.2
    firm = {member.state: member.firmness for group in told.groups for member in group}
    assert all(firm[state] > 0.8 for state in (*WEST, *EAST))


def test_a_world_without_camps_has_no_firm_ones() -> None:
    rng = np.random.default_rng(3)
    world = _world()
    even = World(
        ties=world.ties, weeks=world.weeks, n=world.n, weight=world.weight, squares=world.squares,
        conflict=rng.binomial(world.n, 0.3), reported=world.reported,
    )  # fmt: skip
    told = communities(even)
    assert isinstance(told, Communities)
    assert told.modularity < 0.1


def test_weeks_in_which_nothing_happens_change_no_group() -> None:
    world = _world()
    names = ("n", "weight", "squares", "conflict")
    longer: dict[str, Any] = {name: np.pad(getattr(world, name), ((0, 0), (0, 4))) for name in names}
    turned = World(ties=world.ties, weeks=np.arange(108), reported=np.full(108, 9), **longer)
    one, other = communities(world), communities(turned)
    assert isinstance(one, Communities)
    assert isinstance(other, Communities)
    assert [{m.state for m in g} for g in one.groups] == [{m.state for m in g} for g in other.groups]


def test_too_few_states_or_weeks_are_told() -> None:
    assert isinstance(communities(_world(weeks=8)), NotEnough)
    told = communities(_world(weeks=20, a_week=0.1))
    assert isinstance(told, NotEnough)
    assert told.n < told.needed
