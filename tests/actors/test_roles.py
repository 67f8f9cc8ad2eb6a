"""Offices without a name: sought in the document, then in the table, else left without a name."""

from __future__ import annotations

from datetime import date

from casting import Casting

from tieline.records.actor import ActorKind, Rank

MEETING = "Chinese President Xi Jinping and Finnish President Alexander Stubb held talks. "


def test_a_role_is_the_person_of_that_state_and_office() -> None:
    assert Casting(MEETING + "The Finnish president agreed.").who("The Finnish president") == ["Alexander Stubb"]


def test_a_leader_is_whoever_leads() -> None:
    assert Casting(MEETING + "The Chinese leader agreed.").who("The Chinese leader") == ["Xi Jinping"]


def test_a_role_nobody_in_the_text_holds_keeps_its_state_without_a_name() -> None:
    actor = Casting("The interior minister of Bhutan agreed.").actor("The interior minister of Bhutan")
    assert (actor.canonical, actor.state, actor.rank) == (None, "BTN", Rank.MINISTER)


def test_an_office_whose_state_nobody_tells_is_unresolved_with_a_reason() -> None:
    mention = Casting("The prime minister agreed.", published=None).mention("The prime minister")
    assert mention.actors == ()
    assert mention.reason


def test_offices_of_several_states_are_several_persons() -> None:
    casting = Casting("The foreign ministers of Germany, France and Italy met.")
    assert casting.states("The foreign ministers of Germany, France and Italy") == ["DEU", "FRA", "ITA"]


def test_officials_are_a_group() -> None:
    actor = Casting("Several U.S. officials disagreed.").actor("U.S. officials")
    assert (actor.kind, actor.state) == (ActorKind.GROUP, "USA")


def test_the_two_leaders_are_the_persons_named_before() -> None:
    assert Casting(MEETING + "The two leaders agreed.").who("The two leaders") == [
        "Xi Jinping",
        "Alexander Stubb",
    ]


def test_the_two_leaders_are_the_principals_where_others_come_between() -> None:
    casting = Casting(
        MEETING
        + "Xi thanked Stubb. Stubb told Xi about calls with Chilean President Gabriel Boric and Indian "
        + "Prime Minister Narendra Modi. The two presidents agreed."
    )
    assert casting.who("The two presidents") == ["Xi Jinping", "Alexander Stubb"]


def test_a_counterpart_holds_the_same_office() -> None:
    actor = Casting("Finnish President Alexander Stubb met his Kazakh counterpart, Kassym-Jomart Tokayev.").actor(
        "Kazakh counterpart, Kassym-Jomart Tokayev"
    )
    assert (actor.office, actor.rank, actor.state) == ("President", Rank.HEAD_OF_STATE, "KAZ")


def test_a_vocative_means_the_one_spoken_to() -> None:
    casting = Casting(
        "Finnish President Alexander Stubb: Welcome to Helsinki.\n"
        "President of Kazakhstan Kassym-Jomart Tokayev: Thank you, Mr President."
    )
    assert casting.who("Mr President") == ["Alexander Stubb"]


def test_ministers_of_the_two_countries_are_of_the_states_spoken_of() -> None:
    casting = Casting(MEETING + "The trade ministers of the two countries signed a treaty.")
    assert casting.states("The trade ministers of the two countries") == ["CHN", "FIN"]


def test_a_king_is_no_president() -> None:
    casting = Casting(MEETING + "The King sent his greetings.")
    assert casting.mention("The King").actors == ()


def test_a_day_is_no_part_of_an_office() -> None:
    assert "the Kenyan ambassador" in Casting("Turkey summoned the Kenyan ambassador on Monday.").texts()


def test_a_leader_of_a_state_nobody_names_is_the_effective_one() -> None:
    casting = Casting("The German leader and the U.S. leader spoke.", published=date(2019, 6, 1))
    assert casting.who("The German leader") == ["Angela Merkel"]
    assert casting.actor("the U.S. leader").rank is Rank.HEAD_OF_STATE


def test_a_president_who_is_also_a_foreign_prince_is_of_the_state_he_leads() -> None:
    casting = Casting("Emmanuel Macron spoke.", published=date(2019, 6, 1))
    assert casting.states("Emmanuel Macron") == ["FRA"]
