"""The table of benchmarks: written as Markdown and JSON, and a part that cannot be measured does not keep the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ALL = Path(__file__).parents[2] / "benchmarks" / "all.py"


def test_a_part_without_its_data_is_named_and_the_others_stand_in_both_files(tmp_path: Path) -> None:
    files = {kind: tmp_path / f"table.{kind}" for kind in ("json", "markdown")}
    words = [str(word) for kind, path in files.items() for word in (f"--{kind}", path)]
    missing = tmp_path / "no texts"
    done = subprocess.run(
        [sys.executable, str(ALL), "--quick", "--only", "accuracy", "models", *words],
        env={**os.environ, "TIELINE_SHARED_DATA": str(missing)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"accuracy is not measured: the texts are not at {missing}" in done.stderr
    told = json.loads(files["json"].read_text("utf-8"))
    assert {row["part"] for row in told["rows"]} == {"models"}
    assert {"CPU", "Python", "spacy", "onnxruntime", "load at the start"} <= set(told["measured_with"])
    (encoder,) = [row for row in told["rows"] if "encoder" in row["what"]]
    assert 20 < encoder["value"] < 30
    assert encoder["unit"] == "MB"
    text = files["markdown"].read_text("utf-8")
    assert f"| models | {encoder['what']} | {encoder['value']:.2f} MB |" in text
    assert text.splitlines()[-1] in done.stdout
