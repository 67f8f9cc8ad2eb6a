"""JSON lines: a report a line, with `text`; optionally `title`, `url`, `outlet`, `published`, `zone`, `language`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tieline.records.document import Document
from tieline.sources.build import build
from tieline.sources.defaults import Defaults, Note, read_published, read_zone
from tieline.sources.fault import SourceFault
from tieline.sources.format import Format
from tieline.sources.opened import UTF16, Opened, SourceError

KEYS = ("text", "title", "url", "outlet", "published", "zone", "language")
_OBJECT = re.compile(r"(\[\s*)?\{\s*(\"|\})")
# Keys other tools give the date of publication; saying that they are not read spares a ledger without dates.
_OTHER_DATES = ("date", "pub_date", "pubdate", "date_published", "published_at", "datetime")


def read_jsonl(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    """A document for every good line and a fault for every bad one; blank lines are passed over."""
    if source.head.startswith(UTF16):
        raise SourceError("it is JSON in UTF-16", "Save it as UTF-8")
    told = False
    for number, line in enumerate(source.lines(), start=1):
        if line is not None and not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            row = _row(line)
            yield _document(row, defaults)
        except SourceError as error:
            yield error.fault(f"{source.name}:{number}")
            continue
        other = next((key for key in _OTHER_DATES if key in row), None)
        if other and not told and "published" not in row:
            told = True
            note(source.name, f"has {other!r} but no 'published': rename the key if it is the date of publication")


def _row(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise SourceError("the line is longer than a report can be", "Put one report on each line")
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode())
    except UnicodeDecodeError:
        raise SourceError("the line is not UTF-8", "Convert the file, for instance with iconv -t UTF-8") from None
    except (ValueError, RecursionError):
        raise SourceError(
            "the line is not a JSON object", "Put one object on each line, for instance with jq -c '.[]'"
        ) from None
    if not isinstance(row, dict):
        raise SourceError(
            f"the line holds a JSON {type(row).__name__}, not an object",
            "Put one object on each line, for instance with jq -c '.[]'",
        )
    return row


def _document(row: dict[str, Any], defaults: Defaults) -> Document:
    known = {key: _string(row, key) for key in KEYS}
    text, published, zone = known["text"], known["published"], known["zone"]
    if not text:
        fault = "the line's 'text' is empty" if "text" in row else "the line has no 'text'"
        raise SourceError(fault, "Give the report under the key 'text'")
    try:
        zone = read_zone(zone).key if zone else defaults.zone
    except ValueError as error:
        raise SourceError(f"'zone': {error}", "Mend the line") from None
    try:
        moment = read_published(published, zone) if published else defaults.published
    except ValueError as error:
        raise SourceError(f"'published': {error}", "Mend the line") from None
    return build(
        text,
        title=known["title"],
        url=known["url"] or defaults.url,
        outlet=known["outlet"] or defaults.outlet,
        published=moment,
        language=known["language"] or defaults.language,
        zone=zone,
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"{key!r} holds {type(value).__name__} {value!r:.40}", f"Write {key!r} as a string")
    return value.strip() and value if value else None


JSONL = Format("JSONL", (".jsonl", ".ndjson", ".jl"), lambda opening: bool(_OBJECT.match(opening)), read_jsonl)
