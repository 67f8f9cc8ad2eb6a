"""JSON lines: a report a line, with `text`; optionally `title`, `url`, `outlet`, `published`, `zone`, `language`.

Other keys are named by a map of columns (`Defaults.columns`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.format import Format
from tieline.sources.opened import UTF16, Opened, SourceError
from tieline.sources.row import OTHER_DATES, document_of_row

_OBJECT = re.compile(r"(\[\s*)?\{\s*(\"|\})")


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
            yield document_of_row(row, defaults, source.origin(line or b"", number))
        except SourceError as error:
            yield error.fault(f"{source.name}:{number}")
            continue
        other = next((key for key in OTHER_DATES if key in row), None)
        if other and not told and "published" not in row and "published" not in defaults.columns:
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


JSONL = Format("JSONL", (".jsonl", ".ndjson", ".jl"), lambda opening: bool(_OBJECT.match(opening)), read_jsonl)
