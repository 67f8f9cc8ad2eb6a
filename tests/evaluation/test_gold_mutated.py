"""Whatever is done to a valid gold file, its reader answers with faults in words, and what it accepts can be scored."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_gold import line, written

from tieline.evaluation.attributions import read_attributions
from tieline.evaluation.gold import GoldError, gold_of, read_gold
from tieline.evaluation.lines import LineError
from tieline.evaluation.pairs import read_pairs
from tieline.evaluation.sentences import read_sentences
from tieline.evaluation.tasks import ON_READINGS
from tieline.records.reading import Reading

PAIR = {
    "text": "Norway praised Chile.",
    "actor": "Norway",
    "recipient": [15, 20],
    "category": "SUPPORT",
    "split": "dev",
}
PLOVER = {
    "id": "P-1", "event": "SUPPORT", "eventText": "praised", "text": "Norway praised Chile.",
    "source": [{"actorText": "Norway"}], "target": [{"actorText": "Chile"}],
}  # fmt: skip
SAID = {"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 30]]}
ATTRIBUTIONS = {"id": "a-1", "text": "Rojas said the talks went well.", "attributions": [SAID]}
LAYOUTS: dict[str, tuple[Callable[[Path], Any], dict[str, Any]]] = {
    "pairs": (read_pairs, PAIR),
    "PLOVER": (read_sentences, PLOVER),
    "attributions": (read_attributions, ATTRIBUTIONS),
    "gold": (lambda path: list(read_gold(path)), line()),
}

WORDS = st.sampled_from(
    ["", "norway", "AGREE", "met", "2025-01-21", "2025-01-21T09:00+01:00", "span", "cast", "\x00", "person"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.integers(0, 400) | st.floats() | st.text(max_size=8) | WORDS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=8), inner, max_size=4),
    max_leaves=6,
)


def places(node: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a JSON value."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
    return [place for key in keys for place in ((node, key), *places(node[key]))]


def mutated(data: st.DataObject, raw: dict[str, Any]) -> dict[str, Any]:
    """The value with one to three of its places replaced, removed, doubled, emptied or added to."""
    raw = copy.deepcopy(raw)
    for _ in range(data.draw(st.integers(1, 3))):
        found = places(raw)
        if not found:
            break
        container, key = data.draw(st.sampled_from(found))
        how = data.draw(st.sampled_from(["replace", "remove", "add", "swap"]))
        if how == "remove":
            del container[key]
        elif how == "add" and isinstance(container, dict):
            container[data.draw(WORDS | st.text(max_size=8))] = data.draw(VALUES)
        elif how == "add":
            container.insert(key, copy.deepcopy(container[key]))
        elif how == "swap":
            other, there = data.draw(st.sampled_from(found))
            container[key] = copy.deepcopy(other[there])
        else:
            container[key] = data.draw(VALUES)
    return raw


def refusal(read: Callable[[], object]) -> list[str]:
    """The faults a reader tells; none if it reads."""
    try:
        read()
    except LineError as error:
        return list(error.faults)
    except GoldError as error:
        return str(error).splitlines()
    return []


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_mutated_gold_document_is_refused_in_words_or_can_be_scored(data: st.DataObject) -> None:
    raw = json.loads(json.dumps(mutated(data, line())))
    faults = refusal(lambda: gold_of(raw))
    assert all(fault and "\n" not in fault for fault in faults)
    if not faults:
        gold = gold_of(raw)
        silent = Reading(document=gold.document, version="silent")
        for tally in ON_READINGS.values():
            assert all(counts.right == 0 for counts in tally(gold, silent).counts.values())


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mutated_file_is_read_or_refused_with_its_lines(tmp_path: Path, layout: str, data: st.DataObject) -> None:
    read, sound = LAYOUTS[layout]
    path = written(tmp_path, [json.dumps(mutated(data, sound))])
    assert all(fault.startswith(f"{path}:1: ") for fault in refusal(lambda: read(path)))
