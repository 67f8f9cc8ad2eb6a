"""What a text goes on to call those it has named. Sentences written for the tests."""

from __future__ import annotations

from casting import DAY, Casting

from tieline.actors.resolve import resolve_cast
from tieline.language.parse import parse
from tieline.records.document import Document, with_title

KREMLIN = "Kremlin (en.kremlin.ru)"


def test_the_council_is_the_one_that_was_named() -> None:
    casting = Casting(
        "The Taliban and the Libyan House of Representatives met. Norway's Privy Council left. The council denied it."
    )
    assert casting.states("The council") == ["NOR"]
    assert "The council" not in Casting("Norway and Peru met. The council denied it.").texts()


def test_the_statement_is_of_whoever_spoke_in_the_sentence_before() -> None:
    casting = Casting("The Syrian government condemned the deal. The statement said that it was theft.")
    assert casting.states("The statement") == ["SYR"]


def test_a_counterpart_without_a_state_is_the_other_principal() -> None:
    text = (
        "President Vladimir Putin met President Emmanuel Macron. Emmanuel Macron spoke of trade. "
        "Vladimir Putin informed his counterpart about the steps."
    )
    casting = Casting(text, outlet=KREMLIN)
    assert casting.states("counterpart") == ["FRA"]


def test_the_government_of_a_province_is_of_its_state() -> None:
    assert Casting("Norway protested. The government of Sindh freed them.").states("The government of Sindh") == ["PAK"]


def test_who_takes_part_is_who_was_named_together() -> None:
    text = "President Vladimir Putin met President Emmanuel Macron and Chancellor Olaf Scholz. The participants spoke of trade."
    assert set(Casting(text).states("The participants")) == {"RUS", "FRA", "DEU"}
    own = Casting("Prime Minister Mikhail Mishustin came. The participants spoke of roads.", outlet=KREMLIN)
    assert own.states("The participants") == ["RUS"]


def test_you_in_a_message_is_to_whom_the_headline_sends_it() -> None:
    text, title, start = with_title(
        "Congratulations to Pope Francis",
        'Vladimir Putin congratulated Pope Francis. The message reads: "You have done much."',
    )
    parsed = parse(Document(text=text, title=title, title_start=start, outlet=KREMLIN, published=DAY, language="en"))
    you = [m for m in resolve_cast(parsed).mentions if parsed.doc[m.first].lower_ == "you"]
    assert [a.state for m in you for a in m.actors] == ["VAT"]


def test_the_object_of_a_participle_is_not_its_subject() -> None:
    text = "President Joe Biden met Crown Prince Mohammed bin Salman despite vowing to make him a pariah."
    assert Casting(text).states("him") == ["SAU"]


def test_what_two_do_together_or_with_one_another_is_of_both() -> None:
    text = (
        "President Joe Biden and Prime Minister Kishida of Japan spoke to the press.\n"
        "PRESIDENT BIDEN: We have a lot to talk about.\n"
        "PRIME MINISTER KISHIDA: We can rely on one another. We built ships."
    )
    casting = Casting(text)
    assert set(casting.states("We", 0)) == {"USA", "JPN"}
    assert set(casting.states("We", 1)) == {"USA", "JPN"}
    assert casting.states("We", 2) == ["JPN"]
