"""Which layout a file is in: its beginning in, a layout and how it is read out, or a refusal with the remedy."""

from __future__ import annotations

import re

from tieline.coded.fault import CodedFileError
from tieline.coded.layout import Head, Layout, Shape
from tieline.coded.opened import CodedFile
from tieline.coded.registry import LAYOUTS

_LOOKED = 50  # lines
_GKG = re.compile(r"\d{14}-T?\d+\t")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def head_of(file: CodedFile) -> Head:
    """The first lines of a file, without a last one that may be cut. Raises `CodedFileError` for what is no text."""
    data = file.head()
    if data.startswith(_UTF16):
        raise CodedFileError(file.name, "it is in UTF-16", "Save it as UTF-8: iconv -f UTF-16 -t UTF-8")
    if not data.strip():
        raise CodedFileError(file.name, "it is empty", "Check the path, or get the file again")
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    whole = lines[:-1] if len(lines) > 1 and lines[-1] else [line for line in lines if line or len(lines) == 1]
    return Head(tuple(whole[:_LOOKED]), file.name)


def choose(file: CodedFile, named: str | None = None) -> tuple[Layout, Shape]:
    """The layout named, if the file is in it; else the one the file is in. Raises `CodedFileError`."""
    head = head_of(file)
    if named is not None:
        layout = LAYOUTS[named]
        shape = layout.shape(head)
        if shape is None:
            raise _other(file, head, layout)
        return layout, shape
    for layout in LAYOUTS.values():
        shape = layout.shape(head)
        if shape is not None:
            return layout, shape
    raise _unknown(file, head)


def _other(file: CodedFile, head: Head, layout: Layout) -> CodedFileError:
    fits = [other.name for other in LAYOUTS.values() if other.shape(head) is not None]
    reason = f"it is not in the layout {layout.name} ({layout.title}), which has {layout.wants}"
    if fits:
        return CodedFileError(file.name, reason, f"It looks like {fits[0]}: give --format {fits[0]}, or no --format")
    return CodedFileError(file.name, reason, "Check that it is the file you meant; docs/imports.md shows every layout")


def _unknown(file: CodedFile, head: Head) -> CodedFileError:
    first = head.lines[0]
    if _GKG.match(first):
        return CodedFileError(
            file.name,
            "it is a file of GDELT's knowledge graph, which holds no coded events",
            "Import the events (…export.CSV) or the mentions (…mentions.CSV) of the same quarter of an hour",
        )
    width = max(first.count("\t"), first.count(","), first.count(";")) + 1
    return CodedFileError(
        file.name,
        f"its layout is not known (its first line has {width} column{'' if width == 1 else 's'})",
        f"Name it with --format, one of {', '.join(LAYOUTS)}; docs/imports.md shows what each looks like",
    )
