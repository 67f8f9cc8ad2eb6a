"""Join the pairs of pledges and evidence with the texts they were marked in.

`python gold/attach_pairs.py DATA OUT.jsonl` looks every report of `follow_through/pairs.jsonl` up in a folder of source
texts by its address, checks its hash, and writes one line a pair, both reports with their texts. Pairs whose text is
missing or differs are named and left out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from paths import parser, texts

from tieline.records.document import with_title

PAIRS = Path(__file__).parent / "follow_through" / "pairs.jsonl"
ZONES = {"whitehouse_foreign_2021_2026": "America/New_York", "kremlin_en_2000_2020": "Europe/Moscow"}


def main(data: Path, out: Path) -> int:
    """Write the joined pairs; returns 1 if one could not be joined."""
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    wanted = {(side["source"], side["url"]) for pair in pairs for side in (pair["pledge"], pair["evidence"])}
    texts = {key: text for source in sorted({s for s, _ in wanted}) for key, text in _texts(data, source, wanted)}
    out.parent.mkdir(parents=True, exist_ok=True)
    missing = 0
    with out.open("w", encoding="utf-8") as lines:
        for pair in pairs:
            sides = {name: _joined(pair[name], texts) for name in ("pledge", "evidence")}
            if None in sides.values():
                sys.stderr.write(f"{pair['pledge']['url']}: a text of the pair is missing or differs: left out\n")
                missing += 1
            else:
                lines.write(json.dumps(pair | sides, ensure_ascii=False) + "\n")
    return int(missing > 0)


def _texts(data: Path, source: str, wanted: set[tuple[str, str]]) -> list[tuple[tuple[str, str], dict[str, Any]]]:
    found = []
    for path in sorted((data / source).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for line in rows:
                row = json.loads(line)
                if (source, row["url"]) in wanted:
                    found.append(((source, row["url"]), _report(row, source)))
    return found


def _report(row: dict[str, Any], source: str) -> dict[str, Any]:
    lead = row.get("lead") or ""
    text, title, start = with_title(row["title"], f"{lead}\n{row['text']}" if lead else row["text"])
    published = row.get("published", row["date"]).replace(" ", "T")
    return {
        "text": text, "title": title, "title_start": start, "outlet": row["outlet"], "published": published,
        "zone": ZONES[source],
    }  # fmt: skip


def _joined(side: dict[str, Any], texts: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any] | None:
    report = texts.get((side["source"], side["url"]))
    if report is None or hashlib.sha256(report["text"].encode()).hexdigest() != side["sha256"]:
        return None
    return side | report


if __name__ == "__main__":
    arguments = parser(__doc__)
    arguments.add_argument("data", type=texts, metavar="FOLDER_OF_TEXTS")
    arguments.add_argument("out", type=Path, metavar="OUT.jsonl")
    given = arguments.parse_args()
    sys.exit(main(given.data, given.out))
