"""`tieline check`: the test is printed before it is run, and a refusal says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest_plugins = ("command_line",)
Run = Callable[..., Any]
HEADER = "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
START = date(2014, 1, 6)
SHOCK = START + timedelta(weeks=40)
NAMES = [
    "Peru",
    "PER",
    "Ghana",
    "GHA",
    "Nepal",
    "NPL",
    "Cuba",
    "CUB",
    "Kenya",
    "KEN",
    "Mali",
    "MLI",
    "Oman",
    "OMN",
    "Togo",
    "TGO",
    "Fiji",
    "FJI",
    "Chad",
    "TCD",
    "Iraq",
    "IRQ",
    "Iran",
    "IRN",
    "Laos",
    "LAO",
    "Malta",
    "MLT",
    "Benin",
    "BEN",
    "Niger",
    "NER",
    "Qatar",
    "QAT",
    "Yemen",
    "YEM",
    "Sudan",
    "SDN",
    "Haiti",
    "HTI",
    "Gabon",
    "GAB",
    "Nauru",
    "NRU",
    "Tonga",
    "TON",
    "Palau",
    "PLW",
    "Samoa",
    "WSM",
    "India",
    "IND",
    "Japan",
    "JPN",
    "China",
    "CHN",
    "Spain",
    "ESP",
    "Italy",
    "ITA",
    "Egypt",
    "EGY",
    "Libya",
    "LBY",
    "Syria",
    "SYR",
    "Gambia",
    "GMB",
    "Brazil",
    "BRA",
    "Canada",
    "CAN",
    "France",
    "FRA",
    "Mexico",
    "MEX",
    "Norway",
    "NOR",
    "Poland",
    "POL",
    "Russia",
    "RUS",
    "Serbia",
    "SRB",
    "Sweden",
    "SWE",
    "Turkey",
    "TUR",
]
STATES = [(NAMES[i], NAMES[i + 1]) for i in range(0, len(NAMES), 2) if NAMES[i + 1] not in ("NOR", "CHL")]
TEXT = "Relations between Norway and Chile are stable."


@pytest.fixture(scope="module")
def rows() -> list[str]:
    """Fifty-five weeks of one tie, hit hard from week 40 on, and of donors in pairs that share no member."""
    rng = np.random.default_rng(3)
    ties = [("Norway", "NOR", "Chile", "CHL")]
    ties += [(*STATES[i], *STATES[i + 1]) for i in range(0, len(STATES) - 1, 2)]
    ties += [(*STATES[0], *STATES[i]) for i in range(2, 5)]
    made = []
    for row, (one, one_code, other, other_code) in enumerate(ties):
        for week in range(55):
            for _ in range(int(rng.integers(1, 3))):
                bad = rng.random() < (0.9 if row == 0 and week >= 40 else 0.25)
                relation, cameo, weight = ("Accuse", "112", -2) if bad else ("Consult", "040", 1)
                day = START + timedelta(weeks=week, days=int(rng.integers(0, 7)))
                made.append(f"{day},{one},{one_code},{relation},{cameo},{weight},{other},{other_code}\n")
    return sorted(made)


@pytest.fixture
def coded(tieline: Run, tmp_path: Path, rows: list[str]) -> str:
    file = tmp_path / "tuples.csv"
    file.write_text(HEADER + "".join(rows), "utf-8")
    assert tieline("import", file, "--parquet", tmp_path / "coded", "--quiet").code == 0
    return str(tmp_path / "coded")


def _json(tieline: Run, *words: object) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(tieline("check", *words, "--json").out)
    return told


def test_the_plan_comes_before_the_verdict_and_alone_where_it_is_asked_for(tieline: Run, coded: str) -> None:
    words = ("check", TEXT, "--coded", coded, "--shock", f"{SHOCK}=Storm")
    out = tieline(*words).out
    assert 0 < out.index("THE TEST") < out.index("margin") < out.index("Storm") < out.index("EFFECTS")
    plan = tieline(*words, "--plan")
    assert plan.code == 0
    assert "THE TEST" in plan.out
    assert "ties to compare with" in plan.out
    assert "EFFECTS" not in plan.out
    assert _json(tieline, *words[1:], "--dry-run")["result"] is None


def test_a_hit_tie_contradicts_with_all_that_stands_behind_it(tieline: Run, coded: str) -> None:
    told = _json(tieline, TEXT, "--coded", coded, "--shock", f"{SHOCK}=Storm", "--normalisers", "own", "--explain")
    assert told["verdict"] == "contradicted"
    assert told["claim"]["predicate"] == "stability"
    assert told["claim"]["ends"] == ["CHL", "NOR"]
    assert told["plan"]["margin"] == 0.5
    assert told["plan"]["horizon_weeks"] == 13
    assert told["plan"]["normalisers"] == ["own"]
    (outcome,) = told["result"]["outcomes"]
    (shock,) = outcome["shocks"]
    assert shock["name"] == "Storm"
    assert shock["low"] <= shock["effect"] <= shock["high"] < 0
    assert len(shock["placebos"]) == shock["donors"] == told["plan"]["donors_of"][SHOCK.isoformat()]
    assert {row["file"] for row in told["rows"]} == {"tuples.csv"}
    assert len(told["rows"]) == told["result"]["happenings"]
    denied = _json(tieline, "Relations between Norway and Chile are unstable.", "--coded", coded, "--shock",
                   f"{SHOCK}=Storm", "--normalisers", "own")  # fmt: skip
    assert denied["verdict"] == "supported"


def test_the_order_of_the_file_and_a_second_copy_of_it_change_nothing(
    tieline: Run, tmp_path: Path, rows: list[str], coded: str
) -> None:
    words = (TEXT, "--shock", f"{SHOCK}=Storm", "--normalisers", "own")
    first = _json(tieline, *words, "--coded", coded)
    turned = tmp_path / "turned.csv"
    turned.write_text(HEADER + "".join(reversed(rows)), "utf-8")
    for folder, file in (("again", tmp_path / "tuples.csv"), ("again", tmp_path / "tuples.csv"), ("turned", turned)):
        tieline("import", file, "--parquet", tmp_path / folder, "--quiet")
    for folder in ("again", "turned"):
        other = _json(tieline, *words, "--coded", tmp_path / folder)
        assert other["result"]["outcomes"] == first["result"]["outcomes"]
        assert other["verdict"] == first["verdict"]


def test_a_figure_is_drawn_of_what_was_tested(tieline: Run, tmp_path: Path, coded: str) -> None:
    pytest.importorskip("vl_convert")
    words = ("check", TEXT, "--coded", coded, "--normalisers", "own")
    figure = tmp_path / "check.svg"
    assert tieline(*words, "--shock", f"{SHOCK}=Storm", "--figure", figure).code == 0
    assert "Storm" in figure.read_text("utf-8")
    nothing = tieline(*words, "--shock", "2014-01-10", "--figure", figure)
    assert (nothing.code, "no test on shocks to draw" in nothing.err) == (2, True)


def test_own_shocks_come_from_a_file(tieline: Run, tmp_path: Path, coded: str) -> None:
    toml = tmp_path / "own.toml"
    toml.write_text(f'[[shock]]\nday = {SHOCK}\nname = "Storm"\nparties = ["NOR"]\n', "utf-8")
    told = _json(tieline, TEXT, "--coded", coded, "--shocks", toml)
    assert told["plan"]["shocks"] == []
    assert "the tie's own crisis" in told["plan"]["excluded"][0]["reason"]
    assert told["verdict"] == "not_enough_evidence"
    assert "--shocks" in told["result"]["reason"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("It rained in Oslo.",),
            "no claim about the tie of two states is found in the text: name a tie with --between",
        ),
        (("Our cooperation will never be impacted.",), "name a tie with --between"),
        (("It rained.", "--between", "NOR", "CHL"), "name what it says with --predicate (level, trend"),
        (("It rained.", "--between", "NOR", "NOR", "--predicate", "level"), "two different ends"),
        ((), "name a text or the id of a claim, or --all with --between"),
        ((TEXT, "--all"), "name a text or the id of a claim, or --all with --between"),
        ((TEXT, "--shock", "Tuesday"), "is not a day"),
        ((TEXT, "--margin", "0"), "the margin is a number"),
        ((TEXT, "--normalisers", "gdp"), "is no normaliser"),
        ((TEXT, "--source", "gdelt"), "has no source 'gdelt': use one of icews-tuples"),
    ],
)
def test_wrong_usage_is_told_with_the_remedy(tieline: Run, coded: str, words: tuple[str, ...], said: str) -> None:
    answer = tieline("check", *words, "--coded", coded)
    assert answer.code == 2
    assert said in answer.err


def test_a_tie_and_a_predicate_may_be_named(tieline: Run, coded: str) -> None:
    named = _json(tieline, "Nothing can come between us.", "--between", "NOR", "Chile", "--predicate", "stability",
                  "--coded", coded)  # fmt: skip
    assert (named["claim"]["coded"], named["claim"]["ends"]) == (False, ["CHL", "NOR"])
    ours = _json(tieline, "Our cooperation will never be impacted by changes in the international situation.",
                 "--between", "NOR", "CHL", "--coded", coded)  # fmt: skip
    assert (ours["claim"]["predicate"], ours["claim"]["coded"], ours["plan"]["test"]) == ("resilience", True, "impact")


def test_words_tell_what_touches_a_tie_from_what_it_recovers_from(tieline: Run, coded: str) -> None:
    recovers = _json(tieline, "Relations between Norway and Chile are resilient.", "--coded", coded, "--plan")
    assert (recovers["plan"]["test"], recovers["plan"]["delay_weeks"], recovers["plan"]["falls_only"]) == (
        "recovery", 13, True,
    )  # fmt: skip
    highest = _json(
        tieline, "Relations between Norway and Chile are at the highest level in history.", "--coded", coded
    )
    assert (highest["plan"]["test"], highest["plan"]["superlative"]) == ("level", True)
    assert highest["verdict"] == "contradicted"
    trend = _json(tieline, "Relations between Norway and Chile have improved.", "--coded", coded)
    assert (trend["plan"]["test"], trend["result"]["estimates"][0]["name"]) == ("trend", "change")
    parity = _json(tieline, "Relations between Norway and Chile are a model for others.", "--coded", coded)
    assert (parity["verdict"], "no test" in parity["result"]["reason"]) == ("no_test_yet", True)


def test_nothing_known_is_a_plain_answer(tieline: Run, coded: str) -> None:
    told = _json(tieline, "Relations between Tuvalu and Chile are stable.", "--coded", coded)
    assert (told["verdict"], told["plan"]) == ("not_enough_evidence", None)
    assert told["nothing"].startswith("Nothing is known of any doing between Chile and Tuvalu")


def test_stored_claims_are_tested_by_id_and_by_tie(tieline: Run, tmp_path: Path, coded: str) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Norwegian Prime Minister Erna Solberg said relations between Norway and Chile are stable.", "utf-8"
    )
    assert tieline("read", report, "--published", "2014-03-05", "--rules-only", "--quiet").code == 0
    (claim,) = [json.loads(line) for line in tieline("claims", "--json").out.splitlines()]
    by_id = _json(tieline, claim["id"], "--coded", coded, "--plan")
    assert by_id["claim"]["predicate"] == "stability"
    every = tieline("check", "--all", "--between", "NOR", "CHL", "--coded", coded, "--plan", "--json")
    assert [json.loads(line)["claim"]["id"] for line in every.out.splitlines()] == [by_id["claim"]["id"]]
    (document,) = [json.loads(line)["id"] for line in tieline("documents", "--json").out.splitlines()]
    wrong = tieline("check", document, "--coded", coded)
    assert (wrong.code, "is a document: name one of its claims" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--margin", "-1", "the margin"),
        ("--margin", "nan", "the margin"),
        ("--alpha", "2", "alpha"),
        ("--horizon", "0", "weeks"),
    ],
)
def test_numbers_that_no_test_can_have_are_refused(tieline: Run, option: str, value: str, said: str) -> None:
    told = tieline("check", "--predicate", "stability", "--all", "--between", "PER", "GHA", option, value)
    assert told.code == 2
    assert said in told.err
