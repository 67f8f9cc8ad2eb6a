"""Who a name means at the date: the text's own words, the document's other mentions, the table."""

from __future__ import annotations

from datetime import date

from casting import DAY, Casting

from tieline.records.actor import Rank


def test_a_surname_is_the_person_named_before() -> None:
    casting = Casting("Chinese President Xi Jinping met guests. Xi thanked them.")
    actor = casting.actor("Xi")
    assert (actor.canonical, actor.state, actor.rank) == ("Xi Jinping", "CHN", Rank.HEAD_OF_STATE)


def test_a_surname_two_people_share_stays_undecided() -> None:
    casting = Casting(
        "South Korean Foreign Minister Kim Sung-hwan and North Korean envoy Kim Yong-chol spoke. Kim left early."
    )
    mention = casting.mention("Kim")
    assert mention.actors == ()
    assert "may be" in (mention.reason or "")


def test_a_form_of_address_tells_two_people_of_one_surname_apart() -> None:
    casting = Casting(
        "Argentine Senator Cristina Kirchner and former President Nestor Kirchner came. "
        "Mrs Kirchner, Senator Cristina Kirchner, spoke. Mr Kirchner listened."
    )
    assert casting.who("Mr Kirchner") in ([], ["Nestor Kirchner"])


def test_the_text_stands_where_the_table_differs_and_the_difference_is_told() -> None:
    casting = Casting("Mongolian President Xi Jinping opened the session.")
    mention = casting.mention("Mongolian President Xi Jinping")
    assert mention.actors[0].state == "MNG"
    assert mention.actors[0].method.endswith("table_differs")
    assert "CHN" in (mention.conflict or "")


def test_without_a_date_a_title_still_gives_the_state() -> None:
    actor = Casting("Chinese President Xi Jinping spoke.", published=None).actor("Chinese President Xi Jinping")
    assert (actor.state, actor.method) == ("CHN", actor.method)
    assert "office_table" not in actor.method or actor.method.endswith("no_date")


def test_a_name_nobody_knows_has_no_state() -> None:
    actor = Casting("Ottokar Blumenfeld spoke.", published=DAY).actor("Ottokar Blumenfeld")
    assert (actor.state, actor.rank, actor.office) == (None, None, None)
    assert actor.confidence <= 0.5


def test_an_office_without_a_state_shares_that_of_the_one_it_is_coordinated_with() -> None:
    casting = Casting("Ruritanian talks began. Peru's President Ana Quispe and Prime Minister Juan Rojas agreed.")
    assert casting.states("Prime Minister Juan Rojas") == ["PER"]
    assert casting.actor("Prime Minister Juan Rojas").method == "coordination"


def test_an_aide_is_of_the_state_of_whom_he_serves() -> None:
    casting = Casting("Chinese President Xi Jinping's aide Wen Qiang spoke.")
    assert casting.states("aide Wen Qiang") == ["CHN"]


def test_a_nationality_before_a_common_noun_is_the_persons_state() -> None:
    assert Casting("Norwegian delegate Kari Haugen apologised.").states("Norwegian delegate Kari Haugen") == ["NOR"]


def test_the_state_is_the_one_that_existed_at_the_date() -> None:
    text = "Soviet President Mikhail Gorbachev spoke."
    assert Casting(text, published=date(1990, 5, 1)).states("Soviet President Mikhail Gorbachev") == ["SUN"]


def test_an_office_the_table_has_held_by_another_is_a_conflict() -> None:
    mention = Casting("Russian President Pyotr Sidorov spoke.").mention("Russian President Pyotr Sidorov")
    assert mention.actors[0].state == "RUS"
    assert "Vladimir Putin" in (mention.conflict or "")


def test_a_bare_office_on_a_governments_own_site_is_that_governments() -> None:
    text = "Meeting with ministers\nThe Economy Minister Pyotr Sidorov took part in the meeting."
    actor = Casting(text, outlet="Kremlin").actor("The Economy Minister Pyotr Sidorov")
    assert (actor.state, actor.method) == ("RUS", "outlet_state")


def test_an_international_civil_servant_is_of_no_state() -> None:
    casting = Casting("UN Secretary-General Ban Ki-moon spoke.", published=date(2010, 3, 1))
    assert casting.states("UN Secretary-General Ban Ki-moon") == [None]


def test_officials_named_before_a_comma_are_not_the_president_behind_it() -> None:
    casting = Casting("After talks with Chinese officials, President Putin said it was important.")
    assert [casting.states(words) for words in ("Chinese officials", "President Putin")] == [["CHN"], ["RUS"]]
