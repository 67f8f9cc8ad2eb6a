"""Counts that add up, the F1 they give, and the interval around it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.evaluation.score import Counts, Error, Tally, bootstrap, macro_f1, score, total


@st.composite
def a_count(draw: st.DrawFn) -> Counts:
    gold, found = draw(st.integers(0, 12)), draw(st.integers(0, 12))
    return Counts(draw(st.integers(0, min(gold, found))), gold, found)


LISTS = st.lists(a_count(), min_size=5, max_size=25)


def tallies(counts: list[Counts]) -> list[Tally]:
    return [Tally({"all": one}) for one in counts]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=20).filter(any))
def test_a_perfect_prediction_scores_one_with_no_room_around_it(sizes: list[int]) -> None:
    result = score("made", tallies([Counts(n, n, n) for n in sizes]))
    assert result.headline == 1.0
    assert result.interval == ((1.0, 1.0) if len(sizes) >= 5 else None)


@given(LISTS)
@settings(max_examples=40, deadline=None)
def test_the_interval_holds_the_headline_and_stays_a_share(counts: list[Counts]) -> None:
    result = score("made", tallies(counts))
    if result.headline is None:
        assert result.interval is None
        return
    assert result.interval is not None
    low, high = result.interval
    assert 0.0 <= low <= result.headline <= high <= 1.0


@given(LISTS, st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_the_order_of_documents_changes_neither_score_nor_counts(counts: list[Counts], seed: int) -> None:
    turned = counts.copy()
    random.Random(seed).shuffle(turned)
    one, other = score("made", tallies(counts)), score("made", tallies(turned))
    assert (one.headline, one.n, one.counts) == (other.headline, other.n, other.counts)


@given(LISTS)
@settings(max_examples=20, deadline=None)
def test_the_same_documents_give_the_same_interval(counts: list[Counts]) -> None:
    assert score("made", tallies(counts)).interval == score("made", tallies(counts)).interval


def test_more_documents_of_a_kind_make_a_narrower_interval() -> None:
    few = [Counts(n % 2, 1, 1) for n in range(10)]
    wide, narrow = (score("made", tallies(few * times)).interval for times in (1, 20))
    assert wide is not None
    assert narrow is not None
    assert narrow[1] - narrow[0] < 0.5 * (wide[1] - wide[0])


def test_the_interval_of_a_share_is_about_the_binomial_one() -> None:
    """Of 400 documents half are right: 1.96 standard errors are 0.049."""
    interval = score("made", tallies([Counts(n % 2, 1, 1) for n in range(400)])).interval
    assert interval is not None
    assert interval == pytest.approx((0.451, 0.549), abs=0.01)


@pytest.mark.parametrize("documents", range(5))
def test_fewer_than_five_documents_give_no_interval(documents: int) -> None:
    assert bootstrap(tallies([Counts(1, 1, 1)] * documents), lambda _: 1.0) is None


@given(a_count())
def test_f1_is_the_harmonic_mean_of_precision_and_recall(counts: Counts) -> None:
    precision, recall = counts.precision, counts.recall
    if precision and recall:
        assert counts.f1 == pytest.approx(2 * precision * recall / (precision + recall))
    elif counts.gold + counts.found:
        assert counts.f1 == 0.0
    else:
        assert counts.f1 is None


@given(LISTS, st.integers(0, 25))
def test_counts_add_up_over_any_division_of_the_documents(counts: list[Counts], cut: int) -> None:
    parts = [Tally(total(tallies(part))) for part in (counts[:cut], counts[cut:])]
    assert total(parts)["all"] == total(tallies(counts))["all"]


def test_the_mean_over_classes_leaves_out_those_without_gold() -> None:
    counts = {"AID": Counts(1, 1, 1), "ACCUSE": Counts(0, 2, 0), "PROTEST": Counts(0, 0, 7)}
    assert macro_f1(["AID", "ACCUSE", "PROTEST", "COERCE"])(counts) == 0.5
    assert macro_f1(["COERCE"])(counts) is None


def test_errors_and_confusion_are_gathered() -> None:
    error = Error("d", "missed", 0, 1, "x")
    made = [Tally({"all": Counts(0, 1, 1)}, (error,), (("AID", "AGREE"),)) for _ in range(2)]
    result = score("made", made)
    assert (result.errors, result.confusion) == ((error, error), {("AID", "AGREE"): 2})
