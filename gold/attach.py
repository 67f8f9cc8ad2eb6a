"""Join the annotation with the texts it was made on.

`python gold/attach.py DATA OUT.jsonl` looks every document of `documents.jsonl` up in a folder of source texts, checks
its hash, and writes one line a document: text, origin, annotation. Documents whose text is missing or differs are
named and left out; those that are listed and not annotated yet are counted and left out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from drafts import sheets

HERE = Path(__file__).parent


def main(data: Path, out: Path) -> int:
    """Write the joined gold; returns 1 if a document could not be joined."""
    entries = [json.loads(line) for line in (HERE / "documents.jsonl").read_text("utf-8").splitlines()]
    annotated = {path.stem for path in (HERE / "documents").glob("*.json")}
    wanted = [entry for entry in entries if entry["id"] in annotated]
    if len(wanted) < len(entries):
        sys.stderr.write(f"{len(entries) - len(wanted)} listed documents have no annotation yet: left out\n")
    joined: dict[str, dict[str, Any]] = {}
    for entry, text, start in sheets(data, wanted):
        excerpt = text[:start].rstrip() if start is not None else text
        if hashlib.sha256(excerpt.encode("utf-8")).hexdigest() != entry["sha256"]:
            sys.stderr.write(f"{entry['id']}: the text at hand is not the one that was annotated\n")
            continue
        annotation = json.loads((HERE / "documents" / f"{entry['id']}.json").read_text("utf-8"))
        joined[entry["id"]] = {
            "text": text,
            "title": text[start:] if start is not None else None,
            "title_start": start,
            "annotation": annotation,
            **{key: entry[key] for key in ("url", "outlet", "published", "split", "kind", "source")},
        }
    for entry in wanted:
        if entry["id"] not in joined:
            sys.stderr.write(f"{entry['id']}: no text in {data}: left out\n")
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as lines:
        for entry in wanted:
            if entry["id"] in joined:
                lines.write(json.dumps(joined[entry["id"]], ensure_ascii=False) + "\n")
    return int(len(joined) < len(wanted))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: python gold/attach.py FOLDER_OF_TEXTS OUT.jsonl")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
