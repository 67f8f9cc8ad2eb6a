"""`tieline compare` and `tieline brief` as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Answer, ledger, tieline  # noqa: F401  # fixtures

EXAMPLES = Path(__file__).parents[2] / "examples"
WASHINGTON = EXAMPLES / "reports" / "2021-12-07-usa-rus-video-washington.txt"
SOCHI = EXAMPLES / "reports" / "2021-12-07-usa-rus-video-sochi.txt"


def _ids(tieline: Callable[..., Answer]) -> dict[str, str]:  # noqa: F811
    rows = [json.loads(line) for line in tieline("documents", "--json").out.splitlines()]
    return {row["title"]: row["id"] for row in rows}


def test_two_files_are_compared_without_a_ledger(tieline: Callable[..., Answer], ledger: Path) -> None:  # noqa: F811
    answer = tieline("compare", WASHINGTON, SOCHI)
    assert answer.code == 0, answer.err
    assert answer.out.startswith("The two probably tell one contact")
    assert not ledger.exists()


def test_reports_of_the_ledger_are_compared_and_briefed(tieline: Callable[..., Answer], tmp_path: Path) -> None:  # noqa: F811
    tieline("read", EXAMPLES / "index.jsonl", "--quiet")
    ids = _ids(tieline)
    one, other = ids["Biden warns Putin over Ukraine in video call"], ids["Putin asks Biden for guarantees on NATO"]
    page = tmp_path / "both.html"
    told = json.loads(tieline("compare", one[:8], other[:8], "--json", "--html", page).out)
    assert told["contact"]["sameness"] in ("same", "likely")
    assert {p["relation"] for p in told["pairs"]} <= {"shared", "worded_differently", "different_in_fact"}
    assert "<h1>" in page.read_text("utf-8")
    again = tieline("compare", one, one)
    assert again.code == 2
    assert "itself" in again.err

    text = tieline("brief", "USA", "Russia", "--since", "2021-01-01", "--until", "2021-12-31").out
    assert text.startswith("# Russia – United States: brief, 1 Jan 2021 to 31 Dec 2021\n")
    assert "## References" in text
    target = tmp_path / "brief.html"
    assert tieline("brief", "USA", "RUS", "-o", target).out == ""
    assert 'id="reference-1"' in target.read_text("utf-8")
    assert json.loads(tieline("brief", "USA", "RUS", "--json").out)["ends"] == ["RUS", "USA"]
    assert tieline("brief", "USA", "USA").code == 2


def test_a_dash_is_the_screen(
    tieline: Callable[..., Answer],  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    tieline("read", SOCHI, "--published", "2021-12-07", "--rules-only", "--quiet")
    assert tieline("brief", "USA", "RUS", "-o", "-").out.startswith("# Russia")
    assert not (tmp_path / "-").exists()
