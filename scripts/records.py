"""Fill the JSON of docs/records from what Tieline reads in the example reports; with --check only compare.

A comment above a block says where its value is found:

    <!-- from 2021-12-15-chn-rus-video: contacts[0].when -->

Run it with: python3 run.py figures
"""

from __future__ import annotations

import functools
import json
import re
import sys
from pathlib import Path
from typing import Any

from tieline.reading import read_document
from tieline.records.codec import dump
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.read import read_source

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "records"
WIDTH = 120
_BLOCK = re.compile(
    r"(?P<head><!-- from (?P<report>\S+): (?P<path>\S+) -->\n\n```json title=\"\w+\"\n).*?(?=^```$)",
    re.MULTILINE | re.DOTALL,
)
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_LAST = ("evidence", "confidence", "method")  # of a record; its own values come first on a page


@functools.cache
def documents() -> dict[str, Document]:
    """The example reports by the name of their file, without its ending."""
    index = ROOT / "examples" / "index.jsonl"
    names = [Path(json.loads(line)["file"]).stem for line in index.read_text("utf-8").splitlines()]
    found = [one for one in read_source(str(index)) if isinstance(one, Document)]
    return dict(zip(names, found, strict=True))


@functools.cache
def reading(report: str) -> Reading:
    """What Tieline reads in one of them."""
    return read_document(documents()[report])


def value(report: str, path: str) -> Any:
    """The value at a path such as `contacts[0].when`; ends the program where there is none."""
    found: Any = reading(report)
    for name, number in _STEP.findall(path):
        found = getattr(found, name)
        if number and int(number) >= len(found):
            sys.exit(f"{report}: nothing is read at {path} any more; choose another example on that page")
        found = found[int(number)] if number else found
    return found


def filled(block: re.Match[str]) -> str:
    """A block with the value its comment asks for."""
    plain = dump(value(block["report"], block["path"]))
    if set(_LAST) <= set(plain):
        plain = {key: plain[key] for key in (*(key for key in plain if key not in _LAST), *_LAST)}
    return f"{block['head']}{laid_out(plain)}\n"


def laid_out(plain: Any, indent: int = 0) -> str:
    """JSON on one line where it fits, else one member a line."""
    line = json.dumps(plain, ensure_ascii=False)
    if not isinstance(plain, dict | list) or len(line) + indent <= WIDTH:
        return line
    inner = " " * (indent + 2)
    if isinstance(plain, dict):
        members = [f"{inner}{json.dumps(key)}: {laid_out(member, indent + 2)}" for key, member in plain.items()]
        return "{\n" + ",\n".join(members) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(inner + laid_out(member, indent + 2) for member in plain) + "\n" + " " * indent + "]"


def main() -> int:
    """Fill the pages anew, or compare them; 1 if they were to be the same and are not."""
    changed = []
    for page in sorted(PAGES.glob("*.md")):
        before = page.read_text("utf-8")
        after = _BLOCK.sub(filled, before)
        if after != before:
            changed.append(page)
            if "--check" not in sys.argv:
                page.write_text(after, "utf-8")
    if changed and "--check" in sys.argv:
        names = ", ".join(page.name for page in changed)
        sys.stderr.write(f"docs/records: {names}: not what is read now: python3 run.py figures\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
