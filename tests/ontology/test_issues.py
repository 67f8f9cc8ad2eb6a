"""Labels of what a passage is about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieline.ontology import issues


def test_phrases_are_found_with_their_characters() -> None:
    text = "They spoke about wheat exports and a cease-fire in the Donbas."
    found = {text[h.start : h.end]: h.label for h in issues.find(text)}
    assert found["exports"] == "economic"
    assert found["cease-fire"] == "military"
    assert found["Donbas"] == "territory"


def test_the_label_named_most_often_comes_first() -> None:
    text = "Vaccines, hospitals and the pandemic took up the morning; trade had to wait."
    assert issues.label(text)[0] == "health"


def test_a_phrase_does_not_run_across_a_stop() -> None:
    assert not any(h.label == "economic" for h in issues.find("They are free. Trade is not"[:14]))
    assert issues.find("human. rights") == ()


def test_a_stem_takes_any_ending_but_a_whole_word_does_not() -> None:
    assert issues.label("denuclearisation") == ("cbrn",)
    assert issues.label("gastronomy") == ()


def test_under_one_label_the_longest_phrase_counts_once() -> None:
    hits = [h for h in issues.find("climate change") if h.label == "environment"]
    assert [(h.start, h.end) for h in hits] == [(0, 14)]


def test_a_typographic_apostrophe_is_no_obstacle() -> None:
    assert "rights_freedoms" in issues.label("women’s rights")


@given(st.text(max_size=200))
def test_any_text_is_labelled_without_failing(text: str) -> None:
    for hit in issues.find(text):
        assert 0 <= hit.start < hit.end <= len(text)
