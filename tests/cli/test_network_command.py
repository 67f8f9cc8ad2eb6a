"""`tieline network`: groups, closest others, how alike two are; or a plain word why there is no answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ("command_line",)
Run = Callable[..., Any]
HEADER = "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
NORTH = {"Norway": "NOR", "Sweden": "SWE", "Finland": "FIN", "Denmark": "DNK"}
SOUTH = {"Chile": "CHL", "Peru": "PER", "Bolivia": "BOL", "Ecuador": "ECU"}


@pytest.fixture
def coded(tieline: Run, tmp_path: Path) -> str:
    """A year in which each half of the world agrees with its own and accuses the other."""
    names = {**NORTH, **SOUTH}
    lines = []
    for number, (one, other) in enumerate(combinations(names, 2)):
        kind = "Consult,040,1" if (one in NORTH) == (other in NORTH) else "Accuse,112,-2"
        for week in range(52):
            day = date(2014, 1, 6) + timedelta(days=7 * week + number % 5)
            lines.append(f"{day},{one},{names[one]},{kind},{other},{names[other]}\n")
    file = tmp_path / "tuples.csv"
    file.write_text(HEADER + "".join(lines), "utf-8")
    folder = tmp_path / "coded"
    assert tieline("import", file, "--parquet", folder, "--quiet").code == 0
    return str(folder)


def test_the_halves_of_a_divided_world_are_its_groups(tieline: Run, coded: str) -> None:
    told = json.loads(tieline("network", "--coded", coded, "--json").out)
    groups = [{member["state"] for member in group} for group in told["found"]["groups"]]
    assert sorted(map(sorted, groups)) == sorted([sorted(NORTH.values()), sorted(SOUTH.values())])
    assert told["found"]["independent"] == 1
    page = tieline("network", "--coded", coded).out
    assert "modularity" in page
    assert "NOR 100%" in " ".join(page.split())


def test_a_state_is_closest_to_its_own(tieline: Run, coded: str) -> None:
    told = json.loads(tieline("network", "Norway", "--coded", coded, "--json").out)
    assert told["states"] == ["NOR"]
    order = [estimate["of"] for estimate in told["found"]["estimates"]]
    assert set(order[:3]) == set(NORTH.values()) - {"NOR"}
    assert "Norway" in tieline("network", "NOR", "--coded", coded).out


def test_two_of_a_half_are_alike(tieline: Run, coded: str) -> None:
    alike = json.loads(tieline("network", "NOR", "SWE", "--coded", coded, "--json").out)["found"]
    apart = json.loads(tieline("network", "NOR", "CHL", "--coded", coded, "--json").out)["found"]
    assert alike["estimates"][0]["value"] == pytest.approx(1)
    assert apart["estimates"][0]["high"] < 1


def test_a_ledger_without_doings_has_no_network(tieline: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("It rained in Oslo all day, and nobody came.", "utf-8")
    assert tieline("read", report, "--published", "2014-03-05", "--rules-only", "--quiet").code == 0
    answer = tieline("network")
    assert answer.code == 0
    assert "Nothing is known of any doing" in answer.out


def test_too_little_is_told_with_what_is_needed(tieline: Run, coded: str) -> None:
    told = json.loads(tieline("network", "NOR", "--coded", coded, "--until", "2014-02-10", "--json").out)["found"]
    assert told["not_enough"] == "too few weeks"
    assert told["needed"] == 12


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("NOR", "NOR"), "two different states"),
        (("NOR", "SWE", "DNK"), "two for how alike they are"),
        (("Norwegia",), "is no state or bloc"),
        (("--since", "2015-01-01", "--until", "2014-01-01"), "swap them"),
    ],
)
def test_wrong_usage_is_told_with_the_remedy(tieline: Run, coded: str, words: tuple[str, ...], said: str) -> None:
    answer = tieline("network", *words, "--coded", coded)
    assert (answer.code, answer.out) == (2, "")
    assert said in " ".join(answer.err.split())
