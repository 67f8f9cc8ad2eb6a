"""Accuracy does not fall: every coder's F1 on the development split stays above its floor.

The floors stand in `gold/floors.toml`; lowering one needs a reason in the commit. The gold is joined with the source
texts, which are not part of the repository: without them these tests skip.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tieline.evaluation.gold import read_gold
from tieline.evaluation.score import Score
from tieline.evaluation.tasks import score_documents

GOLD = Path(__file__).parents[1] / "gold"
FLOORS: dict[str, float] = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))["dev"]


@pytest.fixture(scope="module")
def joined(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gold with its texts."""
    out = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    command = [sys.executable, str(GOLD / "attach.py"), str(shared_data), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def scores(joined: Path) -> dict[str, Score]:
    """Every coder's score on the development split, each document read once."""
    return score_documents(sorted(FLOORS), read_gold(joined, "dev"))


@pytest.mark.parametrize("task", sorted(FLOORS))
def test_a_coder_stays_above_its_floor(task: str, scores: dict[str, Score]) -> None:
    score = scores[task]
    assert score.headline is not None
    assert score.headline >= FLOORS[task], f"{task}: F1 {score.headline:.3f} fell below its floor {FLOORS[task]}"


def test_every_split_passes_the_gold_checks(joined: Path) -> None:
    splits = [gold.split for gold in read_gold(joined)]
    assert set(splits) == {"train", "dev", "test"}
