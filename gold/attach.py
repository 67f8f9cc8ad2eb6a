"""Join the annotation with the texts it was made on.

`python gold/attach.py FOLDER_OF_TEXTS OUT.jsonl` looks every document of `documents.jsonl` up in a folder of source
texts, checks its hash, and writes one line a document: text, origin, annotation. Documents whose text is missing or
differs are named and left out, and the rest is written; the exit code is 1 then.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from drafts import stored_text, title_start
from paths import HERE, listed, parser, texts
from select_documents import rows, source_file

Entry = dict[str, Any]
_KEPT = ("url", "outlet", "published", "split", "kind", "source")


def joined(data: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The lines of joined gold, in the order of the list, and what is to be said of every document left out."""
    read = {path.stem: _annotation(path) for path in sorted((HERE / "documents").glob("*.json"))}
    annotations = {name: raw for name, raw in read.items() if isinstance(raw, dict)}
    remarks = [fault for fault in read.values() if isinstance(fault, str)]
    entries = listed()
    bare = [entry["id"] for entry in entries if entry["id"] not in read]
    if bare:
        remarks.append(f"{len(bare)} listed documents have no annotation: left out: {', '.join(bare)}")
    wanted = [entry for entry in entries if entry["id"] in annotations]
    found: dict[str, dict[str, Any]] = {}
    for source in dict.fromkeys(entry["source"] for entry in wanted):
        remarks.extend(_join(data, source, [e for e in wanted if e["source"] == source], found))
    for name, line in found.items():
        line["annotation"] = annotations[name]
    return [found[entry["id"]] for entry in wanted if entry["id"] in found], remarks


def _annotation(path: Path) -> dict[str, Any] | str:
    """The annotation of a document, or what is wrong with its file."""
    try:
        raw = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as fault:
        return f"{path}: no JSON ({fault}): left out. Mend the file, or take it from the repository anew."
    if not isinstance(raw, dict) or raw.get("id") != path.stem:
        return f"{path}: no annotation with the id {path.stem!r}: left out. The file is named after its id."
    return raw


def _join(data: Path, source: str, entries: list[Entry], found: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Put the lines of a source's documents into `found`; what is to be said of the others."""
    path = source_file(data / source)
    if path is None:
        yield (
            f"{data / source}: no *.jsonl.gz or *.jsonl there: its {len(entries)} documents are left out. Put the "
            "source's texts there, one JSON object a line with id, title, lead and text."
        )
        return
    wanted = {entry["id"]: entry for entry in entries}
    seen: set[str] = set()
    try:
        for row in rows(data / source):
            entry = wanted.get(str(row.get("id"))) if isinstance(row, Mapping) else None
            if entry is not None and entry["id"] not in seen:
                seen.add(entry["id"])
                fault = _add(entry, dict(row), found)
                if fault:
                    yield fault
    except (OSError, EOFError, ValueError, zlib.error) as fault:
        yield f"{path}: cannot be read to its end ({fault}). Fetch it anew; what stands before is used."
    missing = [entry["id"] for entry in entries if entry["id"] not in seen]
    if missing:
        yield (
            f"{path}: has no rows with the ids of {len(missing)} documents, which are left out: {', '.join(missing)}. "
            "Their addresses stand in gold/documents.jsonl."
        )


def _add(entry: Entry, row: dict[str, Any], found: dict[str, dict[str, Any]]) -> str | None:
    """Put the line of one document into `found`, or say why not."""
    try:
        text, start = stored_text(entry, row), title_start(entry, row)
    except (AttributeError, KeyError, TypeError) as fault:
        return (
            f"{entry['id']}: its row has no text as the sources have it ({fault}): left out. It needs title and text."
        )
    excerpt = text[:start].rstrip() if start is not None else text.rstrip()
    told = hashlib.sha256(excerpt.encode("utf-8", "surrogatepass")).hexdigest()
    if told != entry["sha256"]:
        return (
            f"{entry['id']}: the text at hand is not the one that was annotated (SHA-256 {told[:12]}... for "
            f"{entry['sha256'][:12]}...): left out. Fetch it as it was from {entry['url'] or 'its source'}."
        )
    found[entry["id"]] = {
        "text": text,
        "title": text[start:] if start is not None else None,
        "title_start": start,
        **{key: entry[key] for key in _KEPT},
    }
    return None


def write(lines: list[dict[str, Any]], out: Path) -> None:
    """Write joined gold."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def main(data: Path, out: Path) -> int:
    """Write the joined gold; returns 1 if a document could not be joined."""
    lines, remarks = joined(data)
    for remark in remarks:
        sys.stderr.write(f"{remark}\n")
    write(lines, out)
    return int(bool(remarks))


if __name__ == "__main__":
    arguments = parser(__doc__)
    arguments.add_argument("data", type=texts, metavar="FOLDER_OF_TEXTS")
    arguments.add_argument("out", type=Path, metavar="OUT.jsonl")
    given = arguments.parse_args()
    sys.exit(main(given.data, given.out))
