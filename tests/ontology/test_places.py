"""Provinces and cities, and the state they lie in."""

from __future__ import annotations

import pytest

from tieline.ontology import organisations, places, states


@pytest.mark.parametrize(("name", "code"), [("Texas", "USA"), ("Tatarstan", "RUS"), ("Okinawa", "JPN")])
def test_a_province_lies_in_its_state(name: str, code: str) -> None:
    assert places.table()[name] == code


def test_every_place_lies_in_a_state_of_the_table_and_is_no_state_itself() -> None:
    for name, code in places.table().items():
        states.get(code)
        own = [found for found in states.by_name(name) if found.how is not states.How.CAPITAL]
        assert not own or all(found.state.kind is states.StateKind.TERRITORY for found in own), name


def test_every_body_of_a_state_is_of_a_state_of_the_table_and_no_organisation_besides() -> None:
    for body in organisations.national().values():
        states.get(body.state or "")
        assert body.code not in organisations.table()
        for form in (body.name, *body.aliases):
            assert organisations.find(form) == (body,), form


@pytest.mark.parametrize(("name", "code"), [("the CIA", "USA"), ("Hezbollah", "LBN"), ("the Houthis", "YEM")])
def test_a_body_reports_name_without_its_state_has_one(name: str, code: str) -> None:
    assert [body.state for body in organisations.find(name)] == [code]
