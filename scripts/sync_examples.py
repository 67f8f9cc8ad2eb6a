"""Copy the texts of examples/reports into examples/index.jsonl, so that both say the same.

The index keeps what is known about each report (when and where it was published, where its facts come from); the
reports are edited as plain text. Run it after editing a report: python scripts/sync_examples.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[1] / "examples"


def synced(row: dict[str, Any], folder: Path = EXAMPLES) -> dict[str, Any]:
    """The row with the text and the headline its report has now."""
    text = (folder / row["file"]).read_text("utf-8")
    return row | {"title": text.partition("\n")[0], "text": text}


def main() -> None:
    """Rewrite the index in place."""
    index = EXAMPLES / "index.jsonl"
    rows = [synced(json.loads(line)) for line in index.read_text("utf-8").splitlines()]
    index.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
