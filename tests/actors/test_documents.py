"""Documents that speak, and what lies between two states."""

from __future__ import annotations

from casting import Casting

SIGNED = "Chinese President Xi Jinping and Russian President Vladimir Putin adopted a joint statement in Moscow. "


def test_a_joint_statement_speaks_for_those_who_adopted_it() -> None:
    casting = Casting(SIGNED + "The statement stressed the need for peace. It also welcomed trade.")
    assert set(casting.states("The statement")) == {"CHN", "RUS"}
    assert set(casting.states("It")) == {"CHN", "RUS"}


def test_a_message_speaks_for_its_sender() -> None:
    text = "Vladimir Putin congratulated Xi Jinping on the holiday. The message reads that trade grew."
    assert Casting(text).who("The message") == ["Vladimir Putin"]


def test_a_document_nobody_issued_is_no_mention() -> None:
    assert "The document" not in Casting("A paper was found in Geneva. The document said that rice is dear.").texts()


def test_bilateral_relations_are_between_the_two_spoken_of() -> None:
    casting = Casting("France and Kenya signed a treaty. Bilateral ties will grow, and bilateral trade too.")
    assert casting.states("bilateral") == ["FRA", "KEN"]


def test_two_nationalities_with_a_mark_between_them_are_one_mention_of_both() -> None:
    casting = Casting("They spoke of Russian-Chinese relations.")
    assert casting.states("Russian-Chinese") == ["RUS", "CHN"]


def test_a_headline_where_every_word_is_capitalised_does_not_lengthen_a_name() -> None:
    text = "Remarks by President Macron Announcing Aid\n\nTHE PRESIDENT: Good morning. We will send food."
    casting = Casting(text)
    assert casting.who("President Macron") == ["Emmanuel Macron"]
    assert casting.states("We") == ["FRA"]


def test_the_two_halves_of_a_ticket_are_no_person() -> None:
    casting = Casting("The Biden-Harris administration spoke. President Biden left.", outlet="The White House")
    assert casting.who("President Biden")[0] != "Biden-Harris"
