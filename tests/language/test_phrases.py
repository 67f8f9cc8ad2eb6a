"""Formulas in a text: found in any inflection, never across sentences, and told from names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.language.phrases import find_phrase, formulas
from tieline.language.stems import stems

WORDS = st.lists(st.sampled_from(["strategic", "Strategies", "communication", "communications", "the", "held", "holds"]),
                 max_size=12)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "a no-limits partnership", "their ‘no limits’ partnerships", "NO LIMITS, partnership", "a no limit\npartnership",
    ],
)  # fmt: skip
def test_inflection_case_hyphens_and_quotation_marks_do_not_count(text: str) -> None:
    assert len(list(find_phrase(text, stems("no-limits partnership")))) == 1


@pytest.mark.parametrize(
    "text", ["There are no limits. Partnership is all.", "no limits; partnership", "no limits\n\npartnership", "limits"]
)
def test_a_phrase_does_not_run_across_the_end_of_a_sentence(text: str) -> None:
    assert list(find_phrase(text, stems("no-limits partnership"))) == []


@given(WORDS, st.lists(st.sampled_from(["strategic", "communication", "hold", "the"]), min_size=1, max_size=3))
def test_what_is_found_has_the_stems_of_the_phrase_and_overlaps_nothing(text: list[str], phrase: list[str]) -> None:
    whole, wanted = " ".join(text), stems(" ".join(phrase))
    spans = list(find_phrase(whole, wanted))
    assert all(stems(whole[start:end]) == wanted for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    there = stems(whole)
    anywhere = any(there[i : i + len(wanted)] == wanted for i in range(len(there)))
    assert bool(spans) == anywhere


@given(st.text(max_size=120))
def test_every_formula_of_a_text_is_found_in_it(text: str) -> None:
    for run, (start, end) in formulas(text).items():
        assert stems(text[start:end]) == run
        assert next(find_phrase(text, run))[0] <= start


def test_names_and_figures_are_no_formulas() -> None:
    assert formulas("President Joseph Biden of America met 3 of 4 leaders") == {}
    assert tuple(stems("peace and order")) in formulas("They want peace and order.")
