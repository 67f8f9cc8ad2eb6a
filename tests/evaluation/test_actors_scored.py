"""How a reference is scored against the mentions under its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_gold import annotation, gold, span

from tieline.evaluation.actors_and_times import same_office, tally_actors
from tieline.evaluation.score import Counts
from tieline.reading import open_page

RECORDS = ("contacts", "events", "statements", "pledges", "claims")


def states(folder: Path, words: str, cast: list[str]) -> Counts:
    """Counts when the only reference of the document is these words, for this cast."""
    raw = annotation()
    for kind in RECORDS:
        raw[kind] = []
    raw["events"] = [
        {
            "span": span("ties"), "category": "SUPPORT", "mode": None, "aspect": "asserted",
            "actors": [{"cast": cast, "span": span(words)}], "recipients": [],
        }
    ]  # fmt: skip
    document = replace(gold(folder), annotation=raw)
    return tally_actors(document, open_page(document.document)).counts["all"]


@pytest.mark.parametrize(
    ("words", "cast", "right"),
    [
        ("Norway and Chile", ["norway", "chile"], 1),  # two mentions, one reference
        ("Norway and Chile", ["norway", "solberg"], 0),
        ("President Ana Solberg of Norway", ["solberg"], 1),
        ("President Ana Solberg of Norway", ["chile"], 0),
    ],
)
def test_a_reference_is_right_when_its_mentions_together_mean_just_its_states(
    tmp_path: Path, words: str, cast: list[str], right: int
) -> None:
    assert states(tmp_path, words, cast) == Counts(right, 1, 1)


@pytest.mark.parametrize(
    ("wanted", "told", "same"),
    [
        ("President", "President", True),
        ("Ambassador to Mexico", "Ambassador", True),
        ("National Security Advisor", "National Security Adviser", True),
        ("Minister of Foreign Affairs", "Foreign Minister", True),
        ("former President", "President", False),
        ("President", "Prime Minister", False),
        ("President", None, False),
        (None, None, False),
    ],
)
def test_wordings_of_an_office(wanted: str | None, told: str | None, same: bool) -> None:
    assert same_office(wanted, told) is same


def test_where_the_gold_marks_half_of_a_pair_the_actor_of_that_half_counts(tmp_path: Path) -> None:
    text = "Norwegian-Chilean relations matter."
    raw = {**gold(tmp_path).annotation, **{kind: [] for kind in RECORDS}}
    raw["events"] = [
        {"actors": [{"cast": ["norway"], "span": [0, 9]}], "recipients": [{"cast": ["chile"], "span": [10, 17]}]}
    ]
    base = gold(tmp_path)
    document = replace(
        base, document=replace(base.document, id="", text=text, title=None, title_start=None), annotation=raw
    )
    assert tally_actors(document, open_page(document.document)).counts["all"] == Counts(2, 2, 2)
