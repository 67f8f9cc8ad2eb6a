"""States, bodies, groups and organisations: what is a party and what is only a place or an adjective."""

from __future__ import annotations

import pytest
from casting import Casting

from tieline.records.actor import ActorKind


def test_two_states_are_two_mentions() -> None:
    casting = Casting("China and Russia agreed.")
    assert casting.states("China") + casting.states("Russia") == ["CHN", "RUS"]


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("China-Russia ties", ["CHN", "RUS"]),
        ("Russian-Chinese relations", ["RUS", "CHN"]),
        ("U.S.-India trade", ["USA", "IND"]),
        ("Sino-Russian relations", ["CHN", "RUS"]),
        ("Russian–Turkish trade and economic cooperation", ["RUS", "TUR"]),
    ],
)
def test_ties_name_both_their_ends(phrase: str, codes: list[str]) -> None:
    mentions = Casting(f"They spoke about {phrase} in detail.").cast.mentions
    states = [a for m in mentions for a in m.actors if a.state]
    assert [a.state for a in states] == codes
    assert all(a.method == "adjective" and a.confidence <= 0.7 for a in states)


@pytest.mark.parametrize(
    "text", ["He speaks the Chinese language.", "The talks took place in Russia.", "He lives in Beijing."]
)
def test_tongues_and_places_are_no_parties(text: str) -> None:
    assert [a for m in Casting(text).cast.mentions for a in m.actors if a.state] == []


@pytest.mark.parametrize(
    "text", ["Chinese exports grew.", "They banned imports of Chinese steel.", "A Chinese jet fled."]
)
def test_a_nationality_before_a_thing_is_its_state_and_says_how_weakly(text: str) -> None:
    actor = Casting(text).actor("Chinese")
    assert (actor.state, actor.method) == ("CHN", "attribute")
    assert actor.confidence <= 0.5


def test_what_lies_in_a_stretch_leaves_out_the_nationalities_of_things() -> None:
    casting = Casting("Germany banned Chinese steel.")
    inside = casting.cast.within(0, len(casting.parsed.doc) - 1)
    assert [casting.text(m) for m in inside] == ["Germany"]


def test_no_pronoun_means_the_nationality_of_a_thing() -> None:
    casting = Casting("Germany banned Chinese steel. It will buy its own.")
    assert casting.states("It") == ["DEU"]


def test_each_half_of_a_pair_has_its_own_name() -> None:
    mention = Casting("They praised Russian-Turkish relations.").mention("Russian-Turkish")
    assert [(a.name, a.state) for a in mention.actors] == [("Russian", "RUS"), ("Turkish", "TUR")]


@pytest.mark.parametrize("text", ["Russia condemned the raid in Lebanon.", "There were abuses in Lebanon, she said."])
def test_what_is_done_in_a_state_is_done_to_it(text: str) -> None:
    assert Casting(text).states("Lebanon") == ["LBN"]


def test_a_capital_that_acts_is_its_state() -> None:
    actor = Casting("Beijing said it would respond.").actor("Beijing")
    assert (actor.kind, actor.state, actor.method) == (ActorKind.STATE, "CHN", "capital")


def test_a_side_is_its_state() -> None:
    actor = Casting("The South Korean side thanked the hosts.").actor("The South Korean side")
    assert (actor.kind, actor.state) == (ActorKind.STATE, "KOR")


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("China's Ministry of Commerce objected.", "China's Ministry of Commerce", ["CHN"]),
        ("The Greek and Turkish governments agreed.", "The Greek and Turkish governments", ["GRC", "TUR"]),
        ("The government of Japan agreed.", "The government of Japan", ["JPN"]),
        ("The Russian Foreign Ministry objected.", "The Russian Foreign Ministry", ["RUS"]),
    ],
)
def test_a_body_belongs_to_its_state(text: str, words: str, codes: list[str]) -> None:
    mention = Casting(text).mention(words)
    assert [a.state for a in mention.actors] == codes
    assert {a.kind for a in mention.actors} == {ActorKind.GOVERNMENT_BODY}


def test_a_body_named_again_is_the_one_whose_owner_was_named() -> None:
    casting = Casting("Critics blamed the Philippine government. The government denied it.")
    assert casting.states("The government") == ["PHL"]


def test_a_body_without_an_owner_is_unresolved_with_a_reason() -> None:
    mention = Casting("The Foreign Ministry denied it.").mention("The Foreign Ministry")
    assert (mention.actors, bool(mention.reason)) == ((), True)


def test_a_body_that_only_qualifies_a_thing_is_no_party() -> None:
    assert "U.S. military" not in Casting("U.S. military aid continued.").texts()


def test_a_group_of_people_is_a_group() -> None:
    actor = Casting("Israeli forces withdrew.").actor("Israeli forces")
    assert (actor.kind, actor.state) == (ActorKind.GROUP, "ISR")


def test_the_european_union_is_an_end_of_ties() -> None:
    actor = Casting("The European Union objected.").actor("The European Union")
    assert (actor.kind, actor.state) == (ActorKind.BLOC, "EUU")


def test_half_a_name_is_completed_by_its_pair() -> None:
    assert Casting("North and South Korea agreed.").states("North and South Korea") == ["PRK", "KOR"]
