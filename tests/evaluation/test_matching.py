"""Pairing gold with output: spans by the words they hold, overlap, one-to-one pairs, names."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.evaluation.matching import Words, iou, pair, same_name

WORDS = st.frozensets(st.integers(0, 30))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((0, 4), {0}),
        ((0, 5), {0}),
        ((5, 6), set()),
        ((4, 7), {1}),
        ((0, 12), {0, 1}),
        ((0, 0), set()),
        ((0, 99), {0, 1, 2}),
    ],
)
def test_a_span_holds_the_words_that_it_touches(span: tuple[int, int], words: set[int]) -> None:
    """ "Oslo" 0-4, "US-led" 6-12, "talks" 13-18: marks at an edge never matter."""
    assert Words("Oslo, US-led talks").under([span]) == words


@given(st.text(max_size=80), st.data())
def test_spans_that_cover_a_text_hold_all_its_words(text: str, data: st.DataObject) -> None:
    words = Words(text)
    cut = data.draw(st.integers(0, len(text)))
    assert words.under([(0, cut), (cut, len(text))]) == words.under([(0, len(text))])


@given(WORDS, WORDS)
def test_overlap_is_symmetric_a_share_and_one_for_the_same_words(one: frozenset[int], other: frozenset[int]) -> None:
    assert iou(one, other) == iou(other, one)
    assert 0.0 <= iou(one, other) <= 1.0
    assert iou(one, one) == (1.0 if one else 0.0)
    assert (iou(one, other) == 0.0) == (not one & other)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_nothing_is_paired_twice_or_without_likeness(gold: list[frozenset[int]], found: list[frozenset[int]]) -> None:
    pairs = pair(gold, found, iou)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(iou(gold[i], found[j]) > 0 for i, j in pairs)
    left = [(i, j) for i in range(len(gold)) for j in range(len(found)) if iou(gold[i], found[j]) > 0]
    taken_gold, taken_found = {i for i, _ in pairs}, {j for _, j in pairs}
    assert all(i in taken_gold or j in taken_found for i, j in left)


@given(st.lists(st.frozensets(st.integers(0, 9), min_size=1), max_size=6, unique=True), st.randoms())
def test_each_finds_itself_whatever_the_order(gold: list[frozenset[int]], chance: random.Random) -> None:
    found = gold.copy()
    chance.shuffle(found)
    assert [(gold[i], found[j]) for i, j in pair(gold, found, iou)] == [(g, g) for g in gold]


def test_the_likest_pair_goes_first() -> None:
    gold, found = [frozenset({1, 2, 3})], [frozenset({1}), frozenset({1, 2})]
    assert pair(gold, found, iou) == [(0, 1)]


def test_a_likeness_at_the_threshold_is_no_pair() -> None:
    assert pair(["a"], ["b"], lambda *_: 0.5, threshold=0.5) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Joe Biden", "Joseph R. Biden", True),
        ("Rojas", "Luis Rojas", True),
        ("Emomali Rakhmonov", "Emomali Rahmon", True),
        ("José Ibáñez", "Jose Ibanez", True),
        ("Ana Solberg", "Luis Rojas", False),
        ("Kim Jong Un", "Kim Jong-un", True),
        ("Kim Il Sung", "Kim Jong Un", False),
        ("", "Luis Rojas", False),
    ],
)
def test_two_names_of_one_bearer(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same
