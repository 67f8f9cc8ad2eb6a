"""Titles and the ranks they give."""

from __future__ import annotations

import pytest

from tieline.ontology import titles
from tieline.ontology.tables import toml
from tieline.ontology.titles import TitleKind
from tieline.records.actor import Rank


@pytest.mark.parametrize(
    ("phrase", "rank"),
    [
        ("President", Rank.HEAD_OF_STATE), ("Prime Minister", Rank.HEAD_OF_GOVERNMENT), ("PM", Rank.HEAD_OF_GOVERNMENT),
        ("Vice-President", Rank.DEPUTY_HEAD), ("crown prince", Rank.DEPUTY_HEAD),
        ("Minister of Foreign Affairs", Rank.FOREIGN_OR_DEFENCE_MINISTER), ("finance minister", Rank.MINISTER),
        ("National Security Advisor", Rank.SECURITY_ADVISER_OR_ENVOY), ("special envoy", Rank.SECURITY_ADVISER_OR_ENVOY),
        ("deputy foreign minister", Rank.DEPUTY_MINISTER), ("ambassador", Rank.AMBASSADOR),
        ("spokesperson", Rank.OFFICIAL), ("state councilor", Rank.MINISTER),
    ],
)  # fmt: skip
def test_titles_give_their_rank(phrase: str, rank: Rank) -> None:
    title = titles.find(phrase)
    assert title is not None
    assert title.rank == rank


@pytest.mark.parametrize(
    ("phrase", "state", "rank"),
    [
        ("Secretary of State", "USA", Rank.FOREIGN_OR_DEFENCE_MINISTER), ("Secretary of State", "DEU", Rank.DEPUTY_MINISTER),
        ("Foreign Secretary", "GBR", Rank.FOREIGN_OR_DEFENCE_MINISTER), ("Foreign Secretary", "IND", Rank.DEPUTY_MINISTER),
        ("Chancellor", "DEU", Rank.HEAD_OF_GOVERNMENT), ("Chancellor", "GBR", Rank.MINISTER),
        ("General Secretary", "CHN", Rank.HEAD_OF_STATE), ("General Secretary", "FRA", None),
    ],
)  # fmt: skip
def test_some_ranks_depend_on_the_state(phrase: str, state: str, rank: Rank | None) -> None:
    title = titles.find(phrase)
    assert title is not None
    assert title.rank_for(state) == rank


def test_abbreviations_count_only_in_capitals() -> None:
    assert titles.find("FM") is not None
    assert titles.find("pm") is None
    assert titles.find("he") is None


def test_forms_of_address_and_shared_words_are_marked() -> None:
    mister, president, general = titles.find("Mr."), titles.find("president"), titles.find("General")
    assert mister is not None
    assert president is not None
    assert general is not None
    assert mister.kind is TitleKind.ADDRESS
    assert president.shared
    assert general.rank is None


def test_no_phrase_stands_under_two_titles() -> None:
    listed = [p.lower() for entry in toml("titles.toml")["title"] for p in entry["phrases"]]
    assert len(listed) == len(set(listed))


def test_prefixes_tell_the_standing_of_the_bearer() -> None:
    assert titles.prefixes()["former"] == "former"
    assert titles.prefixes()["acting"] == "acting"
