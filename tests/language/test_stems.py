"""Stems: the forms of a word share one, and different words do not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tieline.language.stems import spellings, stem, stems, words

FAMILIES = (
    "pledge pledges pledged pledging", "hold holds held holding", "country countries", "agree agrees agreed agreeing",
    "plan plans planned planning", "supply supplies supplied supplying", "meet meets met meeting meetings",
    "use uses used using", "call calls called calling", "crisis crises", "reach reaches reached reaching",
    "deepen deepens deepened deepening", "partnership partnerships", "undertake undertakes undertook undertaken",
)  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_the_forms_of_a_word_share_a_stem_and_can_be_searched_by_it(family: str) -> None:
    forms = family.split()
    assert len({stem(form) for form in forms}) == 1
    beginnings, whole = spellings(stem(forms[0]))
    assert all(form.startswith(beginnings) or form in whole for form in forms)


@pytest.mark.parametrize(
    ("one", "other"), [("policy", "police"), ("communicate", "communication"), ("news", "new"), ("united", "unit")]
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_case_accents_and_possessives_do_not_count() -> None:
    assert stems("China’s no-limits PARTNERSHIPS") == stems("China no limit partnership")
    assert stem("Orbán") == stem("orban")


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert stem(text[word.start : word.end]) == word.stem


@example("xes")
@example("skies")
@given(st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=14))
def test_a_regular_form_begins_as_its_stem_says(form: str) -> None:
    beginnings, whole = spellings(stem(form))
    assert form.startswith(beginnings) or form in whole
