"""Who held which office when."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.ontology import names, offices, states
from tieline.records.actor import Rank


def held(name: str, on: date) -> list[tuple[str, str, str]]:
    return [(h.person, h.office, h.state) for h in offices.holders(name, on) if h.held(on)]


@pytest.mark.parametrize("spelling", ["Zelenskyy", "Zelensky", "Zelenskiy", "Volodymyr Zelensky", "Vladimir Zelensky"])
def test_spellings_of_one_name_lead_to_one_person(spelling: str) -> None:
    assert held(spelling, date(2021, 6, 1)) == [("Volodymyr Zelenskyy", "President", "UKR")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lukashenko", "Lukashenka"), ("Erdoğan", "Erdogan"), ("Yanukovych", "Yanukovich"), ("Schröder", "Schroeder"),
        ("Gaddafi", "Qadhafi"), ("Rouhani", "Rohani"), ("Kim Jong-un", "Kim Jong Un"), ("Ahmadinejad", "Ahmadi-Nejad"),
        ("Joe Biden", "Joseph R. Biden Jr."), ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ],
)  # fmt: skip
def test_other_spellings_find_the_same_holdings(one: str, other: str) -> None:
    found = offices.holders(one)
    assert found
    assert set(found) <= set(offices.holders(other)) or set(offices.holders(other)) <= set(found)


def test_the_same_surname_means_whoever_held_office_then() -> None:
    assert held("Bush", date(1991, 1, 1)) == [("George H.W. Bush", "President", "USA")]
    assert [person for person, _, state in held("Clinton", date(1998, 1, 1)) if state == "USA"] == [
        "William J. Clinton"
    ]
    assert held("Clinton", date(2011, 1, 1))[0][1] == "Secretary of State"


def test_a_contradicting_given_name_is_another_person() -> None:
    assert offices.holders("Michelle Obama", date(2012, 1, 1)) == ()
    assert offices.holders("Barack Obama", date(2012, 1, 1)) != ()


def test_an_office_left_and_regained_is_two_holdings() -> None:
    assert held("Putin", date(2006, 6, 1)) == [("Vladimir Putin", "President", "RUS")]
    assert held("Putin", date(2010, 6, 1)) == [("Vladimir Putin", "Prime Minister", "RUS")]
    assert held("Putin", date(2014, 6, 1)) == [("Vladimir Putin", "President", "RUS")]
    assert held("Medvedev", date(2010, 6, 1)) == [("Dmitry Medvedev", "President", "RUS")]


def test_incumbents_are_found_by_rank_and_by_office() -> None:
    day = date(2021, 12, 15)
    assert [h.person for h in offices.incumbents("CHN", Rank.HEAD_OF_STATE, day)] == ["Xi Jinping"]
    assert [h.person for h in offices.incumbents("RUS", "Foreign Minister", day)] == ["Sergei Lavrov"]
    assert [h.person for h in offices.incumbents("DEU", "chancellor", day)] == ["Olaf Scholz"]


def test_a_president_who_also_governs_ranks_as_head_of_state() -> None:
    assert {h.rank for h in offices.incumbents("USA", "President", date(2015, 1, 1))} == {Rank.HEAD_OF_STATE}


def test_former_holders_are_those_whose_time_had_ended() -> None:
    assert [h.office for h in offices.former("Merkel", date(2023, 1, 1))] == ["Chancellor"]
    assert offices.former("Merkel", date(2015, 1, 1)) == ()


def test_grace_widens_a_known_edge_only_as_far_as_asked() -> None:
    (merkel,) = offices.holders("Angela Merkel")
    assert merkel.end is not None
    after = merkel.end + timedelta(days=5)
    assert not merkel.held(after)
    assert merkel.held(after, grace=timedelta(days=5))
    assert not merkel.held(after, grace=timedelta(days=4))


def test_a_day_that_sources_leave_open_is_possible_but_not_vouched_for() -> None:
    uncertain = [h for h in offices.table() if not h.start_known and h.earliest < h.start]
    assert uncertain
    for holding in uncertain:
        day = holding.start - timedelta(days=1)
        assert not holding.held(day)
        assert holding.possible(day)


def test_what_is_vouched_for_comes_first() -> None:
    day = date(2021, 2, 1)
    order = [h.held(day) for h in offices.incumbents("USA", Rank.FOREIGN_OR_DEFENCE_MINISTER, day)]
    assert order == sorted(order, reverse=True)


def test_every_row_is_sound() -> None:
    for h in offices.table():
        states.get(h.state)
        assert h.person
        assert h.surname
        assert h.source
        assert h.earliest <= h.start
        assert h.end is None or h.start <= h.end
        assert h.latest is None or (h.end is not None and h.end <= h.latest)
        assert h.start <= h.seen
        assert (h.end or h.seen) >= date(1990, 1, 1)


def test_an_office_with_one_holder_is_not_surely_held_by_two_for_long() -> None:
    heads = [h for h in offices.table() if h.office in ("President", "Chancellor") and h.start_known and h.end_known]
    double = [
        (a.person, b.person)
        for a in heads
        for b in heads
        if a.state == b.state
        and a.office == b.office
        and a.person != b.person
        and a.start <= b.start
        and a.end
        and b.end
        if (min(a.end, b.end) - b.start).days > 60
    ]
    assert double == []


def test_the_surname_finds_its_own_holding() -> None:
    for h in offices.table():
        assert h in offices.holders(h.surname), h.surname
        assert h in offices.holders(h.person), h.person


def test_leaders_of_reign_are_found_on_the_middle_of_the_month(shared_data: Path) -> None:
    """By the name as REIGN spells it; respelled and mangled names and months before a state's own first day miss."""
    with (shared_data / "leaders" / "reign_leaderlist_2021_03.csv").open(encoding="utf-8", errors="replace") as lines:
        rows = list(csv.DictReader(lines))
    asked = hit = 0
    for row in rows:
        for day in _months(row)[::11]:
            state = states.by_cow(row["ccode"], day)
            asked += 1
            hit += any(state is not None and h.state == state.code for h in offices.holders(row["leader"], day))
    assert asked > 2000
    assert hit / asked >= 0.97


def _months(row: dict[str, str]) -> list[date]:
    start = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))
    end = date(int(row["eyear"]), int(row["emonth"]), 1) if row["eyear"].strip() else date(2021, 3, 31)
    months = [date(year, month, 15) for year in range(1990, 2022) for month in range(1, 13)]
    return [day for day in months if start <= day <= end]


@given(st.text(max_size=60), st.dates(date(1990, 1, 1), date(2026, 1, 1)))
def test_any_name_is_looked_up_without_failing(name: str, on: date) -> None:
    assert all(h.possible(on) for h in offices.holders(name, on))


@pytest.mark.parametrize(
    ("a", "b"), [("Sergei", "Sergey"), ("Mohammed", "Muhammad"), ("Yeltsin", "Eltsin"), ("Müller", "Mueller")]
)
def test_usual_transliterations_fold_together(a: str, b: str) -> None:
    assert names.fold(a) == names.fold(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Igor Ivanov", "Igor Ivanovich Shuvalov"), ("Li Keqiang", "Li Qiang"), ("Kim Jong-il", "Kim Jong-un")]
)
def test_like_names_of_different_people_stay_apart(a: str, b: str) -> None:
    assert not names.agree(a, b)


@given(st.text(max_size=30))
def test_folding_is_stable(word: str) -> None:
    assert names.fold(word).isascii()
    assert names.agree(word, word)
