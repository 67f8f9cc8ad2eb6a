"""Outlets by name and by host."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.ontology import outlets, states


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Xinhua", "Xinhua"), ("xinhua news agency", "Xinhua"), ("https://news.cgtn.com/news/2022-01-01/x.html", "CGTN"),
        ("en.kremlin.ru", "Kremlin"), ("Guardian", "The Guardian"), ("www.president.gov.ua", "President of Ukraine"),
        ("AP via Google News", "Associated Press"), ("mfa.gov.cn", "Ministry of Foreign Affairs of China"),
    ],
)  # fmt: skip
def test_names_and_hosts_lead_to_the_outlet(written: str, name: str) -> None:
    found = outlets.find(written)
    assert found is not None
    assert found.name == name


def test_an_unknown_outlet_is_none() -> None:
    assert outlets.find("The Daily Nobody") is None
    assert outlets.find("https://example.org/a") is None


def test_a_longer_domain_wins() -> None:
    found = outlets.find("https://mfa.gov.ua/en")
    assert found is not None
    assert found.country == "UKR"


def test_control_is_told() -> None:
    tass, reuters = outlets.find("TASS"), outlets.find("Reuters")
    assert tass is not None
    assert reuters is not None
    assert tass.state_controlled
    assert not reuters.state_controlled


def test_every_row_has_a_zone_and_a_country_that_exist() -> None:
    assert len(outlets.table()) >= 120
    for outlet in outlets.table():
        ZoneInfo(outlet.zone)
        if outlet.country:
            states.get(outlet.country)


def test_no_domain_belongs_to_two_outlets() -> None:
    domains = [domain for outlet in outlets.table() for domain in outlet.domains]
    assert len(domains) == len(set(domains))


@given(st.text(max_size=60))
def test_any_text_is_looked_up_without_failing(text: str) -> None:
    outlets.find(text)
