"""The making of the offices table: what the readers of its sources take from sentences and rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from offices.evidence import Sighting, Spell
from offices.factbook import officials
from offices.holdings import hold
from offices.people import gather, same
from offices.texts import sightings

from tieline.records.actor import Rank

DAY = date(2016, 5, 4)
PRESIDENT = ("President", Rank.HEAD_OF_STATE)
PREMIER = ("Prime Minister", Rank.HEAD_OF_GOVERNMENT)


def seen(text: str) -> list[tuple[str | None, str, str]]:
    return [(s.state, s.office, s.name) for s in sightings(text, DAY, "test", "test-1")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He received Finnish President Aino Virta on Monday.", ("FIN", "President", "Aino Virta")),
        ("President of Finland Aino Virta came to stay.", ("FIN", "President", "Aino Virta")),
        ("Talks with Poland’s Foreign Minister Jan Nowak’s team", ("POL", "Foreign Minister", "Jan Nowak")),
        ("READOUT: PRESIDENT AINO VIRTA", (None, "President", "Aino Virta")),
        ("U.S. Secretary of State Ann Lee spoke.", ("USA", "Secretary of State", "Ann Lee")),
        ("Crown Prince of Saudi Arabia Omar bin Said arrived.", ("SAU", "Crown Prince", "Omar bin Said")),
    ],
)
def test_a_title_with_a_name_is_a_sighting(text: str, expected: tuple[str | None, str, str]) -> None:
    assert seen(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "former Finnish President Aino Virta",
        "Deputy Foreign Minister Jan Nowak",
        "the President of Finland. The weather was fine.",
        "the ousted President Omar Said",
    ],
)
def test_no_office_is_read_where_none_is_held(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("title_and_name", "name", "surname"),
    [
        ("President XI Jinping", "Xi Jinping", "Xi"),
        ("King ABDALLAH II", "Abdallah II", "Abdallah"),
        ("Premier Mikhail Vladimirovich MISHUSTIN", "Mikhail Vladimirovich Mishustin", "Mishustin"),
        ("President Abdelfattah Said al-SISI", "Abdelfattah Said al-Sisi", "al-Sisi"),
        ("President of the Swiss Confederation Alain BERSET", "Alain Berset", "Berset"),
        ("Prime Minister Mitch McCONNELL", "Mitch McConnell", "McConnell"),
    ],
)
def test_capitals_of_the_factbook_tell_the_surname(
    tmp_path: Path, title_and_name: str, name: str, surname: str
) -> None:
    table = tmp_path / "factbook.csv"
    head = "factbook_code,country,role,title_and_name,since,first_seen,last_seen\n"
    table.write_text(f"{head}ch,China,chief of state,{title_and_name},14 March 2013,2015-11-05,2026-05-17\n", "utf-8")
    (spell,) = officials(table)
    assert (spell.name, spell.surname, spell.start, spell.end) == (name, surname, date(2013, 3, 14), None)


def test_a_place_that_holds_a_state_s_name_is_not_the_state() -> None:
    assert seen("British Columbia Premier Ann Lee") == [(None, "Prime Minister", "Ann Lee")]


def _spell(name: str, start: date, end: date | None, office: tuple[str, Rank] | None = None) -> Spell:
    title, rank = office or (None, None)
    return Spell(
        name=name,
        surname=None,
        office=title,
        rank=rank,
        state="FIN",
        start=start,
        start_known=True,
        end=end,
        end_known=end is not None,
        seen=end or date(2020, 1, 1),
        source="table",
    )


def _sightings(name: str, office: tuple[str, Rank], *days: date) -> list[Sighting]:
    return [Sighting(name, *office, "FIN", day, "text", f"text-{day}") for day in days]


def test_a_leader_s_office_comes_from_those_who_call_him_by_it() -> None:
    spells = [_spell("Virta", date(2000, 3, 1), date(2004, 2, 29))]
    mentions = _sightings("Aino Virta", PRESIDENT, date(2001, 1, 1), date(2002, 1, 1), date(2003, 1, 1))
    people = gather("FIN", spells, mentions)
    (held,) = hold(people, Rank.HEAD_OF_GOVERNMENT)
    assert (held.office, held.start, held.end, held.start_known) == (
        "President",
        date(2000, 3, 1),
        date(2004, 2, 29),
        True,
    )


def test_a_leader_whom_nobody_titles_keeps_the_usual_rank_of_the_state() -> None:
    people = gather("FIN", [_spell("Virta", date(2000, 3, 1), date(2004, 2, 29))], [])
    (held,) = hold(people, Rank.HEAD_OF_GOVERNMENT)
    assert (held.office, held.rank) == ("Leader", Rank.HEAD_OF_GOVERNMENT)


def test_one_mention_is_not_enough_and_history_does_not_unseat_the_holder() -> None:
    told = [_spell("Jan Salo", date(2000, 1, 1), date(2010, 1, 1), PREMIER)]
    memory = _sightings("Eino Maki", PREMIER, date(2005, 1, 1), date(2005, 1, 9))
    once = _sightings("Ulla Koski", ("Foreign Minister", Rank.FOREIGN_OR_DEFENCE_MINISTER), date(2006, 1, 1))
    people = gather("FIN", told, [*memory, *once])
    assert [people[h.person].written.most_common(1)[0][0] for h in hold(people, Rank.HEAD_OF_STATE)] == ["Jan Salo"]


def test_what_only_sightings_tell_has_uncertain_edges() -> None:
    days = (date(2005, 1, 1), date(2005, 8, 1), date(2006, 3, 1))
    people = gather("FIN", [], _sightings("Ulla Koski", ("Foreign Minister", Rank.FOREIGN_OR_DEFENCE_MINISTER), *days))
    (held,) = hold(people, Rank.HEAD_OF_STATE)
    assert (held.start, held.end, held.start_known, held.end_known) == (days[0], days[-1], False, False)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Tayyip Kaya", "Recep Tayyip Kaya", True),
        ("Omar bin Said", "Ali bin Omar bin Said", False),
        ("Igor Ivanov", "Igor Ivanovich Petrov", False),
        ("Aino Virta", "Aino M. Virta", True),
    ],
)
def test_names_of_relatives_are_not_one_person(a: str, b: str, one: bool) -> None:
    assert same(a, b) is one
