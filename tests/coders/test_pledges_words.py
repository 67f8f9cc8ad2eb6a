"""The rule data of the pledge and claim coders: every set is used, and every set asked for is there."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Mapping
from importlib import import_module

import pytest

import tieline.coders
from tieline.coders.claims.words import claim_words
from tieline.coders.pledges.words import pledge_words
from tieline.ontology import bindings
from tieline.records.pledge import Binding

ASKED = re.compile(r"(?:has\(|sets\[)\"([a-z_.]+)\"")


def source(prefix: str) -> str:
    names = [m.name for m in pkgutil.iter_modules(tieline.coders.__path__) if m.name.startswith(prefix)]
    return "\n".join(inspect.getsource(import_module(f"tieline.coders.{name}")) for name in names)


@pytest.mark.parametrize(("prefix", "sets"), [("pledge", pledge_words().sets), ("claim", claim_words().sets)])
def test_every_set_the_code_asks_for_is_in_the_rule_data(prefix: str, sets: Mapping[str, frozenset[str]]) -> None:
    assert set(ASKED.findall(source(prefix))) <= set(sets)


def test_every_derived_word_takes_its_grade_from_a_binding_verb() -> None:
    words = pledge_words()
    assert [w for w in words.derived if words.grade(w) is None] == []


def test_a_word_that_stands_alone_commits_nobody_though_the_ontology_grades_it() -> None:
    assert bindings.grade("hope") is Binding.WEAK
    assert pledge_words().grade("hope") is None
