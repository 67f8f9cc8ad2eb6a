"""States, their names and their numbers, at a date."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.ontology import states
from tieline.ontology.states import How, StateKind


def codes(text: str, on: date | None = None) -> list[str]:
    return [name.state.code for name in states.by_name(text, on)]


def test_the_same_capital_stands_for_the_state_of_its_day() -> None:
    assert codes("Moscow", date(1985, 3, 1)) == ["SUN"]
    assert codes("Moscow", date(2001, 3, 1)) == ["RUS"]


def test_a_state_that_is_gone_can_still_be_named() -> None:
    assert codes("the Soviet Union", date(2021, 5, 9)) == ["SUN"]
    assert codes("Yugoslavia", date(2020, 1, 1)) == ["YUG", "SCG"]


def test_a_capital_that_was_left_stands_for_nothing() -> None:
    assert codes("Bonn", date(1980, 1, 1)) == ["DEU"]
    assert codes("Bonn", date(2020, 1, 1)) == []


def test_a_renamed_capital_follows_its_names() -> None:
    assert codes("Nur-Sultan", date(2020, 1, 1)) == ["KAZ"]
    assert codes("Astana", date(2020, 1, 1)) == []
    assert codes("Astana", date(2023, 1, 1)) == ["KAZ"]


def test_serbian_belongs_to_whichever_state_serbia_was() -> None:
    assert [codes("Serbian", date(y, 7, 1))[0] for y in (1999, 2004, 2010)] == ["YUG", "SCG", "SRB"]


def test_case_counts() -> None:
    assert codes("US") == ["USA"]
    assert codes("us") == []
    assert codes("turkey") == []


def test_capitals_of_a_dateline_are_read() -> None:
    assert codes("BEIJING") == ["CHN"]


@pytest.mark.parametrize("form", ["the Kremlin", "The Kremlin's", "Kremlin’s", "Kremlin"])
def test_articles_and_possessives_are_set_aside(form: str) -> None:
    assert codes(form, date(2015, 1, 1)) == ["RUS"]


def test_accents_may_be_missing() -> None:
    assert codes("Cote d'Ivoire") == codes("Côte d’Ivoire") == ["CIV"]


def test_plurals_of_peoples_are_formed_only_where_english_has_them() -> None:
    assert codes("Germans") == ["DEU"]
    assert codes("Chineses") == []


def test_what_a_name_is_is_told() -> None:
    assert states.by_name("French")[0].how is How.DEMONYM
    assert states.by_name("Paris")[0].how is How.CAPITAL
    assert states.by_name("Élysée")[0].how is How.SEAT
    assert states.by_name("French Republic")[0].how is How.OFFICIAL


def test_a_form_with_another_life_says_so() -> None:
    assert states.by_name("Georgia")[0].ambiguous is not None
    assert states.by_name("Kyrgyzstan")[0].ambiguous is None
    congo = states.by_name("Congo", date(2010, 1, 1))
    assert {name.state.code for name in congo} == {"COD", "COG"}
    assert all(name.ambiguous for name in congo)


def test_brussels_is_belgium_before_it_is_the_union() -> None:
    assert codes("Brussels", date(2015, 1, 1)) == ["BEL", "EUU"]


def test_every_ambiguous_form_is_a_form() -> None:
    with (Path(states.__file__).parent / "data" / "ambiguous_names.csv").open(encoding="utf-8") as lines:
        noted = [row["form"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))]
    assert [form for form in noted if form not in states.gazetteer()] == []


def test_namesakes_hold_a_name_without_being_the_state_s() -> None:
    assert {"South China Sea", "Paris Agreement"} <= states.namesakes()
    for form in states.namesakes() & set(states.gazetteer()):
        assert states.by_name(form)[0].state.kind is StateKind.TERRITORY, form


def test_an_unknown_code_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="XYZ"):
        states.get("XYZ")


def test_successors_and_sovereigns_are_states_of_the_table() -> None:
    for state in states.table().values():
        for code in (*state.successors, *(s.text for s in state.sovereigns)):
            states.get(code)
        assert state.end is None or state.kind is StateKind.FORMER
        assert state.start is None or state.end is None or state.start < state.end


def test_numbers_of_other_lists_lead_back_to_a_state() -> None:
    assert states.by_cow("255", date(2000, 1, 1)) == states.by_gw("260", date(2000, 1, 1)) == states.get("DEU")
    assert states.by_cow("365", date(1980, 1, 1)) == states.get("SUN")
    assert states.by_cameo("TMP") == states.get("TLS")
    assert states.by_fips("UP") == states.get("UKR")


@pytest.mark.parametrize(("file", "number"), [("cow_states.csv", "ccode"), ("gw_states.csv", "gwcode")])
def test_every_member_of_the_state_system_since_1990_is_covered(shared_data: Path, file: str, number: str) -> None:
    look_up = states.by_cow if number == "ccode" else states.by_gw
    with (shared_data / "states" / file).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    missing = [
        (row[number], on)
        for row in rows
        for first, last in [_span(row)]
        for on in (max(first, date(1990, 1, 2)), last)
        if last >= date(1990, 1, 2) and look_up(row[number], on) is None
    ]
    assert missing == []


def _span(row: dict[str, str]) -> tuple[date, date]:
    if "startdate" in row:
        return date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
    first, last = ([int(row[f"{edge}{unit}"]) for unit in ("year", "month", "day")] for edge in ("st", "end"))
    return date(*first), date(*last)


@given(
    st.one_of(st.text(max_size=40), st.sampled_from(sorted(states.gazetteer()))),
    st.dates(date(1946, 1, 1), date(2030, 1, 1)),
)
def test_any_text_is_looked_up_without_failing(text: str, on: date) -> None:
    found = states.by_name(text, on)
    assert all(name.fits(on) for name in found) or not any(name.state.existed(on) for name in found)
