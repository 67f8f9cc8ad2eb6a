"""The pairs of pledge and evidence: scored as proposed, refused where they say nothing, and above their floor."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tieline.evaluation.lines import GoldError
from tieline.evaluation.tasks import evaluate

GOLD = Path(__file__).parents[2] / "gold"
PLEDGE = (
    "PARIS, February 6 — French President Emmanuel Macron met Norwegian Prime Minister Jonas Gahr Støre in Paris on "
    "Tuesday. France and Norway agreed to maintain strategic communication throughout the year."
)
CALL = "OSLO, May 14 — French President Emmanuel Macron spoke by phone with Norwegian Prime Minister Jonas Gahr Støre."
OTHER = "OSLO, May 15 — Norway opened a museum of fishing on Wednesday. France sent its greetings to Norway."


def side(text: str, day: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": text, "published": day, "outlet": "Gazette", "start": start, "end": start + len(words)}


def pair(label: str, later: str, day: str, split: str = "dev") -> dict[str, Any]:
    action = "maintain strategic communication throughout the year"
    return {
        "split": split, "label": label, "pledge": side(PLEDGE, "2024-02-06", action), "evidence": side(later, day, later)
    }  # fmt: skip


def written(folder: Path, *pairs: dict[str, Any]) -> Path:
    path = folder / "pairs.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in pairs), "utf-8")
    return path


def test_a_proposal_is_right_where_its_direction_is_the_label(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        pair("for", CALL, "2024-05-14"), pair("unrelated", OTHER, "2024-05-15"), pair("for", OTHER, "2024-05-15", "test"),
    )  # fmt: skip
    whole = evaluate("follow_through", path, rules_only=True)
    assert (whole.counts["all"].right, whole.counts["all"].gold, whole.counts["all"].found) == (1, 2, 1)
    assert evaluate("follow_through", path, "dev", rules_only=True).headline == 1.0


@pytest.mark.parametrize(
    ("changes", "fault"), [({"label": "maybe"}, "'maybe' is none of"), ({"pledge": {}}, "gold/attach_pairs.py")]
)
def test_a_pair_that_says_nothing_is_refused(tmp_path: Path, changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(GoldError, match=fault):
        evaluate("follow_through", written(tmp_path, pair("for", CALL, "2024-05-14") | changes), rules_only=True)


def test_the_precision_of_proposals_stays_above_its_floor(shared_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "pairs.jsonl"
    command = [sys.executable, str(GOLD / "attach_pairs.py"), str(shared_data), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    floor = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))["follow_through"]["precision"]
    precision = evaluate("follow_through", out, "dev", rules_only=True).counts["all"].precision
    assert precision is not None
    assert precision >= floor
