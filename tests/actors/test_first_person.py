"""Who speaks and who is spoken to: "I", "we", "our countries", "you"; in turns, quotations and joint statements."""

from __future__ import annotations

from datetime import date

import pytest
from casting import Casting

TURNS = (
    "President of Russia Vladimir Putin: Good afternoon, Mr President. {first}\n"
    "President of Kazakhstan Kassym-Jomart Tokayev: {second}"
)
JOINT = "Joint Statement by President Macron and Prime Minister Modi on Ukraine\n\n"
ON_2024 = date(2024, 5, 2)


def turns(first: str = "Welcome.", second: str = "Thank you.") -> Casting:
    return Casting(TURNS.format(first=first, second=second), outlet="Kremlin (en.kremlin.ru)")


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("We have agreed to open two new crossings.", "We"),
        ("Together we will build the line.", "we"),
        ("We had a long conversation about water.", "We"),
        ("This is good for our two countries.", "our"),
        ("Trade is the basis of our partnership.", "our"),
    ],
)
def test_what_two_do_with_each_other_is_said_of_both_sides(sentence: str, word: str) -> None:
    assert turns(second=sentence).states(word) == ["KAZ", "RUS"]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("We are building a new port.", "We"),
        ("This will strengthen our relations with Japan.", "our"),
        ("We discussed this with our farmers.", "We"),
    ],
)
def test_what_one_side_does_is_said_of_the_speakers_side(sentence: str, word: str) -> None:
    assert turns(second=sentence).states(word) == ["KAZ"]


def test_you_is_whoever_is_spoken_to() -> None:
    casting = turns(first="I thank you for the invitation.", second="I am glad that you came.")
    assert casting.who("you", 0) == ["Kassym-Jomart Tokayev"]
    assert casting.who("you", 1) == ["Vladimir Putin"]


def test_you_know_speaks_to_nobody() -> None:
    assert "you" not in turns(second="It was, you know, a long road.").texts()


def test_you_outside_a_conversation_is_no_mention() -> None:
    assert "you" not in Casting("As you can see, Russia and China signed the agreement.").texts()


def test_whoever_issues_a_joint_statement_is_we() -> None:
    casting = Casting(JOINT + "We condemn the attack. We will meet again.", ON_2024, "The White House")
    assert casting.states("We") == ["FRA", "IND"]


def test_issuers_are_sought_in_the_first_sentences_where_the_headline_names_none() -> None:
    text = "Joint Statement on Safe Shipping\n\nThe leaders of Japan, Kenya and Norway met. We will protect all ships."
    assert set(Casting(text, ON_2024).states("We")) == {"JPN", "KEN", "NOR"}


def test_i_and_we_of_a_quotation_are_whoever_is_quoted() -> None:
    casting = Casting('President Xi Jinping of China spoke. "I am glad that we will help," Xi said.')
    assert casting.who("I") == ["Xi Jinping"]
    assert casting.states("we") == ["CHN"]


def test_a_quotation_after_a_colon_is_of_the_sentence_before() -> None:
    text = 'President Xi Jinping of China wrote to Putin. In the letter Xi writes:\n\n"I wish you well."'
    assert Casting(text).who("I") == ["Xi Jinping"]


def test_a_quotation_nobody_is_said_to_speak_stays_open() -> None:
    mention = Casting('Russia and China held talks. "We will go on" was written on the wall.').mention("We")
    assert mention.actors == ()
    assert mention.reason
