"""Sentences cut from stored text: whole, and never half of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.merging.sentences import Sentences


def around(text: str, words: str) -> str:
    start = text.index(words)
    first, last = Sentences(text).around(start, start + len(words))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("They met. They parted. They wrote.", "parted", "They parted."),
        ("Mr. Okoro met Gen. Sol in the U.S. Senate. He left.", "Sol", "Mr. Okoro met Gen. Sol in the U.S. Senate."),
        ("J. B. Okoro came. He left.", "came", "J. B. Okoro came."),
        ('\\"We agree.\\" He left. \\"So do I,\\" she said.', "left", "He left."),
        ("“We agree.” “Why?” He left.", "Why", "“Why?”"),
        ("A headline without a stop\nThen they met in Lagos.", "headline", "A headline without a stop"),
        ("Trade rose by 2.5 percent. It fell in 2024.", "rose", "Trade rose by 2.5 percent."),
        ("会谈结束。双方同意。", "双方", "双方同意。"),
        ("One. Two met\u2028Three.", "met", "Two met"),
    ],
)
def test_the_whole_sentence_around_some_words(text: str, words: str, sentence: str) -> None:
    assert around(text, words) == sentence


def test_words_across_two_sentences_get_both() -> None:
    assert around("One. Two met. Three met. Four.", "met. Three") == "Two met. Three met."


@given(st.text(st.sampled_from('aB .!?\n"”。\\'), min_size=1, max_size=60), st.data())
def test_what_is_cut_holds_the_words_and_stays_inside_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = Sentences(text).around(start, end)
    assert 0 <= first <= start
    assert end <= last <= len(text)
