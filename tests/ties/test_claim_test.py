"""Claims put to the test: what is found, what is refused and why, and what must change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from claim_world import PLAN, SHOCK, SHOCK_WEEK, WINDOW, doings, hit, tie_of
from hypothesis import given, settings
from hypothesis import strategies as st
from make import ENDS, Doing, weeks_from
from scipy.optimize import minimize

from tieline.ontology.shocks import Shock
from tieline.records.claim import Polarity, Predicate
from tieline.ties.claim_test.around import Around, Refused, around
from tieline.ties.claim_test.effect import Effect, Own, effect
from tieline.ties.claim_test.plan import Plan, choose
from tieline.ties.claim_test.pooling import Finding, Outcome, holm, pooled
from tieline.ties.claim_test.run import run_test
from tieline.ties.claim_test.series import Sums, series
from tieline.ties.claim_test.trend import drift
from tieline.ties.claim_test.verdict import Verdict
from tieline.ties.counterfactual.mixtures import fit
from tieline.ties.filters.ahead import ahead
from tieline.ties.tie import Tie

QUIET = list(doings())


@pytest.fixture(scope="module")
def quiet() -> Tie:
    return tie_of(QUIET)


@pytest.mark.parametrize("count", [3, 25])
@pytest.mark.parametrize("penalty", [0.0, 0.7])
def test_mixtures_are_the_penalised_least_squares_ones(count: int, penalty: float) -> None:
    rng = np.random.default_rng(count)
    parts, target = rng.normal(size=(count, 40)), rng.normal(size=40)
    target[[3, 7]] = np.nan
    fitted = np.arange(40) < 30
    found = fit(target[None], parts, np.ones((1, count), dtype=bool), fitted, penalty=penalty)
    seen = fitted & np.isfinite(target)
    own, others = target[seen] - target[seen].mean(), parts[:, seen] - parts[:, seen].mean(axis=1, keepdims=True)

    def loss(w: np.typing.NDArray[np.float64]) -> float:
        return float(((own - w @ others) ** 2).sum() + penalty * seen.sum() * (w**2).sum())

    theirs = minimize(loss, np.full(count, 1 / count), bounds=[(0, 1)] * count, method="SLSQP",
                      constraints={"type": "eq", "fun": lambda w: w.sum() - 1}, options={"ftol": 1e-13, "maxiter": 900})  # fmt: skip
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights >= 0).all()
    assert loss(found.weights[0]) <= theirs.fun + 1e-5
    assert np.nanmean(found.gap[0][seen]) == pytest.approx(0, abs=1e-9)
    assert np.isnan(found.gap[0][3])


def test_mixtures_are_those_of_pysyncon() -> None:
    base = pytest.importorskip("pysyncon.base")
    rng = np.random.default_rng(5)
    parts = rng.normal(size=(8, 30))
    target = parts[:3].mean(axis=0) + 0.3 * rng.normal(size=30)
    own, others = target - target.mean(), parts - parts.mean(axis=1, keepdims=True)
    theirs, _ = base.VanillaOptimMixin.w_optimize(V_mat=np.eye(30), X0=others.T, X1=own)
    ours = fit(target[None], parts, np.ones((1, 8), dtype=bool), np.ones(30, dtype=bool)).weights[0]
    assert ours == pytest.approx(theirs, abs=5e-3)


def test_a_part_that_is_not_allowed_has_no_weight() -> None:
    rng = np.random.default_rng(2)
    parts = rng.normal(size=(5, 30))
    allowed = np.array([[False, True, True, True, True]])
    found = fit(parts[:1], parts, allowed, np.ones(30, dtype=bool))
    assert found.weights[0, 0] == 0
    assert found.weights.sum() == pytest.approx(1)


def test_a_tie_that_nothing_hit_is_not_contradicted(quiet: Tie) -> None:
    tested = run_test(quiet, PLAN)
    assert tested.verdict is Verdict.INCONCLUSIVE
    assert [one.normaliser for one in tested.outcomes] == ["own", "raw", "global"]
    assert any("under 'members': left out" in note for note in tested.notes)
    assert "would be found in four cases of five" in tested.reason
    assert len(tested.rows) > 100


def test_a_fall_contradicts_and_supports_the_claim_that_denies_it() -> None:
    tie = tie_of(list(doings(change=hit(-7))))
    tested = run_test(tie, PLAN)
    assert tested.verdict is Verdict.CONTRADICTED
    assert tested.outcomes[0].worst.effect.value < -1.5
    assert "Storm" in tested.reason
    assert any("need not come from the shock" in note for note in tested.notes)
    assert run_test(tie, replace(PLAN, polarity=Polarity.DENIED)).verdict is Verdict.SUPPORTED


def test_a_tie_that_is_back_has_recovered_and_one_that_is_not_has_not() -> None:
    window = weeks_from(WINDOW.since, 72)
    plan = replace(PLAN, predicate=Predicate.RESILIENCE, delay=13, falls_only=True, window=window)
    back = run_test(tie_of(list(doings(change=hit(-7), weeks=72, seed=2)), window), plan)
    down = list(doings(change=lambda week: -7.0 if week >= SHOCK_WEEK else 0.0, weeks=72, seed=2))
    assert back.verdict in (Verdict.INCONCLUSIVE, Verdict.SUPPORTED)
    assert back.formula is not None
    assert back.formula.id == "claim-test.recovery"
    assert run_test(tie_of(down, window), plan).verdict is Verdict.CONTRADICTED


def test_a_rise_does_not_speak_against_recovery() -> None:
    window = weeks_from(WINDOW.since, 72)
    plan = replace(PLAN, predicate=Predicate.RESILIENCE, delay=13, falls_only=True, window=window)
    up = list(doings(change=lambda week: 5.0 if week >= SHOCK_WEEK else 0.0, weeks=72, seed=2))
    assert run_test(tie_of(up, window), plan).verdict is not Verdict.CONTRADICTED


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 1_000), reports=st.integers(2, 9))
def test_the_order_of_rows_and_how_often_each_is_reported_change_nothing(seed: int, reports: int) -> None:
    rows = [replace(doing, reports=reports) for doing in QUIET]
    np.random.default_rng(seed).shuffle(rows)
    assert run_test(tie_of(rows), PLAN).plain() == run_test(tie_of(QUIET), PLAN).plain()


def test_nothing_later_than_the_weeks_looked_at_is_used(quiet: Tie) -> None:
    later = [*QUIET, *(Doing(id=f"late-{k}", day=WINDOW.until - timedelta(days=k), weight=-10) for k in range(14))]
    early = [d for d in QUIET if d.day < WINDOW.since + timedelta(weeks=SHOCK_WEEK + 13)]
    until = WINDOW.since + timedelta(weeks=SHOCK_WEEK + 13, days=-1)
    short = replace(WINDOW, until=until)
    short_plan = replace(PLAN, window=short)
    told = [run_test(tie_of(rows, window), plan).plain()["outcomes"]
            for rows, window, plan in ((QUIET, WINDOW, PLAN), (later, WINDOW, PLAN), (early, short, short_plan))]  # fmt: skip
    assert told[0] == told[1] == told[2]


def test_a_summit_just_before_the_shock_is_in_no_baseline(quiet: Tie) -> None:
    summit = [Doing(id=f"summit-{k}", day=SHOCK.day - timedelta(days=3 + k), weight=10) for k in range(12)]
    lifted = run_test(tie_of([*QUIET, *summit]), PLAN)
    plain = run_test(quiet, PLAN)
    assert lifted.outcomes[0].worst.effect.value == plain.outcomes[0].worst.effect.value


def _refused(rows: list[Doing] | Iterator[Doing], **changes: object) -> Refused:
    window = changes.pop("window", WINDOW)
    plan = replace(PLAN, window=window, **changes)  # type: ignore[arg-type]
    found = around(tie_of(list(rows), plan.window), plan, SHOCK)
    assert isinstance(found, Refused)
    return found


def test_a_tie_with_ten_happenings_is_refused() -> None:
    own = [d for d in QUIET if d.first == ENDS[0]][::14][:10]
    few = [*own, *(d for d in QUIET if d.first != ENDS[0])]
    tested = run_test(tie_of(few), PLAN)
    assert tested.verdict is Verdict.NOT_ENOUGH
    assert "10 happenings" in tested.reason
    assert "add a source" in tested.reason
    refused = _refused(few)
    assert (refused.needed, refused.reason) == (20, "too few happenings of the tie before it")


def test_a_window_shorter_than_the_horizon_is_refused() -> None:
    short = replace(WINDOW, until=SHOCK.day + timedelta(weeks=8))
    refused = _refused([d for d in QUIET if d.day <= short.until], window=short)
    assert refused.reason == "the window ends before its horizon"
    assert "--until" in refused.remedy
    late = replace(WINDOW, since=SHOCK.day - timedelta(weeks=20))
    assert "lie before it" in _refused([d for d in QUIET if d.day >= late.since], window=late).reason


def test_donors_that_share_a_member_are_none() -> None:
    shared = [replace(d, first=ENDS[0]) if d.first != ENDS[0] else d for d in QUIET]
    refused = _refused(shared)
    assert "share no member" in refused.reason
    assert (refused.n, refused.needed) == (0, 20)
    found = around(tie_of(QUIET), PLAN, SHOCK)
    assert isinstance(found, Around)
    assert not any({*ENDS} & {*ties} for ties in found.sums.ties[1:])
    assert "share no member" in _refused(doings(donors=12)).reason


def test_donors_that_had_a_part_in_the_shock_are_none() -> None:
    rows = [replace(d, second="ZZZ") if d.first == "CAA" else d for d in QUIET]
    found = around(tie_of(rows), PLAN, SHOCK)
    assert isinstance(found, Around)
    assert len(found.sums.ties) == 22


def test_weeks_after_a_crisis_of_its_own_are_no_baseline() -> None:
    own = Shock(id="own", day=SHOCK.day - timedelta(weeks=20), name="Own", parties=ENDS[:1], source="test")
    kept, left = choose((own, SHOCK), ENDS, WINDOW)
    assert (kept, [one.shock for one in left]) == ((SHOCK,), [own])
    found = around(tie_of(QUIET), replace(PLAN, excluded=left), SHOCK)
    assert isinstance(found, Around)
    assert found.before == SHOCK_WEEK - 4 - 13


def _shock(week: int, *parties: str) -> Shock:
    day = WINDOW.since + timedelta(weeks=week)
    return Shock(id=f"{week}", day=day, name=f"week {week}", parties=parties, source="test")


def test_shocks_that_cannot_be_told_apart_are_left_out_with_the_reason() -> None:
    listed = (_shock(5), _shock(10), _shock(30), _shock(35), _shock(50, "AAA"), _shock(55))
    kept, left = choose(listed, ENDS, WINDOW)
    assert [shock.id for shock in kept] == ["5", "10", "30"]
    reasons = {one.shock.id: one.reason for one in left}
    assert "cannot be told apart" in reasons["35"]
    assert "the tie's own crisis" in reasons["50"]
    assert reasons["55"] == "within 13 weeks of week 50, a crisis of the tie's own"


@pytest.mark.parametrize("predicate", [Predicate.PARITY, Predicate.PRIMACY])
def test_parity_and_primacy_have_no_test_yet(quiet: Tie, predicate: Predicate) -> None:
    tested = run_test(quiet, replace(PLAN, predicate=predicate))
    assert tested.verdict is Verdict.NO_TEST
    assert "no test" in tested.reason


def _effect(value: float, seed: int, spread: float = 1.2, name: str = "s") -> Effect:
    rng = np.random.default_rng(seed)
    agreeing = Own(value=value, low=value - 1, high=value + 1, p=0.01)
    shock = Shock(id=f"{name}{seed}", day=date(2020, 1, 1), name=f"{name}{seed}", parties=(), source="test")
    nothing = np.zeros(2)
    return Effect(shock=shock, value=value, error=0.35, placebos=spread * rng.normal(size=40), unit=1.0, conformal=agreeing,
                  forecast=agreeing, weeks=np.arange(2), before=1, observed=nothing, control=nothing, gap=nothing,
                  donors=tuple((f"C{i:02d}", f"{seed}") for i in range(40)), weights=np.full(40, 1 / 40))  # fmt: skip


def _pooled(values: list[float], **changes: object) -> Outcome:
    plan = replace(PLAN, **changes)  # type: ignore[arg-type]
    return pooled([_effect(value, seed) for seed, value in enumerate(values)], plan, "own")


def test_many_shocks_without_effect_support_within_the_margin_and_one_cannot() -> None:
    many = _pooled([0.1, -0.1] * 8)
    assert many.finding is Finding.NONE
    assert many.pooled.outside <= 0.05
    assert -0.5 < many.pooled.low <= many.pooled.value <= many.pooled.high < 0.5
    assert _pooled([0.0]).finding is Finding.OPEN


def test_one_great_shock_among_many_is_found_with_correction() -> None:
    found = _pooled([0.1, -0.1] * 4 + [-2.5])
    assert found.finding is Finding.HIT
    assert found.worst.effect.value == -2.5
    assert found.worst.p < found.worst.adjusted <= 0.05


def test_an_effect_at_the_margin_is_not_called_none() -> None:
    assert _pooled([-0.5] * 16).finding is not Finding.NONE
    assert _pooled([0.45] * 16, falls_only=True).finding is Finding.NONE


def test_shocks_whose_donors_stray_together_make_the_mean_less_sure() -> None:
    one = _effect(0.1, 1)
    apart = pooled([one, _effect(0.1, 2)], PLAN, "own").pooled
    together = pooled([one, one], PLAN, "own").pooled
    assert together.high - together.low > 1.2 * (apart.high - apart.low)


def test_another_direction_from_its_own_past_leaves_a_hit_open() -> None:
    one = _effect(-2.5, 1)
    other = replace(one, forecast=Own(value=0.3, low=-1, high=1, p=0.5))
    assert pooled([one], PLAN, "own").finding is Finding.HIT
    assert pooled([other], PLAN, "own").finding is Finding.OPEN


def test_ranks_are_interpolated_and_exact_at_the_placebos() -> None:
    one = replace(_effect(0.0, 3), placebos=np.arange(1.0, 20.0), donors=(ENDS,) * 19)
    at = {
        value: pooled([replace(one, value=value * one.error)], PLAN, "own").shocks[0].p for value in (30, 19, 18.5, 18)
    }
    assert at[30] == at[19] == pytest.approx(0.05)
    assert at[18] == pytest.approx(0.10)
    assert at[18.5] == pytest.approx(0.075)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_never_lowers_p_and_keeps_its_order(p: list[float]) -> None:
    adjusted = holm(p)
    assert all(a >= b for a, b in zip(adjusted, p, strict=True))
    assert min(adjusted) == pytest.approx(min(1.0, len(p) * min(p)))
    order = np.argsort(p, kind="stable")
    assert (np.diff(np.array(adjusted)[order]) >= 0).all()


def test_normalisers_divide_by_what_they_say(quiet: Tie) -> None:
    found = around(quiet, PLAN, SHOCK)
    assert isinstance(found, Around)
    sums = found.sums
    own, raw = series(sums, "tone", "own"), series(sums, "tone", "raw")
    assert own[0, 0] == pytest.approx(sums.weight[0, 0] / sums.n[0, 0])
    assert raw[0, 0] == pytest.approx(np.sign(sums.weight[0, 0]) * np.sqrt(abs(sums.weight[0, 0])))
    assert series(sums, "conflict_share", "own")[0, 0] == pytest.approx(-sums.conflict[0, 0] / sums.n[0, 0])
    assert (np.nan_to_num(series(sums, "hostility", "own")) <= 0).all()
    made = effect(found, PLAN, "own")
    assert isinstance(made, Effect)
    assert made.weights.sum() == pytest.approx(1)


def test_a_week_without_happenings_is_none_for_a_mean_and_nought_for_a_sum_where_sources_cover_it() -> None:
    counts = np.array([[0, 2, 0]])
    sums = Sums(ties=(ENDS,), n=counts, weight=np.array([[0.0, 8.0, 0.0]]), conflict=np.array([[0, 1, 0]]),
                members=np.array([[4, 2, 0]]), volume=np.array([10, 8, 5]), covered=np.array([True, True, False]))  # fmt: skip
    assert np.array_equal(series(sums, "tone", "own"), [[np.nan, 4, np.nan]], equal_nan=True)
    assert np.array_equal(series(sums, "tone", "members"), [[0, 2, np.nan]], equal_nan=True)
    assert np.array_equal(series(sums, "tone", "global"), [[0, 1, np.nan]], equal_nan=True)


def test_donors_that_do_not_vary_under_a_normaliser_leave_it_out() -> None:
    found = around(tie_of(QUIET), PLAN, SHOCK)
    assert isinstance(found, Around)
    n = found.sums.n.copy()
    n[1:] = 0
    still = replace(found, sums=replace(found.sums, n=n))
    assert "too few donors" in getattr(effect(still, PLAN, "own"), "reason", "")


def test_a_forecast_ahead_is_wider_the_further_and_centred_on_what_was() -> None:
    rng = np.random.default_rng(4)
    n, mean = np.full(100, 4), 2 + rng.normal(size=100)
    near, far = (ahead(n, mean, np.full(13, 4), gap) for gap in (0, 40))
    assert near[0] == pytest.approx(2, abs=0.5)
    assert near[1] < far[1]
    assert near[2] == 102


def test_forecasts_ahead_hold_what_comes_as_often_as_they_say() -> None:
    from scipy.special import stdtrit

    held = []
    for seed in range(150):
        rng = np.random.default_rng(seed)
        n = rng.integers(1, 6, 117)
        mean = rng.normal(np.cumsum(0.1 * rng.normal(size=117)), 2 / np.sqrt(n))
        centre, scale, df = ahead(n[:100], mean[:100], n[104:], 4)
        held.append(abs(mean[104:].mean() - centre) <= stdtrit(df, 0.95) * scale)
    assert 0.83 <= np.mean(held) <= 0.97


def _plan(predicate: Predicate, **changes: object) -> Plan:
    return replace(Plan(predicate=predicate, ends=ENDS, window=WINDOW), **changes)  # type: ignore[arg-type]


def test_a_plain_claim_of_level_is_held_to_the_zero_of_the_scale() -> None:
    good = tie_of([d for d in doings(change=lambda _: 3.0) if d.first == ENDS[0]])
    assert run_test(good, _plan(Predicate.LEVEL)).verdict is Verdict.SUPPORTED
    assert run_test(good, _plan(Predicate.LEVEL, polarity=Polarity.DENIED)).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(("late", "verdict"), [(5.0, Verdict.SUPPORTED), (-5.0, Verdict.CONTRADICTED)])
def test_the_highest_level_is_held_to_every_earlier_half_year(late: float, verdict: Verdict) -> None:
    tie = tie_of([d for d in doings(change=lambda week: late if week >= 34 else 0.0) if d.first == ENDS[0]])
    tested = run_test(tie, _plan(Predicate.LEVEL, superlative=True))
    assert tested.verdict is verdict
    assert len(tested.estimates) == 1
    lowest = run_test(tie, _plan(Predicate.LEVEL, superlative=True, polarity=Polarity.DENIED))
    assert lowest.verdict is (Verdict.CONTRADICTED if late > 0 else Verdict.SUPPORTED)


def test_a_level_without_half_a_year_is_refused() -> None:
    short = weeks_from(WINDOW.since, 20)
    rows = [d for d in QUIET if d.first == ENDS[0] and d.day <= short.until]
    assert run_test(tie_of(rows, short), _plan(Predicate.LEVEL, window=short)).estimates
    tested = run_test(tie_of(rows, short), _plan(Predicate.LEVEL, window=short, superlative=True))
    assert (tested.verdict, "take a longer one with --since" in tested.reason) == (Verdict.NOT_ENOUGH, True)
    one = weeks_from(WINDOW.since, 30)
    rows = [d for d in QUIET if d.first == ENDS[0] and d.day <= one.until]
    tested = run_test(tie_of(rows, one), _plan(Predicate.LEVEL, window=one, superlative=True))
    assert (tested.verdict, "No earlier half year" in tested.reason) == (Verdict.NOT_ENOUGH, True)


def test_a_trend_is_found_and_turned_by_the_claim() -> None:
    tie = tie_of([d for d in doings(change=lambda week: -6 + 0.2 * week) if d.first == ENDS[0]])
    assert run_test(tie, _plan(Predicate.TREND)).verdict is Verdict.SUPPORTED
    assert run_test(tie, _plan(Predicate.TREND, polarity=Polarity.DENIED)).verdict is Verdict.CONTRADICTED


def test_a_walk_is_seldom_taken_for_a_trend() -> None:
    from scipy.special import stdtrit

    found = []
    for seed in range(120):
        rng = np.random.default_rng(seed)
        mean = np.cumsum(0.3 * rng.normal(size=80)) + rng.normal(size=80)
        slope, error, df = drift(np.arange(80.0), np.full(80, 3.0), mean)
        found.append(abs(slope) > stdtrit(df, 0.975) * error)
    assert np.mean(found) <= 0.12


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": "warmth"}, "is no outcome"),
        ({"normalisers": ("gdp",)}, "is no normaliser"),
        ({"normalisers": ()}, "is no normaliser"),
        ({"margin": 0.0}, "the margin"),
        ({"alpha": 0.7}, "alpha"),
        ({"horizon": 60}, "the horizon"),
    ],
)
def test_terms_that_make_no_test_are_told(changes: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        _plan(Predicate.STABILITY, **changes)
