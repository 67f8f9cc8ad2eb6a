"""Organisations and who belonged to them when."""

from __future__ import annotations

from datetime import date

import pytest

from tieline.ontology import organisations, states


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("the UN", "UN"), ("Security Council", "UNSC"), ("Shanghai Cooperation Organisation's", "SCO"),
        ("NATO", "NATO"), ("European Commission", "EUCOM"), ("Normandy format", "NORMANDY"), ("G-20", "G20"),
    ],
)  # fmt: skip
def test_names_and_aliases_lead_to_the_organisation(form: str, code: str) -> None:
    assert [body.code for body in organisations.find(form)] == [code]


def test_case_counts_for_initials() -> None:
    assert organisations.find("who") == ()


def test_membership_follows_the_date() -> None:
    assert "GBR" in organisations.members("EU", date(2020, 1, 31))
    assert "GBR" not in organisations.members("EU", date(2020, 2, 1))
    assert len(organisations.members("EU", date(2021, 1, 1))) == 27
    assert len(organisations.members("NATO", date(2024, 6, 1))) == 32
    assert len(organisations.members("G20", date(2020, 1, 1))) == 20
    assert organisations.members("P5", date(1980, 1, 1)) == ("CHN", "FRA", "GBR", "SUN", "USA")
    assert "RUS" in organisations.members("G8", date(2013, 1, 1))
    assert "RUS" not in organisations.members("G8", date(2014, 6, 1))


def test_a_suspended_member_is_no_member() -> None:
    assert organisations.members("LAS", date(2015, 1, 1), role="suspended") == ("SYR",)


def test_memberships_of_a_state_are_told() -> None:
    assert {"BRICS", "P5", "SCO"} <= set(organisations.of_state("CHN", date(2018, 1, 1)))
    assert "BRICS" not in organisations.of_state("CHN", date(2005, 1, 1))


def test_everything_refers_to_what_exists() -> None:
    for body in organisations.table().values():
        if body.part_of:
            organisations.get(body.part_of)
        if body.state:
            states.get(body.state)
    known = set(states.table()) | set(organisations.table())
    assert {m.state for m in organisations.memberships()} <= known


def test_an_unknown_organisation_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="ATLANTIS"):
        organisations.members("ATLANTIS")
