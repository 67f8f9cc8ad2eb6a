"""Pronouns and plural descriptions: the nearest compatible antecedent, or a reason."""

from __future__ import annotations

from casting import Casting

from tieline.actors.discourse import Discourse
from tieline.actors.tokens import read_tokens

MEETING = "Chinese President Xi Jinping and Finnish President Alexander Stubb held talks. "
PAIR = ["Xi Jinping", "Alexander Stubb"]


def test_they_are_those_named_together_before() -> None:
    assert Casting(MEETING + "They agreed.").who("They") == PAIR


def test_he_goes_on_for_paragraphs() -> None:
    casting = Casting("President Alexander Stubb of Finland opened the day.\nHe thanked the hosts.\nHe noted progress.")
    assert casting.who("He", 1) == ["Alexander Stubb"]


def test_an_object_pronoun_is_not_the_subject_of_its_own_verb() -> None:
    casting = Casting(
        "Kassym-Jomart Tokayev, president of Kazakhstan, met Xi Jinping, president of China, and told him so."
    )
    assert casting.who("him") == ["Xi Jinping"]


def test_a_possessive_is_the_subject_of_its_clause() -> None:
    assert Casting(MEETING + "Stubb told Xi about his trip.").who("his") == ["Alexander Stubb"]


def test_after_thanking_the_possessive_is_the_object() -> None:
    assert Casting(MEETING + "Stubb thanked Xi for his support.").who("his") == ["Xi Jinping"]


def test_a_pronoun_with_two_equal_antecedents_is_undecided() -> None:
    mention = Casting(MEETING + "He smiled.").mention("He")
    assert mention.actors == ()
    assert "may be" in (mention.reason or "")


def test_a_pronoun_before_any_person_says_so() -> None:
    mention = Casting("He smiled.").mention("He")
    assert (mention.actors, bool(mention.reason)) == ((), True)


def test_both_nations_are_the_states() -> None:
    casting = Casting(MEETING + "Both nations will build a road.")
    assert casting.states("Both nations") == ["CHN", "FIN"]


def test_it_is_the_state_that_is_the_subject() -> None:
    assert Casting("Germany announced that it will send engineers.").states("it") == ["DEU"]


def test_an_impersonal_it_is_no_mention() -> None:
    casting = Casting("Germany insisted. It is important that talks go on. It was agreed to meet again.")
    assert not {"It", "it"} & set(casting.texts())


def test_its_ambassador_is_of_the_state_it_means() -> None:
    casting = Casting("Myanmar recalled its ambassador Thein Oo after the vote.")
    assert casting.states("ambassador Thein Oo") == ["MMR"]


def test_they_after_a_plural_that_is_no_actor_is_undecided() -> None:
    mention = Casting(MEETING + "The documents were signed. They cover trade.").mention("They")
    assert mention.actors == ()


def test_gratitude_expressed_to_somebody_is_for_what_is_theirs() -> None:
    casting = Casting(MEETING + "Stubb congratulated Xi and expressed gratitude for his visit.")
    assert casting.who("his") == ["Xi Jinping"]


def test_she_is_nobody_with_a_mans_name() -> None:
    casting = Casting("Emmanuel Macron, president of France, wrote to Angela Merkel. She replied.")
    assert casting.who("She") == ["Angela Merkel"]


def test_a_speaker_says_i_and_not_he() -> None:
    casting = Casting("President of Finland Alexander Stubb: I met Ban Ki-moon in May. I share his views.")
    assert casting.who("his") == ["Ban Ki-moon"]


def test_an_unresolved_plural_stands_in_the_way() -> None:
    casting = Casting(MEETING + "Trade ministers from eleven capitals joined in. They signed a letter.")
    assert casting.mention("They").actors == ()


def test_their_after_two_states_are_those_states() -> None:
    casting = Casting(MEETING + "Peru and Chile signed a treaty. Their banks agreed.")
    assert casting.states("Their") == ["PER", "CHL"]


def test_an_object_pronoun_is_not_the_subject_its_clause_borrows() -> None:
    casting = Casting(MEETING + "Stubb sent a message to Xi, thanking him for the invitation.")
    assert casting.who("him") == ["Xi Jinping"]


def test_both_alone_are_the_two_before() -> None:
    assert Casting(MEETING + "Both praised the hosts.").who("Both") == PAIR


def test_it_in_an_announcement_is_whoever_announces() -> None:
    assert Casting("We welcome Japan's announcement that it will send engineers.").states("it") == ["JPN"]


def test_three_countries_with_an_adjective_are_the_three() -> None:
    text = "Kenya, Uganda and Rwanda signed. The three East African countries will build a line."
    assert Casting(text).states("The three East African countries") == ["KEN", "UGA", "RWA"]


def test_a_nationality_after_in_is_no_language_before_another() -> None:
    assert Casting("They saw progress in Russian-Turkish trade relations.").states("Russian-Turkish") == ["RUS", "TUR"]


def test_mentions_without_end_in_one_sentence_are_looked_back_through_only_so_far() -> None:
    """A text without stops is one sentence: a pronoun that looks at all of it makes opening it take quadratic time."""
    discourse = Discourse(read_tokens(Casting('He said "' * 400).parsed))
    for i in range(1000):
        discourse.add(i, i, i, (), "he", person=True, plural=False)
    found = discourse.back(1000, 2)
    assert len(found) < 500
    assert found[0].first == 999
