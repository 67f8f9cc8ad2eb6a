"""The counts of the gold add up to the files that are there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GOLD = Path(__file__).parents[2] / "gold"


def test_every_annotated_document_is_counted_in_a_split() -> None:
    done = subprocess.run([sys.executable, str(GOLD / "counts.py")], capture_output=True, text=True, check=True)
    cells = {line.split("|")[1].strip(): line.split("|")[2:-1] for line in done.stdout.splitlines() if "|" in line}
    counts = {name: [int(c.replace(",", "")) for c in row] for name, row in cells.items() if name.startswith("doc")}
    assert counts["documents"][3] == sum(1 for _ in (GOLD / "documents").glob("*.json"))
    statements = [cells[f"statements, {kind}"][3] for kind in ("direct", "indirect", "mixed", "ambient")]
    assert sum(int(c.replace(",", "")) for c in statements) == int(cells["statements"][3].replace(",", ""))
