"""Grades of commitment."""

from __future__ import annotations

import pytest

from tieline.ontology import bindings
from tieline.ontology.tables import toml
from tieline.records.pledge import Binding


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("pledge", Binding.FIRM), ("agree to", Binding.FIRM), ("will", Binding.FIRM), ("vow", Binding.FIRM),
        ("plan", Binding.INTENT), ("stand ready to", Binding.INTENT), ("Express readiness", Binding.INTENT),
        ("hope", Binding.WEAK), ("look forward to", Binding.WEAK), ("consider", Binding.WEAK), ("seek", Binding.WEAK),
    ],
)  # fmt: skip
def test_verbs_and_phrases_are_graded(words: str, grade: Binding) -> None:
    assert bindings.grade(words) is grade


@pytest.mark.parametrize("words", ["say", "condemn", "call for", "welcome", "must", ""])
def test_words_that_commit_to_nothing_have_no_grade(words: str) -> None:
    assert bindings.grade(words) is None


def test_no_phrase_has_two_grades() -> None:
    listed = [phrase for entry in toml("bindings.toml").values() for phrase in entry["phrases"]]
    assert len(listed) == len(set(listed))
