"""Tables (CSV, also with semicolons or tabs): a report a row, columns named in the first row or by a map of columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator

from tieline.records.document import Document
from tieline.sources.charset import decode
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.format import Format
from tieline.sources.opened import LARGEST, UTF16, Opened, SourceError
from tieline.sources.row import OTHER_DATES, document_of_row

_SEPARATORS = (",", "\t", ";", "|")
_MARKS = "Check its quotation marks"
_LONG_LINE = SourceError("a line of it is longer than a report can be", _MARKS)


def read_table(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    """A document for every good row and a fault for every bad one; rows without anything are passed over."""
    if source.head.startswith(UTF16):
        raise SourceError("it is a table in UTF-16", "Save it as UTF-8")
    csv.field_size_limit(LARGEST)
    taken: list[bytes] = []  # the lines of the row in hand
    lines = _lines(source, note, taken)
    first = next(lines, "")
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(_chain(first, lines), delimiter=separator, strict=False)
    try:
        names = [name.strip() for name in next(rows, [])]
        _check(names, defaults, source, note)
        taken.clear()
        while (row := next(rows, None)) is not None:
            raw = b"".join(taken)
            taken.clear()
            if not any(cell.strip() for cell in row):
                continue
            try:
                if len(row) > len(names):
                    raise SourceError(
                        f"the row has {len(row)} cells for {len(names)} columns", "Check its quotation marks"
                    )
                yield document_of_row(dict(zip(names, row, strict=False)), defaults, source.origin(raw, rows.line_num))
            except SourceError as error:
                yield error.fault(f"{source.name}:{rows.line_num}")
    except csv.Error as error:
        raise SourceError(f"its line {rows.line_num} cannot be read ({error})", _MARKS) from None


def _check(names: list[str], defaults: Defaults, source: Opened, note: Note) -> None:
    """Refuse a table whose columns are not those that were named."""
    listed = ", ".join(names[:20])
    missing = [column for column in defaults.columns.values() if column not in names]
    if missing:
        raise SourceError(f"it has no column {missing[0]!r} (it has {listed[:200]})", "Name its columns with --columns")
    if defaults.columns.get("text", "text") not in names:
        raise SourceError(
            f"it has no column 'text' (it has {listed[:200]})",
            "Name its columns, such as --columns text=body,title=headline,published=date",
        )
    other = next((name for name in OTHER_DATES if name in names), None)
    if other and "published" not in names and "published" not in defaults.columns:
        note(source.name, f"has {other!r} but no 'published': add --columns published={other} if that is what it is")


def _lines(source: Opened, note: Note, taken: list[bytes]) -> Iterator[str]:
    """Its lines as text. The charset is told by the beginning; a table of plain ASCII up to there is UTF-8."""
    charset = "utf-8"
    for number, line in enumerate(source.lines()):
        if line is None:
            raise _LONG_LINE
        taken.append(line)
        if number == 0:
            line = line.removeprefix(codecs.BOM_UTF8)  # the mark is no part of the first name
            read_as = decode(source.head[: source.head.rfind(b"\n") + 1] or source.head)[1]
            if read_as and not read_as.startswith("UTF-8"):
                charset = read_as
                note(source.name, f"read as {read_as}")
        yield line.decode(charset, "replace").replace("\x00", "\ufffd")


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


TABLE = Format("tables", (".csv", ".tsv"), lambda _: False, read_table)
