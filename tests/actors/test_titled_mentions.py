"""Names and offices: where a mention begins and ends, and what its own words say of office, rank and state."""

from __future__ import annotations

import pytest
from casting import Casting

from tieline.records.actor import ActorKind, Rank


@pytest.mark.parametrize(
    ("text", "words", "state", "rank"),
    [
        ("Chinese President Xi Jinping spoke.", "Chinese President Xi Jinping", "CHN", Rank.HEAD_OF_STATE),
        ("President of Russia Vladimir Putin spoke.", "President of Russia Vladimir Putin", "RUS", Rank.HEAD_OF_STATE),
        (
            "Deputy Crown Prince and Defence Minister of Saudi Arabia Mohammad bin Salman Al Saud arrived.",
            "Deputy Crown Prince and Defence Minister of Saudi Arabia Mohammad bin Salman Al Saud",
            "SAU",
            Rank.DEPUTY_HEAD,
        ),
        (
            "U.S. Secretary of State Antony Blinken left.",
            "U.S. Secretary of State Antony Blinken",
            "USA",
            Rank.FOREIGN_OR_DEFENCE_MINISTER,
        ),
        (
            "Indonesia's Foreign Minister Sugiono agreed.",
            "Indonesia's Foreign Minister Sugiono",
            "IDN",
            Rank.FOREIGN_OR_DEFENCE_MINISTER,
        ),
        (
            "Prime Minister Pham Minh Chinh of Vietnam agreed.",
            "Prime Minister Pham Minh Chinh of Vietnam",
            "VNM",
            Rank.HEAD_OF_GOVERNMENT,
        ),
        (
            "Aleksandar Vucic, president of Serbia, agreed.",
            "Aleksandar Vucic, president of Serbia",
            "SRB",
            Rank.HEAD_OF_STATE,
        ),
        (
            "The Norwegian prime minister, Jonas Gahr Store, agreed.",
            "The Norwegian prime minister, Jonas Gahr Store",
            "NOR",
            Rank.HEAD_OF_GOVERNMENT,
        ),
    ],
)
def test_a_mention_holds_title_nationality_and_name(text: str, words: str, state: str, rank: Rank) -> None:
    actor = Casting(text).actor(words)
    assert (actor.kind, actor.state, actor.rank) == (ActorKind.PERSON, state, rank)
    assert actor.name == words


def test_the_head_is_the_word_that_hangs_on_the_verb() -> None:
    casting = Casting("Chinese President Xi Jinping met Russian President Vladimir Putin.")
    verb = next(t for t in casting.parsed.doc if t.text == "met")
    subject = next(c for c in verb.children if c.dep_ == "nsubj")
    assert casting.cast.of([subject])[0].head == subject.i


def test_a_plural_title_goes_with_every_name_behind_it() -> None:
    casting = Casting("Presidents Xi Jinping of China and Alexander Stubb of Finland met.")
    names = ("Presidents Xi Jinping of China", "Alexander Stubb of Finland")
    assert [casting.actor(name).rank for name in names] == [Rank.HEAD_OF_STATE] * 2


def test_two_nationalities_go_to_two_names_in_order() -> None:
    casting = Casting("Both Armenian and Azerbaijani Presidents Vahagn Khachaturyan and Ilham Aliyev came.")
    assert casting.states("Ilham Aliyev") == ["AZE"]


def test_an_institutions_name_ends_where_the_persons_begins() -> None:
    actor = Casting("Minister of Industry and Trade of Kazakhstan Arman Shakkaliev came.").actor(
        "Minister of Industry and Trade of Kazakhstan Arman Shakkaliev"
    )
    assert (actor.canonical, actor.state, actor.rank) == ("Arman Shakkaliev", "KAZ", Rank.MINISTER)


def test_a_former_office_holder_keeps_the_office_and_has_no_rank() -> None:
    actor = Casting("Former Finnish President Tarja Halonen spoke.").actor("Former Finnish President Tarja Halonen")
    assert (actor.office, actor.rank, actor.state) == ("Former President", None, "FIN")


def test_a_president_of_something_else_has_no_rank() -> None:
    casting = Casting("The World Bank announced that its President, Robert Miller, will leave.", published=None)
    assert all(actor.rank is None for m in casting.cast.mentions for actor in m.actors)


def test_an_ambassador_is_of_the_sending_state() -> None:
    actor = Casting("The Kenyan ambassador to Turkey was summoned.").actor("The Kenyan ambassador to Turkey")
    assert (actor.state, actor.rank) == ("KEN", Rank.AMBASSADOR)


def test_a_general_assembly_is_no_general() -> None:
    assert "General" not in Casting("The General Assembly met in New York.").texts()


def test_that_as_a_conjunction_is_no_part_of_a_title() -> None:
    assert "President Emomali Rahmon" in Casting("Reports say that President Emomali Rahmon left.").texts()


@pytest.mark.parametrize("label", ["XI JINPING", "PRESIDENT XI", "Xi Jinping"])
def test_speaker_labels_of_transcripts_are_mentions(label: str) -> None:
    casting = Casting(
        f"Talks with Chinese President Xi Jinping were held today.\n{label}: I thank you for the kind welcome."
    )
    assert casting.who(label) == ["Xi Jinping"]
    assert casting.who("I") == ["Xi Jinping"]


def test_a_generation_mark_belongs_to_the_name() -> None:
    assert (
        "President Ferdinand Marcos, Jr." in Casting("President Ferdinand Marcos, Jr. met today with farmers.").texts()
    )
